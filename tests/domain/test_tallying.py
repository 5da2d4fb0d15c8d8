"""Sums made by the hundred are those of the scores; hidden questions are in none of them."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.instrument import Part, PartRule
from andts_desktop.domain.scoring import score
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.tally import tally
from andts_desktop.domain.tallying import TallyMaker
from andts_desktop.domain.units import UnitKind
from andts_desktop.domain.visibility import hidden_questions
from tests.domain.answer_strategies import any_answer, any_answers
from tests.domain.build import instrument, number_question, part, stated, value
from tests.domain.instrument_strategies import sound_instruments


@given(st.data())
def test_a_sum_is_that_of_the_score(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    maker = TallyMaker(asked)
    for _ in range(3):  # what one sheet has taught must not change the next one's sum
        answers = data.draw(any_answers(asked))
        assert maker.tally(answers) == tally(score(asked, answers))


@given(st.data())
def test_a_sum_has_the_index_of_the_score(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    answers = data.draw(any_answers(asked))
    kind = data.draw(st.sampled_from(UnitKind))
    made = TallyMaker(asked).tally(answers)
    scored = score(asked, answers, kind)
    assert made.index(asked, kind) == scored.index
    assert made.is_finished == scored.is_finished


@given(st.data())
def test_what_is_answered_to_a_hidden_question_is_never_counted(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    answers = {each.question_id: each for each in data.draw(any_answers(asked))}
    counted = TallyMaker(asked).tally(answers.values())
    hidden = hidden_questions(asked, answers)
    for question in asked.questions():
        if question.id in hidden:
            answers[question.id] = data.draw(any_answer(question))
    assert TallyMaker(asked).tally(answers.values()) == counted
    assert counted.hidden == len(hidden)


@given(st.data())
def test_what_waits_to_be_confirmed_is_never_counted(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    answers = data.draw(any_answers(asked))
    without = [each for each in answers if not each.is_prefilled]
    counted = TallyMaker(asked).tally(answers)
    assert replace(counted, prefilled=0) == TallyMaker(asked).tally(without)


def test_parts_stand_before_the_parts_they_are_made_of() -> None:
    inner = part("b", "2", [number_question("q1", "2")])
    asked = instrument(part("a", "5", [number_question("q2", "3")], [inner]), part("c", "0"))
    made = TallyMaker(asked).tally([value("q1", "2"), value("q2", "1")])
    assert [(each.part_id, int(each.points)) for each in made.parts] == [
        ("a", 3),
        ("b", 2),
        ("c", 0),
    ]


def test_a_scaled_part_that_nothing_can_be_reached_in_gives_nothing() -> None:
    empty = Part("a", "Tom", Decimal(20), PartRule.SCALED, (), (number_question("q", "0"),))
    made = TallyMaker(instrument(empty)).tally([value("q", "0")])
    assert (int(made.points), int(made.max)) == (0, 0)


def test_a_sheet_of_gaps_is_counted_by_its_states() -> None:
    asked = instrument(part("a", "3", [number_question(name, "1") for name in "xyz"]))
    made = TallyMaker(asked).tally(
        [stated("x", AnswerState.UNKNOWN), stated("y", AnswerState.NOT_APPLICABLE)]
    )
    assert (made.unknown, made.not_applicable, made.unanswered, made.answered) == (1, 1, 1, 0)
    assert not made.is_untouched
