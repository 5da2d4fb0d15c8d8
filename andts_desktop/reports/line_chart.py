"""The chart of a measure over years: chosen units, the others' spread, and every break."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import ceil

from reportlab.graphics.shapes import Drawing, Polygon
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measure_words import cell_words
from andts_desktop.domain.measures import ComparisonTable, Spread, UnitLine, YearColumn
from andts_desktop.domain.spread import LEAST_UNITS
from andts_desktop.domain.swedish import format_sum
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.marks import (
    Stroke,
    draw_legend,
    draw_mark,
    legend_height,
    legend_names,
    stroke,
)
from andts_desktop.reports.theme import Palette

MOST_LINES = 6
"""More lines than this cannot be told apart."""

BAND = "lägst till högst"
MEDIAN = "median"

_LEFT, _RIGHT, _BOTTOM = 34.0, 22.0, 20.0
_BREAK_ROW = 13.0
_YEAR_WIDTH = 27.0
_MEDIAN_DASH = (1.5, 2.0)

_Point = tuple[int, float, float]
"""The place of a column, and where its value stands."""


@dataclass(frozen=True, slots=True)
class _Field:
    """Where years and values stand on the drawing."""

    places: tuple[float, ...]
    top: float
    most: Decimal

    @property
    def step(self) -> float:
        """The shortest way from one year to the next, 0 where there is only one."""
        return min((b - a for a, b in pairwise(self.places)), default=0.0)

    def y(self, value: Decimal) -> float:
        share = float(value / self.most) if self.most else 0.0
        return _BOTTOM + share * (self.top - _BOTTOM)


def drawn_lines(table: ComparisonTable, highlight: Collection[UnitId]) -> tuple[UnitLine, ...]:
    """Return the units that get a line: the chosen ones, or all where they are few."""
    chosen = [line for line in table.lines if line.unit.id in highlight]
    if not chosen and len(table.lines) <= MOST_LINES:
        chosen = list(table.lines)
    return tuple(chosen[:MOST_LINES])


def line_chart(
    table: ComparisonTable,
    highlight: Collection[UnitId],
    palette: Palette,
    width: float,
    height: float = 230.0,
) -> Drawing:
    """Draw years against values; no line goes from one run to the next, or over a gap.

    At most six of the units in `highlight` are drawn; where there are more units than are
    drawn, a band from the lowest to the highest value and the median stand behind them.
    """
    lines = drawn_lines(table, highlight)
    names = legend_names([line.unit.name for line in lines], palette, width)
    has_band = len(table.lines) > len(lines) and any(s.count >= LEAST_UNITS for s in table.spreads)
    rows = legend_height(names, width) + (_BREAK_ROW + 4 if has_band else 0)
    breaks = [number for number, column in enumerate(table.columns) if column.broken]
    pen = canvas(width, height + rows, palette)
    top = height - 6 - _BREAK_ROW * min(len(breaks), 2)
    field = _Field(_year_places(table.columns, width), top, _most(table))
    strokes = [stroke(palette, number) for number in range(len(lines))]
    draw_legend(pen, names, strokes, height + rows)
    _draw_grid(pen, field, width)
    if has_band:
        _draw_band(pen, table, field)
        _draw_band_key(pen, height + 3)
    _draw_years(pen, table.columns, field)
    for row, number in enumerate(breaks):
        _draw_break(pen, table.columns[number].year, number, field, row % 2)
    for line, each in reversed(list(zip(lines, strokes, strict=True))):
        _draw_line(
            pen, table, line, each, field, with_values=len(lines) == 1 and field.step > _YEAR_WIDTH
        )
    if not any(spread.count for spread in table.spreads):
        pen.words(
            width / 2, height / 2, "Inga resultat ännu", colour=palette.muted, anchor="middle"
        )
    return pen.drawing


def _most(table: ComparisonTable) -> Decimal:
    """Return the top of the scale: the measure's largest value, or the largest there is."""
    found = [value.max or value.value for line in table.lines for value in line.values]
    return max([table.max, *(each for each in found if each is not None)], default=table.max)


def _year_places(columns: Sequence[YearColumn], width: float) -> tuple[float, ...]:
    # A break takes a place of its own, so that its line stands clear of both years.
    slots = [number + column.run for number, column in enumerate(columns)]
    first, last = _LEFT + 24, width - _RIGHT
    step = min((last - first) / max(slots[-1], 1), 96.0) if slots else 0.0
    return tuple(first + slot * step for slot in slots)


def _draw_grid(pen: Pen, field: _Field, width: float) -> None:
    for value in (Decimal(0), field.most / 2, field.most):
        y = field.y(value)
        pen.line((_LEFT, y), (width - 4, y), pen.palette.line)
        pen.words(_LEFT - 6, y - 3, format_sum(value), colour=pen.palette.muted, anchor="end")


