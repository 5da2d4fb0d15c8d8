"""Points and index from an instrument and its answers; the only place that computes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    Instrument,
    NotApplicablePolicy,
    Part,
    PartRule,
    Question,
    QuestionKind,
    unanswered,
)
from andts_desktop.domain.units import UnitKind

ZERO = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """What one question gave; `max` is 0 where the policy takes it out of the maximum."""

    question: Question
    answer: Answer
    points: Decimal
    max: Decimal

    @property
    def answer_text(self) -> str:
        """The chosen option's text or the typed number; empty for the other states."""
        option = self.question.option(self.answer.option_id)
        if option is not None:
            return option.text
        return "" if self.answer.value is None else f"{self.answer.value:f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class PartScore:
    """What one part gave, in points; its parts and questions explain the sum."""

    part: Part
    points: Decimal
    max: Decimal
    parts: tuple["PartScore", ...]
    questions: tuple[QuestionScore, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one unit in one round.

    `index` is points / max × 100, unrounded; None where nothing has been answered, where the
    instrument is not scored, or where the unit's kind gets no index.
    The counts are numbers of questions.
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

    @property
    def is_finished(self) -> bool:
        """Tell whether every question has an answer, be it that nobody knows."""
        return not self.unanswered

    @property
    def question_count(self) -> int:
        """How many questions the instrument asks."""
        return self.answered + self.unknown + self.not_applicable + self.unanswered

    def walk_parts(self) -> tuple[PartScore, ...]:
        """Return every part in reading order, a part before the parts it is made of."""
        return tuple(each for part in self.parts for each in _walk(part))

    def questions(self) -> tuple[QuestionScore, ...]:
        """Return every question's score in the order in which it is asked."""
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
    parts = tuple(_score_part(instrument, part, by_question) for part in instrument.parts)
    points, maximum = _sum(parts)
    states = [
        by_question.get(question.id, unanswered(question.id)).state
        for question in instrument.questions()
    ]
    untouched = all(state is AnswerState.UNANSWERED for state in states)
    ranked = unit_kind is None or unit_kind in instrument.unit_kinds
    has_index = instrument.scored and ranked and maximum > 0 and not untouched
    return Score(
        instrument=instrument,
        index=points / maximum * HUNDRED if has_index else None,
        points=points,
        max=maximum,
        parts=parts,
        answered=states.count(AnswerState.ANSWERED),
        unknown=states.count(AnswerState.UNKNOWN),
        not_applicable=states.count(AnswerState.NOT_APPLICABLE),
        unanswered=states.count(AnswerState.UNANSWERED),
    )


def points_with(result: Score, answer: Answer) -> tuple[Decimal, Decimal]:
    """Return points and maximum as they would be with another answer to one question.

    The same to the last digit as scoring all answers anew, but only the parts that hold the
    question are summed again.
    """
    return _sum(_part_with(result.instrument, part, answer) for part in result.parts)


def _part_with(instrument: Instrument, scored: PartScore, answer: Answer) -> PartScore:
    parts = tuple(_part_with(instrument, child, answer) for child in scored.parts)
    questions = tuple(
        _score_question(instrument, each.question, answer)
        if each.question.id == answer.question_id
        else each
        for each in scored.questions
    )
    pairs = zip((*parts, *questions), (*scored.parts, *scored.questions), strict=True)
    if all(new is old for new, old in pairs):
        return scored
    return _summed(scored.part, parts, questions)


def _score_part(
    instrument: Instrument, part: Part, answers: Mapping[QuestionId, Answer]
) -> PartScore:
    parts = tuple(_score_part(instrument, child, answers) for child in part.parts)
    questions = tuple(
        _score_question(instrument, question, answers.get(question.id, unanswered(question.id)))
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
    return PartScore(part, points, maximum, parts, questions)


def _sum(members: Iterable[PartScore | QuestionScore]) -> tuple[Decimal, Decimal]:
    """Return the members' points and maximum."""
    gathered = tuple(members)
    points = sum((each.points for each in gathered), ZERO)
    return points, sum((each.max for each in gathered), ZERO)


def _score_question(instrument: Instrument, question: Question, answer: Answer) -> QuestionScore:
    excluded = (
        answer.state is AnswerState.NOT_APPLICABLE
        and instrument.not_applicable is NotApplicablePolicy.EXCLUDED
    )
    maximum = ZERO if excluded or not instrument.scored else question.max
    points = max(ZERO, min(points_of(question, answer), maximum))
    return QuestionScore(question, answer, points, maximum)


def points_of(question: Question, answer: Answer) -> Decimal:
    """Return the points an answer gives; every state but answered gives zero."""
    if answer.state is not AnswerState.ANSWERED:
        return ZERO
    if question.kind is QuestionKind.NUMBER:
        return answer.value if answer.value is not None else ZERO
    option = question.option(answer.option_id)
    return option.points if option is not None else ZERO
