"""Chooses on which pages of the short version its goals stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reportlab.platypus import Flowable, PageBreak, Spacer

from andts_desktop.domain.plan import Node
from andts_desktop.reports import theme
from andts_desktop.reports.card_pages import Room, share, white_of
from andts_desktop.reports.cards import Pair, card_pairs, grown_rows, has_areas, row_height
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.short_front import FrontPage, Passages, flat, total

_MOST_GROWTH = 210.0
"""The points that the coloured block may grow to fill the front page."""
_SLACK = 4.0
_BEFORE_TEXT = 10.0


@dataclass(frozen=True, slots=True)
class _Layout:
    """One way to set the goals: so many rows on the front page, so many on each page after it.

    `more` are the chapters that fill the front page, `spare` the room that it then has.
    """

    is_full: bool
    pairs: Sequence[Pair]
    pages: tuple[int, ...]
    white: float
    more: Passages
    spare: float

    @property
    def rank(self) -> tuple[object, ...]:
        """Fewer pages come first, then what says more, then what leaves less white."""
        return len(self.pages), not self.is_full, round(self.white, 2), self.pages


class GoalLayout:
    """Sets the front page and the goals; `kept` points are left on the last page."""

    def __init__(
        self, compose: Composer, front: FrontPage, goals: Sequence[Node], title: str, kept: float
    ) -> None:
        self._compose = compose
        self._front = front
        self._goals = goals
        self._kept = kept
        self._head = [compose.heading(2, title), Spacer(1, 4)] if goals else []

    def story(self) -> list[Flowable]:
        """Return the pages in the layout that fills them best."""
        layout = min(self._layouts(), key=lambda each: each.rank)
        pairs = iter(layout.pairs)
        on_front = list(islice(pairs, layout.pages[0]))
        rows = grown_rows(on_front, layout.spare / 2)
        grown = total(rows) - sum(map(row_height, on_front))
        block = self._front.block(min(max(layout.spare - grown, 0), _MOST_GROWTH))
        story = [*block, *self._front.text, *flat(layout.more)]
        story += [*self._head, *rows] if on_front else []
        for number, count in enumerate(layout.pages[1:]):
            is_last = number == len(layout.pages) - 2
            has_head = number == 0 and not on_front
            story += [PageBreak(), *(self._head if has_head else [])]
            page = list(islice(pairs, count))
            room = self._room(has_head=has_head, is_last=is_last) - sum(map(row_height, page))
            story += self._later_page(page, room, layout.more if is_last else None)
        return story

    def _later_page(
        self, page: Sequence[Pair], room: float, told: Passages | None
    ) -> list[Flowable]:
        """Set the rows of a page; one that is given what is told already ends with the rest."""
        more = [] if told is None else flat(self._front.filling(room - _BEFORE_TEXT, told))
        if more:
            more.insert(0, Spacer(1, _BEFORE_TEXT))
        return [*grown_rows(page, room - total(more)), *more]

    def _layouts(self) -> Iterator[_Layout]:
        for with_text in [True, False] if has_areas(self._goals) else [True]:
            pairs = card_pairs(self._compose, self._goals, with_text=with_text)
            for number in range(len(pairs) + 1):
                made = self._layout(pairs, number, is_full=with_text)
                if number == 0 or made.spare >= 0:
                    yield made

    def _layout(self, pairs: Sequence[Pair], number: int, *, is_full: bool) -> _Layout:
        """Set that many rows on the front page, and share the others among pages of their own."""
        heights = [row_height(pair) for pair in pairs]
        ends_here = number == len(pairs)
        spare = self._front.room() - total(self._front.text) - sum(heights[:number])
        spare -= total(self._head) if number else 0
        spare -= self._kept if ends_here else 0
        more = self._front.filling(spare)
        spare -= total(flat(more))
        first, later = self._room(has_head=not number), self._room(has_head=False)
        rest = share(heights[number:], Room(first, later, self._kept))
        white = rest.white + white_of(spare, number, _MOST_GROWTH)
        return _Layout(is_full, pairs, (number, *rest.pages), white, more, spare)

    def _room(self, *, has_head: bool, is_last: bool = False) -> float:
        # The space above a heading falls away at the top of a page.
        head = total(self._head) - theme.CHAPTER.spaceBefore if has_head else 0
        return theme.FRAME_HEIGHT - head - _SLACK - (self._kept if is_last else 0)
