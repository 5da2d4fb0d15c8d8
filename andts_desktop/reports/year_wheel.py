"""The year wheel as PDF: the drawn wheel with its key, and the same year in tables."""

from itertools import product
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.paper import PaperSize
from andts_desktop.domain.recurrence import month_words
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.domain.wheel_times import TimeKind
from andts_desktop.domain.year_wheel import WheelGoal, YearWheel
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Figure, full_height
from andts_desktop.reports.page import DocumentInfo
from andts_desktop.reports.paper import Paper
from andts_desktop.reports.poster import Banner, Bleed, brand_logo, poster_frame
from andts_desktop.reports.text import UserText
from andts_desktop.reports.wording import LONGEST_NAME, capital, shortened
from andts_desktop.reports.year_wheel_drawing import wheel_drawing, wheel_tracks
from andts_desktop.reports.year_wheel_tables import (
    Type,
    activity_table,
    month_table,
    wheel_key,
)
from andts_desktop.reports.year_wheel_tracks import is_whole

_BESIDE = 26.0
_OUTSIDE = 0.45
"""How far into its margins the wheel goes, as a share of them."""
_SHARES = (1, 0.96, 0.92, 0.88, 0.85, 0.82, 0.78, 0.74)
"""How large the wheel is of what has room, where the months stand beside it."""
_LENGTHS = (180, 150, 125, 105, 90, 75, 60)
_CLOSE = 9.0
"""The size in points of what stands close: the months beside the wheel, and long tables."""
_SLACK = 6.0
_LOGO = (150.0, 44.0)
_LONGEST_PLAN = 160
_LONGEST_ON_PAGE = 90
"""How many characters of an activity stand among the months; its own row says it whole."""


def year_wheel_paper(
    wheel: YearWheel, brand: Brand = PLAIN, size: PaperSize = PaperSize.A4
) -> Paper:
    """Set the wheel; the same values give the same document."""
    compose = Composer.begin(brand)
    made = _Wheel(compose, wheel, theme.A3_LYING if size is PaperSize.A3 else theme.A4_LYING)
    return Paper(
        info=_info(compose.user, wheel),
        story=made.story(),
        warnings=compose.user.warnings,
        fronts=[made.front()],
        sheet=made.sheet,
    )


def _info(user_text: UserText, wheel: YearWheel) -> DocumentInfo:
    head, plain = wheel.head, user_text.plain
    title = f"Årshjul {head.year}"
    return DocumentInfo(
        title=plain(title),
        author=plain(head.municipality) or "ANDTS Desktop",
        subject=plain(f"Årshjul för {head.plan_title}"),
        footer=plain(" · ".join(filter(None, [head.municipality, title, head.plan_title]))),
    )


