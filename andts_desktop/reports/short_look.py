"""How the short version is set: on which paper, in how many pages, and how large."""

from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle

from andts_desktop.reports import theme

WHOLE = 100_000
"""More characters than any text that is set whole."""


@dataclass(frozen=True, slots=True)
class ShortSheet:
    """The paper with the numbers of pages it may have, the fewest first.

    `across` is how many cards stand side by side, `type_share` how large its type is.
    """

    sheet: theme.Sheet
    across: int
    counts: tuple[int, ...]
    type_share: float = 1.0


_SCALES = (1.4, 1.2, 1.1, 1.0, 0.95, 0.9)

UPRIGHT = ShortSheet(theme.A4_UPRIGHT, 2, (2, 4))
BOOK_PAGE = theme.Sheet(theme.A4_LYING.width / 2, theme.A4_LYING.height, 38, 40, 50, 26)
"""Half of a lying A4, which is an A5."""
BOOK = ShortSheet(BOOK_PAGE, 1, (4, 8), 0.94)


@dataclass(frozen=True, slots=True)
class Look:
    """How much is said, and how large: `scale` is 1 for the usual type.

    `most` is how many characters a text of the front page has at most, `longest` a title.
    """

    scale: float
    with_text: bool = True
    most: int = WHOLE
    longest: int = WHOLE

    def style(self, base: ParagraphStyle) -> ParagraphStyle:
        """Return a style in this size."""
        return scaled(base, self.scale)


def looks(type_share: float, *, with_text: bool) -> list[Look]:
    """Return the looks that say all but the texts of the goals, the one that takes least last."""
    made = [Look(scale) for scale in _SCALES] if with_text else []
    made += [Look(scale, with_text=False) for scale in _SCALES]
    return [Look(each.scale * type_share, each.with_text) for each in made]


def short_looks(type_share: float) -> list[Look]:
    """Return the looks that leave something out, from that which says most."""
    made = [
        Look(scale, with_text=False, most=most)
        for most in (1500, 700, 350)
        for scale in (1.0, 0.85)
    ]
    made += [Look(0.85, with_text=False, most=350, longest=longest) for longest in (140, 60)]
    return [Look(e.scale * type_share, e.with_text, e.most, e.longest) for e in made]


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
