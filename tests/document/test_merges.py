"""A newer document merged into a plan: as it was told, never doubling, all of it or nothing."""

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.drafts import template_of
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Level,
    LevelRole,
    Plan,
    PlanDetails,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_template import (
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library

PLAN = PlanId(1)


def _plan(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def _template(document: Document) -> PlanTemplate:
    kinds = {unit.name: unit.kind for unit in document.units.all()}
    return template_of(_plan(document), kinds)


def _with_first(template: PlanTemplate, **fields: object) -> PlanTemplate:
    goal = template.nodes[0]
    activity = replace(goal.children[0], **fields)  # type: ignore[arg-type]
    goal = replace(goal, children=(activity, *goal.children[1:]))
    return replace(template, nodes=(goal, *template.nodes[1:]))


def test_the_same_document_changes_nothing(vasteras: Document) -> None:
    before = _plan(vasteras)
    template = vasteras.library.template("vasteras-2022-2025")
    vasteras.merges.merge(PLAN, template, remove_missing=True)
    assert _plan(vasteras) == before


def test_a_reworded_activity_keeps_its_id_and_its_status(vasteras: Document) -> None:
    activity = _plan(vasteras).nodes[0].children[0]
    vasteras.follow_up.set_status(StatusEntry(activity.id, 2025, "2025-05-01", "done"))
    newer = _with_first(_template(vasteras), title="Effektiv och samordnad alkoholkontroll")
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    after = _plan(vasteras).nodes[0].children[0]
    assert (after.id, after.title) == (activity.id, "Effektiv och samordnad alkoholkontroll")
    assert activity.id in vasteras.follow_up.of(PLAN, 2025).latest()


def test_what_is_new_comes_with_its_units(vasteras: Document) -> None:
    lead = NamedResponsibility("Byggnadsnämnden", ResponsibilityRole.LEAD)
    added = NodeDraft("activity", "Trygga parker", "1.4", responsibilities=(lead,))
    template = _template(vasteras)
    goal = replace(template.nodes[0], children=(*template.nodes[0].children, added))
    units = (*template.units, UnitDraft("Byggnadsnämnden", UnitKind.BOARD))
    newer = replace(template, nodes=(goal, *template.nodes[1:]), units=units)
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    made = _plan(vasteras).nodes[0].children[-1]
    assert (made.label, made.responsibilities.lead) == ("1.4 Trygga parker", "Byggnadsnämnden")
    assert vasteras.units.named("Byggnadsnämnden").kind is UnitKind.BOARD


def test_a_unit_is_the_same_whatever_the_letter_case_of_its_name(vasteras: Document) -> None:
    partner = NamedResponsibility("Polisen", ResponsibilityRole.PARTNER)
    lead = NamedResponsibility("POLISEN", ResponsibilityRole.LEAD)
    before = _with_first(_template(vasteras), responsibilities=(partner,))
    after = _with_first(_template(vasteras), responsibilities=(lead,))
    units = (*before.units, UnitDraft("Polisen", UnitKind.EXTERNAL))
    vasteras.merges.merge(PLAN, replace(before, units=units), remove_missing=False)
    newer = replace(after, units=(*after.units, UnitDraft("POLISEN", UnitKind.EXTERNAL)))
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    assert _plan(vasteras).nodes[0].children[0].responsibilities.lead == "Polisen"
    assert vasteras.merges.difference(PLAN, newer, remove_missing=False).is_empty


def test_a_unit_that_a_document_names_twice_takes_part_once(vasteras: Document) -> None:
    named = [("Polisen", "partner"), ("polisen", "lead"), ("Skolan", "lead"), ("Vården", "lead")]
    parts = tuple(NamedResponsibility(name, ResponsibilityRole(role)) for name, role in named)
    newer = _with_first(_template(vasteras), responsibilities=parts)
    added = tuple(UnitDraft(name, UnitKind.EXTERNAL) for name, _ in named)
    newer = replace(newer, units=(*newer.units, *added))
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    found = _plan(vasteras).nodes[0].children[0].responsibilities
    assert found.lead == "Skolan"
    assert found.names(ResponsibilityRole.CO_RESPONSIBLE) == ("Vården",)
    assert found.names(ResponsibilityRole.PARTNER) == ("Polisen",)


def test_many_nodes_beside_each_other_are_stored_and_merged_in_time(document: Document) -> None:
    levels = (Level("activity", LevelRole.ACTIVITY, "aktivitet", "aktiviteter"),)
    nodes = tuple(NodeDraft("activity", f"Insats {n}", str(n)) for n in range(800))
    template = PlanTemplate("", PlanDetails("Stor"), levels, nodes=nodes[:400])
    began = time.monotonic()
    plan_id = document.plans.add(template)
    document.merges.merge(plan_id, replace(template, nodes=nodes), remove_missing=True)
    document.merges.merge(plan_id, replace(template, nodes=nodes[200:]), remove_missing=True)
    # Well above what it takes, well below what it takes if each step looks at the whole plan.
    assert time.monotonic() - began < 8
    assert [node.title for node in document.plans.plan(plan_id).nodes] == [
        f"Insats {n}" for n in range(200, 800)
    ]


def test_what_the_document_lacks_stays_unless_it_should_go(vasteras: Document) -> None:
    template = _template(vasteras)
    shorter = replace(template, nodes=template.nodes[:-1])
    vasteras.merges.merge(PLAN, shorter, remove_missing=False)
    assert len(_plan(vasteras).nodes) == 5
    vasteras.merges.merge(PLAN, shorter, remove_missing=True)
    assert len(_plan(vasteras).nodes) == 4


def test_what_goes_lies_in_the_trash(vasteras: Document) -> None:
    template = _template(vasteras)
    shorter = replace(template, nodes=template.nodes[:-1])
    vasteras.merges.merge(PLAN, shorter, remove_missing=True)
    (entry,) = vasteras.trash.entries()
    assert (entry.what, entry.count) == ("målområde", 4)


def test_a_chapter_is_rewritten_in_its_place(vasteras: Document) -> None:
    before = _plan(vasteras).chapter(ChapterKind.PURPOSE)
    assert before is not None
    template = _template(vasteras)
    chapters = [
        Chapter(each.kind, each.title, "Nytt syfte") if each.kind is ChapterKind.PURPOSE else each
        for each in template.chapters
    ]
    newer = replace(template, chapters=tuple(chapters))
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    after = _plan(vasteras).chapter(ChapterKind.PURPOSE)
    assert after is not None
    assert (after.id, after.text) == (before.id, "Nytt syfte")


def test_the_difference_is_what_the_merge_does(vasteras: Document) -> None:
    newer = _with_first(_template(vasteras), title="Effektiv och samordnad alkoholkontroll")
    told = vasteras.merges.difference(PLAN, newer, remove_missing=False)
    assert [change.label for change in told.nodes] == ["1.1 Effektiv och samordnad alkoholkontroll"]
    vasteras.merges.merge(PLAN, newer, remove_missing=False)
    assert vasteras.merges.difference(PLAN, newer, remove_missing=False).is_empty


def test_a_merge_that_cannot_be_leaves_the_plan_as_it_was(
    vasteras: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _plan(vasteras)
    newer = _with_first(_template(vasteras), title="Effektiv och samordnad alkoholkontroll")

    def refuse(*_: object) -> None:
        raise InputError("stopp")

    monkeypatch.setattr(vasteras.merges._nodes, "put_field", refuse)
    with pytest.raises(InputError, match="stopp"):
        vasteras.merges.merge(PLAN, newer, remove_missing=True)
    assert _plan(vasteras) == before


@pytest.fixture(scope="module")
def templates() -> list[PlanTemplate]:
    library = Library(paths.resources())
    return [library.template(name) for name in library.template_ids()]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), remove_missing=st.booleans())
def test_any_plan_takes_any_other_and_then_has_it(
    templates: list[PlanTemplate], data: st.DataObject, remove_missing: bool
) -> None:
    one, other = data.draw(st.sampled_from(templates)), data.draw(st.sampled_from(templates))
    with TemporaryDirectory() as name:
        document = Document.create(Path(name) / "plan.andts", Library(paths.resources()))
        plan_id = document.plans.add(one)
        try:
            document.merges.merge(plan_id, other, remove_missing=remove_missing)
        except InputError:
            assert document.plans.plan(plan_id).nodes
        else:
            again = document.merges.difference(plan_id, other, remove_missing=remove_missing)
            assert again.is_empty
        assert document.problems() == ()
        document.close()
