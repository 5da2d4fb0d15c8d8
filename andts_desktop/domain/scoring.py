"""Points and index from an instrument and its answers; the only place that computes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import (
    Instrument,
    NotApplicablePolicy,
    Part,
    PartRule,
    Question,
    QuestionKind,
)
from andts_desktop.domain.survey import Answer, AnswerState, unanswered
from andts_desktop.domain.units import UnitKind
from andts_desktop.domain.visibility import hidden_questions

ZERO = Decimal(0)
HUNDRED = Decimal(100)


UNKNOWN_OPTION = "okänt svar"
"""What is said of an option that the question does not have, as in a file from elsewhere."""


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """What one question gave; `max` is 0 where the policy takes it out of the maximum.

    A hidden question keeps its stored answer, which counts for nothing.
    """

    question: Question
    answer: Answer
    points: Decimal
    max: Decimal
    is_hidden: bool = False

    @property
    def answer_text(self) -> str:
        """The chosen options' texts, the number or the text; empty for the other states."""
        if self.answer.option_ids:
            found = map(self.question.option, self.answer.option_ids)
            return "; ".join(option.text if option else UNKNOWN_OPTION for option in found)
        if self.answer.value is not None:
            number = f"{self.answer.value:f}".replace(".", ",")
            return f"{number} {self.question.unit}".strip()
        return self.answer.text


@dataclass(frozen=True, slots=True)
class PartScore:
    """What one part gave, in points; its parts and questions explain the sum.

    `has_value` is False where fewer questions are answered than the part asks for.
    """

    part: Part
    points: Decimal
    max: Decimal
    parts: tuple["PartScore", ...]
    questions: tuple[QuestionScore, ...]
    has_value: bool = True


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one unit in one round.

    `index` is points / max × 100, unrounded; None where nothing has been answered, where fewer
    questions are answered than the instrument or a part of it asks for, where the instrument
    is not scored, or where the unit's kind gets no index. The counts are numbers of questions;
    those that are `hidden` are in none of the others, and those that are `prefilled` and wait
    to be confirmed are among the unanswered.
    """

    instrument: Instrument
    index: Decimal | None
    points: Decimal
    max: Decimal
    parts: tuple[PartScore, ...]
    answered: int
    unknown: int
    not_applicable: int
    unanswered: int
    hidden: int = 0
    prefilled: int = 0
    has_value: bool = True

    @property
    def is_finished(self) -> bool:
        """Tell whether every question has an answer, be it that nobody knows."""
        return not self.unanswered

    @property
    def question_count(self) -> int:
        """How many questions the unit is asked."""
        return self.answered + self.unknown + self.not_applicable + self.unanswered

    def walk_parts(self) -> tuple[PartScore, ...]:
        """Return every part in reading order, a part before the parts it is made of."""
        return tuple(each for part in self.parts for each in _walk(part))

    def questions(self) -> tuple[QuestionScore, ...]:
        """Return every question's score in the order in which it is asked, hidden ones too."""
        return tuple(q for part in self.walk_parts() for q in part.questions)

    def part(self, part_id: str) -> PartScore | None:
        """Return the part with that id, None where there is none."""
        return next((p for p in self.walk_parts() if p.part.id == part_id), None)


def _walk(part: PartScore) -> Iterable[PartScore]:
    yield part
    for child in part.parts:
        yield from _walk(child)


def round_half_up(value: Decimal, places: int = 1) -> Decimal:
    """Round a number for show only; 2.25 becomes 2.3 with one place, and -0.04 becomes 0.0."""
    # The default context refuses a result of more than 28 digits, which a typed outcome can have.
    roomy = Context(prec=max(28, value.adjusted() + places + 2), rounding=ROUND_HALF_UP)
    rounded = value.quantize(Decimal(1).scaleb(-places), context=roomy)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def score(
    instrument: Instrument, answers: Iterable[Answer], unit_kind: UnitKind | None = None
) -> Score:
    """Score the answers; questions without an answer count as not answered.

    Source of the formula: Stockholm's PI-mini version 2, sum of points / 55 × 100. With
    `unit_kind` given, the index is left out for kinds that the instrument does not rank.
    """
    by_question = {answer.question_id: answer for answer in answers}
    hidden = hidden_questions(instrument, by_question)
    sheet = _Sheet(instrument, by_question, hidden)
    parts = tuple(_score_part(sheet, part) for part in instrument.parts)
    points, maximum = _sum(parts)
    asked = [
        by_question.get(question.id) or unanswered(question.id)
        for question in instrument.questions()
        if question.id not in hidden
    ]
    states = [answer.counted_state for answer in asked]
    answered = states.count(AnswerState.ANSWERED)
    untouched = all(state is AnswerState.UNANSWERED for state in states)
    ranked = unit_kind is None or unit_kind in instrument.unit_kinds
    has_value = answered >= instrument.minimum_answers and all(part.has_value for part in parts)
    has_index = instrument.scored and ranked and maximum > 0 and not untouched and has_value
    return Score(
        instrument=instrument,
        index=points / maximum * HUNDRED if has_index else None,
        points=points,
        max=maximum,
        parts=parts,
        answered=answered,
        unknown=states.count(AnswerState.UNKNOWN),
        not_applicable=states.count(AnswerState.NOT_APPLICABLE),
        unanswered=states.count(AnswerState.UNANSWERED),
        hidden=len(hidden),
        prefilled=sum(answer.is_prefilled for answer in asked),
        has_value=has_value,
    )


