"""What charts say, in words: the main point first, for those who do not see them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from andts_desktop.domain.comparison import UnitComparison
from andts_desktop.domain.measures import StarAxis, YearColumn
from andts_desktop.domain.scoring import HUNDRED, Score
from andts_desktop.domain.survey_result import AmongOthers
from andts_desktop.domain.swedish import enumerated, format_decimal

_IN_THE_TABLE = "Alla värden står i tabellen efter diagrammet."


def runs_in_words(columns: Sequence[YearColumn], values: Sequence[Decimal | None]) -> Iterator[str]:
    """Say of each run of years how the value has moved, and where the series is broken."""
    known = [
        (column, value) for column, value in zip(columns, values, strict=True) if value is not None
    ]
    for number, (_, group) in enumerate(groupby(known, key=lambda pair: pair[0].run)):
        run = list(group)
        (first, before), (last, now) = run[0], run[-1]
        if number:
            yield f"Serien är bruten före {first.year}."
        yield moved_in_words(first.year, before, last.year, now)


def moved_in_words(first: int, before: Decimal, last: int, now: Decimal) -> str:
    """Say how a value has moved between two years: "Från 2023 till 2026 stiger det …"."""
    old, new = format_decimal(before), format_decimal(now)
    if first == last:
        return f"Värdet är {new} {last}."
    if old == new:
        return f"Från {first} till {last} är värdet oförändrat, {new}."
    verb = "stiger" if now > before else "sjunker"
    return f"Från {first} till {last} {verb} värdet från {old} till {new}."


def units_in_words(comparison: UnitComparison) -> str:
    """Say who has the highest and the lowest index, and how many lie over the mean."""
    ranked = [(each.index, each.unit.name) for each in comparison.results if each.index is not None]
    if not ranked or comparison.mean is None:
        return "Ingen enhet har något index."
    (high, highest), (low, lowest) = ranked[0], ranked[-1]
    above = sum(index > comparison.mean for index, _ in ranked)
    return (
        f"Högst index har {highest}, {format_decimal(high)}, och lägst {lowest}, "
        f"{format_decimal(low)}. Medelvärdet är {format_decimal(comparison.mean)}, och {above} av "
        f"{len(ranked)} ligger över det. {_IN_THE_TABLE}"
    )


def parts_in_words(result: Score) -> str:
    """Say which part has come furthest and which least far towards its points."""
    parts = [each for each in result.walk_parts() if not each.parts and each.max]
    shares = [(each.points / each.max * HUNDRED, each.part.title) for each in parts]
    return f"{_ends_in_words(shares)} {_IN_THE_TABLE}" if shares else _IN_THE_TABLE


def _ends_in_words(shares: Sequence[tuple[Decimal, str]]) -> str:
    least, most = (pick(shares, key=lambda pair: pair[0]) for pick in (min, max))
    if len(shares) == 1:
        return f"{most[1]} har nått {format_decimal(most[0], 0)} procent av sina poäng."
    return (
        f"Längst har {most[1]} kommit, {format_decimal(most[0], 0)} procent av sina poäng, och "
        f"kortast {least[1]}, {format_decimal(least[0], 0)} procent."
    )


def star_in_words(axes: Sequence[StarAxis]) -> str:
    """Say which part has come furthest and which least far, and which lie over the median."""
    known = [axis for axis in axes if axis.own is not None]
    shares = [(axis.own / axis.max * HUNDRED, axis.title) for axis in known if axis.own is not None]
    if not shares:
        return "Ingen av delarna har något värde."
    words = _ends_in_words(shares)
    over = [
        axis.title
        for axis in known
        if axis.median is not None and axis.own is not None and axis.own > axis.median
    ]
    if not any(axis.median is not None for axis in axes):
        return f"{words} {_IN_THE_TABLE}"
    above = f"{enumerated(over)} ligger" if over else "Ingen del ligger"
    return f"{words} {above} över medianen. {_IN_THE_TABLE}"


def among_in_words(rows: Sequence[AmongOthers]) -> str:
    """Say where one's own values lie among the others': over, on and under the median."""
    sides: dict[int, list[str]] = {1: [], 0: [], -1: []}
    for each in rows:
        own, told = each.anonymous.own.value, each.anonymous.spread
        if own is not None and told is not None and told.median is not None:
            sides[(own > told.median) - (own < told.median)].append(each.title)
    words = (
        (sides[1], "över medianen"),
        (sides[0], "på medianen"),
        (sides[-1], "under medianen"),
    )
    said = [
        f"Det egna värdet ligger {where} för {enumerated(names)}."
        for names, where in words
        if names
    ]
    return " ".join([*said, _IN_THE_TABLE])
