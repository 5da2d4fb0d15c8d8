"""One returned answer beside the stored one: what differs, and what the two give together."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.collection import Difference
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.scoring import UNKNOWN_OPTION
from andts_desktop.domain.sent_answers import Mark, mark_of
from andts_desktop.domain.survey import (
    ANSWER_STATE_NAMES,
    Answer,
    AnswerState,
    Provenance,
    unanswered,
)
from andts_desktop.domain.swedish import format_points

_MOST_DIGITS = 100
"""No number that somebody has counted is longer."""
_UNTOUCHED = (Difference.SAME, Difference.UNANSWERED)


def settled(answer: Answer) -> Answer:
    """Return the answer as far as it counts: one that waits to be confirmed is none yet.

    Its comment is no part of what was taken over, and counts in any case.
    """
    if not answer.is_prefilled:
        return answer
    return replace(unanswered(answer.question_id), comment=answer.comment)


def merged(ours: Answer, theirs: Answer, received: Provenance) -> Answer:
    """Return theirs where they have filled something in, and ours where they have not.

    The answer itself and its comment are taken one by one, so that an empty field never takes
    anything away. What is equal stays ours, with its provenance.
    """
    if theirs.counted_state is AnswerState.UNANSWERED:
        if not _is_other_comment(ours, theirs):
            return ours
        is_answered = ours.state is not AnswerState.UNANSWERED
        provenance = ours.provenance if is_answered else received
        return replace(ours, comment=theirs.comment, provenance=provenance)
    kept = settled(ours)
    comment = theirs.comment if _is_other_comment(kept, theirs) else kept.comment
    if _says(theirs) == _says(kept):
        return replace(kept, comment=comment)
    return replace(theirs, comment=comment, provenance=received)


def touched(ours: Answer, theirs: Answer, sent: Mark | None) -> Answer:
    """Return theirs with ours in place of whatever they left as it was sent to them."""
    if sent is None:
        return theirs
    mark, kept = mark_of(theirs), settled(ours)
    is_as_sent = bool(mark.answer) and mark.answer == sent.answer
    is_comment_as_sent = bool(mark.comment) and mark.comment == sent.comment
    brought = replace(kept, comment=theirs.comment) if is_as_sent else theirs
    return replace(brought, comment=kept.comment) if is_comment_as_sent else brought


def difference(ours: Answer, theirs: Answer, sent: Mark | None = None) -> Difference:
    """Tell what taking theirs would do to ours.

    NEW fills in what is empty, an answer or a comment or both; CONFLICT would change one of
    them. Where nothing would change it is MISSING if they left out an answer that we have, and
    UNANSWERED if neither has one.
    With the mark of what was sent, what only one side has changed since is no conflict: it is
    CHANGED where they have, and KEPT where we have.
    """
    plain = _difference(ours, theirs)
    if sent is None:
        return plain
    brought = touched(ours, theirs, sent)
    kind = _difference(ours, brought)
    if kind in _UNTOUCHED and plain not in _UNTOUCHED:
        return Difference.KEPT
    is_ours_as_sent = kind is Difference.CONFLICT and _is_as_sent(ours, brought, sent)
    return Difference.CHANGED if is_ours_as_sent else kind


def _difference(ours: Answer, theirs: Answer) -> Difference:
    kept = settled(ours)
    has_answer = kept.state is not AnswerState.UNANSWERED
    left_out = theirs.counted_state is AnswerState.UNANSWERED
    is_answer_new = not left_out and _says(theirs) != _says(kept)
    is_comment_new = _is_other_comment(ours if left_out else kept, theirs)
    if not is_answer_new and not is_comment_new:
        if not left_out:
            return Difference.SAME
        return Difference.MISSING if has_answer else Difference.UNANSWERED
    overwrites = (is_answer_new and has_answer) or (is_comment_new and bool(kept.comment.strip()))
    return Difference.CONFLICT if overwrites else Difference.NEW


def _is_as_sent(ours: Answer, theirs: Answer, sent: Mark) -> bool:
    """Tell whether all of ours that theirs would write over is as it was when it was sent."""
    mark = mark_of(ours)
    left_out = theirs.counted_state is AnswerState.UNANSWERED
    is_answer_kept = left_out or not mark.answer or _says(theirs) == _says(settled(ours))
    is_comment_kept = not mark.comment or not _is_other_comment(ours, theirs)
    return (is_answer_kept or mark.answer == sent.answer) and (
        is_comment_kept or mark.comment == sent.comment
    )


def fault_of(question: Question, answer: Answer) -> str:
    """Say in Swedish why the question cannot be answered so; empty where it can."""
    if answer.state is not AnswerState.ANSWERED:
        return ""
    if question.kind is QuestionKind.NUMBER:
        return _number_fault(question, answer.value)
    if question.kind is QuestionKind.TEXT:
        return "" if answer.text.strip() else "svaret är tomt"
    if any(question.option(each) is None for each in answer.option_ids):
        return "svarsalternativet finns inte i frågan"
    is_one = question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO)
    return "ett alternativ ska väljas" if is_one and len(answer.option_ids) != 1 else ""


def answer_words(question: Question, answer: Answer) -> str:
    """Write an answer as the question's own words: "Ja", "12 möten", "vet ej"."""
    if answer.state is not AnswerState.ANSWERED:
        return ANSWER_STATE_NAMES[answer.state]
    if question.kind is QuestionKind.NUMBER:
        return f"{format_points(answer.value or Decimal(0))} {question.unit}".strip()
    if question.kind is QuestionKind.TEXT:
        return answer.text
    found = map(question.option, answer.option_ids)
    chosen = [option.text if option else UNKNOWN_OPTION for option in found]
    return "; ".join(chosen) or "inget av alternativen"


def _says(answer: Answer) -> tuple[object, ...]:
    """Return what the answer says, whatever its comment and wherever it comes from."""
    return (answer.state, frozenset(answer.option_ids), answer.value, answer.text.strip())


def _is_other_comment(ours: Answer, theirs: Answer) -> bool:
    return bool(theirs.comment.strip()) and theirs.comment.strip() != ours.comment.strip()


def _number_fault(question: Question, value: Decimal | None) -> str:
    if value is None or not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return "svaret ska vara ett tal"
    highest = question.highest
    if value < 0 or (highest is not None and value > highest):
        upper = f" och högst {format_points(highest)}" if highest is not None else ""
        return f"talet {format_points(value)} ska vara minst 0{upper}"
    return ""
