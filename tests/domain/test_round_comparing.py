"""Whether a new round can be compared with the one before: when to ask, and what follows."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.round_comparing import (
    called_broken,
    called_comparable,
    is_in_doubt,
    not_by_themselves,
)
from tests.ui.survey_kinds import KINDS, PLAN

SECOND = replace(KINDS, id=InstrumentId("kinds-2"), version="2", comparable_with=("1",))


def _with_first(question: Question) -> Instrument:
    first, *rest = SECOND.parts
    changed = replace(first, questions=(question, *first.questions[1:]))
    return replace(SECOND, parts=(changed, *rest))


def test_a_version_that_asks_and_counts_alike_is_not_asked_about() -> None:
    assert not is_in_doubt(SECOND, KINDS)


def test_the_same_instrument_again_is_not_asked_about() -> None:
    assert not is_in_doubt(KINDS, KINDS)


def test_a_question_with_other_points_is_asked_about() -> None:
    assert is_in_doubt(_with_first(replace(PLAN, max=Decimal(2))), KINDS)


def test_a_part_with_another_highest_is_asked_about() -> None:
    first, *rest = SECOND.parts
    assert is_in_doubt(replace(SECOND, parts=(replace(first, max=Decimal(1)), *rest)), KINDS)


def test_a_version_that_says_nothing_of_itself_is_asked_about() -> None:
    assert is_in_doubt(replace(SECOND, comparable_with=()), KINDS)


def test_yes_keeps_what_it_was_comparable_with_before() -> None:
    third = replace(SECOND, version="3", comparable_with=("0",), break_reason="Nya frågor.")
    told = called_comparable(third, KINDS)
    assert told.comparable_with == ("0", "1")
    assert comparable(KINDS, told)
    assert told.break_reason == ""


def test_no_is_written_as_a_sentence_and_compares_with_none() -> None:
    told = called_broken(SECOND, "  poängen är\nandra ")
    assert (told.comparable_with, told.break_reason) == ((), "Poängen är andra.")


def test_questions_with_another_highest_cannot_be_compared_by_themselves() -> None:
    changed = _with_first(replace(PLAN, max=Decimal(2)))
    assert not_by_themselves(changed, KINDS) == (PLAN.short,)
