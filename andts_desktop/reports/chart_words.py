"""What charts say, in words: the main point first, for those who do not see them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from andts_desktop.domain.measures import YearColumn
from andts_desktop.domain.swedish import format_decimal


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
