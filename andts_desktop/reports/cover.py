"""The cover and the head that every document begins with: what it is, whose, and as of when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, FrameBreak, Spacer, Table

from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer, title_style
from andts_desktop.reports.cover_block import CoverBlock
from andts_desktop.reports.cover_shapes import Ornament
from andts_desktop.reports.flowables import columns, full_height, text
from andts_desktop.reports.pictures import Logo, logo
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.wording import LONGEST_NAME, capital, shortened

BLOCK_HEIGHT = 440.0
"""The height in points of a cover's coloured block, from the edge of the page."""
HEAD_HEIGHT = 170.0
_LOWEST_BLOCK = 250.0
_LONGEST_TITLE = 160
_FACTS, _FACT_NAMES = 360.0, 115.0
_LOGO = (200.0, 68.0)
_HEAD_LOGO = (130.0, 74.0)
_BEFORE_FACTS, _BEFORE_FIGURES, _BEFORE_LOGO = 26.0, 30.0, 24.0
_SUBTITLE = theme.style(15, 21, colour=theme.WHITE)
_OWNER = theme.style(11, 16.5, colour=theme.WHITE, hyphens=False)
_AS_OF = theme.style(10, 14, colour=theme.WHITE)


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on a cover or in a head.

    `owner` is the plan's municipality, in whose place the look's own name stands where it has
    one; `board` stands beside it. `stamp` is a word in a frame ("UTKAST"). `as_of` is a line on
    the colour ("Läget per 12 januari 2026") where no fact says it. `figures` are numbers with
    what each counts, at most three.
    """

    title: str
    subtitle: str = ""
    owner: str = ""
    board: str = ""
    stamp: str = ""
    as_of: str = ""
    facts: Sequence[tuple[str, str]] = ()
    figures: Sequence[tuple[str, str]] = ()
    is_outlined: bool = False
    sheet: theme.Sheet = theme.A4_UPRIGHT


def owner_name(compose: Composer, municipality: str) -> str:
    """Return whose the document is: the look's name, or else the plan's municipality."""
    return compose.brand.name.strip() or municipality


def cover(compose: Composer, what: Cover) -> list[Flowable]:
    """Return a whole page: the block, the facts, the figures, and the logotype at the foot.

    Where there is much to say the facts grow wider, and then the figures are left out.
    """
    picture = _logo(compose, _LOGO, at_foot=True)
    foot = picture.drawing.height + _BEFORE_LOGO if picture else 0
    least = _height(cover_block(compose, what, _LOWEST_BLOCK), what.sheet)
    page = what.sheet.frame_height - foot
    bare = replace(what, figures=())
    room, below = 0.0, list[Flowable]()
    for shown, width in ((what, _FACTS), (what, what.sheet.column), (bare, what.sheet.column)):
        below = _below_block(compose, shown, width)
        room = page - sum(_height(each, what.sheet) for each in below)
        if least <= room:
            break
    block = cover_block(compose, what, min(BLOCK_HEIGHT, room + what.sheet.top))
    return [block, *below, *([picture] if picture else []), FrameBreak()]


def _height(flowable: Flowable, sheet: theme.Sheet) -> float:
    return full_height(flowable, sheet.column)


def head(compose: Composer, what: Cover, height: float = HEAD_HEIGHT) -> list[Flowable]:
    """Return the head of a document of a few pages, to be followed on the same page.

    The logotype stands on white beside the block, or shapes on it where there is none. `height`
    is the block's least, in points from the edge of the page.
    """
    beside = _logo(compose, _HEAD_LOGO) or Ornament(height / 3, columns=2)
    block = _block(compose, what, height, beside)
    return [block, *_below_block(compose, what, _FACTS), Spacer(1, 22)]


def cover_block(compose: Composer, what: Cover, height: float = BLOCK_HEIGHT) -> CoverBlock:
    """Return the coloured block alone, the shapes above its title."""
    return _block(compose, what, height, None)


def _block(
    compose: Composer, what: Cover, height: float, beside: Ornament | Logo | None
) -> CoverBlock:
    names = [owner_name(compose, what.owner), what.board]
    # A paragraph's sign is not left at the end of a line without its number.
    owner = shortened(" · ".join(filter(None, names)), LONGEST_NAME).replace("§ ", "§\u00a0")
    above = [compose.line(owner, _OWNER)] if owner else []
    words = shortened(what.title, _LONGEST_TITLE)
    plain = compose.user.plain(words)
    style = (
        _head_style(plain, what.sheet.column) if beside else title_style(plain, what.sheet.column)
    )
    below: list[Flowable] = [
        compose.heading(1, words, colour=theme.WHITE, outlined=what.is_outlined, style=style)
    ]
    if what.subtitle:
        said = shortened(what.subtitle, _LONGEST_TITLE)
        below += [Spacer(1, 6), compose.line(said, _SUBTITLE)]
    if what.as_of:
        below += [Spacer(1, 6), compose.line(what.as_of, _AS_OF)]
    return CoverBlock(
        above, below, what.stamp, height, colour=compose.accent, sheet=what.sheet, beside=beside
    )


def _head_style(words: str, width: float) -> ParagraphStyle:
    """Return the style of a head's title, whose words are parted only where they must be."""
    style = theme.LONG_TITLE
    widest = max(stringWidth(word, style.fontName, style.fontSize) for word in [*words.split(), ""])
    return style if widest <= width / 2 else theme.PARTED_TITLE


def _below_block(compose: Composer, what: Cover, width: float) -> list[Flowable]:
    story: list[Flowable] = []
    if what.facts:
        story += [Spacer(1, _BEFORE_FACTS), facts(compose, what.facts, width)]
    if what.figures:
        row = figures_row(compose, what.figures, what.sheet.column)
        story += [Spacer(1, _BEFORE_FIGURES), row]
    return story


def _logo(compose: Composer, box: tuple[float, float], *, at_foot: bool = False) -> Logo | None:
    brand = compose.brand
    if not brand.logo:
        return None
    said = brand.logo_text.strip() or " ".join(filter(None, ["Logotyp", brand.name]))
    return logo(brand.logo, said, *box, at_foot=at_foot)


def facts(
    compose: Composer,
    rows: Sequence[tuple[str, str]],
    width: float = _FACTS,
    padding: float = 6,
) -> Table:
    """Return names and values as a table whose first column heads the rows."""
    whole = Element(Tag.TABLE)
    made = []
    for name, value in rows:
        row = Element(Tag.ROW, whole)
        heads = Element(Tag.HEADER_CELL, row)
        label = text(compose.user.inline(name), theme.CELL_MUTED, heads)
        said = text(
            compose.user.inline(shortened(value, LONGEST_NAME)), theme.CELL, Element(Tag.CELL, row)
        )
        made.append([[label], [said]])
    return Table(
        made,
        colWidths=[_FACT_NAMES, width - _FACT_NAMES],
        hAlign="LEFT",
        style=[
            *theme.PLAIN_CELLS,
            ("TOPPADDING", (0, 0), (-1, -1), padding),
            ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, theme.LINE),
        ],
    )


def figures_row(
    compose: Composer, figures: Sequence[tuple[str, str]], width: float = theme.COLUMN
) -> Flowable:
    """Set figures side by side, each with what it counts below it."""
    number_style = theme.changed(theme.KEY_NUMBER, textColor=compose.accent)
    stacks = [
        [
            text(compose.user.inline(number), number_style),
            text(compose.user.inline(capital(label)), theme.KEY_LABEL),
        ]
        for number, label in figures
    ]
    return columns(stacks, [width / max(len(stacks), 3)] * len(stacks))
