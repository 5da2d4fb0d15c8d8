"""Boards' sheets from a file to the finished pages."""

import datetime as dt
from dataclasses import replace
from typing import cast

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.board_sheet import BoardSheet
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.errors import InputError
from tests.document.papers.answered import bare, read

REQUEST = PaperRequest(PaperKind.BOARD, 2026, dt.date(2026, 11, 22), plan_id=PlanId(1))


def sheet(document: Document, name: str, request: PaperRequest = REQUEST) -> BoardSheet:
    unit = document.units.named(name)
    return cast(BoardSheet, document.papers.gather(replace(request, unit=unit)).values)


@pytest.fixture
def example(document: Document) -> Document:
    """Give the example, with boards that lead and share, and surveys that ask about them."""
    build_example(document, 2026)
    return document


def test_every_board_with_responsibility_gets_its_own(vasteras: Document) -> None:
    requests = vasteras.papers.each(replace(REQUEST, year=2025))
    names = [vasteras.papers.gather(each).values.file_name() for each in requests]
    assert "Nämndblad 2025 Miljö- och konsumentnämnden" in names
    assert len({*names}) == len(names) > 5
    assert not any("Region Västmanland" in name for name in names)


def test_every_text_of_every_sheet_is_in_its_document(example: Document) -> None:
    for request in example.papers.each(replace(REQUEST, plan_id=PlanId(2))):
        printed = print_paper(example.papers.gather(request), PaperForm.PDF)
        words = "".join(read(printed))
        assert [text for text in printed.texts if bare(text) not in words] == []


def test_it_has_the_latest_of_both_years(example: Document) -> None:
    node = sheet(example, "Miljönämnden").activities()[0].node
    example.follow_up.set_status(
        StatusEntry(node.id, 2026, "2026-11-20", "ongoing", comment="Fortsätter in i december.")
    )
    reports = sheet(example, "Miljönämnden").activities()[0].reports
    assert [each.year for each in reports] == [2025, 2026]
    assert reports[-1].comment == "Fortsätter in i december."


def test_it_tells_which_surveys_ask_about_the_work(example: Document) -> None:
    asked, own = sheet(example, "Socialförvaltningen").surveys
    assert (asked.title, asked.is_answered) == ("PI-mini", False)
    assert {each.number for each in asked.questions} >= {21, 24}
    assert (own.questions, own.is_answered) == ((), True)


def test_it_goes_back_to_whom_forms_go_back_to(example: Document) -> None:
    (survey_round, *_) = example.surveys.rounds_of(2026)
    example.collections.remember(survey_round.id, "samordnare@exempelstad.se", "2026-11-30")
    assert sheet(example, "Miljönämnden").sender == "samordnare@exempelstad.se"


def test_a_unit_that_the_plan_gives_nothing_is_told_so(vasteras: Document) -> None:
    with pytest.raises(InputError, match="ger inte Region Västmanland något ansvar 2026"):
        sheet(vasteras, "Region Västmanland")


def test_a_plan_without_responsibility_has_no_sheets(stockholm: Document) -> None:
    assert stockholm.papers.each(REQUEST) == ()


def test_a_board_must_be_chosen(vasteras: Document) -> None:
    with pytest.raises(InputError, match="Välj en nämnd"):
        vasteras.papers.gather(REQUEST)
