"""Results side by side: years with their breaks, units of one kind, and what gives most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from types import MappingProxyType

from andts_desktop.domain.instrument import Instrument, Question, QuestionKind
from andts_desktop.domain.scoring import (
    HUNDRED,
    ZERO,
    QuestionScore,
    Score,
    points_with,
    score,
)
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.swedish import plural, sort_key
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import Unit

_NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class YearResult:
    """One unit's result in one year."""

    year: int
    score: Score


@dataclass(frozen=True, slots=True)
class Break:
    """A place in a series across which nothing may be compared, and why.

    It is the unit that is new, and not the version, where the unit has taken over another.
    """

    after_year: int
    before_year: int
    reason: str
    is_of_unit: bool = False

    @property
    def what(self) -> str:
        """What is new: "Ny version"."""
        return "Ny enhet" if self.is_of_unit else "Ny version"


@dataclass(frozen=True, slots=True)
class Series:
    """A unit's years, parted into runs that may be compared with each other."""

    runs: tuple[tuple[YearResult, ...], ...]
    breaks: tuple[Break, ...]

    @property
    def years(self) -> tuple[YearResult, ...]:
        """All years in order, whatever run they belong to."""
        return tuple(result for run in self.runs for result in run)

    def run_of(self, year: int) -> tuple[YearResult, ...]:
        """Return the years comparable with `year`, empty where it has no result."""
        return next((run for run in self.runs if any(r.year == year for r in run)), ())


@dataclass(frozen=True, slots=True)
class UnitResult:
    """One unit's index and sums beside the others'; `index` is None as in a Score."""

    unit: Unit
    index: Decimal | None
    sums: Tally


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """Units of one kind in one year, highest index first; those without index are left out.

    `mean` is the unweighted mean of the indices, None without units; `missing` are the units
    of the kind that have not answered. What a unit has not answered yet counts as zero points,
    so the `unfinished` ones pull the mean down and must be named beside it.
    """

    results: tuple[UnitResult, ...]
    missing: tuple[Unit, ...]
    mean: Decimal | None

    @property
    def unfinished(self) -> tuple[UnitResult, ...]:
        """Return the results of units that have questions left to answer, in the same order."""
        return tuple(each for each in self.results if not each.sums.is_finished)


@dataclass(frozen=True, slots=True)
class Gain:
    """What a question not yet at full points would add: points, and index units."""

    question: Question
    part_title: str
    points: Decimal
    max: Decimal
    index_gain: Decimal


@dataclass(frozen=True, slots=True)
class Remaining:
    """How much of what is left to gain lies in one top part; `share` in percent."""

    part_title: str
    points: Decimal
    share: Decimal


def series(results: Iterable[YearResult], new_units: Mapping[int, str] = _NONE) -> Series:
    """Part a unit's years into runs, in which each two may be compared; no line leaves a run.

    `new_units` has the years in which the unit became another one, and why.
    """
    ordered = sorted(results, key=lambda result: result.year)
    runs: list[list[YearResult]] = []
    breaks: list[Break] = []
    for result in ordered:
        instrument = result.score.instrument
        last_year = runs[-1][-1].year if runs else result.year
        became = [why for year, why in new_units.items() if last_year < year <= result.year]
        is_same = all(comparable(each.score.instrument, instrument) for each in chain(*runs[-1:]))
        if runs and is_same and not became:
            runs[-1].append(result)
            continue
        if runs:
            reasons = [*([] if is_same else [break_reason(instrument)]), *became]
            breaks.append(Break(last_year, result.year, " ".join(reasons), is_of_unit=is_same))
        runs.append([result])
    return Series(tuple(tuple(run) for run in runs), tuple(breaks))


def comparable(earlier: Instrument, later: Instrument) -> bool:
    """Tell whether results of two instruments may be set side by side as one measure."""
    if earlier.id == later.id:
        return True
    return earlier.family == later.family and earlier.version in later.comparable_with


def break_reason(instrument: Instrument) -> str:
    """Say why an instrument's results are not compared with earlier ones."""
    return (
        instrument.break_reason
        or f"{instrument.title} kan inte jämföras med tidigare års frågor och poäng."
    )


def compare_units(results: Iterable[UnitResult]) -> UnitComparison:
    """Rank units of one kind; raises ValueError where kinds are mixed."""
    gathered = tuple(results)
    if len({result.unit.kind for result in gathered}) > 1:
        raise ValueError("units of different kinds are never ranked together")
    ranked = [(r.index, r) for r in gathered if r.index is not None]
    ranked.sort(key=lambda pair: (-pair[0], sort_key(pair[1].unit.name)))
    mean = sum((index for index, _ in ranked), ZERO) / len(ranked) if ranked else None
    missing = tuple(r.unit for r in gathered if r.index is None)
    return UnitComparison(tuple(result for _, result in ranked), missing, mean)


def gains(instrument: Instrument, answers: Iterable[Answer]) -> tuple[Gain, ...]:
    """Rank the questions by the index units that full points would add.

    Each gain is the index with that one question at full points less the index now, so caps,
    scaling and the policy for "ej tillämplig" are all in it. What the unit has called "ej
    tillämplig" is left out. Empty where nothing is scored.
    """
    now = score(instrument, answers)
    if not instrument.scored:
        return ()
    before = _index(now.points, now.max)
    found = []
    for part in now.walk_parts():
        for q in part.questions:
            if _is_settled(q):
                continue
            gain = _index(*points_with(now, full_answer(q.question))) - before
            if gain > 0:
                found.append(Gain(q.question, part.part.title, q.points, q.question.max, gain))
    return tuple(sorted(found, key=lambda gain: -gain.index_gain))


def left_out_words(result: Score) -> str:
    """Say how many questions could give points but do not apply to the unit; empty for none."""
    count = sum(
        each.question.max > 0
        and not each.is_hidden
        and each.answer.counted_state is AnswerState.NOT_APPLICABLE
        for each in result.questions()
    )
    if not count:
        return ""
    return f"{plural(count, 'fråga', 'frågor')} med svaret ej tillämplig är inte med."


def _is_settled(scored: QuestionScore) -> bool:
    """Tell whether nothing can be gained: what does not apply to a unit is no advice to it."""
    return scored.is_hidden or scored.answer.counted_state is AnswerState.NOT_APPLICABLE


def _index(points: Decimal, maximum: Decimal) -> Decimal:
    return points / maximum * HUNDRED if maximum else ZERO


def full_answer(question: Question) -> Answer:
    """Return the answer that gives a question its full points."""
    if question.kind is QuestionKind.NUMBER:
        return Answer(question.id, AnswerState.ANSWERED, value=_best_number(question))
    if question.kind is QuestionKind.CHOICES:
        good = tuple(option.id for option in question.options if option.points > 0)
        return Answer(question.id, AnswerState.ANSWERED, option_ids=good)
    best = max(question.options, key=lambda option: option.points, default=None)
    chosen = () if best is None else (best.id,)
    return Answer(question.id, AnswerState.ANSWERED, option_ids=chosen)


def _best_number(question: Question) -> Decimal:
    if question.steps:
        return max(question.steps, key=lambda step: step.points).at_least
    return question.highest or ZERO


def remaining(result: Score) -> tuple[Remaining, ...]:
    """Say where the points not yet reached lie, by top part, most first."""
    left = [(part.part.title, part.max - part.points) for part in result.parts]
    total = sum((points for _, points in left), ZERO)
    shares: Sequence[Remaining] = [
        Remaining(title, points, points / total * HUNDRED if total else ZERO)
        for title, points in left
    ]
    return tuple(sorted(shares, key=lambda each: -each.points))
