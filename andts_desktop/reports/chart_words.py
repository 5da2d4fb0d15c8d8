"""What charts say, in words: the main point first, for those who do not see them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from andts_desktop.domain.measures import StarAxis, YearColumn
from andts_desktop.domain.scoring import HUNDRED
from andts_desktop.domain.survey_result import AmongOthers
from andts_desktop.domain.swedish import enumerated, format_decimal


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


def star_in_words(axes: Sequence[StarAxis]) -> str:
    """Say which part has come furthest and which least far, and which lie over the median."""
    shares = [(axis.own / axis.max * HUNDRED, axis) for axis in axes if axis.own is not None]
    if not shares:
        return "Ingen av delarna har något värde."
    (least, lowest), (most, highest) = (
        pick(shares, key=lambda pair: pair[0]) for pick in (min, max)
    )
    words = (
        f"Längst har {highest.title} kommit, {format_decimal(most, 0)} procent av sina poäng, och "
        f"kortast {lowest.title}, {format_decimal(least, 0)} procent."
    )
    over = [
        axis.title
        for _, axis in shares
        if axis.median is not None and axis.own is not None and axis.own > axis.median
    ]
    if not any(axis.median is not None for axis in axes):
        return f"{words} Alla värden står i tabellen efter."
    above = f"{enumerated(over)} ligger" if over else "Ingen del ligger"
    return f"{words} {above} över medianen. Alla värden står i tabellen efter."


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
    return " ".join([*said, "Alla värden står i tabellen efter."])
