"""How the short version is set: on which paper, in how many pages, and how large."""

from dataclasses import dataclass, replace

from reportlab.lib.styles import ParagraphStyle

from andts_desktop.reports import theme

WHOLE = 100_000
"""More characters than any text that is set whole."""


@dataclass(frozen=True, slots=True)
class ShortSheet:
    """The paper with the numbers of pages it may have, the fewest first.

    `across` is how many cards stand side by side, `type_share` how large its type is. With
    `cuts_first` long texts are cut rather than set on more pages.
    """

    sheet: theme.Sheet
    across: int
    counts: tuple[int, ...]
    type_share: float = 1.0
    cuts_first: bool = False


UPRIGHT = ShortSheet(theme.A4_UPRIGHT, 2, (2, 4))
BOOK_PAGE = theme.Sheet(theme.A4_LYING.width / 2, theme.A4_LYING.height, 38, 40, 50, 26)
"""Half of a lying A4, which is an A5."""
BOOK = ShortSheet(BOOK_PAGE, 1, (4, 8), 0.94, cuts_first=True)


@dataclass(frozen=True, slots=True)
class Look:
    """How much is said, and how large: `scale` is 1 for the usual type of the cards.

    `text_scale` is that of the text beside them, `across` how many cards stand in a row. `most`
    is how many characters a text of the front page has at most, `longest` a title.
    """

    scale: float
    text_scale: float = 1.0
    across: int = 1
    with_text: bool = True
    most: int = WHOLE
    longest: int = WHOLE

    def style(self, base: ParagraphStyle) -> ParagraphStyle:
        """Return a style of the cards in this size."""
        return scaled(base, self.scale)

    def prose(self, base: ParagraphStyle) -> ParagraphStyle:
        """Return a style of the text beside the cards in its size."""
        return scaled(base, self.text_scale)


_SCALES = (1.4, 1.2, 1.1, 1.0, 0.95, 0.9)
_TEXT_SCALES = (1.2, 1.0, 0.9)


def looks(paper: ShortSheet, count: int, *, with_text: bool) -> list[Look]:
    """Return the looks to try for a number of pages, the one that takes least last.

    On many pages the cards may also stand one in a row.
    """
    across = dict.fromkeys((paper.across, 1) if count > 2 else (paper.across,))
    made = [
        Look(scale, text, row, shown)
        for shown in ((True, False) if with_text else (False,))
        for row in reversed(across)
        for scale in _SCALES
        for text in dict.fromkeys(min(each, scale) for each in _TEXT_SCALES)
    ]
    cut = short_looks(paper) if paper.cuts_first else []
    return [_shared(each, paper.type_share) for each in made] + cut


def short_looks(paper: ShortSheet) -> list[Look]:
    """Return the looks that cut texts and titles, from that which says most."""
    made = [
        Look(scale, 0.95, paper.across, with_text=False, most=most)
        for most in (1500, 700, 350)
        for scale in (1.0, 0.85)
    ]
    made += [
        Look(0.85, 0.85, paper.across, with_text=False, most=350, longest=longest)
        for longest in (140, 60, 40)
    ]
    return [_shared(each, paper.type_share) for each in made]


def _shared(look: Look, share: float) -> Look:
    return replace(look, scale=look.scale * share, text_scale=look.text_scale * share)


def scaled(base: ParagraphStyle, scale: float) -> ParagraphStyle:
    """Return a style with all its measures larger or smaller."""
    names = (
        "fontSize",
        "leading",
        "spaceBefore",
        "spaceAfter",
        "leftIndent",
        "bulletIndent",
        "bulletFontSize",
    )
    return theme.changed(base, **{name: getattr(base, name) * scale for name in names})
