"""The short version's coloured goal cards and cornerstone columns."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from andts_desktop.domain.plan import LevelRole, Node
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.card_pages import MOST_GROWTH
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import columns, text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wording import LONGEST_NAME, shortened

GAP = 14.0
_PADDING = 14.0
_RADIUS = 10.0
_CARD_WIDTH = (theme.COLUMN - GAP) / 2


_LONGEST_NUMBER = 40


class GoalCard:
    """What stands on one goal's card: number, title, text and focus areas."""

    def __init__(self, compose: Composer, goal: Node, colour: Color, *, with_text: bool) -> None:
        self.colour = colour
        self.parts = _card_parts(compose, goal, colour, with_text=with_text)

    def height(self, width: float) -> float:
        """Return the height that the text takes at that width, padding included."""
        room = width - 2 * _PADDING
        heights = (
            part.wrap(room, 1e6)[1] + part.getSpaceBefore() + part.getSpaceAfter()
            for part in self.parts
        )
        return float(sum(heights) + 2 * _PADDING)


class CardRow(Flowable):
    """Two cards side by side, as high as the higher of them, or one over the whole width.

    A card too high for a page goes on, text only, on the next.
    """

    def __init__(self, cards: Sequence[GoalCard], least: float) -> None:
        super().__init__()
        self._cards = list(cards)
        self._least = least
        self.spaceAfter = GAP

    def pieces(self) -> list[Flowable]:
        """Return what is inside, in reading order."""
        return [part for card in self._cards for part in card.parts]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the higher card."""
        self.width = availWidth
        self._card_width = availWidth if len(self._cards) == 1 else (availWidth - GAP) / 2
        self.height = max(self._least, *(card.height(self._card_width) for card in self._cards))
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: ARG002, N803
        """Give up the card's form where its text is higher than a page."""
        if self.height <= theme.FRAME_HEIGHT:
            return []
        return self.pieces()

    def draw(self) -> None:
        """Paint the cards, then set their text."""
        for number, card in enumerate(self._cards):
            x = number * (self._card_width + GAP)
            self.canv.saveState()
            self.canv.setFillColor(theme.tint(card.colour))
            self.canv.roundRect(x, 0, self._card_width, self.height, _RADIUS, stroke=0, fill=1)
            self.canv.restoreState()
            y = self.height - _PADDING
            for part in card.parts:
                _, height = part.wrap(self._card_width - 2 * _PADDING, 1e6)
                y -= height + part.getSpaceBefore()
                part.drawOn(self.canv, x + _PADDING, y)
                y -= part.getSpaceAfter()


Pair = list[GoalCard]
"""The cards that stand in one row, two or one."""


def card_pairs(compose: Composer, goals: Sequence[Node], *, with_text: bool) -> list[Pair]:
    """Make a card for each goal, two and two."""
    cards = [
        GoalCard(compose, goal, theme.goal_colour(position), with_text=with_text)
        for position, goal in enumerate(goals)
    ]
    return [cards[n : n + 2] for n in range(0, len(cards), 2)]


def grown_rows(pairs: Sequence[Pair], spare: float) -> list[Flowable]:
    """Set the rows of one page, grown to share the points that are to spare."""
    grown = min(max(spare, 0) / max(len(pairs), 1), MOST_GROWTH)
    return [CardRow(pair, row_height(pair) - GAP + grown) for pair in pairs]


def row_height(pair: Pair) -> float:
    """Return the height in points that a row takes, with the gap below it."""
    width = theme.COLUMN if len(pair) == 1 else _CARD_WIDTH
    return max(card.height(width) for card in pair) + GAP


def has_areas(goals: Sequence[Node]) -> bool:
    """Tell whether any goal has focus areas."""
    return any(_areas(goal) for goal in goals)


def _areas(goal: Node) -> list[Node]:
    return [node for node in goal.walk() if node.level.role is LevelRole.FOCUS_AREA]


def _card_parts(compose: Composer, goal: Node, colour: Color, *, with_text: bool) -> list[Flowable]:
    parts: list[Flowable] = []
    if goal.number:
        size = 26 if len(goal.number) <= 3 else 18
        number = theme.style(size, size * 1.15, font=fonts.BOLD, colour=colour, after=2)
        parts.append(compose.line(shortened(goal.number, _LONGEST_NUMBER), number))
    areas = _areas(goal)
    is_short = len(goal.title) <= 60
    long_title = theme.CARD_LONG_TITLE if areas else theme.CARD_ONLY_TITLE
    title = theme.CARD_TITLE if is_short else long_title
    parts.append(compose.heading(3, goal.title, style=title))
    if with_text and goal.text.strip():
        parts += compose.prose(goal.text, theme.CARD_TEXT, theme.CARD_AREA)
    whole = Element(Tag.LIST)
    for area in areas:
        parts.append(_area(compose, area, whole))
    return parts


def _area(compose: Composer, area: Node, whole: Element) -> Flowable:
    label = area.number or "•"
    if len(label) > 4:
        return text(compose.user.inline(area.label), theme.CARD_TEXT, whole, tag=Tag.LIST_ITEM)
    words = compose.user.inline(area.title)
    style = theme.CARD_AREA if area.number else theme.CARD_POINT
    return text(words, style, whole, tag=Tag.LIST_ITEM, bullet=compose.user.plain(label))


def cornerstone_columns(compose: Composer, stones: Sequence[Node]) -> list[Flowable]:
    """Return the cornerstones as columns with their building blocks, at most four in a row."""
    rows = [stones[n : n + 4] for n in range(0, len(stones), 4)]
    width = theme.COLUMN / min(len(stones), 4)
    return [
        columns([_stone(compose, stone, width - 12) for stone in row], [width] * len(row))
        for row in rows
    ]


def _stone(compose: Composer, stone: Node, width: float) -> list[Flowable]:
    head = compose.heading(
        3, shortened(stone.label, LONGEST_NAME), style=theme.STONE_TITLE, outlined=False
    )
    blocks = Element(Tag.LIST)
    made: list[Flowable] = [Bar(width), head]
    made += [
        text(compose.user.inline(label), theme.STONE_BLOCK, blocks, tag=Tag.LIST_ITEM)
        for label in (shortened(block.label, LONGEST_NAME) for block in stone.children)
    ]
    return made


class Bar(Flowable):
    """A short thick line over a column; furniture."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 4.0
        self.spaceAfter = 6.0

    def draw(self) -> None:
        """Draw the line."""
        self.canv.saveState()
        self.canv.setFillColor(theme.ACCENT)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.restoreState()