class _Wheel:
    """The document being set: words to the left on the first page, the wheel to the right."""

    def __init__(self, compose: Composer, wheel: YearWheel, sheet: theme.Sheet) -> None:
        self.sheet = sheet
        self._compose, self._wheel = compose, wheel
        self._scale = sheet.width / theme.A4_LYING.width
        self._type = Type.of(9 * self._scale**0.4)
        self._close = self._key_type = Type.of(_CLOSE * self._scale**0.1, is_close=True)
        self._table_type = self._type
        self._most = sheet.height - _OUTSIDE * (sheet.top + sheet.bottom)
        self._set_breadth(self._most)

    @property
    def _words_height(self) -> float:
        """The height of the words beside the wheel, on a page that has no foot."""
        return self.sheet.height - self.sheet.top - self.sheet.foot

    def _set_breadth(self, breadth: float) -> None:
        """Divide the first page between the wheel, that broad, and the words."""
        self._breadth = breadth
        right = self.sheet.margin * _OUTSIDE
        self._left = self.sheet.width - self.sheet.margin - right - breadth - _BESIDE

    def front(self) -> PageTemplate:
        """Return the first page's two frames."""
        sheet = self.sheet
        x = sheet.width - sheet.margin * _OUTSIDE - self._breadth
        frames = [
            poster_frame(sheet.margin, sheet.foot, self._left, self._words_height),
            poster_frame(x, (sheet.height - self._breadth) / 2, self._breadth, self._breadth),
        ]
        return PageTemplate("front", frames, pagesize=(sheet.width, sheet.height))

    def story(self) -> list[Flowable]:
        """Return the wheel and the tables, on large paper the months beside the wheel."""
        beside = self._months_beside()
        self._key_type = self._close if beside else self._type
        banner, below = [self._banner()], self._logo()
        return [
            NextPageTemplate("inner"),
            *banner,
            *self._key(self._room() - _total(beside, self._left)),
            *beside,
            *below,
            FrameBreak(),
            self._figure(),
            PageBreak(),
            *self._tables(with_months=not beside),
        ]

    def _tables(self, *, with_months: bool) -> list[Flowable]:
        """Return the tables on pages of their own, closer where that makes the pages fewer."""
        made = []
        for kind in (self._type, self._close):
            self._table_type = kind
            months = self._months(self.sheet.column) if with_months else []
            made.append([*months, *self._activities()])
        return min(made, key=lambda each: ceil(self._pages(each)))

    def _pages(self, tables: list[Flowable]) -> float:
        return _total(tables, self.sheet.column) / self.sheet.frame_height

    def _room(self) -> float:
        """Return the height between the head and the logotype on the first page."""
        taken = [self._banner(), *self._logo()]
        return self._words_height - _total(taken, self._left) - _SLACK

    def _months_beside(self) -> list[Flowable]:
        """Return the months as they fit beside the wheel, which may be somewhat smaller for them.

        None where they do not fit, or the paper is no larger than others.
        """
        if self._scale == 1:
            return []
        for longest, share in product((60, 0), _SHARES):
            self._set_breadth(share * self._most)
            months = self._months(self._left, longest)
            if _total([*self._key_in(_LENGTHS[-1]), *months], self._left) <= self._room():
                return months
        self._set_breadth(self._most)
        return []

    def _logo(self) -> list[Flowable]:
        picture = brand_logo(self._compose, *(each * self._scale for each in _LOGO))
        return [Spacer(1, 12), picture] if picture else []

    def _key(self, room: float) -> list[Flowable]:
        """Name the goals in as many characters as there is room for."""
        keys = (self._key_in(longest) for longest in (LONGEST_NAME, *_LENGTHS))
        fitting = (key for key in keys if _total(key, self._left) <= room)
        return next(fitting, None) or self._key_in(0)

    def _key_in(self, longest: int) -> list[Flowable]:
        tracks = wheel_tracks(self._wheel, self._breadth)
        whole = is_whole(self._wheel, tracks)
        return wheel_key(self._compose, self._wheel, self._key_type, longest, is_whole=whole)

    def _banner(self) -> Banner:
        compose, head, sheet = self._compose, self._wheel.head, self.sheet
        size = self._scale
        white = {"textColor": theme.WHITE}
        small = theme.changed(theme.style(9.5 * size, 13 * size), **white)
        title = theme.style(
            27 * size, 33 * size, font=fonts.BOLD, colour=theme.WHITE, hyphens=False
        )
        plan = shortened(head.plan_title, _LONGEST_PLAN)
        period = f" {head.period}" if head.period and head.period not in plan else ""
        owner = shortened(compose.brand.name.strip() or head.municipality, LONGEST_NAME)
        said = [compose.line(owner, small), Spacer(1, 10 * size)] if owner else []
        said += [
            compose.heading(1, f"Årshjul {head.year}", style=title, outlined=False),
            Spacer(1, 3 * size),
            compose.line(f"{plan}{period}", small),
            Spacer(1, 3 * size),
            compose.line(f"Läget per {format_date(head.as_of)}", small),
        ]
        bleed = Bleed(sheet.margin, sheet.top, _BESIDE / 2, 15 * size)
        return Banner([(said, self._left)], compose.accent, bleed)

    def _figure(self) -> Flowable:
        drawing = wheel_drawing(self._wheel, self._compose.accent, self._breadth - 0.1)
        made = Figure(drawing, _alternative(self._wheel))
        made.spaceAfter = 0
        return made

    def _months(self, width: float, longest: int = _LONGEST_ON_PAGE) -> list[Flowable]:
        compose = self._compose
        is_beside = width == self._left
        style = self._close.head if is_beside else self._head_style()
        head = compose.heading(2, "Månad för månad", style=style)
        kind = self._close if is_beside else self._table_type
        table = month_table(compose, self._wheel, kind, width, longest)
        return compose.headed([head], [table])

    def _activities(self) -> list[Flowable]:
        wheel, compose = self._wheel, self._compose
        if not wheel.activities or wheel.level is None:
            return []
        head = compose.heading(2, f"Planens {wheel.level.plural}", style=self._head_style())
        table = activity_table(compose, wheel, self._table_type, self.sheet.column)
        count = plural(len(wheel.activities), wheel.level.singular, wheel.level.plural)
        words = f"{capital(count)} i planens ordning."
        if not wheel.has_own_marks:
            words += " Numren är årshjulets egna."
        note = compose.line(words, theme.NOTE)
        return [CondPageBreak(160), *compose.headed([head, note], [table])]

    def _head_style(self) -> ParagraphStyle:
        return theme.changed(theme.SECTION, spaceBefore=16)


def _total(flowables: list[Flowable], width: float) -> float:
    return sum(full_height(each, width) for each in flowables)


def _alternative(wheel: YearWheel) -> str:
    """Tell the wheel in words, shortly: the tables tell it whole."""
    events = "; ".join(
        f"{month.name}: {', '.join(event.words for event in month.events)}"
        for month in wheel.months
        if month.events
    )
    said = [
        f"Årshjul för {wheel.head.year}: tolv månader medurs i en ring, med januari överst.",
        f"Samordnarens år – {events}.",
        *(_goal_words(wheel, goal) for goal in wheel.goals),
        "Tabellerna säger detsamma.",
    ]
    return " ".join(said)


def _goal_words(wheel: YearWheel, goal: WheelGoal) -> str:
    found = wheel.of_goal(goal)
    timed = [each for each in found if each.time.kind is TimeKind.MONTHS]
    said = [f"{each.mark} {month_words(each.time.months)}" for each in timed]
    if rest := len(found) - len(timed):
        said.append(f"{rest} utan egna månader")
    return f"{goal.mark} {shortened(goal.node.title, 80)} – {'; '.join(said)}."
