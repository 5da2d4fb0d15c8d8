"""What several units' values say together, with or without their names."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import Anonymous, ComparisonTable, Gap, MeasuredValue, Spread

LEAST_UNITS = 3
"""With fewer values than this, the others' could be told apart, so nothing is shown."""

_NOT_AMONG_THEM = frozenset({Gap.NO_ROUND, Gap.NOT_TAKING_PART, Gap.NOT_COMPARABLE})


def spread(values: Iterable[MeasuredValue]) -> Spread:
    """Gather the values of one column; units that were not there are not counted at all."""
    asked = [each for each in values if each.gap not in _NOT_AMONG_THEM]
    numbers = sorted(each.value for each in asked if each.value is not None)
    if not numbers:
        return Spread(0, len(asked))
    return Spread(
        count=len(numbers),
        of=len(asked),
        mean=sum(numbers, Decimal(0)) / len(numbers),
        median=quantile(numbers, Decimal("0.5")),
        lowest=numbers[0],
        highest=numbers[-1],
        lower=quantile(numbers, Decimal("0.25")),
        upper=quantile(numbers, Decimal("0.75")),
    )


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the value that far up among ordered values, by linear interpolation.

    The same as Excel's PERCENTIL.INK; `share` is 0 to 1, and there is at least one value.
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def median(values: Iterable[Decimal]) -> Decimal | None:
    """Return the middle value, or the mean of the two middle ones; None without values."""
    ordered = sorted(values)
    return quantile(ordered, Decimal("0.5")) if ordered else None


def anonymous(table: ComparisonTable, unit_id: UnitId, column: int) -> Anonymous:
    """Set one unit's value beside the others', which are not named; raises KeyError.

    `column` is the place of the year among the table's columns.
    """
    own = next((line for line in table.lines if line.unit.id == unit_id), None)
    if own is None:
        raise KeyError(unit_id)
    whole = table.spreads[column]
    bare = replace(whole, mean=None, lower=None, upper=None)
    shown = bare if whole.count >= LEAST_UNITS else None
    return Anonymous(own.values[column], shown, LEAST_UNITS)
