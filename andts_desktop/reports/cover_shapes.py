"""The drawn ornament of covers: circles and parts of circles in tints of one colour."""

from dataclasses import dataclass
from typing import Protocol

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.reports.theme import tint

_SHADE = 0.22
"""How much black the darkest of the colours holds."""
_TINTS = (0.84, 0.62, 0.36)
"""How much of the colour the lighter ones keep, from near to pale."""
_DARK, _NEAR, _MIDDLE, _PALE = range(4)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A square of the grid: its lower left corner and its side in points."""

    x: float
    y: float
    side: float


class _Shape(Protocol):
    """What stands in a square, in one of the colours."""

    @property
    def colour(self) -> int: ...

    def draw(self, canvas: Canvas, cell: _Cell) -> None: ...


@dataclass(frozen=True, slots=True)
class _Square:
    """The square itself."""

    colour: int

    def draw(self, canvas: Canvas, cell: _Cell) -> None:
        """Fill it, a hair too large, so that no line of the ground shows between squares."""
        canvas.rect(cell.x, cell.y, cell.side + 0.2, cell.side + 0.2, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class _Disc:
    """A circle in the middle, as wide as a share of the square."""

    colour: int
    share: float = 1.0

    def draw(self, canvas: Canvas, cell: _Cell) -> None:
        """Fill it."""
        half = cell.side / 2
        canvas.circle(cell.x + half, cell.y + half, half * self.share, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class _Quarter:
    """A quarter of a circle around a corner: 0 lower left, and on against the clock."""

    colour: int
    corner: int

    def draw(self, canvas: Canvas, cell: _Cell) -> None:
        """Fill it."""
        x = cell.x + (cell.side if self.corner in {1, 2} else 0)
        y = cell.y + (cell.side if self.corner in {2, 3} else 0)
        box = (x - cell.side, y - cell.side, x + cell.side, y + cell.side)
        canvas.wedge(*box, self.corner * 90, 90, stroke=0, fill=1)


_PATTERN: tuple[tuple[tuple[_Shape, ...], ...], ...] = (
    (
        (_Quarter(_NEAR, 1),),
        (_Square(_DARK), _Disc(_MIDDLE)),
        (_Quarter(_PALE, 0),),
        (_Square(_NEAR), _Quarter(_DARK, 2)),
    ),
    (
        (),
        (_Quarter(_MIDDLE, 2),),
        (_Square(_NEAR), _Disc(_DARK, 0.44)),
        (_Quarter(_NEAR, 3), _Quarter(_PALE, 1)),
    ),
    (
        (_Disc(_NEAR, 0.4),),
        (),
        (_Quarter(_DARK, 1),),
        (_Square(_MIDDLE), _Quarter(_NEAR, 3)),
    ),
    (
        (),
        (_Quarter(_NEAR, 2),),
        (_Square(_DARK), _Quarter(_PALE, 2)),
        (_Disc(_NEAR), _Disc(_PALE, 0.36)),
    ),
)
"""Rows from the top, each from the left; what comes after the last begins anew."""

COLUMNS = len(_PATTERN[0])


@dataclass(frozen=True, slots=True)
class Ornament:
    """How much of the pattern is drawn: the side of its squares in points, its last columns."""

    side: float
    columns: int = COLUMNS

    @property
    def width(self) -> float:
        """How wide it is in points."""
        return self.columns * self.side

    def draw(self, canvas: Canvas, right: float, top: float, rows: int, colour: Color) -> None:
        """Draw that many rows from the upper right corner of the ground, in tints of its colour."""
        colours = _colours(colour)
        canvas.saveState()
        for row in range(rows):
            shown = _PATTERN[row % len(_PATTERN)][COLUMNS - self.columns :]
            for place, shapes in enumerate(shown):
                x = right - (self.columns - place) * self.side
                cell = _Cell(x, top - (row + 1) * self.side, self.side)
                for shape in shapes:
                    canvas.setFillColor(colours[shape.colour])
                    shape.draw(canvas, cell)
        canvas.restoreState()


def _colours(colour: Color) -> tuple[Color, ...]:
    dark = Color(*(part * (1 - _SHADE) for part in colour.rgb()))
    return (dark, *(tint(colour, share) for share in _TINTS))
