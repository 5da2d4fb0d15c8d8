from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.sent_answers import Mark, Sent, mark_of, parse_sent, sent_of, sent_text
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance, unanswered

answers = st.builds(
    Answer,
    st.text(max_size=8).map(QuestionId),
    st.sampled_from(AnswerState),
    st.lists(st.text(max_size=4).map(OptionId), max_size=2).map(tuple),
    st.none() | st.decimals(0, 100, places=2),
    st.text(max_size=5),
    st.text(max_size=5),
)


@given(st.lists(answers, max_size=4))
def test_what_was_sent_is_read_back(made: list[Answer]) -> None:
    sent = sent_of(made)

    text = sent_text(sent)

    assert text.isascii()
    assert parse_sent(f" {text[:20]}\n{text[20:]} ") == sent


def test_a_text_that_was_changed_says_nothing() -> None:
    text = sent_text(sent_of([Answer(QuestionId("q"), AnswerState.UNKNOWN)]))

    assert parse_sent(text.replace("q:", "p:")) is None
    assert parse_sent("") is None
    assert parse_sent("Järva") is None


def test_an_answer_has_one_mark_however_it_is_written() -> None:
    answer = Answer(QuestionId("q"), AnswerState.ANSWERED, value=Decimal("2.50"), comment="Bra ")

    assert mark_of(answer) == mark_of(replace(answer, value=Decimal("2.5"), comment="Bra"))
    assert mark_of(answer) != mark_of(replace(answer, value=Decimal("2.6")))


def test_what_is_empty_or_waits_to_be_confirmed_has_no_mark() -> None:
    waiting = Answer(
        QuestionId("q"), AnswerState.UNKNOWN, provenance=Provenance(Origin.PREFILLED, "2025")
    )

    assert mark_of(waiting) == Mark()
    assert sent_of([waiting, unanswered(QuestionId("p"))]).marks == {}


def test_marks_that_do_not_come_in_pairs_say_nothing() -> None:
    assert parse_sent(sent_text(Sent({QuestionId("q"): Mark("a:b", "c")}))) is None
