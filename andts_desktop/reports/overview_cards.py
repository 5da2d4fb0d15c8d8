"""The cards of a page that shows a whole plan: goals with what is below them, and cornerstones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from andts_desktop.domain.overview_paper import shown_below
from andts_desktop.domain.plan import Level, Node
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import full_height, text
from andts_desktop.reports.poster import draw_stack
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wording import capital, shortened

_LONG_TITLE = 60
"""Titles of more characters are set smaller, and lighter."""


@dataclass(frozen=True, slots=True)
class Look:
    """How large everything is: `size` is that of the text in points, `longest` cuts titles."""

    size: float
    levels: tuple[Level, ...]
    longest: int

    @property
    def padding(self) -> float:
        """The room inside of a card."""
        return self.size * 1.05

    @property
    def gap(self) -> float:
        """The room between cards."""
        return self.size * 0.8

    @property
    def step(self) -> float:
        """How much each level stands in."""
        return self.size * 1.1


class Card:
    """A goal with what is shown below it, on a ground in its own colour."""

    def __init__(self, compose: Composer, goal: Node, colour: Color, look: Look) -> None:
        self.colour = colour
        self.padding = look.padding
        self._top = look.padding + (0.55 * look.size if goal.number else 0)
        self.parts: list[Flowable] = [_title(compose, goal, colour, look)]
        self.parts += _list(compose, goal, look, None, 0)

    def height(self, width: float) -> float:
        """Return the height that it takes at that width."""
        room = width - 2 * self.padding
        return sum(full_height(each, room) for each in self.parts) + self._top + self.padding

    def draw(self, within: Flowable, x: float, y: float, width: float, height: float) -> None:
        """Paint the ground with its lower left corner there, then set the words."""
        canvas = within.canv
        canvas.saveState()
        canvas.setFillColor(theme.tint(self.colour))
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.setFillColor(self.colour)
        canvas.rect(x, y + height - 3, width, 3, stroke=0, fill=1)
        canvas.restoreState()
        top = y + height - self._top
        draw_stack(within, self.parts, x + self.padding, top, width - 2 * self.padding)


class Grid(Flowable):
    """Cards in rows, each row as high as its highest card; every row fills its width."""

    def __init__(self, cards: Sequence[Card], rows: int, gap: float, least: float = 0) -> None:
        super().__init__()
        self._rows = evenly(cards, rows)
        self._gap, self._least = gap, least

    def pieces(self) -> list[Flowable]:
        """Return the words of all cards, in reading order."""
        return [part for row in self._rows for card in row for part in card.parts]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the rows, and share among them what more is wanted."""
        self.width = availWidth
        needed = [max(card.height(self._wide(row)) for card in row) for row in self._rows]
        own = sum(needed) + self._gap * (len(needed) - 1)
        more = max(self._least - own, 0) / max(len(needed), 1)
        self._heights = [height + more for height in needed]
        self.height = own + more * len(needed)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the cards from the left, row by row."""
        y = self.height
        for row, height in zip(self._rows, self._heights, strict=True):
            width = self._wide(row)
            for place, card in enumerate(row):
                card.draw(self, place * (width + self._gap), y - height, width, height)
            y -= height + self._gap

    def narrowest(self, width: float) -> float:
        """Return the width of the narrowest card, in points."""
        most = max(map(len, self._rows))
        return (width - self._gap * (most - 1)) / most

    def _wide(self, row: Sequence[Card]) -> float:
        return (self.width - self._gap * (len(row) - 1)) / len(row)


def evenly(cards: Sequence[Card], rows: int) -> list[Sequence[Card]]:
    """Share cards among so many rows, the first of them one longer where they cannot be alike."""
    short, longer = divmod(len(cards), rows)
    made, start = [], 0
    for number in range(rows):
        end = start + short + (1 if number < longer else 0)
        made.append(cards[start:end])
        start = end
    return made


class Stones(Flowable):
    """Cornerstones side by side as the base of the page, white on the municipality's colour."""

    def __init__(
        self, compose: Composer, stones: Sequence[Node], colour: Color, look: Look
    ) -> None:
        super().__init__()
        self._colour, self._look = colour, look
        self._stacks = [list(_stone(compose, stone, look)) for stone in stones]
        self._across = min(len(stones), 6)

    def pieces(self) -> list[Flowable]:
        """Return the words, in reading order."""
        return [part for stack in self._stacks for part in stack]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the rows."""
        self.width = availWidth
        pad = self._look.padding
        self._wide = (availWidth - self._gap * (self._across - 1)) / self._across
        heights = [
            sum(full_height(each, self._wide - 2 * pad) for each in stack) + 1.6 * pad
            for stack in self._stacks
        ]
        self._rows = [
            max(heights[n : n + self._across]) for n in range(0, len(heights), self._across)
        ]
        self.height = sum(self._rows) + self._gap * (len(self._rows) - 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the stones from the left, row by row."""
        pad, top = self._look.padding, self.height
        for number, height in enumerate(self._rows):
            first = number * self._across
            for place, stack in enumerate(self._stacks[first : first + self._across]):
                x = place * (self._wide + self._gap)
                self.canv.saveState()
                self.canv.setFillColor(self._colour)
                self.canv.rect(x, top - height, self._wide, height, stroke=0, fill=1)
                self.canv.restoreState()
                draw_stack(self, stack, x + pad, top - 0.8 * pad, self._wide - 2 * pad)
            top -= height + self._gap

    @property
    def _gap(self) -> float:
        return self._look.gap / 2


