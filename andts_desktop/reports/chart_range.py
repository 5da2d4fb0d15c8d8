"""A chart of one's own values between the others' lowest and highest."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Circle, Drawing

from andts_desktop.domain.survey_result import AmongOthers
from andts_desktop.reports.charts import ROW
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.theme import Palette

_BELOW = 30.0


def range_chart(rows: Sequence[AmongOthers], palette: Palette, width: float) -> Drawing:
    """Draw a line of each measure, 0 to 100 % of its largest value; the height follows.

    The wide bar goes from the lowest to the highest, the thin line across it is the median,
    and the dot is one's own.
    """
    height = ROW * max(len(rows), 1) + _BELOW
    pen = canvas(width, height, palette)
    names = width * 0.4
    left, right = names + 8, width - 8
    for value in (0, 50, 100):
        x = left + (right - left) * value / 100
        pen.line((x, _BELOW), (x, height), palette.line)
        pen.words(x, _BELOW - 12, f"{value}\u00a0%", colour=palette.muted, anchor="middle")
    for number, each in enumerate(rows):
        y = height - ROW * (number + 0.5)
        pen.words(0, y - 3, pen.fitted(each.title, names))
        _draw_row(pen, each, y, left, right)
    _draw_key(pen, left)
    return pen.drawing


def _draw_row(pen: Pen, each: AmongOthers, y: float, left: float, right: float) -> None:
    def place(value: Decimal) -> float:
        return left + (right - left) * float(value / each.max) if each.max else left

    spread, own = each.anonymous.spread, each.anonymous.own.value
    if spread and spread.lowest is not None and spread.highest is not None:
        low, high = place(spread.lowest), place(spread.highest)
        pen.bar(low, y - 5, max(high - low, 1), 10, pen.palette.soft, edge=pen.palette.accent)
    if spread and spread.median is not None:
        x = place(spread.median)
        pen.line((x, y - 8), (x, y + 8), pen.palette.ink, 1.4)
    if own is not None:
        _dot(pen, place(own), y)


def _dot(pen: Pen, x: float, y: float) -> None:
    colour = pen.palette.accent
    edge = pen.palette.page
    pen.drawing.add(Circle(x, y, 4.6, fillColor=colour, strokeColor=edge, strokeWidth=1.2))


def _draw_key(pen: Pen, left: float) -> None:
    _dot(pen, left + 5, 5)
    pen.words(left + 14, 2, "eget värde", colour=pen.palette.muted)
    pen.bar(left + 76, 0.5, 20, 9, pen.palette.soft, edge=pen.palette.accent)
    pen.words(left + 101, 2, "lägst till högst", colour=pen.palette.muted)
    pen.line((left + 182, -1), (left + 182, 11), pen.palette.ink, 1.4)
    pen.words(left + 190, 2, "median", colour=pen.palette.muted)
