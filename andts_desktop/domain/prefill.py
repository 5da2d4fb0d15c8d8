"""Answers taken over from an earlier year, to be confirmed one by one or all at once."""

from collections.abc import Iterable
from dataclasses import replace

from andts_desktop.domain.comparability import question_before, question_break
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.survey import GIVEN, Answer, AnswerState, Origin, Provenance, unanswered
from andts_desktop.domain.visibility import hidden_questions

TAKEN_OVER = (AnswerState.ANSWERED, AnswerState.NOT_APPLICABLE)
"""What is worth taking over; that nobody knew last year says nothing of this year."""


def prefilled(
    instrument: Instrument,
    answers: Iterable[Answer],
    earlier: Instrument,
    earlier_answers: Iterable[Answer],
    earlier_year: int,
) -> tuple[Answer, ...]:
    """Return the answers to take over to questions that nobody has answered.

    Only what may be compared with the earlier year is taken over, and only where the option
    that was chosen is still there. A question is filled in where it will be asked once what is
    taken over to the questions before it has been confirmed. Comments belong to their year and
    are not taken over.
    """
    own = {each.question_id: each for each in answers}
    before = {each.question_id: each for each in earlier_answers}
    source = Provenance(Origin.PREFILLED, str(earlier_year))
    found: dict[QuestionId, Answer] = {}
    for question in instrument.questions():
        known = own.get(question.id) or unanswered(question.id)
        asked = question_before(instrument, question, earlier)
        if asked is None or question_break(instrument, question, earlier, asked):
            continue
        old = before.get(asked.id)
        is_open = known.state is AnswerState.UNANSWERED
        if old is None or not is_open or not _fits(question, asked, old):
            continue
        found[question.id] = replace(
            old, question_id=question.id, comment=known.comment, provenance=source
        )
    sure = {key: replace(each, provenance=GIVEN) for key, each in (own | found).items()}
    hidden = hidden_questions(instrument, sure)
    return tuple(answer for question_id, answer in found.items() if question_id not in hidden)


def _fits(question: Question, asked: Question, old: Answer) -> bool:
    """Tell whether an earlier answer can be given to the question as it stands now."""
    if asked.kind is not question.kind or old.counted_state not in TAKEN_OVER:
        return False
    if any(question.option(option_id) is None for option_id in old.option_ids):
        return False
    return old.value is None or question.highest is None or old.value <= question.highest


def confirmed(answers: Iterable[Answer], question_ids: Iterable[QuestionId]) -> tuple[Answer, ...]:
    """Return those of the answers that waited and are now confirmed; the year stays known."""
    chosen = frozenset(question_ids)
    return tuple(
        replace(each, provenance=Provenance(Origin.GIVEN, each.provenance.note))
        for each in answers
        if each.is_prefilled and each.question_id in chosen
    )
