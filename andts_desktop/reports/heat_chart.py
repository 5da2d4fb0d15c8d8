"""The heat table as a chart: darker where more of a question's points are reached."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Group, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import GAP_SIGNS, HeatCell, HeatRow, HeatTable
from andts_desktop.domain.spread import quantile
from andts_desktop.domain.swedish import format_decimal
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.marks import ink_on, mixed
from andts_desktop.reports.theme import Palette

NARROWEST = 21.0
"""The narrowest column in which "100" can be read."""

_SIZE = 8.5
_ROW = 15.0
_LONGEST_NAME = 120.0
_KEY = 24.0
_SUMMED = (("Lägst", "0"), ("Median", "0.5"), ("Högst", "1"))


def heat_chart(
    table: HeatTable, highlight: Collection[UnitId], palette: Palette, width: float
) -> Drawing:
    """Draw questions down and units across; each cell says its share in percent.

    Of more units than there is room for, the chosen ones are drawn beside the lowest, the
    median and the highest share. The height follows the number of questions.
    """
    left = width * 0.38
    names, rows = _columns(table, highlight, int((width - left) / NARROWEST))
    begun = [_begins_part(table.rows, number) for number in range(len(table.rows))]
    room = max((stringWidth(name, fonts.SEMIBOLD, _SIZE) for name in names), default=0.0) + 8
    room = min(room, _LONGEST_NAME)
    pen = canvas(width, _KEY + room + _ROW * (len(rows) + sum(begun)), palette, _SIZE)
    step = min((width - left) / max(len(names), 1), 34.0)
    y = pen.drawing.height - _KEY
    _draw_key(pen, y + 8)
    y -= room
    for number, name in enumerate(names):
        _draw_name(pen, pen.fitted(name, room - 6), left + step * (number + 0.5) + 3, y + 4)
    for row, cells, begins in zip(table.rows, rows, begun, strict=True):
        if begins:
            y -= _ROW
            pen.words(0, y + 4, pen.fitted(row.part_title, width), bold=True)
        y -= _ROW
        pen.words(0, y + 4, pen.fitted(row.short, left - 6))
        for place, cell in enumerate(cells):
            _draw_cell(pen, cell, (left + step * place, y, step))
    return pen.drawing


def _begins_part(rows: Sequence[HeatRow], number: int) -> bool:
    return number == 0 or rows[number].part_title != rows[number - 1].part_title


def _columns(
    table: HeatTable, highlight: Collection[UnitId], most: int
) -> tuple[list[str], list[tuple[HeatCell, ...]]]:
    if len(table.units) <= most:
        return [unit.name for unit in table.units], [row.cells for row in table.rows]
    chosen = [number for number, unit in enumerate(table.units) if unit.id in highlight]
    chosen = chosen[: most - len(_SUMMED)]
    names = [table.units[number].name for number in chosen] + [name for name, _ in _SUMMED]
    rows = [(*(row.cells[number] for number in chosen), *_summed(row)) for row in table.rows]
    return names, rows


def _summed(row: HeatRow) -> tuple[HeatCell, ...]:
    shares = sorted(cell.share for cell in row.cells if cell.share is not None)
    if not shares:
        return (HeatCell(None, None),) * len(_SUMMED)
    return tuple(HeatCell(quantile(shares, Decimal(place)), None) for _, place in _SUMMED)


def shade(palette: Palette, share: Decimal) -> Color:
    """Return the ground of a cell: from the page's colour to the accent."""
    return mixed(palette.accent, palette.page, 0.06 + 0.94 * float(share))


def cell_colours(palette: Palette, share: Decimal) -> tuple[str, str]:
    """Return the ground of a cell and the ink on it as #rrggbb, for a table on screen."""
    ground = shade(palette, share)
    return _named(ground), _named(ink_on(ground, palette))


def _named(colour: Color) -> str:
    return "#" + "".join(f"{round(255 * each):02x}" for each in colour.rgb())


def _draw_key(pen: Pen, y: float) -> None:
    words = "Procent av frågans poäng"
    pen.words(0, y, words, colour=pen.palette.muted)
    for number in range(5):
        share = Decimal(number) / 4
        _draw_cell(pen, HeatCell(share, None), (118 + 26.0 * number, y - 4, 26.0))


def _draw_name(pen: Pen, name: str, x: float, y: float) -> None:
    """Write a unit's name from below upwards."""
    label = Group(
        String(
            0,
            0,
            name,
            fontName=fonts.REGULAR,
            fontSize=pen.size,
            fillColor=pen.palette.ink,
        )
    )
    label.translate(x, y)
    label.rotate(90)
    pen.drawing.add(label)


def _draw_cell(pen: Pen, cell: HeatCell, place: tuple[float, float, float]) -> None:
    x, y, width = place
    palette = pen.palette
    ground = palette.page if cell.share is None else shade(palette, cell.share)
    pen.bar(x + 0.5, y + 0.5, width - 1, _ROW - 1, ground, edge=palette.line)
    if cell.share is None:
        words = GAP_SIGNS[cell.gap] if cell.gap else "–"
    else:
        words = format_decimal(cell.share * 100, 0)
    ink = ink_on(ground, palette)
    pen.words(x + width / 2, y + 4, words, colour=ink, anchor="middle")
