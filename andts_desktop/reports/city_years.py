"""All units and all years of the index: the table first, then every unit's own chart."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reportlab.platypus import Flowable, TableStyle

from andts_desktop.domain.city_comparison import CityComparison, KindComparison
from andts_desktop.domain.measure_words import cell_words, signs_explained
from andts_desktop.domain.measures import ComparisonTable, Spread, UnitLine
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import example_mark
from andts_desktop.reports.chart_words import runs_in_words
from andts_desktop.reports.city_words import MARK, MARKED, definite, several, unsettled
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Figure
from andts_desktop.reports.line_chart import line_chart
from andts_desktop.reports.tables import Cell, Column, DataTable
from andts_desktop.reports.wide import SHEET, wide_table
from andts_desktop.reports.years_grid import grids, years_grid

_MOST_YEARS = 12
_MOST_PANELS = 32
_NAME, _YEAR = 190.0, 46.0


def years_section(
    compose: Composer, values: CityComparison, kind: KindComparison
) -> list[Flowable]:
    """Return the index of every year; nothing of a single year or a kind without index."""
    table = kind.index
    if table is None or len(table.columns) < 2 or not table.lines:
        return []
    shown = latest(table, _MOST_YEARS)
    span = f"{shown.columns[0].year}–{shown.columns[-1].year}"
    title = f"Index för {definite(kind)} {span}{example_mark(values.instrument)}"
    body: list[Flowable] = [
        compose.line(_notes(kind, shown), theme.NOTE),
        _years_table(compose, kind, shown),
    ]
    return [*compose.headed([compose.heading(2, title)], body), *_charts(compose, kind, shown)]


def latest(table: ComparisonTable, most: int) -> ComparisonTable:
    """Return the table with its last years alone, all of them where they are no more."""
    cut = max(len(table.columns) - most, 0)
    if not cut:
        return table
    lines = tuple(UnitLine(each.unit, each.values[cut:], each.breaks) for each in table.lines)
    return ComparisonTable(
        table.measure,
        table.title,
        table.max,
        table.kind,
        table.columns[cut:],
        lines,
        table.spreads[cut:],
        table.is_example,
    )


def _years_table(compose: Composer, kind: KindComparison, table: ComparisonTable) -> DataTable:
    columns = [Column("Enhet", _NAME, heads_rows=True)]
    columns += [Column(str(each.year), _YEAR, numeric=True) for each in table.columns]
    rows = [_row(compose, kind, table, line) for line in table.lines]
    rows += [_sums(compose, table, name, part) for name, part in _SUMS if _is_told(table)]
    width = min(_NAME + _YEAR * len(table.columns), SHEET.column)
    made = wide_table(columns, rows, width)
    made.setStyle(TableStyle(_break_lines(compose, table)))
    return made


_SUMS = (("Medelvärde", "mean"), ("Median", "median"), ("Lägst", "lowest"), ("Högst", "highest"))


def _is_told(table: ComparisonTable) -> bool:
    return any(each.count > 1 for each in table.spreads)


def _row(
    compose: Composer, kind: KindComparison, table: ComparisonTable, line: UnitLine
) -> list[Cell]:
    words = [cell_words(table.measure, value) for value in line.values]
    if line.unit.id in unsettled(kind) and line.values[-1].value is not None:
        words[-1] += MARK
    return [compose.cell(line.unit.name), *map(compose.cell, words)]


def _sums(compose: Composer, table: ComparisonTable, name: str, part: str) -> list[Cell]:
    values = [_of(each, part) for each in table.spreads]
    style = theme.CELL_STRONG if part == "mean" else theme.CELL
    words = [name, *("–" if value is None else format_decimal(value) for value in values)]
    return [compose.cell(each, style) for each in words]


def _of(told: Spread, part: str) -> Decimal | None:
    return {
        "mean": told.mean,
        "median": told.median,
        "lowest": told.lowest,
        "highest": told.highest,
    }[part]


def _break_lines(compose: Composer, table: ComparisonTable) -> list[tuple[Any, ...]]:
    """Draw a line through the table where the years before may not be compared."""
    found: list[tuple[Any, ...]] = [
        ("LINEBEFORE", (number + 1, 0), (number + 1, -1), 1.2, compose.palette.warning, 0, (2, 2))
        for number, column in enumerate(table.columns)
        if column.broken
    ]
    sums = len(_SUMS) if _is_told(table) else 0
    if sums:
        found.append(("LINEABOVE", (0, -sums), (-1, -sums), 0.9, theme.INK))
    return found


def _notes(kind: KindComparison, table: ComparisonTable) -> str:
    said = [
        f"Den streckade linjen före {column.year}: ej jämförbart med åren före."
        for column in table.columns
        if column.broken
    ]
    said.append(f"Medelvärdet är ovägt, över de {several(kind)} som har ett index det året.")
    if unsettled(kind):
        said.append(MARKED)
    said.append(signs_explained(value for line in table.lines for value in line.values))
    return " ".join(filter(None, said))


def _charts(compose: Composer, kind: KindComparison, table: ComparisonTable) -> list[Flowable]:
    if len(table.lines) > _MOST_PANELS:
        drawing = line_chart(table, (), compose.palette, SHEET.column)
        title = f"Index per år: lägst, median och högst bland {definite(kind)}"
        return _titled(compose, title, [Figure(drawing, f"Linjediagram. {_said(table)}")])
    figures = [
        Figure(
            years_grid(table, lines, compose.palette, SHEET.column),
            f"Ett litet linjediagram för var och en av {lines[0].unit.name} till "
            f"{lines[-1].unit.name}, med medelvärdet i varje. {_said(table)}",
        )
        for lines in grids(table)
    ]
    return _titled(compose, "Varje enhets index per år, 0–100, bredvid medelvärdet", figures)


def _titled(compose: Composer, title: str, figures: Sequence[Flowable]) -> list[Flowable]:
    return compose.headed([compose.line(title, theme.FIGURE_TITLE)], figures)


def _said(table: ComparisonTable) -> str:
    """Say the chart's main point: the way of the mean, and the highest and lowest unit."""
    means = [each.mean for each in table.spreads]
    said = ["För medelvärdet gäller:", *runs_in_words(table.columns, means)]
    valued = [(value, line.unit.name) for line in table.lines if (value := line.values[-1].value)]
    if len(valued) > 1:
        (low, lowest), (high, highest) = min(valued), max(valued)
        said.append(
            f"Högst {table.columns[-1].year} är {highest}, {format_decimal(high)}, och lägst "
            f"{lowest}, {format_decimal(low)}."
        )
    return " ".join([*said, "Alla värden står i tabellen före diagrammet."])
