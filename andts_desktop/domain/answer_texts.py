"""Every text of a unit's answers, as the documents that print them all are searched for them."""

from collections.abc import Iterator

from andts_desktop.domain.scoring import QuestionScore, Score
from andts_desktop.domain.survey import ANSWER_STATE_NAMES, AnswerState


def printed_answer(scored: QuestionScore) -> str:
    """Write the answer in words; what waits to be confirmed says so."""
    if scored.answer.state is not AnswerState.ANSWERED:
        return ANSWER_STATE_NAMES[scored.answer.state]
    said = scored.answer_text or "inget av alternativen"
    return f"{said} (förifyllt, inte bekräftat)" if scored.answer.is_prefilled else said


def answer_texts(score: Score, *, in_full: bool) -> Iterator[str]:
    """Yield each question that was asked, its answer in words, and the comment.

    A question is told in full or by its short name; of one that is not answered only its name.
    """
    for each in score.questions():
        is_told = not (each.is_hidden or each.answer.is_empty)
        yield each.question.text if in_full and is_told else each.question.short
        if is_told:
            yield printed_answer(each)
            yield each.answer.comment
