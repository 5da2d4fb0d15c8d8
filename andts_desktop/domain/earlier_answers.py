"""What a unit answered last time, as a form shows it under each question."""

from collections.abc import Iterable, Iterator

from andts_desktop.domain.answer_merge import answer_words
from andts_desktop.domain.collection import EarlierAnswer
from andts_desktop.domain.comparability import question_before, question_break
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.visibility import hidden_questions


def earlier_answers(
    instrument: Instrument, earlier: Instrument, answers: Iterable[Answer], year: int
) -> Iterator[EarlierAnswer]:
    """Yield what was answered and can be compared, in the order of today's questions."""
    before = {each.question_id: each for each in answers}
    hidden = hidden_questions(earlier, before)
    for question in instrument.questions():
        asked = question_before(instrument, question, earlier)
        if asked is None or asked.id in hidden:
            continue
        if question_break(instrument, question, earlier, asked):
            continue
        old = before.get(asked.id)
        if old is not None and old.counted_state is not AnswerState.UNANSWERED:
            yield EarlierAnswer(question.id, year, answer_words(asked, old), old.comment)
