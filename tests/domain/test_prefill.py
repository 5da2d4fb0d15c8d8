"""Answers of last year are taken over where they may be compared, and wait to be confirmed."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Condition, Instrument, Question, QuestionKind
from andts_desktop.domain.prefill import confirmed, prefilled
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance
from andts_desktop.domain.tallying import TallyMaker
from tests.domain.answer_strategies import any_answers
from tests.domain.build import (
    choice,
    choice_question,
    instrument,
    number_question,
    part,
    stated,
    value,
)
from tests.domain.instrument_strategies import sound_instruments

FROM_2024 = Provenance(Origin.PREFILLED, "2024")
A = choice_question("a", "0", "1")
B = choice_question("b", "0", "1")


def asking(*questions: Question, version: str = "1", comparable_with: str = "") -> Instrument:
    return instrument(
        part("p", "9", questions),
        name=f"prov-{version}",
        version=version,
        comparable_with=(comparable_with,) if comparable_with else (),
    )


def taken(
    now: Instrument,
    old: Answer | tuple[Answer, ...],
    earlier: Instrument | None = None,
    own: tuple[Answer, ...] = (),
) -> tuple[Answer, ...]:
    answers = (old,) if isinstance(old, Answer) else old
    return prefilled(now, own, earlier or now, answers, 2024)


def test_an_answer_is_taken_over_with_its_year_and_without_its_comment() -> None:
    old = replace(choice("a", "o1"), comment="Gäller 2024")
    assert taken(asking(A), old) == (replace(choice("a", "o1"), provenance=FROM_2024),)


def test_what_did_not_apply_is_taken_over() -> None:
    (found,) = taken(asking(A), stated("a", AnswerState.NOT_APPLICABLE))
    assert found.state is AnswerState.NOT_APPLICABLE


def test_what_nobody_knew_is_not_taken_over() -> None:
    assert taken(asking(A), stated("a", AnswerState.UNKNOWN)) == ()


def test_an_answer_that_was_never_confirmed_is_not_taken_over() -> None:
    assert taken(asking(A), replace(choice("a", "o1"), provenance=FROM_2024)) == ()


def test_a_question_with_an_answer_is_left_alone() -> None:
    assert taken(asking(A), choice("a", "o1"), own=(choice("a", "o0"),)) == ()


def test_a_comment_of_this_year_stays() -> None:
    own = replace(stated("a", AnswerState.UNANSWERED), comment="Frågar runt")
    (found,) = taken(asking(A), choice("a", "o1"), own=(own,))
    assert found.comment == "Frågar runt"


def test_a_question_that_has_another_id_now_is_known_by_its_former_one() -> None:
    renamed = replace(A, id=QuestionId("a2"), previous=A.id)
    now = asking(renamed, version="2", comparable_with="1")
    (found,) = taken(now, choice("a", "o1"), asking(A))
    assert found == replace(choice("a2", "o1"), provenance=FROM_2024)


def test_nothing_is_taken_over_a_break() -> None:
    assert taken(asking(A, version="2"), choice("a", "o1"), asking(A)) == ()


def test_a_question_that_names_its_former_one_is_filled_in_across_a_break() -> None:
    now = asking(replace(A, previous=A.id), version="2")
    assert len(taken(now, choice("a", "o1"), asking(A))) == 1


def test_a_question_that_may_not_be_compared_is_not_filled_in() -> None:
    wider = replace(A, not_comparable="Den är vidare nu.")
    now = asking(wider, version="2", comparable_with="1")
    assert taken(now, choice("a", "o1"), asking(A)) == ()


def test_a_question_of_the_same_version_is_filled_in_whatever_it_was_before() -> None:
    now = asking(replace(A, not_comparable="Den är vidare nu.", previous=QuestionId("x")))
    assert len(taken(now, choice("a", "o1"))) == 1


def test_a_question_of_another_kind_is_not_filled_in() -> None:
    now = asking(replace(A, kind=QuestionKind.CHOICES), version="2", comparable_with="1")
    assert taken(now, choice("a", "o1"), asking(A)) == ()


def test_a_new_question_is_not_filled_in() -> None:
    now = asking(A, B, version="2", comparable_with="1")
    assert [each.question_id for each in taken(now, choice("a", "o1"), asking(A))] == ["a"]


def test_an_option_that_is_gone_is_not_chosen() -> None:
    now = asking(replace(A, options=A.options[:1]), version="2", comparable_with="1")
    assert taken(now, choice("a", "o1"), asking(A)) == ()


def test_a_number_above_the_limit_is_not_taken_over() -> None:
    earlier, now = number_question("n", "10"), replace(number_question("n", "10"), limit=Decimal(5))
    later = asking(now, version="2", comparable_with="1")
    assert taken(later, value("n", "6"), asking(earlier)) == ()
    assert len(taken(later, value("n", "5"), asking(earlier))) == 1


def test_a_question_is_filled_in_where_the_one_before_it_was_taken_over() -> None:
    inner = replace(B, show_if=(Condition(A.id, (OptionId("o1"),)),))
    both = (choice("a", "o1"), choice("b", "o1"))
    assert [each.question_id for each in taken(asking(A, inner), both)] == ["a", "b"]


def test_a_question_that_is_not_asked_is_not_filled_in() -> None:
    inner = replace(B, show_if=(Condition(A.id, (OptionId("o1"),)),))
    both = (choice("a", "o1"), choice("b", "o1"))
    assert taken(asking(A, inner), both, own=(choice("a", "o0"),)) == ()


def test_only_what_waits_is_confirmed_and_its_year_stays_known() -> None:
    waiting = replace(choice("a", "o1"), provenance=FROM_2024)
    answers = (waiting, choice("b", "o1"))
    assert confirmed(answers, [A.id, B.id]) == (
        replace(waiting, provenance=Provenance(Origin.GIVEN, "2024")),
    )


def test_only_what_is_named_is_confirmed() -> None:
    assert confirmed([replace(choice("a", "o1"), provenance=FROM_2024)], [B.id]) == ()


@given(st.data())
def test_a_sheet_taken_over_and_confirmed_gives_the_same_points(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    before = tuple(each for each in data.draw(any_answers(asked)) if within(asked, each))
    found = prefilled(asked, (), asked, before, 2024)
    sure = confirmed(found, [question.id for question in asked.questions()])
    old, new = TallyMaker(asked).tally(before), TallyMaker(asked).tally(sure)
    assert (new.points, new.max, new.answered) == (old.points, old.max, old.answered)
    assert new.prefilled == 0


@given(st.data())
def test_what_is_taken_over_counts_for_nothing_and_only_once(data: st.DataObject) -> None:
    asked = data.draw(sound_instruments())
    before, own = data.draw(any_answers(asked)), data.draw(any_answers(asked))
    found = {each.question_id: each for each in prefilled(asked, own, asked, before, 2024)}
    after = ({each.question_id: each for each in own} | found).values()
    assert TallyMaker(asked).tally(after).points == TallyMaker(asked).tally(own).points
    assert prefilled(asked, after, asked, before, 2024) == ()


def within(asked: Instrument, answer: Answer) -> bool:
    question = asked.question(answer.question_id)
    highest = question.highest if question else None
    return answer.value is None or highest is None or answer.value <= highest
