from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.annual_sections import ANNUAL_SECTIONS
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.domain.plan import Indicator, Plan, PlanDetails
from andts_desktop.domain.section_progress import (
    UNWRITTEN,
    SectionProgress,
    progress,
    total_words,
)
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, node
from tests.reports import samples

YEAR = samples.YEAR
NOTHING = FollowUp(YEAR, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES)
DETAILS = PlanDetails("Plan", case_number="KS 1")


def plan(activities: int = 3, goals: int = 2, indicators: int = 0) -> Plan:
    below = [node(20 + number, ACTIVITY, parent=10) for number in range(activities)]
    measured = tuple(
        Indicator(IndicatorId(number), NodeId(1), f"Mått {number}") for number in range(indicators)
    )
    first = replace(node(1, GOAL, node(10, AREA, *below, parent=1)), indicators=measured)
    others = [node(number, GOAL) for number in range(2, goals + 1)]
    return Plan(PlanId(1), DETAILS, LEVELS, nodes=(first, *others))


def report(
    made: Plan, follow_up: FollowUp = NOTHING, outcomes: Sequence[Outcome] = ()
) -> AnnualReport:
    return AnnualReport(samples.head(made), made, follow_up, tuple(outcomes), None)


def section(found: AnnualReport, key: str, *marks: str) -> SectionProgress:
    every = progress(found, frozenset(marks))
    return next(each for each in every if each.section.key == key)


def entry(number: int, status: str = "done", cause: str = "") -> StatusEntry:
    return StatusEntry(NodeId(number), YEAR, f"{YEAR}-10-01", status, cause)


def test_every_chapter_is_told_in_the_chosen_order() -> None:
    choices = (SectionChoice("analysis"), SectionChoice("summary", is_shown=False))
    found = progress(replace(report(plan()), sections=choices), frozenset())
    keys = [each.section.key for each in found]
    assert sorted(keys) == sorted(each.key for each in ANNUAL_SECTIONS)
    assert keys.index("analysis") < keys.index("summary")
    assert [each.section.key for each in found if not each.is_shown] == ["summary"]


def test_a_mark_says_that_a_chapter_is_ready_whatever_is_left() -> None:
    found = section(report(plan()), "summary", "summary")
    assert found.is_ready
    assert found.left == (UNWRITTEN,)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (0, ("3 av 3 aktiviteter saknar status",)),
        (2, ("1 av 3 aktiviteter saknar status",)),
        (3, ()),
    ],
)
def test_activities_without_status_are_counted(told: int, said: tuple[str, ...]) -> None:
    log = tuple(entry(20 + number) for number in range(told))
    prose = (Prose(ProseSection.NUMBERS, "Skrivet."),)
    found = section(report(plan(), replace(NOTHING, log=log, prose=prose)), "numbers")
    assert found.left == said


def test_one_activity_alone_is_not_one_of_one() -> None:
    (said, *_) = section(report(plan(1)), "numbers").left
    assert said == "1 aktivitet saknar status"


def test_goals_lack_text_and_judgement() -> None:
    prose = (Prose(ProseSection.GOAL, "Om målet.", NodeId(1)),)
    marks = ((NodeId(2), GoalAssessment.REACHED),)
    told = replace(NOTHING, prose=prose, assessments=marks)
    found = section(report(plan(0), told), "goals")
    assert found.left == ("1 av 2 mål saknar text", "1 av 2 mål saknar bedömning")


def test_indicators_lack_outcome_and_judgement() -> None:
    outcomes = (
        Outcome(IndicatorId(0), YEAR, value=Decimal(3), assessment=GoalAssessment.REACHED),
        Outcome(IndicatorId(1), YEAR, state=OutcomeState.SUPPRESSED),
        Outcome(IndicatorId(2), YEAR, comment="Väntar på siffran."),
        Outcome(IndicatorId(3), YEAR - 1, value=Decimal(3)),
    )
    found = section(report(plan(0, 1, 4), outcomes=outcomes), "goals")
    assert found.left[-2:] == (
        "2 av 4 indikatorer saknar utfall",
        "3 av 4 indikatorer saknar bedömning",
    )


def test_deviations_lack_a_cause() -> None:
    log = (entry(20, "not_done", "time"), entry(21, "dropped"), entry(22))
    found = section(report(plan(), replace(NOTHING, log=log)), "deviations")
    assert found.left == ("1 av 2 avvikelser saknar orsak", UNWRITTEN)


def test_the_survey_lacks_answers() -> None:
    survey = samples.survey(samples.DISTRICTS[:2])
    first = survey.units[0].unit.id
    made = replace(report(plan()), survey=replace(survey, drafts=frozenset({first})))
    found = section(made, "survey")
    assert "1 enhet har inte klarmarkerat sina svar" in found.left
    assert any(words.endswith("har obesvarade frågor") for words in found.left)
    assert section(made, "answers").left[0].endswith("svar saknas")


def test_a_survey_that_nobody_has_answered_says_so() -> None:
    survey = replace(samples.survey(()), comparison=None)
    found = section(replace(report(plan()), survey=survey), "survey")
    assert found.left[0] == "Ingen enhet har svarat"


def test_chapters_that_the_year_gives_nothing_for_do_not_count() -> None:
    found = progress(report(plan(0)), frozenset())
    bare = [each.section.key for each in found if not each.has_content]
    assert bare == ["deviations", "survey", "answers", "arithmetic"]


def test_what_is_written_of_a_survey_is_a_chapter_without_one() -> None:
    prose = (Prose(ProseSection.SURVEY, "Enkäten skjuts upp."),)
    assert section(report(plan(), replace(NOTHING, prose=prose)), "survey").has_content


def test_the_total_counts_what_will_be_printed() -> None:
    found = progress(report(plan(0)), frozenset({"summary", "survey", "about"}))
    assert total_words(found) == "2 av 5 avsnitt klara"


def test_a_report_about_nothing_lacks_only_what_can_be_written() -> None:
    found = progress(samples.empty_annual(), frozenset())
    said = {words for each in found if each.counts for words in each.left}
    assert said <= {UNWRITTEN, "Diarienumret saknas"}
