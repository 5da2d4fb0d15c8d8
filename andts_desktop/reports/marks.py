"""How lines and shades are told apart, in colour as in black and white."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Polygon
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.contrast import TEXT_RATIO
from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.theme import Palette

LEGEND_ROW = 15.0

_BLACK, _WHITE = Color(0, 0, 0), Color(1, 1, 1)

_DASHES: tuple[tuple[float, float] | None, ...] = (
    None,
    (6, 3),
    (2, 2.5),
    (9, 3),
    (4, 2),
    (1.2, 2.2),
)
_CORNERS = (0, 4, 3, 40, 5, 30)
"""The corners of each mark: 0 is a circle, 40 a standing square, 30 a triangle on its tip."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one line is drawn; `number` is its place among the lines, and they come round again."""

    colour: Color
    number: int

    @property
    def dash(self) -> tuple[float, float] | None:
        """How long its dashes and gaps are, None where it is whole."""
        return _DASHES[self.number % len(_DASHES)]


def stroke(palette: Palette, number: int) -> Stroke:
    """Return the line at that place, from 0; each has its own colour, dash and mark."""
    colours = (
        palette.accent,
        palette.warning,
        palette.tone(StatusTone.GOOD),
        palette.tone(StatusTone.BAD),
        palette.muted,
        palette.ink,
    )
    return Stroke(colours[number % len(colours)], number)


def draw_mark(pen: Pen, each: Stroke, x: float, y: float, radius: float = 3.2) -> None:
    """Draw a line's mark around a point."""
    corners = _CORNERS[each.number % len(_CORNERS)]
    made = Polygon(_shape(corners, x, y, radius * 1.15)) if corners else Circle(x, y, radius)
    made.fillColor, made.strokeColor, made.strokeWidth = each.colour, pen.palette.page, 0.8
    pen.drawing.add(made)


def _shape(corners: int, x: float, y: float, r: float) -> list[float]:
    shapes = {
        4: [x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r],
        3: [x - r, y - r, x + r, y - r, x, y + r],
        40: [x, y - r * 1.3, x + r * 1.3, y, x, y + r * 1.3, x - r * 1.3, y],
        5: [x - r, y - r, x + r, y - r, x + r, y, x, y + r, x - r, y],
        30: [x - r, y + r, x + r, y + r, x, y - r],
    }
    return shapes[corners]


def legend_names(names: Sequence[str], palette: Palette, width: float) -> list[str]:
    """Shorten names so that each fits in a legend of that width."""
    measure = canvas(width, 0, palette)
    return [measure.fitted(name, width - 40) for name in names]


def legend_height(names: Sequence[str], width: float, size: float = 9.0) -> float:
    """Return the height that the names of lines take above a chart."""
    return LEGEND_ROW * (1 + max((row for _, row, _ in _places(names, width, size)), default=-1))


def draw_legend(pen: Pen, names: Sequence[str], strokes: Sequence[Stroke], top: float) -> None:
    """Write the names of lines from the top down, each beside a piece of its line."""
    for (x, row, name), each in zip(
        _places(names, pen.drawing.width, pen.size), strokes, strict=True
    ):
        y = top - LEGEND_ROW * (row + 1) + 4
        pen.line((x, y + 3), (x + 24, y + 3), each.colour, 1.8, dash=each.dash)
        draw_mark(pen, each, x + 12, y + 3)
        pen.words(x + 29, y, name)


def _places(names: Sequence[str], width: float, size: float) -> list[tuple[float, int, str]]:
    places = []
    x, row = 0.0, 0
    for name in names:
        length = 29 + stringWidth(name, fonts.REGULAR, size)
        if x and x + length > width:
            x, row = 0.0, row + 1
        places.append((x, row, name))
        x += length + 16
    return places


def mixed(front: Color, back: Color, share: float) -> Color:
    """Return a colour that far from the back one towards the front one."""
    pairs = zip(front.rgb(), back.rgb(), strict=True)
    red, green, blue = (share * one + (1 - share) * other for one, other in pairs)
    return Color(red, green, blue)


def ink_on(ground: Color, palette: Palette) -> Color:
    """Return whichever of ink and page is easier to read on a ground.

    On the middle tones neither is easy enough; there it is black or white.
    """
    best = max((palette.ink, palette.page), key=lambda ink: _contrast(ink, ground))
    if _contrast(best, ground) >= TEXT_RATIO:
        return best
    return max((_BLACK, _WHITE), key=lambda ink: _contrast(ink, ground))


def _contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.rgb()
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