def points_with(result: Score, answer: Answer) -> tuple[Decimal, Decimal]:
    """Return points and maximum as they would be with another answer to one question.

    The same to the last digit as scoring all answers anew. Only the parts that hold the
    question are summed again, unless other questions are asked because of it.
    """
    instrument = result.instrument
    if any(
        condition.question == answer.question_id
        for question in instrument.questions()
        for condition in question.show_if
    ):
        answers = {each.question.id: each.answer for each in result.questions()}
        anew = score(instrument, (answers | {answer.question_id: answer}).values())
        return anew.points, anew.max
    return _sum(_part_with(instrument, part, answer) for part in result.parts)


def _part_with(instrument: Instrument, scored: PartScore, answer: Answer) -> PartScore:
    parts = tuple(_part_with(instrument, child, answer) for child in scored.parts)
    questions = tuple(
        _score_question(instrument, each.question, answer, is_hidden=each.is_hidden)
        if each.question.id == answer.question_id
        else each
        for each in scored.questions
    )
    pairs = zip((*parts, *questions), (*scored.parts, *scored.questions), strict=True)
    if all(new is old for new, old in pairs):
        return scored
    return _summed(scored.part, parts, questions)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the parts are scored from."""

    instrument: Instrument
    answers: Mapping[QuestionId, Answer]
    hidden: frozenset[QuestionId]


def _score_part(sheet: _Sheet, part: Part) -> PartScore:
    parts = tuple(_score_part(sheet, child) for child in part.parts)
    questions = tuple(
        _score_question(
            sheet.instrument,
            question,
            sheet.answers.get(question.id) or unanswered(question.id),
            is_hidden=question.id in sheet.hidden,
        )
        for question in part.questions
    )
    return _summed(part, parts, questions)


def _summed(
    part: Part, parts: tuple[PartScore, ...], questions: tuple[QuestionScore, ...]
) -> PartScore:
    reached, reachable = _sum((*parts, *questions))
    if part.rule is PartRule.SUM:
        maximum = min(part.max, reachable)
        points = min(reached, maximum)
    elif reachable > 0:
        maximum = part.max
        points = reached * part.max / reachable
    else:
        maximum = points = ZERO
    scored = PartScore(part, points, maximum, parts, questions)
    has_value = all(child.has_value for child in parts)
    if part.minimum_answers:
        has_value = has_value and answered_in(scored) >= part.minimum_answers
    return scored if has_value else replace(scored, has_value=False)


def answered_in(part: PartScore) -> int:
    """Return how many of the questions that a part asks are answered, below it too."""
    return count_in(part, AnswerState.ANSWERED)


def count_in(part: PartScore, state: AnswerState) -> int:
    """Return how many of the questions that a part asks count as in a state, below it too."""
    own = sum(not each.is_hidden and each.answer.counted_state is state for each in part.questions)
    return own + sum(count_in(child, state) for child in part.parts)


def _sum(members: Iterable[PartScore | QuestionScore]) -> tuple[Decimal, Decimal]:
    """Return the members' points and maximum."""
    gathered = tuple(members)
    points = sum((each.points for each in gathered), ZERO)
    return points, sum((each.max for each in gathered), ZERO)


def _score_question(
    instrument: Instrument, question: Question, answer: Answer, *, is_hidden: bool
) -> QuestionScore:
    is_out = is_hidden or answer.counted_state is AnswerState.NOT_APPLICABLE
    excluded = is_out and instrument.not_applicable is NotApplicablePolicy.EXCLUDED
    maximum = ZERO if excluded or not instrument.scored else question.max
    points = ZERO if is_hidden else max(ZERO, min(points_of(question, answer), maximum))
    return QuestionScore(question, answer, points, maximum, is_hidden)


def points_of(question: Question, answer: Answer) -> Decimal:
    """Return the points an answer gives, weighted; every state but answered gives zero."""
    if answer.counted_state is not AnswerState.ANSWERED:
        return ZERO
    return raw_points_of(question, answer) * question.weight


def raw_points_of(question: Question, answer: Answer) -> Decimal:
    """Return what the chosen options or the number give before the question's weight."""
    if question.kind is QuestionKind.NUMBER:
        return _points_of_number(question, answer.value)
    found = (question.option(option_id) for option_id in answer.option_ids)
    return sum((option.points for option in found if option is not None), ZERO)


def _points_of_number(question: Question, value: Decimal | None) -> Decimal:
    if value is None:
        return ZERO
    if not question.steps:
        return value
    reached = [step for step in question.steps if step.at_least <= value]
    return max(reached, key=lambda step: step.at_least).points if reached else ZERO
