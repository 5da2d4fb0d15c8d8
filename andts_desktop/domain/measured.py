"""One unit's value of a measure in one round, or the reason why there is none."""

from collections.abc import Iterable
from dataclasses import replace

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument, Part, Question, QuestionKind
from andts_desktop.domain.measures import Gap, MeasuredValue
from andts_desktop.domain.scoring import HUNDRED, ZERO, QuestionScore, score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import UnitKind

_GAPS = {
    AnswerState.UNKNOWN: Gap.UNKNOWN,
    AnswerState.NOT_APPLICABLE: Gap.NOT_APPLICABLE,
    AnswerState.UNANSWERED: Gap.NOT_ANSWERED,
}


def total_value(
    instrument: Instrument, sums: Tally | None, kind: UnitKind, *, takes_part: bool
) -> MeasuredValue:
    """Return the index of a unit of that kind; `sums` are None where it has no answers."""
    gap = _gap_of_sums(instrument, sums, kind, takes_part=takes_part)
    if gap is not None or sums is None:
        return MeasuredValue(gap=gap)
    value = sums.index(instrument, kind)
    if value is None:
        return MeasuredValue(gap=Gap.NOT_APPLICABLE if sums.has_value else Gap.TOO_FEW_ANSWERS)
    return MeasuredValue(value, HUNDRED, is_finished=sums.is_finished)


def part_value(
    instrument: Instrument,
    part_id: str,
    sums: Tally | None,
    kind: UnitKind,
    *,
    takes_part: bool,
) -> MeasuredValue:
    """Return a part's points; what leaves the maximum has left the value's `max` too."""
    gap = _gap_of_sums(instrument, sums, kind, takes_part=takes_part)
    if gap is not None or sums is None:
        return MeasuredValue(gap=gap)
    found = next((each for each in sums.parts if each.part_id == part_id), None)
    if found is None:
        return MeasuredValue(gap=Gap.NOT_ASKED)
    if not found.has_value:
        return MeasuredValue(gap=Gap.TOO_FEW_ANSWERS)
    if not found.max:
        return MeasuredValue(gap=Gap.NOT_APPLICABLE)
    return MeasuredValue(found.points, found.max, is_finished=found.is_finished)


def _gap_of_sums(
    instrument: Instrument, sums: Tally | None, kind: UnitKind, *, takes_part: bool
) -> Gap | None:
    if not instrument.scored or kind not in instrument.unit_kinds:
        return Gap.NO_INDEX
    if sums is None or sums.is_untouched:
        return Gap.NOT_ANSWERED if takes_part else Gap.NOT_TAKING_PART
    return None


def question_value(
    instrument: Instrument, result: QuestionScore, *, takes_part: bool
) -> MeasuredValue:
    """Return what an answer gave in points; where nothing is scored, the answer in words."""
    gap = question_gap(result)
    if gap is not None:
        absent = gap in {Gap.NOT_ANSWERED, Gap.HIDDEN} and not takes_part
        return MeasuredValue(gap=Gap.NOT_TAKING_PART if absent else gap)
    words = result.answer_text or "inget av alternativen"
    if gives_points(instrument, result.question):
        return MeasuredValue(result.points, result.max, words=words)
    number = result.answer.value if result.question.kind is QuestionKind.NUMBER else None
    return MeasuredValue(number, words=words)


def question_gap(result: QuestionScore) -> Gap | None:
    """Say why an answer has no value, None where it has one."""
    return Gap.HIDDEN if result.is_hidden else _GAPS.get(result.answer.counted_state)


def gives_points(instrument: Instrument, question: Question) -> bool:
    """Tell whether there are any points to compare in answers to a question."""
    return instrument.scored and question.max > 0


def asked_alone(instrument: Instrument, question_id: QuestionId) -> Instrument:
    """Return the instrument with one question alone, after those that decide if it is asked.

    It scores that question as the whole instrument does, from those answers only; raises
    KeyError for a question that the instrument does not have.
    """
    by_id = {question.id: question for question in instrument.questions()}
    needed = {question_id}
    waiting = [by_id[question_id]]
    while waiting:
        for condition in waiting.pop().show_if:
            if condition.question not in needed:
                needed.add(condition.question)
                waiting.append(by_id[condition.question])
    asked = tuple(question for question in by_id.values() if question.id in needed)
    highest = sum((question.max for question in asked), ZERO)
    return replace(instrument, parts=(Part("alone", "", highest, questions=asked),))


def scored_alone(alone: Instrument, answers: Iterable[Answer]) -> QuestionScore:
    """Score the last question of an instrument from `asked_alone`."""
    return score(alone, answers).questions()[-1]
