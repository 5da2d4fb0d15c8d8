from decimal import Decimal

import pytest

from andts_desktop.domain.answer_merge import answer_words, difference, fault_of, merged
from andts_desktop.domain.collection import Difference
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Option, Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance, unanswered
from tests.domain.build import choice_question, number_question

Q = QuestionId("q")
RECEIVED = Provenance(Origin.RECEIVED, "järva.xlsx, 2026-11-20")
PREFILLED = Provenance(Origin.PREFILLED, "2025")
EMPTY = unanswered(Q)


def said(option: str, comment: str = "", provenance: Provenance | None = None) -> Answer:
    return Answer(
        Q,
        AnswerState.ANSWERED,
        (OptionId(option),),
        comment=comment,
        provenance=provenance or Provenance(),
    )


def commented(comment: str) -> Answer:
    return Answer(Q, AnswerState.UNANSWERED, comment=comment)


CASES = {
    "nothing on either side": (EMPTY, EMPTY, Difference.UNANSWERED),
    "the same": (said("o1", "Bra"), said("o1", "Bra"), Difference.SAME),
    "the same, and they left the comment out": (
        said("o1", "Bra"),
        said("o1"),
        Difference.SAME,
    ),
    "only they have answered": (EMPTY, said("o1"), Difference.NEW),
    "they add a comment": (said("o1"), said("o1", "Bra"), Difference.NEW),
    "they comment and leave the answer out": (said("o1"), commented("Bra"), Difference.NEW),
    "we have only a comment": (commented("Bra"), said("o1"), Difference.NEW),
    "another answer": (said("o1"), said("o2"), Difference.CONFLICT),
    "another comment": (said("o1", "Bra"), said("o1", "Sämre"), Difference.CONFLICT),
    "a new answer and another comment": (
        commented("Bra"),
        said("o1", "Sämre"),
        Difference.CONFLICT,
    ),
    "they know that nobody knows": (
        said("o1"),
        Answer(Q, AnswerState.UNKNOWN),
        Difference.CONFLICT,
    ),
    "they left it out": (said("o1", "Bra"), EMPTY, Difference.MISSING),
    "ours waits to be confirmed": (
        said("o1", provenance=PREFILLED),
        said("o2"),
        Difference.NEW,
    ),
    "ours waits and they confirm it": (
        said("o1", provenance=PREFILLED),
        said("o1"),
        Difference.NEW,
    ),
    "ours waits and they left it out": (
        said("o1", provenance=PREFILLED),
        EMPTY,
        Difference.UNANSWERED,
    ),
    "ours waits and has a comment of this year": (
        said("o1", "Ny chef i år", PREFILLED),
        said("o1", "Sämre"),
        Difference.CONFLICT,
    ),
    "theirs waits to be confirmed": (
        said("o1"),
        said("o2", provenance=PREFILLED),
        Difference.MISSING,
    ),
}


@pytest.mark.parametrize(("ours", "theirs", "expected"), CASES.values(), ids=CASES.keys())
def test_a_returned_answer_differs_in_one_of_four_ways(
    ours: Answer, theirs: Answer, expected: Difference
) -> None:
    assert difference(ours, theirs) is expected


def test_an_accepted_answer_of_ours_stays_as_it_is() -> None:
    ours = said("o1", "Bra", Provenance(Origin.SUGGESTED, "3 av 4"))

    assert merged(ours, said("o1"), RECEIVED) == ours


def test_a_new_answer_says_which_file_it_is_from() -> None:
    assert merged(EMPTY, said("o1"), RECEIVED) == said("o1", provenance=RECEIVED)


def test_an_empty_comment_takes_no_comment_away() -> None:
    assert merged(said("o1", "Bra"), said("o2"), RECEIVED) == said("o2", "Bra", RECEIVED)


def test_a_comment_alone_takes_no_answer_away() -> None:
    assert merged(said("o1"), commented("Bra"), RECEIVED) == said("o1", "Bra")


def test_a_comment_alone_leaves_a_prefilled_answer_waiting() -> None:
    ours = said("o1", "Ny chef i år", PREFILLED)

    assert merged(ours, commented("Bra"), RECEIVED) == said("o1", "Bra", PREFILLED)


def test_a_returned_answer_confirms_what_was_prefilled() -> None:
    ours = said("o1", "Ny chef i år", PREFILLED)

    assert merged(ours, said("o1"), RECEIVED) == said("o1", "Ny chef i år", RECEIVED)


NUMBER = number_question("q", "10")
CHOICE = choice_question("q", "0", "1", "2")
TEXT = Question(Q, "Text?", "t", "", QuestionKind.TEXT, Decimal(0))
MANY = Question(
    Q,
    "Vilka?",
    "v",
    "",
    QuestionKind.CHOICES,
    Decimal(2),
    tuple(Option(OptionId(f"o{i}"), f"Alternativ {i}", Decimal(1)) for i in range(3)),
)


def number(value: str) -> Answer:
    return Answer(Q, AnswerState.ANSWERED, value=Decimal(value))


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (NUMBER, number("11"), "talet 11 ska vara minst 0 och högst 10"),
        (NUMBER, number("-1"), "talet −1 ska vara minst 0 och högst 10"),
        (NUMBER, said("o1"), "svaret ska vara ett tal"),
        (NUMBER, number("NaN"), "svaret ska vara ett tal"),
        (NUMBER, number("-Infinity"), "svaret ska vara ett tal"),
        (NUMBER, number("1E+99999999"), "svaret ska vara ett tal"),
        (NUMBER, number("0E-99999999"), "svaret ska vara ett tal"),
        (NUMBER, number("10"), ""),
        (CHOICE, said("borta"), "svarsalternativet finns inte i frågan"),
        (CHOICE, Answer(Q, AnswerState.ANSWERED), "ett alternativ ska väljas"),
        (CHOICE, Answer(Q, AnswerState.UNKNOWN), ""),
        (MANY, Answer(Q, AnswerState.ANSWERED), ""),
        (TEXT, Answer(Q, AnswerState.ANSWERED), "svaret är tomt"),
    ],
)
def test_what_is_no_answer_to_the_question_is_named(
    question: Question, answer: Answer, words: str
) -> None:
    assert fault_of(question, answer) == words


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (NUMBER, number("2.50"), "2,5"),
        (CHOICE, said("o1"), "Alternativ 1"),
        (CHOICE, said("o9"), "okänt svar"),
        (CHOICE, EMPTY, "ej besvarad"),
        (MANY, Answer(Q, AnswerState.ANSWERED), "inget av alternativen"),
        (TEXT, Answer(Q, AnswerState.ANSWERED, text="Å"), "Å"),
    ],
)
def test_answers_are_told_in_the_questions_own_words(
    question: Question, answer: Answer, words: str
) -> None:
    assert answer_words(question, answer) == words
