"""Answers of every kind, state and origin to a drawn instrument."""

from decimal import Decimal

from hypothesis import strategies as st

from andts_desktop.domain.instrument import Instrument, Question, QuestionKind
from andts_desktop.domain.survey import GIVEN, Answer, AnswerState, Origin, Provenance

PROVENANCES = st.sampled_from(
    [
        GIVEN,
        GIVEN,
        Provenance(Origin.GIVEN, "2023"),
        Provenance(Origin.PREFILLED, "2023"),
        Provenance(Origin.SUGGESTED, "3 av 4 aktiviteter genomförda"),
        Provenance(Origin.RECEIVED, "Bromma.pdf"),
    ]
)
WORDS = st.sampled_from(["", "", "Räknat på hösten", "åäö ”<&\n\tå"])


@st.composite
def any_answer(draw: st.DrawFn, question: Question) -> Answer:
    """Draw an answer in any state; an answered one as its question's kind asks."""
    state = draw(st.sampled_from([*AnswerState, AnswerState.ANSWERED, AnswerState.ANSWERED]))
    provenance, comment = draw(PROVENANCES), draw(WORDS)
    if state is not AnswerState.ANSWERED:
        return Answer(question.id, state, comment=comment, provenance=provenance)
    ids = [option.id for option in question.options]
    if question.kind is QuestionKind.TEXT:
        return Answer(question.id, state, text=draw(WORDS), comment=comment, provenance=provenance)
    if question.kind is QuestionKind.NUMBER:
        value = Decimal(draw(st.integers(0, 400))) / 4
        return Answer(question.id, state, value=value, comment=comment, provenance=provenance)
    most = len(ids) if question.kind is QuestionKind.CHOICES else 1
    least = 0 if question.kind is QuestionKind.CHOICES else 1
    chosen = draw(st.lists(st.sampled_from(ids), min_size=least, max_size=most, unique=True))
    return Answer(question.id, state, tuple(chosen), comment=comment, provenance=provenance)


@st.composite
def any_answers(draw: st.DrawFn, asked: Instrument) -> tuple[Answer, ...]:
    """Draw answers to some of the questions, in any order."""
    questions = [question for question in asked.questions() if draw(st.integers(0, 4))]
    return tuple(draw(st.permutations([draw(any_answer(each)) for each in questions])))
