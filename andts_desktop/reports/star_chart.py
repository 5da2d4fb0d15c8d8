"""The star of a unit's parts: its own shares of the points against the median's."""

from collections.abc import Sequence
from decimal import Decimal
from math import cos, pi, sin

from reportlab.graphics.shapes import Drawing, Polygon
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.measures import StarAxis
from andts_desktop.domain.star import FEWEST_AXES, MOST_AXES
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Anchor, Pen, canvas
from andts_desktop.reports.marks import (
    Stroke,
    draw_legend,
    draw_mark,
    legend_height,
    legend_names,
    mixed,
    stroke,
)
from andts_desktop.reports.theme import Palette

MEDIAN = "median"

_Point = tuple[float, float]


def star_chart(
    axes: Sequence[StarAxis], name: str, palette: Palette, width: float, height: float = 260.0
) -> Drawing:
    """Draw each part as an axis from nothing to all of its points.

    `name` is the unit's. Raises ValueError for fewer than 3 axes or more than 12.
    """
    if not FEWEST_AXES <= len(axes) <= MOST_AXES:
        raise ValueError(f"a star has {FEWEST_AXES} to {MOST_AXES} axes, not {len(axes)}")
    own, median = stroke(palette, 0), stroke(palette, 1)
    has_median = any(axis.median is not None for axis in axes)
    names = legend_names([name, MEDIAN] if has_median else [name], palette, width)
    rows = legend_height(names, width)
    pen = canvas(width, height + rows, palette)
    draw_legend(pen, names, [own, median][: len(names)], height + rows)
    centre, radius = (width / 2, height / 2), height / 2 - 26
    _draw_web(pen, axes, centre, radius)
    ground = mixed(palette.accent, palette.page, 0.16)
    _draw_shape(pen, [_share(axis.own, axis.max) for axis in axes], centre, radius, own, ground)
    if has_median:
        shares = [_share(axis.median, axis.max) for axis in axes]
        _draw_shape(pen, shares, centre, radius, median, None)
    for percent in (50, 100):
        x, y = centre[0] - 6, centre[1] + radius * percent / 100 - 10
        words = f"{percent}\u00a0%"
        length = stringWidth(words, fonts.REGULAR, pen.size)
        pen.bar(x - length - 1, y - 1.5, length + 2, 10, palette.page)
        pen.words(x, y, words, colour=palette.muted, anchor="end")
    return pen.drawing


def _share(value: Decimal | None, most: Decimal) -> float | None:
    return float(value / most) if value is not None and most else None


def _place(number: int, of: int, centre: _Point, distance: float) -> _Point:
    """Return the point at a distance along an axis; the first points straight up."""
    angle = pi / 2 - 2 * pi * number / of
    return centre[0] + distance * cos(angle), centre[1] + distance * sin(angle)


def _draw_web(pen: Pen, axes: Sequence[StarAxis], centre: _Point, radius: float) -> None:
    palette = pen.palette
    for share in (0.25, 0.5, 0.75, 1.0):
        ring = [_place(n, len(axes), centre, radius * share) for n in range(len(axes))]
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            pen.line(start, end, palette.line, 0.8)
    for number, axis in enumerate(axes):
        pen.line(centre, _place(number, len(axes), centre, radius), palette.line, 0.8)
        x, y = _place(number, len(axes), centre, radius + 9)
        anchor = _anchor(x - centre[0])
        room = {"start": pen.drawing.width - x, "end": x, "middle": pen.drawing.width * 0.6}[anchor]
        pen.words(x, y - 3, pen.fitted(axis.title, room), anchor=anchor)


def _anchor(offset: float) -> Anchor:
    if abs(offset) < 2:
        return "middle"
    return "start" if offset > 0 else "end"


def _draw_shape(
    pen: Pen,
    shares: Sequence[float | None],
    centre: _Point,
    radius: float,
    each: Stroke,
    ground: Color | None,
) -> None:
    """Join the values around the star; a part without a value leaves a gap."""
    points = [
        None if share is None else _place(number, len(shares), centre, radius * share)
        for number, share in enumerate(shares)
    ]
    known = [point for point in points if point is not None]
    if ground is not None and len(known) == len(points):
        corners = [part for point in known for part in point]
        pen.drawing.add(Polygon(corners, fillColor=ground, strokeColor=None, strokeWidth=0))
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        if start is not None and end is not None:
            pen.line(start, end, each.colour, 1.9, dash=each.dash)
    for x, y in known:
        draw_mark(pen, each, x, y)
