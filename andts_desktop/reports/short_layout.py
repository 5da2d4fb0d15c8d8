"""Sets the short version on exactly two pages or four, as large as there is room for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from reportlab.platypus import Flowable, PageBreak, Spacer

from andts_desktop.domain.annual_report import ShortVersion
from andts_desktop.domain.plan import ChapterKind, Node
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.errors import InputError
from andts_desktop.reports import theme
from andts_desktop.reports.card_pages import share
from andts_desktop.reports.cards import Pair, card_pairs, grown_rows, row_height
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.plan_wording import date_words
from andts_desktop.reports.short_front import FrontPage, flat
from andts_desktop.reports.short_look import WHOLE, Look, ShortSheet, looks, scaled, short_looks
from andts_desktop.reports.short_notes import Lines, worth_lines
from andts_desktop.reports.wording import LONGEST_NAME, goals_of, shortened, unbroken

_NO_ROOM = (
    "Det som ska stå på kortversionens framsida får inte plats. Korta planens titel, kommunens "
    "namn i dokumentens utseende eller planens texter om vision och läge."
)
_MOST_GROWTH = 210.0
"""The points that the coloured block may grow to fill the front page."""
_SLACK = 6.0
_LONGEST_TITLE = 160
_BEFORE_TEXT = 10.0


@dataclass(frozen=True, slots=True)
class _Draft:
    """A way to set the pages that has room for everything.

    `on_front` are the cornerstones where they stand on the front page, otherwise `on_back`.
    """

    look: Look
    front: FrontPage
    pairs: Sequence[Pair]
    head: Sequence[Flowable]
    pages: tuple[int, ...]
    white: float
    on_front: Sequence[Flowable]
    on_back: Sequence[Flowable]
    facts: Sequence[Flowable]

    @property
    def fault(self) -> float:
        """What is wrong with it: white, small type, words left out, goals parted from each other.

        Larger type than usual is worth a little, and not a parting of the goals.
        """
        size = self.look.scale
        small = 2.5 * max(1 - size, 0) - 0.35 * max(size - 1, 0)
        small += max(1 - self.look.text_scale, 0)
        parted = 0.18 * (sum(1 for count in self.pages if count) - 1) * (len(self.pages) == 2)
        cut = 0.6 * (self.look.most < WHOLE) + 0.3 * (not self.look.with_text)
        return self.white + small + parted + cut


class ShortLayout:
    """Chooses how much is said and how large, and sets the pages."""

    def __init__(
        self,
        compose: Composer,
        short: ShortVersion,
        title: str,
        goals_title: str,
        paper: ShortSheet,
    ) -> None:
        self._compose, self._short, self._title = compose, short, title
        self._goals_title, self._paper = goals_title, paper
        self._sheet = paper.sheet
        self._page = paper.sheet.frame_height - _SLACK
        self._told: set[ChapterKind] = set()
        self._fronts: dict[tuple[float, ...], FrontPage] = {}
        self._pairs: dict[tuple[float, ...], list[Pair]] = {}

    def story(self) -> list[Flowable]:
        """Return the pages; raises InputError where not even the front page has room."""
        draft = next(self._drafts(), None)
        if draft is None:
            raise InputError(_NO_ROOM)
        return self._set(draft)

    def _drafts(self) -> Iterator[_Draft]:
        """Yield what fits: all goals on as few pages as may be, else the first of them."""
        goals, paper = goals_of(self._short.plan), self._paper
        for count in paper.counts:
            tried = looks(paper, count, with_text=any(goal.text.strip() for goal in goals))
            if any(self._draft(count, tried[-1], goals)):
                found = [each for look in tried for each in self._draft(count, look, goals)]
                yield min(found, key=lambda each: each.fault)
        most = paper.counts[-1]
        for look in short_looks(paper):
            yield from self._draft(most, look, goals)
        for shown in range(len(goals) - 1, -1, -1):
            yield from self._draft(most, short_looks(paper)[-1], goals[:shown])

    def _front_in(self, look: Look) -> FrontPage:
        """Return the front page in a look; cards of other sizes make it no other."""
        key = (look.text_scale, look.most, look.longest)
        if key not in self._fronts:
            made = FrontPage(self._compose, self._short, self._title, self._paper, look)
            self._fronts[key] = made
        return self._fronts[key]

    def _pairs_in(self, look: Look, goals: Sequence[Node]) -> list[Pair]:
        key = (look.scale, look.with_text, look.across, look.longest, len(goals))
        if key not in self._pairs:
            self._pairs[key] = card_pairs(self._compose, goals, look)
        return self._pairs[key]

    def _draft(self, count: int, look: Look, goals: Sequence[Node]) -> Iterator[_Draft]:
        """Yield the better of the ways with the cornerstones on the front page and on the last."""
        front = self._front_in(look)
        pairs = self._pairs_in(look, goals)
        chapter = look.style(theme.changed(theme.CHAPTER, spaceBefore=16))
        name = self._goals_title
        head = [self._compose.heading(2, name, style=chapter), Spacer(1, 4)] if goals else []
        facts = self._facts(look, goals)
        in_count = partial(self._shared, count, look, front, pairs, head, facts)
        ways = (True, False) if front.stones else (True,)
        made = [each for first in ways if (each := in_count(stones_first=first))]
        if made:
            yield min(made, key=lambda each: round(each.fault, 2))

    def _shared(
        self,
        count: int,
        look: Look,
        front: FrontPage,
        pairs: Sequence[Pair],
        head: Sequence[Flowable],
        facts: Sequence[Flowable],
        *,
        stones_first: bool,
    ) -> _Draft | None:
        on_front, on_back = (front.stones, []) if stones_first else ([], front.stones)
        first = self._page - front.least - front.total([*front.text, *on_front])
        last = self._page - front.total([*on_back, *facts])
        if first < 0 or last < 0:
            return None
        heights = [row_height(pair, self._sheet.column) for pair in pairs]
        if heights:
            heights[0] += front.total(head)
        told = front.filling(first)
        later = front.filling(last - sum(heights) - _BEFORE_TEXT, told)
        rooms = (first, *[self._page] * (count - 2), last)
        first_else = _MOST_GROWTH + front.total(flat(told))
        last_else = front.total([*flat(later), *on_back])
        beside = (first_else, *[0.0] * (count - 2), last_else)
        found = share(heights, rooms, beside)
        if found is None:
            return None
        return _Draft(look, front, pairs, head, found.pages, found.white, on_front, on_back, facts)

    def _set(self, draft: _Draft) -> list[Flowable]:
        pairs = iter(draft.pairs)
        begins = next((number for number, count in enumerate(draft.pages) if count), -1)
        ends = max((number for number, count in enumerate(draft.pages) if count), default=0)
        story: list[Flowable] = []
        for number, count in enumerate(draft.pages):
            page = list(islice(pairs, count))
            head = draft.head if number == begins else ()
            is_last = number == len(draft.pages) - 1
            if number == 0:
                story += self._front(draft, page, head)
            else:
                story.append(PageBreak())
                story += self._later(draft, page, head, is_last=is_last, may_fill=number >= ends)
        return story

    def _front(
        self, draft: _Draft, page: Sequence[Pair], head: Sequence[Flowable]
    ) -> list[Flowable]:
        front = draft.front
        spare = self._page - front.least - self._rows_height(front, page, head)
        spare -= front.total([*front.text, *draft.on_front])
        more = front.filling(spare)
        self._told.update(more)
        spare -= front.total(flat(more))
        rows = grown_rows(page, spare / 2, self._sheet.column)
        spare -= front.total(rows) - self._rows_height(front, page, ())
        is_bare = not (front.text or draft.on_front or more or page)
        block = front.block(min(max(spare, 0), spare if is_bare else _MOST_GROWTH))
        return [*block, *front.text, *draft.on_front, *flat(more), *head, *rows]

    def _later(
        self,
        draft: _Draft,
        page: Sequence[Pair],
        head: Sequence[Flowable],
        *,
        is_last: bool,
        may_fill: bool,
    ) -> list[Flowable]:
        """Set a page: rows, then what is left to tell, and on the last page what ends it all."""
        front = draft.front
        ending = [*draft.on_back, *draft.facts] if is_last else []
        spare = self._page - self._rows_height(front, page, head) - front.total(ending)
        more = front.filling(spare - _BEFORE_TEXT, self._told) if may_fill else {}
        self._told.update(more)
        said: list[Flowable] = [Spacer(1, _BEFORE_TEXT), *flat(more)] if more else []
        spare -= front.total(said)
        rows = grown_rows(page, spare, self._sheet.column)
        spare -= front.total(rows) - self._rows_height(front, page, ())
        lines = self._lines(spare, front) if may_fill else []
        stones = draft.on_back if is_last else ()
        return [*head, *rows, *said, *stones, *lines, *(draft.facts if is_last else ())]

    def _lines(self, spare: float, front: FrontPage) -> list[Flowable]:
        """Return room for the reader's own notes where a page would be nearly empty."""
        if not worth_lines(spare, self._sheet.frame_height):
            return []
        head = self._compose.heading(2, "Egna anteckningar", style=theme.SECTION, outlined=False)
        return [head, Lines(spare - front.total([head]) - 2 * _SLACK)]

    def _rows_height(
        self, front: FrontPage, page: Sequence[Pair], head: Sequence[Flowable]
    ) -> float:
        rows = sum(row_height(pair, self._sheet.column) for pair in page)
        return rows + front.total(head)

    def _facts(self, look: Look, goals: Sequence[Node]) -> list[Flowable]:
        details, head = self._short.plan.details, self._short.head
        decided_by = shortened(details.decided_by, LONGEST_NAME)
        decided = " ".join(filter(None, [decided_by, date_words(details.decided_on)]))
        title = shortened(head.plan_title, _LONGEST_TITLE)
        sentences = [
            self._left_out(look, goals),
            f"{title}." if title else "",
            f"Beslutad av {decided}." if decided else "",
            f"Diarienummer {details.case_number}." if details.case_number else "",
            f"Version {details.version}." if details.version else "",
            f"Läget per {unbroken(format_date(head.as_of))}.",
        ]
        words = " ".join(filter(None, sentences))
        style = scaled(theme.NOTE, min(look.text_scale, 1.0))
        return [self._compose.line(words, theme.changed(style, spaceBefore=12))]

    def _left_out(self, look: Look, goals: Sequence[Node]) -> str:
        """Say what stands in the plan alone."""
        everything = goals_of(self._short.plan)
        if not everything:
            return "Planen har inga mål ännu."
        if missing := len(everything) - len(goals):
            level = everything[0].level
            return f"Ytterligare {plural(missing, level.singular, level.plural)} står i planen."
        if look.most < WHOLE:
            return "Hela texten står i planen."
        has_text = any(goal.text.strip() for goal in goals)
        return "Mer om målen står i planen." if has_text and not look.with_text else ""
