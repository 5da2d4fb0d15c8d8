"""Cells and fields read as answers, and what is said of those that are none."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.form_answers import (
    Filled,
    answer_of,
    filled_from_text,
    number_of,
    option_of,
    shown,
)
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Option, Question
from andts_desktop.domain.survey import Answer, AnswerState
from tests.domain.form_samples import ANSWERS, BOARD, PARTNERS, PLAN, VISITS, WORDS, any_question

ANSWERED = AnswerState.ANSWERED


def read(question: Question, text: str, comment: str = "") -> Answer | str:
    filled = filled_from_text(question, text, comment)
    return filled if isinstance(filled, str) else answer_of(question, filled)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (PLAN, "a1", Answer(PLAN.id, ANSWERED, (OptionId("a1"),))),
        (PLAN, " ett  UTKAST ", Answer(PLAN.id, ANSWERED, (OptionId("a1"),))),
        (PLAN, "vet ej", Answer(PLAN.id, AnswerState.UNKNOWN)),
        (PLAN, "Ej tillämplig", Answer(PLAN.id, AnswerState.NOT_APPLICABLE)),
        (PLAN, "  ", Answer(PLAN.id, AnswerState.UNANSWERED)),
        (BOARD, "ja", Answer(BOARD.id, ANSWERED, (OptionId("ja"),))),
        (PARTNERS, "a3; a0", Answer(PARTNERS.id, ANSWERED, (OptionId("a0"), OptionId("a3")))),
        (PARTNERS, "polisen;Föreningar;", Answer(PARTNERS.id, ANSWERED, ("a0", "a2"))),  # type: ignore[arg-type]
        (PARTNERS, "Skolan; även förskolan", Answer(PARTNERS.id, ANSWERED, (OptionId("a1"),))),
        (PARTNERS, "inget av alternativen", Answer(PARTNERS.id, ANSWERED)),
        (VISITS, "7,5", Answer(VISITS.id, ANSWERED, value=Decimal("7.5"))),
        (VISITS, "0", Answer(VISITS.id, ANSWERED, value=Decimal(0))),
        (VISITS, "365", Answer(VISITS.id, ANSWERED, value=Decimal(365))),
        (WORDS, " Två\nrader ", Answer(WORDS.id, ANSWERED, text="Två\nrader")),
    ],
)
def test_a_cell_is_read(question: Question, text: str, expected: Answer) -> None:
    assert read(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        (PLAN, "kanske", "svaret ”kanske” finns inte för frågan ”org-plan”; välj a0, a1, a2, "),
        (PLAN, "a0; a1", "svaret ”a0; a1” finns inte"),
        (PARTNERS, "a0; kyrkan", "svaret ”kyrkan” finns inte"),
        (VISITS, "kanske", "svaret ”kanske” ska vara ett tal mellan 0 och 365"),
        (VISITS, "366", "mellan 0 och 365"),
        (VISITS, "-1", "mellan 0 och 365"),
    ],
)
def test_what_is_no_answer_is_told(question: Question, text: str, said: str) -> None:
    found = read(question, text)
    assert isinstance(found, str)
    assert said in found


@pytest.mark.parametrize(
    ("question", "filled", "said"),
    [
        (VISITS, Filled(written="3", state=AnswerState.UNKNOWN), "både ”Vet ej” och ett svar"),
        (PARTNERS, Filled(chosen=(OptionId("a0"),), is_none=True), "både ”Inget av"),
        (PARTNERS, Filled(state=AnswerState.NOT_APPLICABLE, is_none=True), "”Ej tillämplig”"),
        (PLAN, Filled(chosen=(OptionId("a0"), OptionId("a1"))), "flera alternativ är valda"),
    ],
)
def test_what_contradicts_itself_is_told(question: Question, filled: Filled, said: str) -> None:
    found = answer_of(question, filled)
    assert isinstance(found, str)
    assert said in found


def test_a_number_without_a_limit_may_be_any() -> None:
    free = replace(VISITS, limit=None)
    assert number_of(free, "12 500") == 12500
    assert "”-1” ska vara ett tal, 0 eller större (" in str(number_of(free, "-1"))


def test_the_answers_of_the_samples_are_their_own_words() -> None:
    for question, answer in zip((PLAN, BOARD, PARTNERS, VISITS, WORDS), ANSWERS, strict=True):
        filled = Filled(
            written=answer.text or str(answer.value or ""),
            chosen=answer.option_ids,
            state=None if answer.state is ANSWERED else answer.state,
            comment=answer.comment,
        )
        assert answer_of(question, filled) == answer


@given(st.data())
def test_every_option_is_found_by_its_id(data: st.DataObject) -> None:
    question = data.draw(any_question("q"))
    for option in question.options:
        if option.id == option.id.strip() and option.id:
            assert option_of(question, option.id) == option.id


def test_equal_words_of_two_options_are_told_apart() -> None:
    twins = tuple(Option(OptionId(name), "Ja", Decimal(1)) for name in ("a", "b"))
    question = replace(PLAN, options=twins)
    assert option_of(question, "Ja") == "a"
    assert option_of(question, "ja (B)") == "b"


def test_long_answers_are_quoted_shortly() -> None:
    assert shown("ord " * 30) == "ord ord ord ord ord ord ord ord ord ord…"
