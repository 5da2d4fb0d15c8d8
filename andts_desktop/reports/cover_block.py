"""The coloured block that covers and heads begin with, from edge to edge of the paper."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.cover_shapes import Ornament
from andts_desktop.reports.flowables import Text, text
from andts_desktop.reports.pictures import Logo

_STAMP_ROOM = 44.0
_BELOW = 46.0
_BELOW_STAMP = 36.0
_GAP = 24.0
_BLEED = 2.0
"""How far the colour goes beyond the paper, so that no edge of white is left."""


class CoverBlock(Flowable):
    """Words on the municipality's colour.

    `above` stands at the top, `below` and the stamp at the foot. Without `beside` the shapes
    stand over the title as far as there is room; with it they, or a logotype on white, stand to
    the right of all the words. Colour and shapes are furniture.
    """

    def __init__(
        self,
        above: Sequence[Flowable],
        below: Sequence[Flowable],
        stamp: str,
        height: float,
        *,
        colour: Color = theme.ACCENT,
        sheet: theme.Sheet = theme.A4_UPRIGHT,
        beside: Ornament | Logo | None = None,
    ) -> None:
        super().__init__()
        self._above, self._below = list(above), list(below)
        self._stamp = _stamp(stamp) if stamp else None
        self._least, self._colour, self._sheet = height, colour, sheet
        self._beside = beside
        self._shapes = Ornament(min(sheet.width, theme.PAGE_WIDTH) / 8)

    def pieces(self) -> list[Flowable]:
        """Return what is inside, in reading order."""
        stamp = () if self._stamp is None else (self._stamp,)
        beside = (self._beside,) if isinstance(self._beside, Logo) else ()
        return [*self._above, *self._below, *stamp, *beside]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take the least height, or more where the title needs it."""
        room = availWidth - self._kept(availWidth)
        top = room if self._beside else availWidth + self._sheet.margin - self._shapes.width - _GAP
        self._heights = {id(each): each.wrap(top, availHeight)[1] for each in self._above}
        self._heights |= {id(each): each.wrap(room, availHeight)[1] for each in self._below}
        content = sum(self._heights.values()) + _GAP
        content += _BELOW + (_STAMP_ROOM if self._stamp else 0)
        if isinstance(self._beside, Logo):
            content = max(content, self._beside.drawing.height)
        self.width, self.height = availWidth, max(self._least - self._sheet.top, content)
        return self.width, self.height

    def draw(self) -> None:
        """Paint the block, then set the text on it."""
        self._paint()
        y = self.height
        for each in self._above:
            y -= self._heights[id(each)]
            each.drawOn(self.canv, 0, y)
        y = self.words_begin
        for each in self._below:
            y -= self._heights[id(each)]
            each.drawOn(self.canv, 0, y)
        if self._stamp is not None:
            self._draw_stamp(self._stamp)
        if isinstance(self._beside, Logo):
            x = self.width - self._beside.drawing.width
            self._beside.drawOn(self.canv, x, self.height - self._beside.drawing.height)

    def _kept(self, width: float) -> float:
        """Return how much is kept free of words to the right of them, in points."""
        if isinstance(self._beside, Logo):
            return min(self._beside.drawing.width + 2 * _GAP, width / 2)
        return max(self._beside.width - self._sheet.margin + _GAP, 0) if self._beside else 0.0

    @property
    def words_begin(self) -> float:
        """Where the title begins, in points from the foot of the block."""
        stamp = _STAMP_ROOM if self._stamp else 0
        return sum(self._heights[id(each)] for each in self._below) + _BELOW + stamp

    @property
    def shapes_end(self) -> float:
        """Where the shapes above the title end, in points from the foot of the block."""
        return self._top - self._rows * self._shapes.side

    @property
    def _top(self) -> float:
        return self.height + self._sheet.top

    @property
    def _rows(self) -> int:
        return max(int((self._top - self.words_begin - _GAP) / self._shapes.side), 0)

    def _paint(self) -> None:
        top = self._top
        right = self.width + self._sheet.margin
        on_white = isinstance(self._beside, Logo)
        end = self.width - self._kept(self.width) + _GAP if on_white else right
        left = -self._sheet.margin - _BLEED
        reach = end - left + (0 if on_white else _BLEED)
        self.canv.saveState()
        self.canv.setFillColor(self._colour)
        self.canv.rect(left, 0, reach, top + _BLEED, stroke=0, fill=1)
        if not on_white:
            self._draw_shapes(right, top)
        self.canv.restoreState()

    def _draw_shapes(self, right: float, top: float) -> None:
        if isinstance(self._beside, Ornament):
            rows = ceil(top / self._beside.side)
            whole = replace(self._beside, side=top / rows)
            whole.draw(self.canv, right, top, rows, self._colour)
            return
        self._shapes.draw(self.canv, right, top, self._rows, self._colour)

    def _draw_stamp(self, label: Text) -> None:
        _, height = label.wrap(self.width, _STAMP_ROOM)
        width = self.canv.stringWidth(label.text, fonts.SEMIBOLD, 10)
        self.canv.saveState()
        self.canv.setStrokeColor(theme.WHITE)
        self.canv.setLineWidth(1.4)
        self.canv.rect(0, _BELOW_STAMP - 7, width + 28, height + 14, stroke=1, fill=0)
        self.canv.restoreState()
        label.drawOn(self.canv, 14, _BELOW_STAMP)


def _stamp(words: str) -> Text:
    return text(words, theme.changed(theme.CELL_STRONG, textColor=theme.WHITE))
