"""Colours, type and measures of everything on paper (design/LOOKS.md)."""

from copy import copy
from dataclasses import dataclass, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.reports import fonts
from andts_desktop.reports.hyphenation import parts_of

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 60.0
TOP = 62.0
BOTTOM = 74.0
FOOTER = 40.0
COLUMN = PAGE_WIDTH - 2 * MARGIN
FRAME_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper with its margins, in points."""

    width: float
    height: float
    margin: float = MARGIN
    top: float = TOP
    bottom: float = BOTTOM
    foot: float = FOOTER

    @property
    def column(self) -> float:
        """The width of the text."""
        return self.width - 2 * self.margin

    @property
    def frame_height(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


A4_UPRIGHT = Sheet(PAGE_WIDTH, PAGE_HEIGHT)
A4_LYING = Sheet(PAGE_HEIGHT, PAGE_WIDTH, 48, 44, 52, 28)
A3_UPRIGHT = Sheet(PAGE_HEIGHT, 2 * PAGE_WIDTH, 68, 68, 76, 44)
A3_LYING = Sheet(2 * PAGE_WIDTH, PAGE_HEIGHT, 68, 62, 72, 40)

WHITE = HexColor("#ffffff")
INK = HexColor("#1b2426")
MUTED = HexColor("#566366")
LINE = HexColor("#dde2e0")
ACCENT = HexColor("#0b5d6b")
GOAL_COLOURS = tuple(
    HexColor(code) for code in ("#0b5d6b", "#7a3e9d", "#1d6b3f", "#9a4d00", "#2b4fa2", "#9b2c4a")
)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that charts are drawn in; `page` is what lies behind them."""

    page: Color
    ink: Color
    muted: Color
    line: Color
    accent: Color
    soft: Color
    warning: Color
    tones: tuple[tuple[StatusTone, Color], ...]

    def tone(self, tone: StatusTone) -> Color:
        """Return the colour of a status tone."""
        return dict(self.tones)[tone]


def _palette(page: str, inks: str, accents: str, tones: str) -> Palette:
    ink, muted, line = map(HexColor, inks.split())
    accent, soft, warning = map(HexColor, accents.split())
    coloured = zip(StatusTone, map(HexColor, tones.split()), strict=True)
    return Palette(HexColor(page), ink, muted, line, accent, soft, warning, tuple(coloured))


PAPER = _palette(
    "#ffffff",
    "#1b2426 #566366 #dde2e0",
    "#0b5d6b #a9c6cb #8a5a00",
    "#8a9598 #0b5d6b #1d6b3f #8a5a00 #9b2c2c",
)
LIGHT_SCREEN = PAPER
DARK_SCREEN = _palette(
    "#1d2528",
    "#e8eeee #a3b1b3 #313c3f",
    "#5fb8c6 #2f565d #e0b060",
    "#7d8b8e #5fb8c6 #7fce9e #e0b060 #ee9a9a",
)


def palette_with(accent: Color) -> Palette:
    """Return the colours of charts on paper with the municipality's colour for the accent."""
    if accent == ACCENT:
        return PAPER
    tones = tuple((tone, accent if colour == ACCENT else colour) for tone, colour in PAPER.tones)
    return replace(PAPER, accent=accent, soft=tint(accent, _SOFT), tones=tones)


_SOFT = 0.36
"""How much of the accent a bar keeps that is not the one in question."""


def goal_colour(position: int) -> Color:
    """Return the colour of the goal at that place in the plan, from 0; they come round again."""
    return GOAL_COLOURS[position % len(GOAL_COLOURS)]


def tint(colour: Color, share: float = 0.09) -> Color:
    """Return the colour thinned with white, as a ground for text."""
    red, green, blue = (1 - share * (1 - part) for part in colour.rgb())
    return Color(red, green, blue)


def style(
    size: float,
    leading: float,
    *,
    font: str = fonts.REGULAR,
    colour: Color = INK,
    before: float = 0,
    after: float = 0,
    right: bool = False,
    hyphens: bool = True,
) -> ParagraphStyle:
    """Make a paragraph style; every font in it is one of ours, bullets too."""
    made = ParagraphStyle(
        f"{font} {size}",
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        bulletFontName=fonts.REGULAR,
        bulletFontSize=size,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        # Two: a word that cannot be parted here is tried on a line of its own before it is cut.
        embeddedHyphenation=2,
    )
    # Shorter words keep their own hyphens on one line too: "PI-mini".
    setattr(made, "hyphenationMinWordLength", 9)  # noqa: B010
    if hyphens:
        setattr(made, "hyphenationLang", parts_of)  # noqa: B010 - the stubs know only names
    if right:
        made.alignment = TA_RIGHT
    return made


