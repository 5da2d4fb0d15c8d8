"""Draws on a circle: parts of rings, and words along them, the year's months clockwise."""

from dataclasses import dataclass
from math import ceil, cos, pi, radians, sin, tan

from reportlab.graphics.shapes import Group, Path, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen
from andts_desktop.reports.text import in_text_font

MONTH = 30.0
"""The degrees that a month takes."""
_TOP = 90.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring around a point by its radii in points; places on it are degrees from the top."""

    x: float
    y: float
    inner: float
    outer: float

    @property
    def middle(self) -> float:
        """The radius half-way."""
        return (self.inner + self.outer) / 2

    def length(self, degrees: float) -> float:
        """Return how long so many degrees are along the middle."""
        return 2 * pi * self.middle * degrees / 360

    def chord(self, degrees: float, share: float) -> float:
        """Return how wide so many degrees are, that share of the way from the inner edge."""
        radius = self.inner + share * (self.outer - self.inner)
        return 2 * radius * sin(radians(min(degrees, 180) / 2))


def month_start(month: int) -> float:
    """Return where a month begins, in degrees from the top; January begins there."""
    return (month - 1) * MONTH


def draw_part(
    pen: Pen,
    ring: Ring,
    start: float,
    degrees: float,
    fill: Color,
    *,
    edge: Color | None = None,
) -> None:
    """Fill a part of a ring, clockwise from `start`."""
    path = Path(fillColor=fill, strokeColor=edge, strokeWidth=0.7 if edge else 0)
    _arc(path, ring, ring.outer, start, degrees)
    if degrees >= 360:
        path.closePath()
    _arc(path, ring, ring.inner, start + degrees, -degrees, joins=degrees < 360)
    path.closePath()
    pen.drawing.add(path)


def _arc(
    path: Path, ring: Ring, radius: float, start: float, degrees: float, *, joins: bool = False
) -> None:
    """Go along a circle in curves of at most a month each."""
    steps = max(ceil(abs(degrees) / MONTH), 1)
    step = radians(degrees / steps)
    angle = radians(_TOP - start)
    pull = 4 / 3 * tan(step / 4) * radius
    x, y = ring.x + radius * cos(angle), ring.y + radius * sin(angle)
    (path.lineTo if joins else path.moveTo)(x, y)
    for _ in range(steps):
        following = angle - step
        end_x, end_y = ring.x + radius * cos(following), ring.y + radius * sin(following)
        path.curveTo(
            x + pull * sin(angle),
            y - pull * cos(angle),
            end_x - pull * sin(following),
            end_y + pull * cos(following),
            end_x,
            end_y,
        )
        x, y, angle = end_x, end_y, following


def draw_words(
    pen: Pen,
    ring: Ring,
    degrees: float,
    words: str,
    *,
    colour: Color,
    size: float,
    font: str = fonts.SEMIBOLD,
    above: float = 0,
) -> None:
    """Write one line across a ring, centred there and never upside down.

    `above` lifts it from the middle of the ring, in points towards the top of the letters.
    """
    angle = _TOP - degrees
    x = ring.x + ring.middle * cos(radians(angle))
    y = ring.y + ring.middle * sin(radians(angle))
    turn = angle - 90 if sin(radians(angle)) > -1e-9 else angle + 90
    across, along = cos(radians(turn)), sin(radians(turn))
    group = Group(transform=(across, along, -along, across, x, y))
    shown = in_text_font(words, pen.coverage)
    group.add(
        String(
            0,
            above - size * 0.36,
            shown,
            fontName=font,
            fontSize=size,
            fillColor=colour,
            textAnchor="middle",
        )
    )
    pen.drawing.add(group)


def width_of(words: str, size: float, font: str = fonts.SEMIBOLD) -> float:
    """Return how wide a line is, in points."""
    return float(stringWidth(words, font, size))


def in_lines(words: str, width: float, size: float, font: str = fonts.REGULAR) -> list[str]:
    """Part words into lines of that width; a word that is wider stands alone and is cut."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, font) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(word, width, size, font))
    return lines


def _cut(word: str, width: float, size: float, font: str) -> str:
    if width_of(word, size, font) <= width:
        return word
    shown = word
    while shown and width_of(f"{shown}…", size, font) > width:
        shown = shown[:-1]
    return f"{shown}…"
