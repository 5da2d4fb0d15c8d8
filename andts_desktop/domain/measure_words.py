"""The words and signs of compared values, the same on screen, on paper and in scripts."""

from collections.abc import Iterable
from decimal import Decimal

from andts_desktop.domain.measures import (
    GAP_NAMES,
    GAP_SIGNS,
    ComparisonTable,
    Gap,
    Measure,
    MeasuredValue,
    MeasureKind,
)
from andts_desktop.domain.swedish import enumerated, format_decimal, format_sum


def number_words(measure: Measure, number: Decimal) -> str:
    """Write an index with one decimal, and points with two at most."""
    return format_decimal(number) if measure.kind is MeasureKind.TOTAL else format_sum(number)


def cell_words(measure: Measure, value: MeasuredValue) -> str:
    """Write a value for a table: the number, the answer's words, or the sign of the gap."""
    if value.gap is not None:
        return GAP_SIGNS[value.gap]
    return value.words if value.value is None else number_words(measure, value.value)


def signs_explained(values: Iterable[MeasuredValue]) -> str:
    """Say what the signs among the values stand for, empty where there are none."""
    gaps = {each.gap for each in values if each.gap is not None}
    told = []
    for sign in dict.fromkeys(GAP_SIGNS.values()):
        names = [GAP_NAMES[gap] for gap in Gap if gap in gaps and GAP_SIGNS[gap] == sign]
        told += [f"{sign} betyder {_either(names)}"] if names else []
    return f"{'; '.join(told)}." if told else ""


def _either(names: list[str]) -> str:
    return " eller ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])


def notes_of(table: ComparisonTable) -> tuple[str, ...]:
    """Return what there is to know of units that were renamed, merged or divided."""
    found: dict[str, list[int]] = {}
    for line in table.lines:
        for column, value in zip(table.columns, line.values, strict=True):
            if value.note:
                found.setdefault(f"{line.unit.name}: {value.note}", []).append(column.year)
    return tuple(f"{note} ({_years(years)})" for note, years in found.items())


def _years(years: list[int]) -> str:
    is_row = years == list(range(years[0], years[0] + len(years)))
    return (
        f"{years[0]}–{years[-1]}"
        if is_row and len(years) > 2
        else enumerated(list(map(str, years)))
    )
