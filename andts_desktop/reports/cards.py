"""The short version's coloured goal cards and cornerstone columns."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Spacer

from andts_desktop.domain.plan import LevelRole, Node
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.card_pages import MOST_GROWTH
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import columns, full_height, text
from andts_desktop.reports.poster import draw_stack
from andts_desktop.reports.short_look import Look
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wording import LONGEST_NAME, shortened

GAP = 14.0
_PADDING = 14.0
_RADIUS = 10.0
_LONGEST_NUMBER = 40
_BETWEEN = 12.0


class GoalCard:
    """What stands on one goal's card: number, title, text and focus areas."""

    def __init__(self, compose: Composer, goal: Node, colour: Color, look: Look) -> None:
        self.colour = colour
        self.parts = _card_parts(compose, goal, colour, look)

    def height(self, width: float) -> float:
        """Return the height that the text takes at that width, padding included."""
        room = width - 2 * _PADDING
        return sum(full_height(part, room) for part in self.parts) + 2 * _PADDING


class CardRow(Flowable):
    """Cards side by side, as high as the highest of them, or one over the whole width."""

    def __init__(self, cards: Sequence[GoalCard], least: float = 0) -> None:
        super().__init__()
        self._cards = list(cards)
        self._least = least
        self.spaceAfter = GAP

    def pieces(self) -> list[Flowable]:
        """Return what is inside, in reading order."""
        return [part for card in self._cards for part in card.parts]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the highest card."""
        self.width = availWidth
        self._card_width = card_width(availWidth, len(self._cards))
        self.height = max(self._least, *(card.height(self._card_width) for card in self._cards))
        return self.width, self.height

    def draw(self) -> None:
        """Paint the cards, then set their text."""
        for number, card in enumerate(self._cards):
            x = number * (self._card_width + GAP)
            self.canv.saveState()
            self.canv.setFillColor(theme.tint(card.colour))
            self.canv.roundRect(x, 0, self._card_width, self.height, _RADIUS, stroke=0, fill=1)
            self.canv.restoreState()
            top = self.height - _PADDING
            draw_stack(self, card.parts, x + _PADDING, top, self._card_width - 2 * _PADDING)


def card_width(column: float, count: int) -> float:
    """Return how wide each of so many cards in a row is."""
    return (column - GAP * (count - 1)) / count


Pair = list[GoalCard]
"""The cards that stand in one row, two or one."""


def card_pairs(compose: Composer, goals: Sequence[Node], look: Look) -> list[Pair]:
    """Make a card for each goal, in rows."""
    cards = [
        GoalCard(compose, goal, theme.goal_colour(position), look)
        for position, goal in enumerate(goals)
    ]
    return [cards[n : n + look.across] for n in range(0, len(cards), look.across)]


def grown_rows(pairs: Sequence[Pair], spare: float, column: float) -> list[Flowable]:
    """Set the rows of one page, grown to share the points that are to spare."""
    grown = min(max(spare, 0) / max(len(pairs), 1), MOST_GROWTH)
    return [CardRow(pair, row_height(pair, column) - GAP + grown) for pair in pairs]


def row_height(pair: Pair, column: float) -> float:
    """Return the height in points that a row takes, with the gap below it."""
    width = card_width(column, len(pair))
    return max(card.height(width) for card in pair) + GAP


def _areas(goal: Node) -> list[Node]:
    return [node for node in goal.walk() if node.level.role is LevelRole.FOCUS_AREA]


def _card_parts(compose: Composer, goal: Node, colour: Color, look: Look) -> list[Flowable]:
    parts: list[Flowable] = []
    if goal.number:
        size = (26 if len(goal.number) <= 3 else 18) * look.scale
        number = theme.style(size, size * 1.15, font=fonts.BOLD, colour=colour, after=2)
        parts.append(compose.line(shortened(goal.number, _LONGEST_NUMBER), number))
    areas = _areas(goal)
    words = shortened(goal.title, look.longest)
    long_title = theme.CARD_LONG_TITLE if areas else theme.CARD_ONLY_TITLE
    title = theme.CARD_TITLE if len(words) <= 60 else long_title
    parts.append(compose.heading(3, words, style=look.style(title)))
    if look.with_text and goal.text.strip():
        styles = look.style(theme.CARD_TEXT), look.style(theme.CARD_AREA)
        parts += compose.prose(goal.text, *styles)
    whole = Element(Tag.LIST)
    parts += [_area(compose, area, whole, look) for area in areas]
    return parts


def _area(compose: Composer, area: Node, whole: Element, look: Look) -> Flowable:
    label = area.number or "•"
    if len(label) > 4:
        words = compose.user.inline(shortened(area.label, look.longest))
        return text(words, look.style(theme.CARD_TEXT), whole, tag=Tag.LIST_ITEM)
    words = compose.user.inline(shortened(area.title, look.longest))
    style = look.style(theme.CARD_AREA if area.number else theme.CARD_POINT)
    return text(words, style, whole, tag=Tag.LIST_ITEM, bullet=compose.user.plain(label))


def cornerstone_columns(
    compose: Composer, stones: Sequence[Node], look: Look, column: float, across: int
) -> list[Flowable]:
    """Return the cornerstones as columns with their building blocks, so many in a row."""
    rows = [stones[n : n + across] for n in range(0, len(stones), across)]
    width = column / min(len(stones), across)
    made: list[Flowable] = []
    for row in rows:
        stacks = [_stone(compose, stone, look, width - _BETWEEN) for stone in row]
        made += [*([Spacer(1, _BETWEEN)] if made else []), columns(stacks, [width] * len(row))]
    return made


def _stone(compose: Composer, stone: Node, look: Look, width: float) -> list[Flowable]:
    words = shortened(stone.label, min(LONGEST_NAME, look.longest))
    head = compose.heading(3, words, style=look.prose(theme.STONE_TITLE), outlined=False)
    blocks = Element(Tag.LIST)
    made: list[Flowable] = [Bar(width, compose.accent), head]
    made += [
        text(compose.user.inline(label), look.prose(theme.STONE_BLOCK), blocks, tag=Tag.LIST_ITEM)
        for label in (shortened(block.label, LONGEST_NAME) for block in stone.children)
    ]
    return made


class Bar(Flowable):
    """A short thick line over a column; furniture."""

    def __init__(self, width: float, colour: Color) -> None:
        super().__init__()
        self.width, self.height = width, 4.0
        self.spaceAfter = 6.0
        self._colour = colour

    def draw(self) -> None:
        """Draw the line."""
        self.canv.saveState()
        self.canv.setFillColor(self._colour)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.restoreState()
