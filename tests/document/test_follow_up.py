"""Status, outcomes and written follow-up, year by year."""

from decimal import Decimal

import pytest

from andts_desktop.document import Document, plans
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    GoalAssessment,
    Outcome,
    OutcomeState,
    Prose,
    ProseSection,
    ReportStamp,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId
from andts_desktop.domain.plan import Node
from andts_desktop.errors import InputError

PLAN = PlanId(1)
TOUCHED = Changes(follow_up=True)
NOTHING = FollowUp(2025, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES)


@pytest.fixture
def activity(vasteras: Document) -> Node:
    """Return activity 2.1, which has three indicators."""
    return vasteras.plans.plan(PLAN).nodes[1].children[0]


def entry(node: Node, date: str, status: str = "ongoing", comment: str = "") -> StatusEntry:
    return StatusEntry(node.id, 2025, date, status, "", comment)


def test_a_new_plan_has_the_default_scale_and_causes(vasteras: Document) -> None:
    assert vasteras.follow_up.of(PLAN, 2025) == NOTHING


def test_the_log_stands_by_day_and_keeps_to_its_year(vasteras: Document, activity: Node) -> None:
    later, earlier = entry(activity, "2025-11-03", "done"), entry(activity, "2025-03-01")
    for each in (later, earlier):
        assert vasteras.follow_up.set_status(each) == TOUCHED
    assert vasteras.follow_up.of(PLAN, 2025).log == (earlier, later)
    assert vasteras.follow_up.of(PLAN, 2024).log == ()


def test_the_days_last_word_holds_and_can_be_taken_back(vasteras: Document, activity: Node) -> None:
    vasteras.follow_up.set_status(entry(activity, "2025-11-03"))
    vasteras.follow_up.set_status(entry(activity, "2025-11-03", "done", "Klart\x00\r\n\ud800"))
    assert vasteras.follow_up.of(PLAN, 2025).log == (
        entry(activity, "2025-11-03", "done", "Klart\n"),
    )
    assert vasteras.follow_up.remove_status(activity.id, 2025, "2025-11-03") == TOUCHED
    assert vasteras.follow_up.of(PLAN, 2025).log == ()


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(IndicatorId(1), 2025, value=Decimal("12.50"), text="12,5"),
        Outcome(IndicatorId(1), 2025, value=Decimal(7)),
        Outcome(IndicatorId(1), 2025, sex=Sex.WOMEN, text="några"),
        Outcome(IndicatorId(1), 2025, state=OutcomeState.SUPPRESSED),
        Outcome(IndicatorId(1), 2025, assessment=GoalAssessment.REACHED),
        Outcome(IndicatorId(1), 2025, comment="Mäts våren 2026"),
    ],
)
def test_an_outcome_is_stored_and_taken_away(vasteras: Document, outcome: Outcome) -> None:
    assert vasteras.follow_up.set_outcome(outcome) == TOUCHED
    assert vasteras.follow_up.of(PLAN, 2025).outcomes == (outcome,)
    vasteras.follow_up.set_outcome(Outcome(IndicatorId(1), 2025, outcome.sex))
    assert vasteras.follow_up.of(PLAN, 2025).outcomes == ()


def test_outcomes_of_several_years_stand_in_order(vasteras: Document) -> None:
    for year in (2025, 2023, 2024):
        vasteras.follow_up.set_outcome(Outcome(IndicatorId(1), year, text=str(year)))
    found = vasteras.follow_up.outcomes(PLAN, 2024, 2025)
    assert [outcome.year for outcome in found] == [2024, 2025]


def test_prose_is_stored_by_its_place_and_taken_away(vasteras: Document, activity: Node) -> None:
    pieces = (
        Prose(ProseSection.GOAL, "Målet", activity.id),
        Prose(ProseSection.SUMMARY, "<b>Året</b> =cmd() 🍺"),
    )
    for piece in pieces:
        assert vasteras.follow_up.set_prose(PLAN, 2025, piece) == TOUCHED
    assert vasteras.follow_up.of(PLAN, 2025).prose == pieces
    for piece in pieces:
        vasteras.follow_up.set_prose(PLAN, 2025, Prose(piece.section, "", piece.node_id))
    assert vasteras.counts()["prose"] == 0


