"""The strokes that charts are made of, and drawings as SVG for the screen."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.reports import fonts
from andts_desktop.reports.text import in_text_font
from andts_desktop.reports.theme import Palette

Anchor = Literal["start", "middle", "end"]


class Slant(Enum):
    """Which way the lines of a hatching run."""

    UP = auto()
    DOWN = auto()
    FLAT = auto()


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws on one drawing with one palette; lengths in points, y upwards."""

    drawing: Drawing
    palette: Palette
    size: float = 9.0
    coverage: fonts.Coverage = field(default_factory=fonts.register)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        *,
        colour: Color | None = None,
        anchor: Anchor = "start",
        bold: bool = False,
        font: str = "",
    ) -> None:
        """Write one line; characters that the font lacks become placeholders."""
        name = font or (fonts.SEMIBOLD if bold else fonts.REGULAR)
        shown = words if font else in_text_font(words, self.coverage)
        self.drawing.add(
            String(
                x,
                y,
                shown,
                fontName=name,
                fontSize=self.size,
                fillColor=colour or self.palette.ink,
                textAnchor=anchor,
            )
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: Color,
        width: float = 0.6,
        *,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw a straight line."""
        drawn = Line(*start, *end, strokeColor=colour, strokeWidth=width)
        drawn.strokeLineCap = 0 if dash else 1
        if dash:
            drawn.strokeDashArray = list(dash)
        self.drawing.add(drawn)

    def bar(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Color,
        *,
        edge: Color | None = None,
    ) -> None:
        """Draw a filled bar."""
        drawn = Rect(x, y, width, height)
        drawn.fillColor = fill
        drawn.strokeColor = edge
        drawn.strokeWidth = 0.8 if edge else 0
        self.drawing.add(drawn)

    def hatch(
        self, x: float, y: float, width: float, height: float, colour: Color, slant: Slant
    ) -> None:
        """Draw lines over a bar, so that it differs without colour."""
        gap = 4.5
        if slant is Slant.FLAT:
            for place in (y + height * share for share in (0.25, 0.5, 0.75)):
                self.line((x, place), (x + width, place), colour, 1.1)
            return
        offset = gap
        while offset < width + height:
            left, right = max(0.0, offset - height), min(offset, width)
            high, low = y + offset - left, y + offset - right
            if slant is Slant.DOWN:
                high, low = 2 * y + height - high, 2 * y + height - low
            self.line((x + left, high), (x + right, low), colour, 1.1)
            offset += gap

    def fitted(self, words: str, width: float) -> str:
        """Shorten a name to the width, with an ellipsis where something is left out."""
        shown = in_text_font(words, self.coverage)
        if stringWidth(shown, fonts.SEMIBOLD, self.size) <= width:
            return shown
        lengths = range(len(shown) + 1)
        fitting = bisect_right(
            lengths, width, key=lambda n: stringWidth(shown[:n] + "…", fonts.SEMIBOLD, self.size)
        )
        return shown[: max(fitting - 1, 0)].rstrip() + "…"


def canvas(width: float, height: float, palette: Palette, size: float = 9.0) -> Pen:
    """Begin a drawing whose every text is in an embedded font."""
    drawing = Drawing(width, height)
    vars(drawing).update(initialFontName=fonts.REGULAR, initialFontSize=size)
    return Pen(drawing, palette, size)


def drawing_to_svg(drawing: Drawing) -> bytes:
    """Return the drawing as SVG that Qt draws right, with families as the screen knows them.

    ReportLab's clip path is painted black by Qt, its lines are closed, which doubles their
    dashes, and its colours are whole percents, which miss the palette's: all three are mended.
    """
    svg: str = renderSVG.drawToString(drawing)
    svg = _CLIP.sub("", svg).replace(' style="clip-path: url(#clip)"', "")
    svg = _CLOSED_LINE.sub(r"\1", svg)
    for hexadecimal, colour in {each.hexval()[2:]: each for each in _colours(drawing)}.items():
        svg = svg.replace(_in_percent(colour), f"#{hexadecimal}")
    for name, family, weight in _FAMILIES:
        weighted = f"font-family: {family}; font-weight: {weight};"
        svg = re.sub(f"font-family: '?{name}'?;", weighted, svg)
    return svg.encode()


def _colours(drawing: Drawing | Group) -> Iterator[Color]:
    for shape in drawing.contents:
        if isinstance(shape, Group):
            yield from _colours(shape)
        for name in ("fillColor", "strokeColor"):
            colour = getattr(shape, name, None)
            if isinstance(colour, Color):
                yield colour


def _in_percent(colour: Color) -> str:
    red, green, blue = (int(100 * part) for part in colour.rgb())
    return f"rgb({red}%,{green}%,{blue}%)"


_CLIP = re.compile(r"\s*<clipPath.*?</clipPath>", re.DOTALL)
_CLOSED_LINE = re.compile(r'(d="M [^ "]+ L [^ "]+) Z')
_FAMILIES = (
    (fonts.SEMIBOLD, "Inter", "bold"),
    (fonts.BOLD, "Inter", "bold"),
    (fonts.SIGNS, "Andts Signs", "normal"),
)
