"""One unit's years beside the mean, as a small chart; the same drawing, large, for a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportlab.graphics.shapes import Circle
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.swedish import format_decimal
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen

_DASH = (3.0, 2.5)


@dataclass(frozen=True, slots=True)
class PanelYear:
    """A year's value and mean; years of the same `run` may be joined."""

    year: int
    run: int
    value: Decimal | None
    mean: Decimal | None
    is_broken: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Where a panel stands on the drawing, in points; y upwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Field:
    places: tuple[float, ...]
    bottom: float
    top: float
    most: Decimal

    def y(self, value: Decimal) -> float:
        share = float(value / self.most) if self.most else 0.0
        return self.bottom + share * (self.top - self.bottom)


def draw_panel(
    pen: Pen, box: Box, years: Sequence[PanelYear], most: Decimal, *, told: bool = False
) -> None:
    """Draw the years from 0 to `most`; `told` writes every value, else the last of each run.

    The value is a whole line with dots, the mean a dashed one without; a break is a dotted line
    across, which neither passes.
    """
    field = _field(pen, box, years, most)
    for value in (Decimal(0), most):
        y = field.y(value)
        pen.line((box.x, y), (box.x + box.width, y), pen.palette.line)
    _draw_breaks(pen, years, field)
    _join(pen, years, [each.mean for each in years], field, is_mean=True)
    _join(pen, years, [each.value for each in years], field, is_mean=False)
    _write_years(pen, years, field, box)
    for number in _told(years, every=told):
        _write_value(pen, years[number].value, (field.places[number], field), box)


def _field(pen: Pen, box: Box, years: Sequence[PanelYear], most: Decimal) -> _Field:
    slots, slot = [], 0.0
    for number, each in enumerate(years):
        slot += (1.6 if each.is_broken else 1.0) if number else 0.0
        slots.append(slot)
    edge = stringWidth("0000", fonts.REGULAR, pen.size) / 2 + 2
    step = (box.width - 2 * edge) / max(slot, 1.0)
    places = tuple(box.x + edge + step * each for each in slots)
    line = pen.size * 1.45
    return _Field(places, box.y + line, box.y + box.height - line, most)


def _draw_breaks(pen: Pen, years: Sequence[PanelYear], field: _Field) -> None:
    for number, each in enumerate(years):
        if each.is_broken and number:
            x = (field.places[number - 1] + field.places[number]) / 2
            colour = pen.palette.warning
            pen.line((x, field.bottom), (x, field.top + pen.size), colour, 0.9, dash=(1.5, 2.0))


def _join(
    pen: Pen,
    years: Sequence[PanelYear],
    values: Sequence[Decimal | None],
    field: _Field,
    *,
    is_mean: bool,
) -> None:
    known = [(n, value) for n, value in enumerate(values) if value is not None]
    colour = pen.palette.muted if is_mean else pen.palette.accent
    thick = pen.size / 9
    for (before, low), (after, high) in pairwise(known):
        if after == before + 1 and years[before].run == years[after].run:
            start = (field.places[before], field.y(low))
            end = (field.places[after], field.y(high))
            dash = _DASH if is_mean else None
            pen.line(start, end, colour, (1.1 if is_mean else 2.0) * thick, dash=dash)
    for number, value in known:
        x, y = field.places[number], field.y(value)
        if is_mean:
            pen.line((x - 3 * thick, y), (x + 3 * thick, y), colour, 1.4 * thick)
        else:
            dot = Circle(x, y, 2.6 * thick)
            dot.fillColor, dot.strokeColor = colour, pen.palette.page
            dot.strokeWidth = 0.7
            pen.drawing.add(dot)


def _write_years(pen: Pen, years: Sequence[PanelYear], field: _Field, box: Box) -> None:
    """Write the last year, the first, and those between them that have room."""
    room = stringWidth("0000", fonts.REGULAR, pen.size) + 4
    taken: list[float] = []
    last = len(years) - 1
    for number in (last, 0, *range(last - 1, 0, -1)):
        x = field.places[number]
        if any(abs(x - other) < room for other in taken):
            continue
        taken.append(x)
        words = str(years[number].year)
        pen.words(x, box.y + 1, words, colour=pen.palette.muted, anchor="middle")


def _told(years: Sequence[PanelYear], *, every: bool) -> list[int]:
    known = [n for n, each in enumerate(years) if each.value is not None]
    if every:
        return known
    lasts = {years[n].run: n for n in known}
    return sorted(lasts.values())


def _write_value(pen: Pen, value: Decimal | None, at: tuple[float, _Field], box: Box) -> None:
    x, field = at
    if value is None:
        return
    words = format_decimal(value)
    half = stringWidth(words, fonts.SEMIBOLD, pen.size) / 2 + 4
    y = field.y(value)
    base = y + 0.6 * pen.size
    if base + pen.size > box.y + box.height:
        base = y - 1.4 * pen.size
    centre = min(max(x, box.x + half), box.x + box.width - half)
    pen.bar(centre - half, base - 0.15 * pen.size, 2 * half, pen.size, pen.palette.page)
    pen.words(centre, base, words, anchor="middle", bold=True)
