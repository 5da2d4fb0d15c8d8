"""The sums of an instrument in words, as they are shown while it is being made."""

from collections.abc import Iterator
from decimal import Decimal

from andts_desktop.domain.instrument import Instrument, Part, PartRule
from andts_desktop.domain.swedish import format_points

ZERO = Decimal(0)


def sums_in_words(instrument: Instrument) -> tuple[str, bool]:
    """Return the sums in a line, and whether they are right.

    "Strukturer 21 av 22 p – 1 p saknas", or "Summorna stämmer: 22 + 33 = 55".
    """
    if not instrument.scored:
        return "Enkäten ger inga poäng.", True
    wrong = [line for part in instrument.parts for line in _lines(part)]
    total = sum((part.max for part in instrument.parts), ZERO)
    if total != instrument.max:
        wrong.append(_line("Hela enkäten", total, instrument.max))
    if wrong:
        return "\n".join(wrong), False
    sums = " + ".join(format_points(part.max) for part in instrument.parts)
    added = f"{sums} = " if len(instrument.parts) > 1 else ""
    return f"Summorna stämmer: {added}{format_points(instrument.max)} p", True


def _lines(part: Part) -> Iterator[str]:
    below = [each.max for each in part.parts] + [each.max for each in part.questions]
    total = sum(below, ZERO)
    # A scaled part stretches what is below it, and a summed one may be capped.
    if part.rule is PartRule.SUM and total < part.max:
        yield _line(part.title, total, part.max)
    for child in part.parts:
        yield from _lines(child)


def _line(title: str, total: Decimal, highest: Decimal) -> str:
    lacks = (
        f"{format_points(abs(highest - total))} p {'saknas' if total < highest else 'för mycket'}"
    )
    return f"{title}: {format_points(total)} av {format_points(highest)} p – {lacks}"
