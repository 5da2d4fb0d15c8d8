from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.final_progress import final_progress
from andts_desktop.domain.final_report import (
    MOST_YEARS,
    FinalReport,
    FinalYear,
    years_covered,
)
from andts_desktop.domain.final_sections import FINAL_SECTIONS
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    GoalAssessment,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.plan import Node, Plan, PlanDetails
from andts_desktop.domain.section_progress import UNWRITTEN, total_words
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, STONE, node
from tests.reports import samples

DETAILS = PlanDetails("Plan", municipality="Exempelstad", case_number="KS 1")


def plan(*goals: Node) -> Plan:
    return Plan(PlanId(1), DETAILS, LEVELS, nodes=goals)


def goal(number: int, *activities: int) -> Node:
    area = 10 * number
    below = [node(each, ACTIVITY, parent=area) for each in activities]
    return node(number, GOAL, node(area, AREA, *below, parent=number))


def year(of: Plan, number: int, *log: StatusEntry, **more: object) -> FinalYear:
    told = FollowUp(number, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log)
    return FinalYear(of, replace(told, **more))  # type: ignore[arg-type]


def entry(number: int, when: int, status: str = "done", comment: str = "") -> StatusEntry:
    return StatusEntry(NodeId(number), when, f"{when}-10-01", status, comment=comment)


def report(years: Sequence[FinalYear]) -> FinalReport:
    last = years[-1]
    head = replace(samples.head(last.plan), year=last.year)
    return FinalReport(head, last.plan, tuple(years))


@pytest.mark.parametrize(
    ("begins", "last", "told", "years"),
    [
        (2023, 2026, (), (2023, 2024, 2025, 2026)),
        (2026, 2026, (), (2026,)),
        (2027, 2026, (), (2026,)),
        (None, 2026, (), (2026,)),
        (None, 2026, (2024, 2027), (2024, 2025, 2026)),
        (2025, 2026, (2020,), (2025, 2026)),
    ],
)
def test_the_years_are_those_of_the_period_so_far(
    begins: int | None, last: int, told: Sequence[int], years: Sequence[int]
) -> None:
    assert years_covered(begins, last, told) == tuple(years)


@given(st.none() | st.integers(1900, 2100), st.integers(1900, 2100), st.sets(st.integers(1, 3000)))
def test_there_is_a_year_and_the_last_is_the_one_asked_for(
    begins: int | None, last: int, told: set[int]
) -> None:
    years = years_covered(begins, last, told)
    assert years[-1] == last
    assert 1 <= len(years) <= MOST_YEARS


def test_an_activity_has_its_report_of_each_year() -> None:
    made = plan(goal(1, 100))
    found = report([year(made, 2024, entry(100, 2024, "ongoing")), year(made, 2025)])
    (activity,) = found.activities(found.goals()[0])
    assert [each and each.status_key for each in activity.entries] == ["ongoing", None]
    assert activity.last is activity.entries[0]
    assert activity.ended is None


def test_an_activity_that_left_the_plan_stands_last_with_its_last_year() -> None:
    before, after = plan(goal(1, 100, 101)), plan(goal(1, 101))
    found = report([year(before, 2024, entry(100, 2024)), year(after, 2025)])
    names = [(each.node.id, each.ended) for each in found.activities(found.goals()[0])]
    assert names == [(101, None), (100, 2024)]


def test_a_goal_that_left_the_plan_stands_last() -> None:
    before, after = plan(goal(1, 100), goal(2, 200)), plan(goal(2, 200))
    found = report([year(before, 2024), year(after, 2025)])
    assert [each.id for each in found.goals()] == [2, 1]
    assert len(found.every_activity()) == 2


def test_the_inner_work_is_no_goal() -> None:
    assert report([year(plan(node(5, STONE)), 2025)]).goals() == ()


def test_each_year_keeps_its_own_judgement_of_a_goal() -> None:
    made = plan(goal(1))
    marks = ((NodeId(1), GoalAssessment.PARTLY),)
    found = report([year(made, 2024, assessments=marks), year(made, 2025)])
    assert found.assessments(NodeId(1)) == (GoalAssessment.PARTLY, None)


def test_a_deviation_counts_once_for_each_year() -> None:
    made = plan(goal(1, 100))
    years = [year(made, each, entry(100, each, "not_done")) for each in (2024, 2025)]
    assert [len(each) for _, each in report(years).deviations()] == [1, 1]


@pytest.mark.parametrize(("numbers", "span"), [((2025,), "2025"), ((2023, 2024), "2023–2024")])
def test_the_file_is_named_after_the_years(numbers: Sequence[int], span: str) -> None:
    found = report([year(plan(), each) for each in numbers])
    assert found.file_name() == f"Slutrapport {span} Exempelstad utkast"


def test_it_is_searched_for_what_it_prints() -> None:
    made = plan(goal(1, 100))
    prose = (
        Prose(ProseSection.FINAL_GOAL, "Om målet.", NodeId(1)),
        Prose(ProseSection.FINAL_ANALYSIS, "Lärdomar."),
        Prose(ProseSection.SUMMARY, "Årets text."),
    )
    years = [
        year(made, 2024, entry(100, 2024, comment="Första året.")),
        year(made, 2025, prose=prose),
    ]
    found = report(years)
    assert set(found.texts()) == {
        "Om målet.",
        "Lärdomar.",
        "Rubrik 1",
        "Rubrik 100",
        "Första året.",
    }
    hidden = replace(found, sections=(SectionChoice("goals", is_shown=False),))
    assert set(hidden.texts()) == {"Lärdomar."}


def test_the_progress_tells_what_every_chapter_lacks() -> None:
    made = plan(goal(1, 100, 101))
    found = report([year(made, 2024, entry(100, 2024, "not_done")), year(made, 2025)])
    told = {each.section.key: each.left for each in final_progress(found, frozenset())}
    assert told["summary"] == (UNWRITTEN,)
    assert told["reached"] == ("1 mål saknar bedömning 2025",)
    assert told["goals"] == ("1 av 2 aktiviteter saknar status alla år", "1 mål saknar text")
    assert told["deviations"] == ("1 avvikelse saknar orsak",)
    assert told["about"] == ()


def test_a_plan_with_nothing_in_it_has_little_to_do() -> None:
    found = final_progress(report([year(plan(), 2025)]), frozenset({"about"}))
    assert len(found) == len(FINAL_SECTIONS)
    assert total_words(found) == "1 av 3 avsnitt klara"