def _title(compose: Composer, goal: Node, colour: Color, look: Look) -> Flowable:
    words = shortened(goal.title, look.longest)
    is_long = len(words) > _LONG_TITLE
    size = look.size * (1.08 if is_long else 1.3)
    font = fonts.SEMIBOLD if is_long else fonts.BOLD
    style = theme.style(size, size * 1.28, font=font, after=look.size * 0.45)
    number = shortened(goal.number, 12)
    if number:
        big = look.size * (2.1 if len(number) <= 3 else 1.3)
        indent = _bold_width(number, big) + 0.61 * big
        style = theme.changed(
            style,
            leftIndent=indent,
            bulletFontName=fonts.BOLD,
            bulletFontSize=big,
            bulletColor=colour,
            spaceBefore=0,
        )
    made = compose.heading(3, words, style=style, outlined=False)
    if number:
        made.bulletText = compose.user.plain(number)
    return made


def _bold_width(words: str, size: float) -> float:
    """Return how wide bold words are, in points."""
    return float(stringWidth(words, fonts.BOLD, size))


def _list(
    compose: Composer, node: Node, look: Look, parent: Element | None, depth: int
) -> Iterator[Flowable]:
    """Yield what is below a node as a list, with lists of what is below that inside of it."""
    found = shown_below(node, look.levels)
    whole = Element(Tag.LIST, parent) if found else None
    for child in found:
        number = child.number if len(child.number) <= 5 else ""
        words = child.title if number or not child.number else child.label
        style = _item_style(look, depth, number)
        item = text(
            compose.user.inline(shortened(words, look.longest)),
            style,
            whole,
            tag=Tag.LIST_ITEM,
            bullet=compose.user.plain(number) or ("•" if not depth else "–"),
        )
        yield item
        yield from _list(compose, child, look, item.body, depth + 1)


def _item_style(look: Look, depth: int, number: str) -> ParagraphStyle:
    size = look.size if not depth else max(look.size * 0.92, min(look.size, 8))
    colour = theme.INK if not depth else theme.MUTED
    style = theme.style(size, size * 1.28, colour=colour, after=size * 0.22)
    style.bulletIndent = depth * look.step
    # ReportLab keeps the text that far from what stands before it.
    wide = stringWidth(number or ("–" if depth else "•"), fonts.REGULAR, size)
    style.leftIndent = style.bulletIndent + wide + 0.61 * size
    return style


def _stone(compose: Composer, stone: Node, look: Look) -> Iterator[Flowable]:
    size = look.size * 1.15
    head = theme.style(size, size * 1.3, font=fonts.BOLD, colour=theme.WHITE, after=size * 0.2)
    title = capital(shortened(stone.label, look.longest))
    yield compose.heading(3, title, style=head, outlined=False)
    body = theme.style(look.size, look.size * 1.28, colour=theme.WHITE)
    blocks = Element(Tag.LIST)
    for child in stone.children:
        words = compose.user.inline(shortened(child.label, look.longest))
        yield text(words, body, blocks, tag=Tag.LIST_ITEM)
