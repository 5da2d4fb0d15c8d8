"""The chart of one year: units as bars from the highest, with mean and median."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measure_words import number_words
from andts_desktop.domain.measures import ComparisonTable, Spread
from andts_desktop.domain.swedish import sort_key
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.theme import Palette

MOST_BARS = 40
"""Of more units than this only the chosen ones are drawn, above what all of them say."""

ROW = 22.0
_FOOT = 30.0
_NAMES = 0.45
"""The most of the width that the units' names take."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    value: Decimal
    is_chosen: bool = False


def bar_chart(
    table: ComparisonTable,
    column: int,
    highlight: Collection[UnitId],
    palette: Palette,
    width: float,
    row: float = ROW,
) -> Drawing:
    """Draw one column of a table; units without a value are left out, the height follows.

    `row` is the height that a unit takes. The chosen units are darker with their name in bold.
    Mean and median are lines across, where there are several values.
    """
    bars = _bars(table, column, highlight)
    told = table.spreads[column]
    has_lines = told.count > 1
    height = row * max(len(bars), 1) + (_FOOT if has_lines else 0)
    pen = canvas(width, height, palette)
    if not bars:
        pen.words(0, height - 14, "Inga resultat ännu", colour=palette.muted)
        return pen.drawing
    most = max(table.max, told.highest or Decimal(0))
    longest = max(stringWidth(each.name, fonts.SEMIBOLD, pen.size) for each in bars)
    names = min(longest, width * _NAMES)
    left, right = names + 8, width - 44
    scale = (left, (right - left) / float(most) if most else 0.0)
    heights = [height - row * (number + 1) + (row - ROW) / 2 for number in range(len(bars))]
    for each, y in zip(bars, heights, strict=True):
        _draw_bar(pen, each, y, scale, names)
    if has_lines and most:
        _draw_middles(pen, table, told, scale)
    for each, y in zip(bars, heights, strict=True):
        _write_value(pen, each, number_words(table.measure, each.value), y, scale)
    return pen.drawing


def _draw_bar(pen: Pen, each: _Bar, y: float, scale: tuple[float, float], names: float) -> None:
    left, step = scale
    palette = pen.palette
    pen.words(0, y + 7, pen.fitted(each.name, names), bold=each.is_chosen)
    fill = palette.accent if each.is_chosen else palette.soft
    pen.bar(left, y + 5, step * float(each.value), 11, fill, edge=palette.accent)


def _write_value(pen: Pen, each: _Bar, words: str, y: float, scale: tuple[float, float]) -> None:
    left, step = scale
    x = left + step * float(each.value) + 5
    length = stringWidth(words, fonts.SEMIBOLD, pen.size)
    pen.bar(x - 2, y + 5.5, length + 4, 10, pen.palette.page)
    pen.words(x, y + 7, words, bold=each.is_chosen)


def _bars(table: ComparisonTable, column: int, highlight: Collection[UnitId]) -> list[_Bar]:
    valued = [
        _Bar(line.unit.name, value, line.unit.id in highlight)
        for line in table.lines
        if (value := line.values[column].value) is not None
    ]
    valued.sort(key=lambda each: (-each.value, sort_key(each.name)))
    if len(valued) <= MOST_BARS:
        return valued
    chosen = [each for each in valued if each.is_chosen][:MOST_BARS]
    told = table.spreads[column]
    summed = [
        ("Högst", told.highest),
        ("Övre kvartil", told.upper),
        ("Median", told.median),
        ("Undre kvartil", told.lower),
        ("Lägst", told.lowest),
    ]
    of_all = [
        _Bar(f"{name}, {told.count} enheter", value) for name, value in summed if value is not None
    ]
    return [*chosen, *of_all]


def _draw_middles(
    pen: Pen, table: ComparisonTable, told: Spread, scale: tuple[float, float]
) -> None:
    left, step = scale
    found = (
        ("medel", told.mean, 15.0, pen.palette.warning, (4.0, 2.5)),
        ("median", told.median, 3.0, pen.palette.ink, (1.2, 2.2)),
    )
    for _, value, base, colour, dash in found:
        x = left + step * float(value or 0)
        pen.line((x, base + 9), (x, pen.drawing.height), colour, 1.1, dash=dash)
    for name, value, base, colour, _ in found:
        words = f"{name} {number_words(table.measure, value or Decimal(0))}"
        half = stringWidth(words, fonts.REGULAR, pen.size) / 2
        centre = min(max(left + step * float(value or 0), half), pen.drawing.width - half)
        pen.bar(centre - half - 1, base - 2, 2 * half + 2, 10.5, pen.palette.page)
        pen.words(centre, base, words, colour=colour, anchor="middle")
