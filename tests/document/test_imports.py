"""A plan from a document, with its status as reports of a day."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import DEFAULT_STATUS_SCALE, StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.status_words import status_meant
from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.exchange.plan_import.understood import FollowUpNote, Understood

SOURCE = Path(__file__).resolve().parents[1] / "files" / "plans" / "bjorkvinge.xlsx"
DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def understood() -> Understood:
    return import_document(SOURCE).understood


def _reports(document: Document, plan_id: PlanId) -> list[tuple[str, str, str]]:
    plan = document.plans.plan(plan_id)
    entries = document.follow_up.of(plan_id, DAY.year).log
    found: dict[int, StatusEntry] = {entry.node_id: entry for entry in entries}
    return [
        (node.number, found[node.id].status_key, found[node.id].comment)
        for node in plan.walk()
        if node.id in found
    ]


def test_status_and_comments_become_reports_of_the_day(
    document: Document, understood: Understood
) -> None:
    plan_id = document.imports.add(understood, DAY)
    reports = _reports(document, plan_id)
    assert reports[0] == ("1.1.1", "ongoing", "Första omgången gjordes i maj.")
    assert len(reports) == len(understood.follow_up)


def test_without_a_day_only_the_plan_comes(document: Document, understood: Understood) -> None:
    plan_id = document.imports.add(understood)
    assert _reports(document, plan_id) == []


def test_words_that_are_no_status_are_kept_as_a_comment(
    document: Document, understood: Understood
) -> None:
    path = next(iter(understood.follow_up))
    odd = replace(understood, follow_up={path: FollowUpNote("i maj, kanske", "Bra.")})
    plan_id = document.imports.add(odd, DAY)
    assert _reports(document, plan_id) == [("1.1.1", "not_started", "i maj, kanske\nBra.")]


def test_a_goal_takes_no_status(document: Document, understood: Understood) -> None:
    odd = replace(understood, follow_up={(0,): FollowUpNote("Pågår")})
    assert _reports(document, document.imports.add(odd, DAY)) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Pågående", "ongoing"),
        ("KLAR", "done"),
        ("● genomförd", "done"),
        ("Inte påbörjat", "not_started"),
        ("delvis", "partly_done"),
        ("ej genomförd.", "not_done"),
        ("Utgår", "dropped"),
        ("ongoing", "ongoing"),
    ],
)
def test_a_status_is_known_by_the_words_that_people_use(text: str, key: str) -> None:
    kind = status_meant(text, DEFAULT_STATUS_SCALE)
    assert kind is not None
    assert kind.key == key


@pytest.mark.parametrize("text", ["", "2024", "kanske", "genomförd till hälften"])
def test_other_words_are_no_status(text: str) -> None:
    assert status_meant(text, DEFAULT_STATUS_SCALE) is None