def test_a_goals_assessment_is_stored_and_taken_away(vasteras: Document, activity: Node) -> None:
    reached = GoalAssessment.REACHED
    assert vasteras.follow_up.set_assessment(activity.id, 2025, reached) == TOUCHED
    assert vasteras.follow_up.of(PLAN, 2025).assessments == ((activity.id, reached),)
    vasteras.follow_up.set_assessment(activity.id, 2025, None)
    assert vasteras.follow_up.of(PLAN, 2025).assessments == ()


def test_a_report_is_a_draft_until_it_is_stamped(vasteras: Document) -> None:
    assert vasteras.follow_up.stamp(PLAN, 2025) == ReportStamp("1.0", is_final=False)
    final = ReportStamp("2.0", is_final=True)
    assert vasteras.follow_up.set_stamp(PLAN, 2025, final) == TOUCHED
    assert vasteras.follow_up.stamp(PLAN, 2025) == final
    assert vasteras.follow_up.stamp(PLAN, 2024) == ReportStamp()


def follow_up_everything(document: Document, node: Node) -> None:
    document.follow_up.set_status(entry(node, "2025-11-03"))
    document.follow_up.set_outcome(Outcome(node.indicators[0].id, 2025, text="3"))
    document.follow_up.set_assessment(node.id, 2025, GoalAssessment.PARTLY)
    document.follow_up.set_prose(PLAN, 2025, Prose(ProseSection.GOAL, "Målet", node.id))


@pytest.fixture
def in_2025(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 2025, so that what is removed is removed in the year that is followed up."""
    monkeypatch.setattr(plans, "now", lambda: "2025-12-01T09:00:00+01:00")


@pytest.mark.usefixtures("in_2025")
def test_what_lies_in_the_trash_does_not_count_but_comes_back(
    vasteras: Document, activity: Node
) -> None:
    follow_up_everything(vasteras, activity)
    before = vasteras.follow_up.of(PLAN, 2025)
    trash_id = vasteras.plans.remove(PLAN, activity.id)
    assert vasteras.follow_up.of(PLAN, 2025) == NOTHING
    vasteras.plans.restore(trash_id)
    assert vasteras.follow_up.of(PLAN, 2025) == before


@pytest.mark.usefixtures("in_2025")
def test_an_indicator_in_the_trash_has_no_outcomes(vasteras: Document, activity: Node) -> None:
    follow_up_everything(vasteras, activity)
    before = vasteras.follow_up.of(PLAN, 2025)
    trash_id = vasteras.plans.remove_indicator(activity.indicators[0].id, "x")
    assert vasteras.follow_up.of(PLAN, 2025).outcomes == ()
    vasteras.plans.restore(trash_id)
    assert vasteras.follow_up.of(PLAN, 2025) == before


def test_a_status_on_a_node_that_is_not_there_is_refused(vasteras: Document) -> None:
    with pytest.raises(InputError, match="finns inte i planen"):
        vasteras.follow_up.set_status(StatusEntry(NodeId(999), 2025, "2025-01-01", "done"))


def test_a_status_on_a_goal_that_carries_none_is_refused(vasteras: Document) -> None:
    goal = vasteras.plans.plan(PLAN).nodes[0]
    with pytest.raises(InputError, match="följs inte upp"):
        vasteras.follow_up.set_status(entry(goal, "2025-11-03"))
    assert vasteras.counts()["status_entry"] == 0


def test_a_status_that_the_plan_does_not_know_is_refused(
    vasteras: Document, activity: Node
) -> None:
    with pytest.raises(InputError, match="Statusen ”genomförd” finns inte"):
        vasteras.follow_up.set_status(entry(activity, "2025-11-03", "genomförd"))
    assert vasteras.counts()["status_entry"] == 0
