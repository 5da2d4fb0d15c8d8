"""What a filled-in sheet changes, and what of it cannot be taken in."""

from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.domain.board_answers import (
    ActivityAnswer,
    FilledSheet,
    IndicatorAnswer,
    SheetChanges,
    sheet_changes,
)
from andts_desktop.domain.board_fields import choice_value
from andts_desktop.domain.follow_up import (
    GoalAssessment,
    Outcome,
    OutcomeState,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId, NodeId
from tests.domain import board_samples
from tests.domain.board_samples import PLAN, YEAR

OWN, SHARED, AREA = NodeId(12), NodeId(11), NodeId(5)
SUPPORT = IndicatorId(1)
DAY = "2026-11-22"
SHEET = FilledSheet("blad.pdf", board_samples.sheet().key, "Åsa", (), ())
KNOWN = Outcome(SUPPORT, YEAR, text="12", value=Decimal(12), assessment=GoalAssessment.PARTLY)


def changes(*answers: ActivityAnswer | IndicatorAnswer) -> SheetChanges:
    sheet = replace(
        SHEET,
        activities=tuple(each for each in answers if isinstance(each, ActivityAnswer)),
        indicators=tuple(each for each in answers if isinstance(each, IndicatorAnswer)),
    )
    return sheet_changes(sheet, PLAN, board_samples.YEARS[-1], (KNOWN,), DAY)


def activity(node: NodeId, status: str = "", cause: str = "", comment: str = "") -> ActivityAnswer:
    return ActivityAnswer(
        node, choice_value(status) if status else "", choice_value(cause) if cause else "", comment
    )


def test_a_status_becomes_a_report_of_the_day() -> None:
    found = changes(activity(SHARED, "partly_done", "time", " Hälften kvar.\r\n"))
    wanted = StatusEntry(SHARED, YEAR, DAY, "partly_done", "time", "Hälften kvar.")
    assert found.reports == (wanted,)
    assert found.words == ("11 Föräldrastöd: delvis genomförd (tidsbrist) – ”Hälften kvar.”",)
    assert found.faults == ()


def test_the_same_once_more_is_no_change() -> None:
    assert changes(activity(OWN, "ongoing", comment="Två kvar.")).reports == ()
    assert changes(activity(OWN, "ongoing")).reports == ()


def test_a_comment_alone_is_about_the_status_that_was_reported_last() -> None:
    (report,) = changes(activity(OWN, comment="En kvar.")).reports
    assert (report.status_key, report.comment) == ("ongoing", "En kvar.")


def test_a_comment_on_what_was_never_reported_needs_a_status() -> None:
    found = changes(activity(SHARED, comment="Bra i år."))
    assert found.reports == ()
    assert found.faults == ("11 Föräldrastöd: ingen status är vald. Kommentaren: ”Bra i år.”",)


def test_a_cause_of_what_is_no_deviation_is_left_out_and_told() -> None:
    found = changes(activity(SHARED, "done", "time"))
    assert [each.cause_key for each in found.reports] == [""]
    assert "”genomförd” är ingen avvikelse" in found.faults[0]


def test_a_status_that_the_plan_has_no_more_is_told() -> None:
    found = changes(ActivityAnswer(SHARED, "k-old"))
    assert found.reports == ()
    assert "finns inte längre" in found.faults[0]


@pytest.mark.parametrize("answer", [activity(NodeId(99), "done"), IndicatorAnswer(IndicatorId(99))])
def test_what_is_gone_from_the_plan_hinders_nothing_else(
    answer: ActivityAnswer | IndicatorAnswer,
) -> None:
    found = changes(answer, activity(SHARED, "done"))
    assert len(found.reports) == 1
    assert "finns inte kvar i planen" in found.faults[0]


def test_a_comment_where_there_is_no_status_is_told_in_full() -> None:
    (fault,) = changes(activity(AREA, comment="Området växer.")).faults
    assert "har ingen status" in fault
    assert "Området växer." in fault


@pytest.mark.parametrize(
    ("typed", "state", "value", "text"),
    [
        ("87,5 %", OutcomeState.VALUE, Decimal("87.5"), "87,5 %"),
        ("två tillfällen", OutcomeState.VALUE, None, "två tillfällen"),
        ("–", OutcomeState.MISSING, None, ""),
        (" . ", OutcomeState.NOT_APPLICABLE, None, ""),
        ("..", OutcomeState.SUPPRESSED, None, ""),
    ],
)
def test_an_outcome_is_a_number_words_or_a_sign(
    typed: str, state: OutcomeState, value: Decimal | None, text: str
) -> None:
    (found,) = changes(IndicatorAnswer(SUPPORT, ((Sex.TOTAL, typed),))).outcomes
    assert (found.state, found.value, found.text) == (state, value, text)
    assert found.assessment is GoalAssessment.PARTLY


def test_women_and_men_are_outcomes_of_their_own() -> None:
    typed = ((Sex.WOMEN, "7"), (Sex.MEN, "5"))
    found = changes(IndicatorAnswer(SUPPORT, typed, "Fler än i fjol."))
    told = [(each.sex, each.text, each.comment) for each in found.outcomes]
    assert told == [
        (Sex.TOTAL, "12", "Fler än i fjol."),
        (Sex.WOMEN, "7", ""),
        (Sex.MEN, "5", ""),
    ]
    assert found.words[1] == "Antal grupper, flickor/kvinnor: 7"


def test_an_outcome_that_stands_there_already_is_no_change() -> None:
    assert changes(IndicatorAnswer(SUPPORT, ((Sex.TOTAL, "12"),))).outcomes == ()


def test_fields_that_cannot_be_read_are_told() -> None:
    sheet = replace(SHEET, unclear=("12 Tillsyn: status",))
    found = sheet_changes(sheet, PLAN, board_samples.YEARS[-1], (), DAY)
    assert found.faults == ("12 Tillsyn: status: går inte att läsa. Fyll i det för hand.",)
