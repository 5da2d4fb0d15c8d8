"""What the charts of a comparison show, in words: their text alternatives."""

from collections.abc import Collection, Sequence

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measure_words import cell_words, spread_words
from andts_desktop.domain.measures import (
    GAP_NAMES,
    ComparisonTable,
    HeatTable,
    Measure,
    MeasuredValue,
    Spread,
    StarAxis,
    UnitLine,
)
from andts_desktop.domain.swedish import format_decimal, format_sum, plural
from andts_desktop.reports.line_chart import drawn_lines


def line_words(table: ComparisonTable, highlight: Collection[UnitId]) -> str:
    """Say what the line chart shows: each drawn unit's years, the spread, and the breaks."""
    told = [f"Linjediagram: {table.title}."]
    told += [f"{line.unit.name}: {_years(table, line)}." for line in drawn_lines(table, highlight)]
    if table.columns:
        told.append(_spread(table.measure, table.spreads[-1], str(table.columns[-1].year)))
    told += break_words(table)
    return " ".join(filter(None, told))


def break_words(table: ComparisonTable) -> tuple[str, ...]:
    """Say where the years may not be compared, and why."""
    return tuple(
        f"Åren före {column.year} kan inte jämföras med senare år: {column.broken}"
        for column in table.columns
        if column.broken
    )


def _years(table: ComparisonTable, line: UnitLine) -> str:
    pairs = zip(table.columns, line.values, strict=True)
    return ", ".join(f"{column.year} {_value(table.measure, value)}" for column, value in pairs)


def _value(measure: Measure, value: MeasuredValue) -> str:
    return GAP_NAMES[value.gap] if value.gap else cell_words(measure, value)


def bar_words(table: ComparisonTable, column: int) -> str:
    """Say what the bar chart shows: how many units, and what their values say together."""
    year = str(table.columns[column].year)
    told = _spread(table.measure, table.spreads[column], year)
    return f"Stapeldiagram: {table.title}. {told or f'Inga värden {year}.'}"


def _spread(measure: Measure, told: Spread, year: str) -> str:
    if told.lowest is None or told.highest is None or told.mean is None or told.median is None:
        return ""
    numbers = {
        name: spread_words(measure, value)
        for name, value in (
            ("lägst", told.lowest),
            ("högst", told.highest),
            ("medel", told.mean),
            ("median", told.median),
        )
    }
    listed = ", ".join(f"{name} {number}" for name, number in numbers.items())
    return f"{plural(told.count, 'enhet', 'enheter')} med värde {year}: {listed}."


def star_words(axes: Sequence[StarAxis], name: str) -> str:
    """Say what the star shows, part by part."""
    parts = [
        f"{axis.title} {'saknar värde' if axis.own is None else format_sum(axis.own)} av "
        f"{format_sum(axis.max)}"
        + ("" if axis.median is None else f" (median {format_sum(axis.median)})")
        for axis in axes
    ]
    return f"Stjärndiagram: delarnas poäng för {name}. {', '.join(parts)}."


def heat_words(table: HeatTable) -> str:
    """Say what the heat chart shows: its size, and the questions lowest and highest in mean."""
    told = (
        f"Värmekarta: {plural(len(table.rows), 'fråga', 'frågor')} och "
        f"{plural(len(table.units), 'enhet', 'enheter')} {table.year}, "
        "i procent av varje frågas poäng."
    )
    known = [(row.mean, row.short) for row in table.rows if row.mean is not None]
    if not known:
        return told
    low, high = min(known), max(known)
    return (
        f"{told} Lägst i medel: {low[1]} ({format_decimal(low[0] * 100, 0)}). "
        f"Högst i medel: {high[1]} ({format_decimal(high[0] * 100, 0)})."
    )
