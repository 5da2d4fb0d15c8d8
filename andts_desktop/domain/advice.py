"""Whether to develop structure or activities: advice for one unit, with the figures behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.comparison import comparable, full_answer, gains
from andts_desktop.domain.instrument import Question
from andts_desktop.domain.measures import Advice
from andts_desktop.domain.scoring import HUNDRED, ZERO, PartScore, Score, score
from andts_desktop.domain.spread import LEAST_UNITS
from andts_desktop.domain.swedish import (
    enumerated,
    format_decimal,
    format_signed,
    format_sum,
    plural,
)

EVEN = Decimal(10)
"""Parts whose shares differ by less, in percentage points, are even: a few answers decide."""

BEST = 3
"""How many questions of each part are looked at for what would give most."""


@dataclass(frozen=True, slots=True)
class Others:
    """The other units' medians by top part, in percent of its points; `count` of them."""

    count: int
    shares: Mapping[str, Decimal]


NOBODY = Others(0, {})


@dataclass(frozen=True, slots=True)
class _Side:
    """One top part: its share in percent, and what its best questions would give together."""

    part: PartScore
    share: Decimal
    questions: int
    gain: Decimal

    @property
    def title(self) -> str:
        return self.part.part.title

    @property
    def left(self) -> Decimal:
        return self.part.max - self.part.points


def advise(now: Score, before: Score | None = None, others: Others = NOBODY) -> Advice:
    """Say which top part to develop first, or why nothing speaks for one before another.

    `before` is the unit's own result of the year before. The part with the smallest share of
    its points comes first, where it is well below the others; the figures that point another
    way are told beside it.
    """
    reason = _why_not(now)
    if reason:
        return Advice("", "Inget råd", (reason,))
    sides = _sides(now)
    if not any(side.left for side in sides):
        return Advice("", "Alla poäng är nådda", (_reached(sides),))
    lowest, next_lowest = sorted(sides, key=lambda side: side.share)[:2]
    reasons = (
        _reached(sides),
        _left(sides),
        _costs(sides),
        *_beside_others(sides, others),
        *_since(sides, now, before),
    )
    if next_lowest.share - lowest.share < EVEN:
        return Advice("", "Jämnt mellan delarna", (*reasons, _SMALL_DIFFERENCE, _CARE))
    title = f"{lowest.title} kan utvecklas i första hand"
    return Advice(lowest.part.part.id, title, (*reasons, *_against(lowest, sides, others), _CARE))


_CARE = (
    "Det här är ett råd ur siffrorna, inte en bedömning av arbetet. Väg in vad ni vet om behoven "
    "och vad som är möjligt."
)
_SMALL_DIFFERENCE = (
    f"Skillnaden är mindre än {EVEN} procentenheter, så siffrorna talar inte för den ena delen "
    "före den andra."
)


def _why_not(now: Score) -> str:
    if len(_scored_parts(now)) < 2:
        return "Enkäten har inte två delar med poäng att ställa mot varandra."
    if 2 * now.answered < now.question_count or not now.has_value:
        asked = plural(now.question_count, "fråga", "frågor")
        return f"För få svar för ett råd: {now.answered} av {asked} är besvarade."
    if now.index is None:
        return "Enheten får inget index, så delarna ställs inte mot varandra."
    return ""


def _scored_parts(result: Score) -> list[PartScore]:
    return [part for part in result.parts if part.max > 0]


def _sides(now: Score) -> list[_Side]:
    found = gains(now.instrument, [each.answer for each in now.questions()])
    sides = []
    for part in _scored_parts(now):
        inside = {question.id for question in part.part.walk_questions()}
        best = [gain.question for gain in found if gain.question.id in inside][:BEST]
        sides.append(_Side(part, reached(part), len(best), _gain_together(now, best)))
    return sides


def reached(part: PartScore) -> Decimal:
    """Return how much of a part's points are reached, in percent; it has some to reach."""
    return part.points / part.max * HUNDRED


def _gain_together(now: Score, questions: Sequence[Question]) -> Decimal:
    """Return the index units that full points in all of the questions would add."""
    answers = {each.question.id: each.answer for each in now.questions()}
    answers |= {question.id: full_answer(question) for question in questions}
    then = score(now.instrument, answers.values())
    return (then.index or ZERO) - (now.index or ZERO)


def _reached(sides: Sequence[_Side]) -> str:
    told = [
        f"{side.title} {_percent(side.share)} ({format_sum(side.part.points)} av "
        f"{format_sum(side.part.max)})"
        for side in sides
    ]
    return f"Andel av poängen som är nådd: {enumerated(told)}."


def _left(sides: Sequence[_Side]) -> str:
    whole = sum((side.left for side in sides), ZERO)
    told = [f"{format_sum(side.left)} i {side.title}" for side in sides]
    return f"Av de {format_sum(whole)} poäng som återstår finns {enumerated(told)}."


def _costs(sides: Sequence[_Side]) -> str:
    told = [
        f"{format_decimal(side.gain)} indexenheter i {side.title} "
        f"({plural(side.questions, 'fråga', 'frågor')})"
        for side in sides
    ]
    return f"Full poäng på de frågor som ger mest, högst {BEST} i varje del: {enumerated(told)}."


def _beside_others(sides: Sequence[_Side], others: Others) -> list[str]:
    shares = others.shares
    if others.count < LEAST_UNITS or any(side.part.part.id not in shares for side in sides):
        return []
    told = [f"{side.title} {_percent(shares[side.part.part.id])}" for side in sides]
    return [f"Medianen för de {others.count} andra enheterna: {enumerated(told)}."]


def _since(sides: Sequence[_Side], now: Score, before: Score | None) -> list[str]:
    if before is None or before.index is None:
        return []
    if not comparable(before.instrument, now.instrument):
        return []
    pairs = [(side, before.part(side.part.part.id)) for side in sides]
    told = [
        f"{side.title} {format_signed(side.share - reached(earlier))}"
        for side, earlier in pairs
        if earlier is not None and earlier.max
    ]
    changed = f"Förändring sedan förra omgången, i procentenheter: {enumerated(told)}."
    return [changed] if told else []


def _against(lowest: _Side, sides: Sequence[_Side], others: Others) -> list[str]:
    """Tell the figures that speak for another part."""
    found = []
    most = max(sides, key=lambda side: side.left)
    if most.left > lowest.left:
        found.append(f"Däremot finns flest av de återstående poängen i {most.title}.")
    best = max(sides, key=lambda side: side.gain)
    if best.gain > lowest.gain:
        found.append(f"Däremot ger de bästa frågorna mer i {best.title}.")
    typical = others.shares.get(lowest.part.part.id)
    if others.count >= LEAST_UNITS and typical is not None and lowest.share >= typical:
        found.append(f"Däremot är {lowest.title} inte lägre än medianen för de andra enheterna.")
    return found


def _percent(share: Decimal) -> str:
    return f"{format_decimal(share, 0)} procent"
