"""The plan on one page as PDF, to be put up on a wall."""

from collections.abc import Iterator, Sequence
from itertools import product
from math import ceil

from reportlab.platypus import Flowable, NextPageTemplate, PageTemplate, Spacer

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.overview_paper import OverviewPaper
from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.plan import Level
from andts_desktop.domain.swedish import enumerated, format_date
from andts_desktop.errors import InputError
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.overview_cards import Card, Grid, Look, Stones
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.plan_wording import date_words
from andts_desktop.reports.poster import Banner, Bleed, brand_logo, poster_frame
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import LONGEST_NAME, capital, counted, shortened, unbroken

_SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Sizes of type in points on A4, the smallest last; larger on larger paper."""
_LEAST_ON_LARGE = (10.5, 10.0, 9.5, 9.0)
"""Sizes that are tried on larger paper before anything is left out."""
_WHOLE = 10_000
_LENGTHS = (_WHOLE, 140, 80, 45)
_SMALLER = (7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)
"""What more goals than anybody can survey are set in, rather than left out."""
_MOST_ACROSS = 7
_LEAST_MEASURE = 15.0
"""How many letters' sizes wide a card is at least, so that its lines can be read."""
_MOST_GROWTH = 1.35
"""How much higher than its words the grid may be, so that few words make no empty cards."""
_LONGEST_VISION = 330
_LONGEST_TITLE = 110
_LOGO = (110.0, 46.0)
_SLACK = 3.0


def overview_paper(
    paper: OverviewPaper, brand: Brand = PLAIN, size: PaperSize = PaperSize.A4
) -> Paper:
    """Set the page; the same values give the same document."""
    compose = Composer.begin(brand)
    page = _Page(compose, paper, theme.A3_LYING if size is PaperSize.A3 else theme.A4_LYING)
    return Paper(
        info=_info(compose.user, paper),
        story=page.story(),
        warnings=compose.user.warnings,
        fronts=[page.template()],
        sheet=page.sheet,
    )


def _info(user_text: UserText, paper: OverviewPaper) -> DocumentInfo:
    head, plain = paper.head, user_text.plain
    return DocumentInfo(
        title=plain(paper.name),
        author=plain(head.municipality) or "ANDTS Desktop",
        subject=plain(f"{head.plan_title} på en sida"),
        footer=plain(" · ".join(filter(None, [head.municipality, head.plan_title]))),
    )


