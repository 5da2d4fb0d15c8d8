"""Write out the arithmetic of a result: every point, weight, cap, gap and rounding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.arithmetic import Arithmetic, ArithmeticLine, LineKind
from andts_desktop.domain.arithmetic_questions import question_line
from andts_desktop.domain.arithmetic_rules import rules_of, why_no_index
from andts_desktop.domain.instrument import PartRule
from andts_desktop.domain.scoring import (
    HUNDRED,
    ZERO,
    PartScore,
    QuestionScore,
    Score,
    answered_in,
    round_half_up,
)
from andts_desktop.domain.swedish import format_decimal, format_points, plural

_PLACES = (2, 3, 4, 6, 9)
_UNROUNDED = 28
_SHOWN_OF_INDEX = 4


def arithmetic(score: Score, title: str) -> Arithmetic:
    """Return the whole calculation of a score.

    Every line goes on from the figures as they are printed above it. What division gives is
    printed with two decimals, or with as many more as it takes for the index to come out the
    same as the program's own.
    """
    rules = rules_of(score)
    if not score.instrument.scored:
        return Arithmetic(title, tuple(_answers_alone(score)), rules)
    tried = (_Writer(score, places) for places in _PLACES)
    fitting = (each for each in tried if _same(each.index, score.index))
    written = next(fitting, None) or _Writer(score, _UNROUNDED)
    return Arithmetic(title, written.lines, rules)


def _same(written: Decimal | None, own: Decimal | None) -> bool:
    if written is None or own is None:
        return written is own
    return round_half_up(written) == round_half_up(own)


def _answers_alone(score: Score) -> Iterator[ArithmeticLine]:
    for part, depth in _with_depth(score.parts):
        yield ArithmeticLine(LineKind.PART, depth, part.part.title)
        for each in part.questions:
            yield question_line(each, depth + 1, score.instrument.not_applicable, has_points=False)
    yield ArithmeticLine(LineKind.NOTE, 0, "Inget index", why_no_index(score))


def _with_depth(parts: Iterable[PartScore], depth: int = 0) -> Iterator[tuple[PartScore, int]]:
    for part in parts:
        yield part, depth
        yield from _with_depth(part.parts, depth + 1)


@dataclass(frozen=True, slots=True)
class _Reached:
    """Points of a maximum, as they are printed."""

    points: Decimal
    max: Decimal


class _Writer:
    """Writes the lines of one score; what is divided is rounded to so many decimals."""

    def __init__(self, score: Score, places: int) -> None:
        self._policy = score.instrument.not_applicable
        self._places = places
        self._lines: list[ArithmeticLine] = []
        self.index: Decimal | None = None
        tops = [self._part(part, 0) for part in score.parts]
        total = _added(tops)
        self._add(LineKind.TOTAL, 0, "Alla delar", total, how=_terms(tops))
        if score.index is None:
            self._note(0, "Inget index", why_no_index(score))
        else:
            self.index = total.points / total.max * HUNDRED
            self._write_index(total, self.index)

    @property
    def lines(self) -> tuple[ArithmeticLine, ...]:
        """The lines, from the first part to the index."""
        return tuple(self._lines)

    def _part(self, scored: PartScore, depth: int) -> _Reached:
        self._lines.append(ArithmeticLine(LineKind.PART, depth, scored.part.title))
        own = [self._question(each, depth + 1) for each in scored.questions]
        below = [self._part(each, depth + 1) for each in scored.parts]
        # Added in the order of the scoring, parts first, so that no digit can differ.
        reached = _added([*below, *own])
        title = scored.part.title
        self._add(LineKind.SUM, depth, f"Summa {title}", reached, how=_terms([*own, *below]))
        if scored.part.rule is PartRule.SCALED:
            reached = self._scaled(scored, reached, depth)
        elif reached.max > scored.part.max:
            reached = self._capped(scored, reached, depth)
        if answered_in(scored) < scored.part.minimum_answers:
            self._note(depth, title, _too_few(scored))
        return reached

    def _question(self, scored: QuestionScore, depth: int) -> _Reached:
        self._lines.append(question_line(scored, depth, self._policy, has_points=True))
        return _Reached(scored.points, scored.max)

    def _scaled(self, scored: PartScore, reached: _Reached, depth: int) -> _Reached:
        title, full = scored.part.title, scored.part.max
        if not reached.max:
            self._note(depth, title, "Ingen fråga i delen kan ge poäng, så delen räknas inte.")
            return _Reached(ZERO, ZERO)
        points = self._divided(reached.points * full / reached.max)
        how = " av ".join(map(format_points, (reached.points, reached.max)))
        made = _Reached(points, full)
        label = f"{title}, omräknad"
        self._add(LineKind.SCALE, depth, label, made, how=f"{how} × {format_points(full)}")
        return made

    def _capped(self, scored: PartScore, reached: _Reached, depth: int) -> _Reached:
        full = scored.part.max
        made = _Reached(min(reached.points, full), full)
        verb = "räknas som högst" if reached.points > full else "är inte mer än"
        how = f"{format_points(reached.points)} {verb} {format_points(full)}"
        self._add(LineKind.CAP, depth, f"{scored.part.title}, med tak", made, how=how)
        return made

    def _divided(self, value: Decimal) -> Decimal:
        exponent = value.as_tuple().exponent
        is_long = isinstance(exponent, int) and -exponent > self._places
        return round_half_up(value, self._places) if is_long else value

    def _write_index(self, total: _Reached, index: Decimal) -> None:
        how = f"{format_points(total.points)} / {format_points(total.max)} × 100"
        exact = _cut(index)
        rounded = format_decimal(index)
        is_rounded = exact not in (rounded, rounded.removesuffix(",0"))
        shown = exact if is_rounded else rounded
        self._lines.append(
            ArithmeticLine(LineKind.INDEX, 0, "Index", how=how, result=shown, max="100")
        )
        if is_rounded:
            words = f"{exact} avrundas till {rounded}"
            self._lines.append(
                ArithmeticLine(
                    LineKind.ROUNDING,
                    0,
                    "Index som det visas",
                    how=words,
                    result=rounded,
                    max="100",
                )
            )

    def _add(self, kind: LineKind, depth: int, label: str, reached: _Reached, *, how: str) -> None:
        points, most = format_points(reached.points), format_points(reached.max)
        self._lines.append(ArithmeticLine(kind, depth, label, how=how, result=points, max=most))

    def _note(self, depth: int, label: str, said: str) -> None:
        self._lines.append(ArithmeticLine(LineKind.NOTE, depth, label, said))


def _added(members: Sequence[_Reached]) -> _Reached:
    points = sum((each.points for each in members), ZERO)
    return _Reached(points, sum((each.max for each in members), ZERO))


def _terms(members: Sequence[_Reached]) -> str:
    """Write what is added, without the zeros."""
    terms = [format_points(each.points) for each in members if each.points]
    return " + ".join(terms) or "0"


def _cut(value: Decimal) -> str:
    """Write a number exactly, or its first decimals and an ellipsis."""
    exact = format_points(value)
    whole, comma, decimals = exact.partition(",")
    if len(decimals) <= _SHOWN_OF_INDEX:
        return exact
    return f"{whole}{comma}{decimals[:_SHOWN_OF_INDEX]}…"


def _too_few(scored: PartScore) -> str:
    answered = plural(answered_in(scored), "fråga är besvarad", "frågor är besvarade")
    return f"{answered}, men delen får ett värde först med {scored.part.minimum_answers}."
