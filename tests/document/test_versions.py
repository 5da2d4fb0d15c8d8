"""Decided versions are frozen, and each year is followed by the version that held."""

import datetime as dt
from dataclasses import replace

import pytest

from andts_desktop.document import Document, plans
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import (
    GoalAssessment,
    Outcome,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.ids import NodeId, PlanId, VersionId
from andts_desktop.domain.plan import Chapter, ChapterKind, Node, Plan, ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library
from tests.db.rows import all_rows

PLAN = PlanId(1)
DAY = dt.date(2026, 1, 15)
TOUCHED = Changes(plan=True, follow_up=True)
FROM_2025 = PlanVersion("4", "Kommunfullmäktige", "2024-11-20", "KS 2024/1", "2025-01-01")


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def numbered(plan: Plan, number: str) -> Node:
    (found,) = (node for node in plan.walk() if node.number == number)
    return found


def has_changed(document: Document) -> bool:
    changes = document.versions.changes_since(PLAN)
    assert changes is not None
    return not changes.is_empty


def names(document: Document, plan_id: PlanId = PLAN) -> list[str]:
    return [version.name for version in document.versions.all(plan_id)]


def test_a_decided_template_is_frozen_as_its_first_version(vasteras: Document) -> None:
    (first,) = vasteras.versions.all(PLAN)
    assert replace(first, made_at="", id=None) == PlanVersion(
        "3", "Kommunstyrelsen", "2021-03-09", "KS 2020/00864", "2022-01-01", "2025-12-31"
    )
    assert dt.datetime.fromisoformat(first.made_at).tzinfo is not None
    assert first.id is not None
    assert vasteras.versions.plan(first.id) == read(vasteras)
    assert not has_changed(vasteras)


def test_a_template_that_was_not_decided_has_no_versions(stockholm: Document) -> None:
    assert stockholm.versions.all(PLAN) == ()
    assert stockholm.versions.changes_since(PLAN) is None
    assert stockholm.versions.held_in(PLAN, 2024) is None
    assert stockholm.versions.followed(PLAN, 2024) == read(stockholm)


def test_what_is_edited_after_a_decision_is_told_until_it_is_undone(vasteras: Document) -> None:
    node = numbered(read(vasteras), "2.1")
    vasteras.plans.set_field(node.id, "title", "Ny rubrik")
    assert has_changed(vasteras)
    vasteras.plans.set_field(node.id, "title", node.title)
    assert not has_changed(vasteras)
    trash_id = vasteras.plans.remove(PLAN, node.id)
    assert has_changed(vasteras)
    vasteras.plans.restore(trash_id)
    assert not has_changed(vasteras)
    made = vasteras.plans.add_chapter(PLAN, 0, Chapter(ChapterKind.OTHER, "Nytt", "Text"))
    assert has_changed(vasteras)
    vasteras.plans.discard_chapter(made)
    assert not has_changed(vasteras)


def test_changes_are_told_since_any_version(vasteras: Document) -> None:
    first = vasteras.versions.all(PLAN)[0]
    vasteras.plans.set_field(numbered(read(vasteras), "2.1").id, "title", "Ny rubrik")
    vasteras.versions.decide(PLAN, FROM_2025)
    assert not has_changed(vasteras)
    since_first = vasteras.versions.changes_since(PLAN, first)
    assert since_first is not None
    assert [change.label for change in since_first.nodes] == ["2.1 Ny rubrik"]


def test_a_decision_is_noted_on_the_title_page_and_taken_back(vasteras: Document) -> None:
    rows, before = all_rows(vasteras), read(vasteras).details
    made = vasteras.versions.decide(PLAN, FROM_2025)
    assert read(vasteras).details == replace(
        before,
        version="4",
        version_date="2024-11-20",
        decided_by="Kommunfullmäktige",
        decided_on="2024-11-20",
        case_number="KS 2024/1",
    )
    assert vasteras.versions.plan(made) == read(vasteras)
    assert vasteras.versions.take_back(PLAN, made, before) == TOUCHED
    assert all_rows(vasteras) == rows


def test_a_decision_that_is_made_again_has_the_id_it_had(vasteras: Document) -> None:
    details = read(vasteras).details
    version = replace(FROM_2025, made_at="2024-11-21T10:00:00+01:00")
    made = vasteras.versions.decide(PLAN, version)
    rows = all_rows(vasteras)
    vasteras.versions.take_back(PLAN, made, details)
    assert vasteras.versions.decide(PLAN, replace(version, id=made)) == made
    assert all_rows(vasteras) == rows


def test_a_decision_without_words_leaves_the_title_page_but_for_the_name(
    vasteras: Document,
) -> None:
    before = read(vasteras).details
    vasteras.versions.decide(PLAN, PlanVersion(" 4\n"))
    assert read(vasteras).details == replace(before, version="4")
    assert dt.datetime.fromisoformat(vasteras.versions.all(PLAN)[-1].made_at).tzinfo is not None


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (PlanVersion(" "), "Versionen behöver ett namn"),
        (PlanVersion("3"), "finns redan en version ”3”"),
        (PlanVersion("4", decided_on="i våras"), "”i våras” är inget datum"),
        (PlanVersion("4", valid_from="2024-13"), "”2024-13” är inget datum"),
        (PlanVersion("4", valid_to="2024-02-30"), "”2024-02-30” är inget datum"),
        (PlanVersion("4", valid_from="2025", valid_to="2024"), "slutar att gälla innan den börjar"),
        (
            PlanVersion("4", valid_from="2024-03-01", valid_to="2024-02"),
            "slutar att gälla innan den börjar",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    vasteras: Document, version: PlanVersion, said: str
) -> None:
    rows = all_rows(vasteras)
    with pytest.raises(InputError, match=said):
        vasteras.versions.decide(PLAN, version)
    assert all_rows(vasteras) == rows


def test_the_case_of_a_name_does_not_make_it_another(vasteras: Document) -> None:
    vasteras.versions.decide(PLAN, PlanVersion("Våren"))
    with pytest.raises(InputError, match="finns redan en version ”våren”"):
        vasteras.versions.decide(PLAN, PlanVersion("våren"))


def test_a_year_holds_the_days_in_it(vasteras: Document) -> None:
    vasteras.versions.decide(PLAN, PlanVersion("4", valid_from="2024-03-01", valid_to="2024"))
    assert names(vasteras) == ["3", "4"]


def test_a_version_is_found_by_its_name(vasteras: Document) -> None:
    made = vasteras.versions.decide(PLAN, PlanVersion("Våren 2024"))
    assert vasteras.versions.named(PLAN, " våren 2024 ").id == made
    with pytest.raises(InputError, match=r"ingen version ”9”\. Fastställda versioner: 3, Våren"):
        vasteras.versions.named(PLAN, "9")


def test_a_plan_without_versions_says_so(stockholm: Document) -> None:
    with pytest.raises(InputError, match="Fastställda versioner: ingen"):
        stockholm.versions.named(PLAN, "1")


def test_a_version_that_is_not_there_is_told(vasteras: Document) -> None:
    with pytest.raises(InputError, match="Versionen finns inte i filen"):
        vasteras.versions.plan(VersionId(99))


def test_the_versions_of_one_plan_are_not_those_of_another(
    vasteras: Document, library: Library
) -> None:
    other = vasteras.plans.add(library.template("stockholm-2023-2026"))
    vasteras.versions.decide(other, PlanVersion("3"))
    assert (names(vasteras), names(vasteras, other)) == (["3"], ["3"])


def test_a_unit_that_a_decided_version_names_cannot_be_removed(vasteras: Document) -> None:
    unit = vasteras.units.named("Regionen (BUP)")
    for node in read(vasteras).walk():
        vasteras.plans.assign(node.id, [])
        for indicator in node.indicators:
            vasteras.plans.remove_indicator(indicator.id, "x")
    vasteras._file.rows("DELETE FROM indicator_responsibility")
    with pytest.raises(InputError, match="kan inte tas bort"):
        vasteras.units.remove(unit.id)


@pytest.fixture
def revised(vasteras: Document, monkeypatch: pytest.MonkeyPatch) -> Document:
    """Give Västerås' plan with a version 4 from 2025: 2.1 is gone, 1.x and a lead are new.

    What happened to 2.1 in 2024 was reported before.
    """
    monkeypatch.setattr(plans, "now", lambda: "2024-11-19T09:00:00+01:00")
    gone = numbered(read(vasteras), "2.1")
    follow = vasteras.follow_up
    follow.set_status(StatusEntry(gone.id, 2024, "2024-05-05", "not_done", "time", "Hanns inte"))
    follow.set_outcome(Outcome(gone.indicators[0].id, 2024, text="3"))
    follow.set_assessment(gone.id, 2024, GoalAssessment.NOT_REACHED)
    follow.set_prose(PLAN, 2024, Prose(ProseSection.GOAL, "Om 2.1", gone.id))
    follow.set_prose(PLAN, 2024, Prose(ProseSection.SUMMARY, "Om året"))
    vasteras.plans.remove(PLAN, gone.id)
    goal = numbered(read(vasteras), "1")
    vasteras.plans.add_node(PLAN, goal.id, 0, NodeDraft("activity", "Ny", "1.x"))
    unit = vasteras.units.named("Kulturnämnden")
    kept = numbered(read(vasteras), "2.2")
    vasteras.plans.assign(kept.id, [(unit.id, ResponsibilityRole.LEAD)])
    vasteras.versions.decide(PLAN, FROM_2025)
    return vasteras


def frozen(document: Document) -> Plan:
    first = document.versions.all(PLAN)[0]
    assert first.id is not None
    return document.versions.plan(first.id)


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_earlier_years_follow_the_version_that_held(revised: Document, year: int) -> None:
    held = revised.versions.held_in(PLAN, year)
    assert held is not None
    assert held.name == "3"
    plan = revised.versions.followed(PLAN, year)
    assert plan == frozen(revised)
    assert numbered(plan, "2.1").title
    assert "1.x" not in {node.number for node in plan.walk()}
    assert numbered(plan, "2.2").responsibilities.lead != "Kulturnämnden"


@pytest.mark.parametrize("year", [2025, 2026, 2030])
def test_the_years_of_the_latest_version_follow_the_plan_as_it_stands(
    revised: Document, year: int
) -> None:
    revised.plans.set_field(numbered(read(revised), "2.2").id, "title", "Rättad")
    assert revised.versions.held_in(PLAN, year) is None
    assert revised.versions.followed(PLAN, year) == read(revised)


def test_a_version_that_holds_from_next_year_leaves_this_year_alone(vasteras: Document) -> None:
    before = read(vasteras)
    vasteras.plans.remove(PLAN, numbered(before, "2.1").id)
    vasteras.versions.decide(PLAN, replace(FROM_2025, valid_from="2026-01-01"))
    assert vasteras.versions.followed(PLAN, 2025) == before
    assert vasteras.versions.followed(PLAN, 2026) == read(vasteras)


def test_what_was_told_of_a_node_removed_since_stays_with_its_year(revised: Document) -> None:
    gone = numbered(frozen(revised), "2.1")
    year = revised.follow_up.of(PLAN, 2024)
    assert [(each.node_id, each.comment) for each in year.log] == [(gone.id, "Hanns inte")]
    assert [(each.indicator_id, each.text) for each in year.outcomes] == [
        (gone.indicators[0].id, "3")
    ]
    assert year.assessments == ((gone.id, GoalAssessment.NOT_REACHED),)
    assert year.prose_text(ProseSection.GOAL, gone.id) == "Om 2.1"
    assert year.prose_text(ProseSection.SUMMARY) == "Om året"


def test_what_is_told_in_a_year_of_the_latest_version_is_of_its_own_nodes(
    revised: Document,
) -> None:
    gone = numbered(frozen(revised), "2.1")
    revised.follow_up.set_prose(PLAN, 2025, Prose(ProseSection.GOAL, "Om 2.1", gone.id))
    revised.follow_up.set_assessment(gone.id, 2025, GoalAssessment.REACHED)
    year = revised.follow_up.of(PLAN, 2025)
    assert (year.prose, year.assessments) == ((), ())


def test_an_earlier_year_takes_a_status_of_a_node_removed_since(revised: Document) -> None:
    gone = numbered(frozen(revised), "2.1")
    entry = StatusEntry(gone.id, 2023, "2023-12-01", "ongoing")
    assert revised.follow_up.set_status(entry) == Changes(follow_up=True)
    assert revised.follow_up.of(PLAN, 2023).log == (entry,)


@pytest.mark.parametrize(("number", "year"), [("1.x", 2024), ("2.1", 2025)])
def test_a_year_takes_no_status_of_what_its_version_does_not_have(
    revised: Document, number: str, year: int
) -> None:
    plan = read(revised) if number == "1.x" else frozen(revised)
    entry = StatusEntry(numbered(plan, number).id, year, f"{year}-12-01", "ongoing")
    with pytest.raises(InputError, match="finns inte i planen"):
        revised.follow_up.set_status(entry)


def test_no_year_takes_a_status_of_what_is_nowhere(revised: Document) -> None:
    with pytest.raises(InputError, match="finns inte i planen"):
        revised.follow_up.set_status(StatusEntry(NodeId(999), 2024, "2024-12-01", "ongoing"))


def test_outcomes_of_several_years_stay_with_the_version_of_the_last(revised: Document) -> None:
    gone = numbered(frozen(revised), "2.1").indicators[0]
    assert [each.indicator_id for each in revised.follow_up.outcomes(PLAN, 2022, 2024)] == [gone.id]
    assert revised.follow_up.outcomes(PLAN, 2023, 2025) == ()


def test_the_annual_report_of_an_earlier_year_is_about_the_version_that_held(
    revised: Document,
) -> None:
    report = revised.reports.annual(PLAN, 2024, DAY)
    assert report.plan == frozen(revised)
    assert (report.head.case_number, report.head.decided_by) == ("KS 2020/00864", "Kommunstyrelsen")
    assert [each.comment for each in report.follow_up.log] == ["Hanns inte"]
    assert [each.text for each in report.outcomes] == ["3"]
    later = revised.reports.annual(PLAN, 2025, DAY)
    assert later.plan == read(revised)
    assert later.head.case_number == "KS 2024/1"


def test_the_short_version_of_an_earlier_year_is_about_the_version_that_held(
    revised: Document,
) -> None:
    assert revised.reports.short(PLAN, 2024, DAY).plan == frozen(revised)
    assert revised.reports.short(PLAN, 2025, DAY).plan == read(revised)


def test_a_version_lasts_when_the_file_is_closed(revised: Document, library: Library) -> None:
    before = frozen(revised)
    revised.close()
    reopened = Document.open(revised.path, library)
    assert names(reopened) == ["3", "4"]
    assert reopened.versions.followed(PLAN, 2024) == before
    assert reopened.problems() == ()
    reopened.close()


def test_two_versions_of_the_same_year_are_followed_as_the_latest_says(
    vasteras: Document,
) -> None:
    for name in ("4", "5"):
        vasteras.versions.decide(PLAN, replace(FROM_2025, name=name))
    assert vasteras.versions.held_in(PLAN, 2025) is None
    held = vasteras.versions.held_in(PLAN, 2024)
    assert held is not None
    assert held.name == "3"


def test_versions_without_dates_hold_from_when_they_were_put_down(stockholm: Document) -> None:
    stockholm.versions.decide(PLAN, PlanVersion("1", made_at="2024-05-05T10:00:00+02:00"))
    stockholm.versions.decide(PLAN, PlanVersion("2", made_at="2026-05-05T10:00:00+02:00"))
    held = [stockholm.versions.held_in(PLAN, year) for year in (2023, 2025, 2026)]
    assert [version.name if version else None for version in held] == ["1", "1", None]


def test_only_neighbouring_versions_are_printed_as_the_last_and_this(revised: Document) -> None:
    first, second = revised.versions.all(PLAN)
    pairs = ((None, None), (first, second), (second, None), (first, None))
    nexts = [revised.reports.changes(PLAN, DAY, old, new).is_next for old, new in pairs]
    assert nexts == [True, True, True, False]


def test_a_key_is_no_change_of_the_plan_and_is_known_to_its_versions(vasteras: Document) -> None:
    goal = read(vasteras).nodes[0]
    node_id = vasteras.plans.add_node(PLAN, None, 0, NodeDraft(goal.level.key, "Nytt mål"))
    vasteras.versions.decide(PLAN, FROM_2025)
    vasteras.versions.decide(PLAN, PlanVersion("5", valid_from="2026-01-01"))
    assert vasteras.plans.set_key(PLAN, node_id, "nytt") == TOUCHED
    assert not has_changed(vasteras)
    held = vasteras.versions.followed(PLAN, 2025)
    assert [each.id for each in held.walk() if each.key == "nytt"] == [node_id]


def test_no_two_nodes_of_a_plan_have_one_key(vasteras: Document) -> None:
    first, second = (numbered(read(vasteras), number) for number in ("1.1", "1.2"))
    with pytest.raises(InputError, match=f"”{second.key}” har redan ”1.2 "):
        vasteras.plans.set_key(PLAN, first.id, second.key)
    assert numbered(read(vasteras), "1.1") == first