PLAIN_CELLS = (
    ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)
"""What every table begins with; without the font ReportLab would bring in Helvetica."""

TITLE = style(34, 40, font=fonts.BOLD, hyphens=False)
TITLE.embeddedHyphenation = 0
LONG_TITLE = style(26, 32, font=fonts.BOLD, hyphens=False)
LONG_TITLE.embeddedHyphenation = 0
PARTED_TITLE = style(26, 32, font=fonts.BOLD)
CHAPTER = style(22, 28, font=fonts.BOLD, before=30, after=10)
SECTION = style(16, 21, font=fonts.BOLD, before=20, after=6)
SUBSECTION = style(12.5, 17, font=fonts.SEMIBOLD, before=16, after=5)
HEADINGS = {1: TITLE, 2: CHAPTER, 3: SECTION, 4: SUBSECTION}
EYEBROW = style(10, 13, colour=MUTED, after=2)
LEAD = style(13, 19.5, after=8)
LEAD_BULLET = style(13, 19.5, after=4)
LEAD_BULLET.leftIndent = 16
BODY = style(11, 16.5, after=7)
BULLET = style(11, 16.5, after=3)
BULLET.leftIndent = 14
BULLET_MORE = style(11, 16.5, after=3)
BULLET_MORE.leftIndent = 14
SUB_BULLET = style(11, 16.5, after=3)
SUB_BULLET.leftIndent, SUB_BULLET.bulletIndent = 28, 14
NOTE = style(10, 14.5, colour=MUTED, after=6)
CELL = style(10, 14)
CELL_STRONG = style(10, 14, font=fonts.SEMIBOLD)
CELL_MUTED = style(9.5, 13, colour=MUTED)
CELL_EYEBROW = style(8.5, 12, colour=MUTED)
CELL_BULLET = style(9.5, 13, colour=MUTED)
CELL_BULLET.leftIndent = 10
CHANGED = style(11, 16.5, after=4)
CHANGED.leftIndent = 14
CHANGED_NAME = style(11.5, 16, font=fonts.SEMIBOLD, after=3)
CELL_POINT = style(10, 14)
CELL_POINT.leftIndent = 10
LIST_HEAD = style(11, 15, font=fonts.SEMIBOLD, before=6, after=4)
CELL_HEAD = style(9.5, 13, font=fonts.SEMIBOLD)
CELL_HEAD_SMALL = style(8, 10.5, font=fonts.SEMIBOLD, right=True, hyphens=False)
CELL_RIGHT = style(10, 14, right=True, hyphens=False)
CELL_STRONG_RIGHT = style(10, 14, font=fonts.SEMIBOLD, right=True, hyphens=False)
CELL_HEAD_RIGHT = style(9.5, 13, font=fonts.SEMIBOLD, right=True)
CONTENTS = {2: style(11.5, 17, font=fonts.SEMIBOLD, before=6), 3: style(11, 16.5)}
FIGURE_TITLE = style(11, 15, font=fonts.SEMIBOLD, before=10, after=4)
CARD_TITLE = style(13, 17, font=fonts.BOLD, after=5)
CARD_LONG_TITLE = style(11, 15, font=fonts.SEMIBOLD, after=5)
CARD_ONLY_TITLE = style(12, 17, font=fonts.SEMIBOLD, after=5)
CARD_TEXT = style(10, 14, after=5)
CARD_AREA = style(10, 13.5, after=2.5)
CARD_AREA.leftIndent = 24
CARD_POINT = style(10, 13.5, after=2.5)
CARD_POINT.leftIndent = 11
STONE_TITLE = style(11.5, 15, font=fonts.BOLD, after=3)
STONE_BLOCK = style(10, 13.5, colour=MUTED, after=2)
KEY_NUMBER = style(30, 36, font=fonts.BOLD, colour=ACCENT, hyphens=False)
KEY_LABEL = style(10, 13.5, colour=MUTED)


def changed(base: ParagraphStyle, **changes: object) -> ParagraphStyle:
    """Return a copy of a style with some attributes changed."""
    made = copy(base)
    for name, value in changes.items():
        setattr(made, name, value)
    return made
