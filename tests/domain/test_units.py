"""Units that come and go, and the sheets they fill in."""

import pytest

from andts_desktop.domain.changes import EVERYTHING, Changes
from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState, unanswered
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind, listed
from tests.domain.build import unit


@pytest.mark.parametrize(
    ("first", "last", "year", "is_valid"),
    [
        (None, None, 2025, True),
        (2024, None, 2023, False),
        (2024, None, 2024, True),
        (None, 2023, 2023, True),
        (None, 2023, 2024, False),
        (2020, 2023, 2021, True),
    ],
)
def test_a_unit_exists_from_its_first_to_its_last_year(
    first: int | None, last: int | None, year: int, is_valid: bool
) -> None:
    unit = Unit(UnitId(1), "Järva", UnitKind.DISTRICT, first, last)
    assert unit.is_valid_in(year) is is_valid


def test_every_kind_has_its_swedish_names() -> None:
    assert set(UNIT_KIND_NAMES) == set(UnitKind)


def test_a_sheet_gives_the_untouched_answer_where_nothing_is_stored() -> None:
    stored = Answer(QuestionId("a"), AnswerState.UNKNOWN)
    sheet = AnswerSheet(RoundId(1), UnitId(1), (stored,))
    assert sheet.answer(QuestionId("a")) is stored
    assert sheet.answer(QuestionId("b")) == unanswered(QuestionId("b"))


def test_an_unanswered_question_with_a_comment_is_worth_storing() -> None:
    assert unanswered(QuestionId("a")).is_empty
    assert not Answer(QuestionId("a"), AnswerState.UNANSWERED, comment="Frågar").is_empty
    assert not Answer(QuestionId("a"), AnswerState.UNKNOWN).is_empty


def test_changes_add_up() -> None:
    assert Changes(plan=True) | Changes(survey=True) == Changes(plan=True, survey=True)
    assert Changes(units=True) | EVERYTHING == EVERYTHING


def test_the_first_units_are_named_and_the_rest_counted() -> None:
    units = [unit(name) for name in "abcdefg"]
    assert listed(units[:1]) == "a"
    assert listed(units[:5]) == "a, b, c, d och e"
    assert listed(units) == "a, b, c, d och 3 enheter till"
    assert listed(units, at_most=3) == "a, b och 5 enheter till"
