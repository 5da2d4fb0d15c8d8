"""What the short version says on its front page, and on the page of the inner work."""

import re
from collections.abc import Container, Mapping, Sequence

from reportlab.platypus import Flowable, Spacer

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.plan import Chapter, ChapterKind, LevelRole
from andts_desktop.domain.plan_papers import chapter_title
from andts_desktop.reports import theme
from andts_desktop.reports.cards import cornerstone_columns
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover_block
from andts_desktop.reports.cover_block import CoverBlock
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.wording import LONGEST_NAME, capital, shortened

LOW_BLOCK = 150.0
"""The least height in points of the coloured block, where goals stand below it."""
_HIGH_BLOCK = 228.0
_BELOW_BLOCK = 24.0
_SLACK = 6.0
_ROOM_FOR_FACTS = 70.0
_LONGEST_TITLE = 120
Passages = dict[ChapterKind, list[Flowable]]
"""Chapters as they are set, by their kinds."""
_CHAPTER_NUMBER = re.compile(r"^\d+(\.\d+)*\.?\s+(?=\D)")
_FILLING = (
    ChapterKind.PURPOSE,
    ChapterKind.RESPONSIBILITY,
    ChapterKind.FOLLOW_UP,
    ChapterKind.ORGANISATION,
    ChapterKind.PARTNERS,
    ChapterKind.KNOWLEDGE_NEEDS,
    ChapterKind.INTRODUCTION,
)
"""The kinds of chapters that fill a page with room, the first of them first."""


class FrontPage:
    """The coloured block and the text below it.

    `text` stands there whatever the layout; `left` are the cornerstones without room for them.
    """

    def __init__(self, compose: Composer, short: ShortVersion, title: str) -> None:
        self._compose = compose
        self._short = short
        self._title = shortened(title, _LONGEST_TITLE)
        self._told: set[ChapterKind] = set()
        self._least = self._block(0).wrap(theme.COLUMN, theme.FRAME_HEIGHT)[1]
        self.text, self.left = self._texts(self.room(_HIGH_BLOCK))

    def room(self, block: float = LOW_BLOCK) -> float:
        """Return the room in points below a block that is no lower than its title needs."""
        return theme.FRAME_HEIGHT - max(block, self._least) - _BELOW_BLOCK - _SLACK

    def filling(self, room: float, told: Container[ChapterKind] = ()) -> Passages:
        """Return what there is room for of the chapters about how the work is done.

        Those of the kinds in `told` stand elsewhere.
        """
        passages: Passages = {}
        for kind in _FILLING:
            if kind in self._told or kind in told:
                continue
            passage = self._passage(kind)
            if passage and total([*flat(passages), *passage]) <= room:
                passages[kind] = passage
        return passages

    def block(self, growth: float) -> list[Flowable]:
        """Return the coloured block, that many points higher than it must be."""
        height = max(LOW_BLOCK, self._least) + growth
        return [self._block(height + theme.TOP), Spacer(1, _BELOW_BLOCK)]

    def inner_page(self) -> list[Flowable]:
        """Return the page of the inner work, filled with what the plan says of how it is done."""
        room = theme.FRAME_HEIGHT - _ROOM_FOR_FACTS
        return [*self.left, *flat(self.filling(room - total(self.left)))]

    def _texts(self, room: float) -> tuple[list[Flowable], list[Flowable]]:
        """Choose what stands on the front page: the cornerstones come before the purpose."""
        story = [*self._vision(), *self._situation()]
        stones = self._inner_work()
        fits = total([*story, *stones]) <= room
        shown, left = (stones, []) if fits else ([], stones)
        purpose = self._passage(ChapterKind.PURPOSE)
        self._told.add(ChapterKind.PURPOSE)
        if total([*story, *purpose, *shown]) <= room:
            story += purpose
        return [*story, *shown], left

    def _vision(self) -> list[Flowable]:
        vision = self._written(ChapterKind.VISION)
        return self._compose.prose(vision.text, theme.LEAD, theme.LEAD_BULLET) if vision else []

    def _situation(self) -> list[Flowable]:
        situation = self._written(ChapterKind.SITUATION)
        if situation is None:
            return []
        return self._headed(situation.title or "Hur ser det ut?", situation.text)

    def _passage(self, kind: ChapterKind) -> list[Flowable]:
        chapter = self._written(kind)
        return self._headed(chapter_title(chapter), chapter.text) if chapter else []

    def _headed(self, title: str, words: str) -> list[Flowable]:
        # Chapters are numbered within the plan; here they stand by themselves.
        name = _CHAPTER_NUMBER.sub("", title)
        head = self._compose.heading(2, shortened(name, LONGEST_NAME), style=theme.SECTION)
        return self._compose.headed([head], self._compose.prose(words))

    def _inner_work(self) -> list[Flowable]:
        nodes = self._short.plan.nodes
        stones = [node for node in nodes if node.level.role is LevelRole.CORNERSTONE]
        if not stones:
            return []
        head = self._compose.heading(2, capital(stones[0].level.plural), style=theme.SECTION)
        return self._compose.headed(
            [head, Spacer(1, 6)], cornerstone_columns(self._compose, stones)
        )

    def _written(self, kind: ChapterKind) -> Chapter | None:
        """Return the first chapter of a kind that has a text."""
        written = (each for each in self._short.plan.written_chapters() if each.text.strip())
        return next((each for each in written if each.kind is kind), None)

    def _block(self, height: float) -> CoverBlock:
        head = self._short.head
        what = Cover(
            title=self._title,
            subtitle="" if head.period in self._title else head.period,
            owner=head.municipality,
            stamp="" if head.stamp.is_final else "UTKAST",
            is_outlined=True,
        )
        return cover_block(self._compose, what, height)


def flat(passages: Mapping[ChapterKind, Sequence[Flowable]]) -> list[Flowable]:
    """Return the chapters one after the other."""
    return [each for passage in passages.values() for each in passage]


def total(flowables: Sequence[Flowable]) -> float:
    """Return the height in points of all of them, one below the other."""
    return sum(full_height(each, theme.COLUMN) for each in flowables)