class _Page:
    """The page being set: a head, the goals, the cornerstones, and the facts at the foot."""

    def __init__(self, compose: Composer, paper: OverviewPaper, sheet: theme.Sheet) -> None:
        self.sheet = sheet
        self._compose, self._paper = compose, paper
        self._scale = sheet.width / theme.A4_LYING.width
        self._top, self._bottom = sheet.top * 0.8, sheet.bottom * 0.62

    def template(self) -> PageTemplate:
        """Return the page's one frame."""
        sheet = self.sheet
        height = sheet.height - self._top - self._bottom
        frame = poster_frame(sheet.margin, self._bottom, sheet.column, height)
        return PageTemplate("front", [frame], pagesize=(sheet.width, sheet.height))

    def story(self) -> list[Flowable]:
        """Return the page, as large and as deep as it fits."""
        banner = self._banner()
        room = self.sheet.height - self._top - self._bottom - _SLACK
        room -= self._height([banner])
        found = (made for look in self._looks(room) if (made := self._set(look, room)))
        below = next(found, None)
        if below is None:
            raise InputError(
                "Planen har så många mål att de inte får plats på en sida. Skriv ut planen i sin "
                "helhet i stället."
            )
        return [NextPageTemplate("front"), banner, *below]

    def _looks(self, room: float) -> Iterator[Look]:
        """Yield the looks to try: every level before larger type, and every title whole first."""
        sizes = [size * self._scale for size in _SIZES]
        sizes += _LEAST_ON_LARGE if self._scale > 1 else ()
        for longest, levels in product(_LENGTHS, self._paper.depths):
            if self._set(Look(sizes[-1], levels, longest), room):
                yield from (Look(size, levels, longest) for size in sizes)
        yield from (Look(size, (), _LENGTHS[-1]) for size in _SMALLER)

    def _set(self, look: Look, room: float) -> list[Flowable] | None:
        """Return everything below the head in that look, None where it does not fit."""
        foot = self._foot(look)
        base = self._base(look)
        head = self._head(look)
        kept = self._height([*head, *base, *foot])
        goals = self._paper.goals
        if not goals:
            return [*head, *base, *foot] if kept <= room else None
        cards = [
            Card(self._compose, goal, theme.goal_colour(place), look)
            for place, goal in enumerate(goals)
        ]
        rows = self._rows(cards, look)
        height = self._height([Grid(cards, rows, look.gap)])
        if height + kept > room:
            return None
        grown = min(room - kept, height * _MOST_GROWTH)
        return [*head, Grid(cards, rows, look.gap, grown), *base, *foot]

    def _rows(self, cards: Sequence[Card], look: Look) -> int:
        """Choose the number of rows that takes least height, of those with cards wide enough."""
        counts = {ceil(len(cards) / across) for across in range(1, _MOST_ACROSS + 1)}
        grids = {rows: Grid(cards, rows, look.gap) for rows in sorted(counts)}
        least = _LEAST_MEASURE * look.size
        wide = {n: g for n, g in grids.items() if g.narrowest(self.sheet.column) >= least}
        return min(wide or {len(cards): grids[len(cards)]}, key=lambda n: self._height([grids[n]]))

    def _head(self, look: Look) -> list[Flowable]:
        paper = self._paper
        if not paper.goals:
            words = "Planen har inga mål ännu."
            return [Spacer(1, 20), self._compose.line(words, theme.LEAD)]
        names = [counted(paper.goals)]
        for level in look.levels:
            nodes = [node for goal in paper.goals for node in goal.walk() if node.level == level]
            names.append(counted(nodes))
        return [self._eyebrow("Utåt" if paper.stones else "", enumerated(names), look)]

    def _eyebrow(self, direction: str, words: str, look: Look) -> Flowable:
        size = look.size * 1.15
        style = theme.style(
            size, size * 1.35, font=fonts.SEMIBOLD, before=size * 0.75, after=size * 0.5
        )
        said = f"{direction}: {words}" if direction else capital(words)
        return self._compose.heading(2, said, style=style)

    def _base(self, look: Look) -> list[Flowable]:
        stones = self._paper.stones
        if not stones:
            return []
        head = self._eyebrow("Inåt", counted(stones), look)
        return [head, Stones(self._compose, stones, self._compose.accent, look)]

    def _foot(self, look: Look) -> list[Flowable]:
        details, head = self._paper.plan.details, self._paper.head
        decided = " ".join(filter(None, [details.decided_by, date_words(details.decided_on)]))
        hidden = _hidden(self._paper, look.levels)
        said = [
            f"{head.plan_title}." if head.plan_title != self._paper.name else "",
            f"Beslutad av {decided}." if decided else "",
            f"Diarienummer {details.case_number}." if details.case_number else "",
            f"Läget per {unbroken(format_date(head.as_of))}.",
            hidden,
        ]
        size = max(8.0 * self._scale**0.5, 8.0)
        style = theme.style(size, size * 1.3, colour=theme.MUTED, before=size * 0.8)
        return [self._compose.line(" ".join(filter(None, said)), style)]

    def _banner(self) -> Banner:
        scale, sheet = self._scale, self.sheet
        picture = brand_logo(self._compose, *(each * scale for each in _LOGO))
        room = sheet.column - (picture.drawing.width + 24 * scale if picture else 0)
        vision = self._vision()
        left = room * (0.5 if vision else 1) - (12 if vision else 0)
        stacks = [(self._title(), left)]
        if vision:
            stacks.append((vision, room - left - 24))
        bleed = Bleed(sheet.margin, self._top, sheet.margin, 13 * scale)
        return Banner(stacks, self._compose.accent, bleed, picture=picture)

    def _title(self) -> list[Flowable]:
        compose, head, scale = self._compose, self._paper.head, self._scale
        name = shortened(self._paper.name, _LONGEST_TITLE)
        size = (27 if len(name) <= 32 else 20 if len(name) <= 70 else 16) * scale
        title = theme.style(size, size * 1.18, font=fonts.BOLD, colour=theme.WHITE, hyphens=False)
        small = theme.style(10 * scale, 13.5 * scale, colour=theme.WHITE)
        owner = shortened(compose.brand.name.strip() or head.municipality, LONGEST_NAME)
        period = head.period if head.period not in name else ""
        said = " · ".join(filter(None, [owner, period]))
        made: list[Flowable] = [compose.heading(1, name, style=title, outlined=False)]
        return [*made, Spacer(1, 4 * scale), compose.line(said, small)] if said else made

    def _vision(self) -> list[Flowable]:
        words = _first_part(self._paper.vision)
        if not words:
            return []
        size = 10.5 * self._scale
        style = theme.style(size, size * 1.36, colour=theme.WHITE)
        bullet = theme.changed(style, leftIndent=size, bulletColor=theme.WHITE)
        return self._compose.prose(words, style, bullet)

    def _height(self, flowables: Sequence[Flowable]) -> float:
        return sum(full_height(each, self.sheet.column) for each in flowables)


def _first_part(vision: str) -> str:
    """Return as many of the vision's paragraphs as there is room for, the first in any case."""
    parts = vision.strip().split("\n\n")
    shown = shortened(parts[0], _LONGEST_VISION)
    for part in parts[1:]:
        longer = f"{shown}\n\n{part}"
        if len(longer) > _LONGEST_VISION:
            break
        shown = longer
    return shown


def _hidden(paper: OverviewPaper, levels: Sequence[Level]) -> str:
    """Say which levels are left out, and where they are told."""
    hidden = [level.plural for level in paper.depths[0] if level not in levels]
    return f"{capital(enumerated(hidden))} står i planen." if hidden else ""
