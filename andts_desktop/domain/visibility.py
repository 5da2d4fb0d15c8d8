"""Which questions are asked, given the answers before them."""

from collections.abc import Iterable, Mapping

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Condition, Instrument, Question
from andts_desktop.domain.survey import Answer, AnswerState


def hidden_questions(
    instrument: Instrument, answers: Mapping[QuestionId, Answer]
) -> frozenset[QuestionId]:
    """Return the questions whose conditions do not hold.

    A condition on a question that is itself hidden does not hold, whatever was answered there
    before; nor does one on an answer that waits to be confirmed.
    """
    return hidden_among(conditional_questions(instrument), answers)


def conditional_questions(instrument: Instrument) -> tuple[Question, ...]:
    """Return the questions that have conditions, in the order in which they are asked."""
    return tuple(question for question in instrument.questions() if question.show_if)


def hidden_among(
    conditional: Iterable[Question], answers: Mapping[QuestionId, Answer]
) -> frozenset[QuestionId]:
    """Return the hidden ones of `conditional_questions`, for many sheets of one instrument."""
    hidden: set[QuestionId] = set()
    for question in conditional:
        for condition in question.show_if:
            if condition.question in hidden or not _holds(condition, answers):
                hidden.add(question.id)
                break
    return frozenset(hidden)


def _holds(condition: Condition, answers: Mapping[QuestionId, Answer]) -> bool:
    answer = answers.get(condition.question)
    if answer is None or answer.counted_state is not AnswerState.ANSWERED:
        return False
    if condition.options:
        return not set(condition.options).isdisjoint(answer.option_ids)
    if condition.at_least is not None:
        return answer.value is not None and answer.value >= condition.at_least
    return True