def _draw_years(pen: Pen, columns: Sequence[YearColumn], field: _Field) -> None:
    """Write the last year, and before it as many as there is room for."""
    leave = ceil(_YEAR_WIDTH / field.step) if field.step else 1
    for column, x in list(zip(columns, field.places, strict=True))[::-leave]:
        pen.words(x, 5, str(column.year), colour=pen.palette.muted, anchor="middle")


def _draw_break(pen: Pen, year: int, number: int, field: _Field, row: int) -> None:
    x = (field.places[number - 1] + field.places[number]) / 2
    colour = pen.palette.warning
    base = field.top + 5 + _BREAK_ROW * row
    pen.line((x, _BOTTOM), (x, base - 3), colour, 0.9, dash=(3, 3))
    label = f"Ej jämförbar före {year}"
    half = stringWidth(label, fonts.REGULAR, pen.size) / 2
    centre = min(max(x, half), pen.drawing.width - half)
    pen.words(centre, base, label, colour=colour, anchor="middle")


def _draw_band(pen: Pen, table: ComparisonTable, field: _Field) -> None:
    told = [each if each.count >= LEAST_UNITS else Spread(0, 0) for each in table.spreads]
    lows, highs = [each.lowest for each in told], [each.highest for each in told]
    for below, above in zip(
        _pieces(table.columns, lows, field), _pieces(table.columns, highs, field), strict=True
    ):
        _fill(pen, below, above)
    for middle in _pieces(table.columns, [each.median for each in told], field):
        for start, end in pairwise(middle):
            pen.line(start[1:], end[1:], pen.palette.muted, 1.2, dash=_MEDIAN_DASH)
        for _, x, y in middle:
            pen.line((x - 5, y), (x + 5, y), pen.palette.muted, 1.6)


def _fill(pen: Pen, below: Sequence[_Point], above: Sequence[_Point]) -> None:
    colour = pen.palette.line
    if len(below) == 1:
        (_, x, low), (_, _, high) = below[0], above[0]
        pen.bar(x - 5, low, 10, max(high - low, 1), colour, edge=pen.palette.muted)
        return
    corners = [part for _, *point in (*below, *reversed(above)) for part in point]
    edge = pen.palette.muted
    pen.drawing.add(Polygon(corners, fillColor=colour, strokeColor=edge, strokeWidth=0.6))


def _draw_band_key(pen: Pen, y: float) -> None:
    pen.bar(0.5, y, 24, 9, pen.palette.line, edge=pen.palette.muted)
    pen.words(29, y + 1, BAND, colour=pen.palette.muted)
    x = 29 + stringWidth(BAND, fonts.REGULAR, pen.size) + 16
    pen.line((x, y + 4.5), (x + 24, y + 4.5), pen.palette.muted, 1.2, dash=_MEDIAN_DASH)
    pen.words(x + 29, y + 1, MEDIAN, colour=pen.palette.muted)


def _draw_line(
    pen: Pen,
    table: ComparisonTable,
    line: UnitLine,
    each: Stroke,
    field: _Field,
    *,
    with_values: bool,
) -> None:
    values = [value.value for value in line.values]
    for piece in _pieces(_columns_of(table, line), values, field):
        for start, end in pairwise(piece):
            pen.line(start[1:], end[1:], each.colour, 1.9, dash=each.dash)
        for number, x, y in piece:
            draw_mark(pen, each, x, y)
            if with_values:
                _write_value(pen, cell_words(table.measure, line.values[number]), x, y)


def _columns_of(table: ComparisonTable, line: UnitLine) -> list[YearColumn]:
    """Return the years with a new run also where the unit became another one."""
    return [
        replace(each, run=each.run + sum(year <= each.year for year in line.breaks))
        for each in table.columns
    ]


def _write_value(pen: Pen, words: str, x: float, y: float) -> None:
    half = stringWidth(words, fonts.SEMIBOLD, pen.size) / 2 + 1
    below = y + 18 > pen.drawing.height
    base = y - 15 if below else y + 7
    pen.bar(x - half, base - 1.5, 2 * half, 10, pen.palette.page)
    pen.words(x, base, words, anchor="middle", bold=True)


def _pieces(
    columns: Sequence[YearColumn], values: Sequence[Decimal | None], field: _Field
) -> list[list[_Point]]:
    """Return the stretches that may be joined: of one run, and without a gap between."""
    pieces: list[list[_Point]] = []
    for number, value in enumerate(values):
        if value is None:
            continue
        point = (number, field.places[number], field.y(value))
        last = pieces[-1][-1][0] if pieces else None
        if last == number - 1 and columns[last].run == columns[number].run:
            pieces[-1].append(point)
        else:
            pieces.append([point])
    return pieces
