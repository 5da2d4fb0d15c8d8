"""What the short version says beside its goals: the vision, the inner work, how it is done."""

import re
from collections.abc import Container, Mapping, Sequence

from reportlab.platypus import Flowable, Spacer

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.plan import Chapter, ChapterKind, LevelRole
from andts_desktop.domain.plan_papers import chapter_title
from andts_desktop.reports import theme
from andts_desktop.reports.cards import cornerstone_columns
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.cover import Cover, cover_block, head
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.short_look import Look, ShortSheet
from andts_desktop.reports.wording import LONGEST_NAME, capital, shortened

_LOW_BLOCK = 150.0
"""The least height in points of the coloured block, where goals stand below it."""
_BELOW_BLOCK = 24.0
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
    ChapterKind.BACKGROUND,
)
"""The kinds of chapters that fill a page with room, the first of them first."""


class FrontPage:
    """What stands on the front page and on the last, in one look."""

    def __init__(
        self, compose: Composer, short: ShortVersion, title: str, paper: ShortSheet, look: Look
    ) -> None:
        self._compose, self._short = compose, short
        self._longest = min(_LONGEST_TITLE, look.longest)
        self._title = shortened(title, self._longest)
        self._paper, self._look = paper, look
        self._column = paper.sheet.column
        self.text = [*self._vision(), *self._situation()]
        self.stones = self._inner_work()
        self.least = self.total(self.block(0))
        self._passages = {kind: self._passage(kind) for kind in _FILLING}
        self._heights = {kind: self.total(each) for kind, each in self._passages.items()}

    def total(self, flowables: Sequence[Flowable]) -> float:
        """Return the height in points of all of them, one below the other."""
        return sum(full_height(each, self._column) for each in flowables)

    def block(self, growth: float) -> list[Flowable]:
        """Return the coloured block, that many points higher than it must be."""
        short, sheet = self._short.head, self._paper.sheet
        what = Cover(
            title=self._title,
            subtitle="" if short.period in self._title else short.period,
            owner=shortened(short.municipality, self._longest),
            stamp="" if short.stamp.is_final else "UTKAST",
            is_outlined=True,
            sheet=sheet,
        )
        least = _LOW_BLOCK * sheet.height / theme.A4_UPRIGHT.height
        block = self._cover(what, sheet.top)
        own = block.wrap(self._column, sheet.frame_height)[1]
        made = self._cover(what, max(least, own) + growth + sheet.top)
        return [made, Spacer(1, _BELOW_BLOCK)]

    def filling(self, room: float, told: Container[ChapterKind] = ()) -> Passages:
        """Return what there is room for of the chapters about how the work is done.

        Those of the kinds in `told` stand elsewhere.
        """
        passages: Passages = {}
        for kind in _FILLING:
            height = 0.0 if kind in told else self._heights[kind]
            if 0 < height <= room:
                passages[kind] = self._passages[kind]
                room -= height
        return passages

    def _cover(self, what: Cover, height: float) -> Flowable:
        if self._compose.brand.logo:
            return head(self._compose, what, height)[0]
        return cover_block(self._compose, what, height)

    def _vision(self) -> list[Flowable]:
        vision = self._written(ChapterKind.VISION)
        if vision is None:
            return []
        styles = self._look.prose(theme.LEAD), self._look.prose(theme.LEAD_BULLET)
        return self._compose.prose(first_part(vision.text, self._look.most), *styles)

    def _situation(self) -> list[Flowable]:
        situation = self._written(ChapterKind.SITUATION)
        if situation is None:
            return []
        words = first_part(situation.text, self._look.most)
        return self._headed(situation.title or "Hur ser det ut?", words)

    def _passage(self, kind: ChapterKind) -> list[Flowable]:
        chapter = self._written(kind)
        return self._headed(chapter_title(chapter), chapter.text) if chapter else []

    def _headed(self, title: str, words: str) -> list[Flowable]:
        # Chapters are numbered within the plan; here they stand by themselves.
        name = _CHAPTER_NUMBER.sub("", title)
        look = self._look
        section = look.prose(theme.SECTION)
        made = self._compose.heading(
            2, shortened(name, min(LONGEST_NAME, look.longest)), style=section
        )
        styles = look.prose(theme.BODY), look.prose(theme.BULLET)
        return self._compose.headed([made], self._compose.prose(words, *styles))

    def _inner_work(self) -> list[Flowable]:
        nodes = self._short.plan.nodes
        stones = [node for node in nodes if node.level.role is LevelRole.CORNERSTONE]
        if not stones:
            return []
        section = self._look.prose(theme.SECTION)
        made = self._compose.heading(2, capital(stones[0].level.plural), style=section)
        across = 2 * self._paper.across
        return self._compose.headed(
            [made, Spacer(1, 6)],
            cornerstone_columns(self._compose, stones, self._look, self._column, across),
        )

    def _written(self, kind: ChapterKind) -> Chapter | None:
        """Return the first chapter of a kind that has a text."""
        written = (each for each in self._short.plan.written_chapters() if each.text.strip())
        return next((each for each in written if each.kind is kind), None)


def first_part(words: str, most: int) -> str:
    """Return as many paragraphs as have so many characters together, the first in any case."""
    parts = words.strip().split("\n\n")
    shown = shortened(parts[0], most)
    for part in parts[1:]:
        longer = f"{shown}\n\n{part}"
        if len(longer) > most:
            break
        shown = longer
    return shown


def flat(passages: Mapping[ChapterKind, Sequence[Flowable]]) -> list[Flowable]:
    """Return the chapters one after the other."""
    return [each for passage in passages.values() for each in passage]
