"""Puts the pieces of one document together in one hand: headings, text, tables, figures."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.flowables import Figure, Heading, KeptWithNext, heading, text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, data_table
from andts_desktop.reports.text import UserText, clean
from andts_desktop.reports.wording import LONGEST_NAME, shortened

CHAPTER_LEVEL = 2
UNTITLED = "Utan rubrik"
_LONG_TITLE = 60
"""Titles of more characters are set smaller."""


class Composer:
    """Makes the flowables of one document.

    What comes in as `words` is plain text and is escaped here; what comes in as `markup` is
    ours and already safe.
    """

    def __init__(
        self,
        user_text: UserText,
        brand: Brand = PLAIN,
        sheet: theme.Sheet = theme.A4_UPRIGHT,
    ) -> None:
        self.user = user_text
        self.brand = brand
        self.sheet = sheet
        self.accent: Color = HexColor(brand.accent)
        self.palette = theme.palette_with(self.accent)
        self._headings = 0

    @classmethod
    def begin(cls, brand: Brand = PLAIN, sheet: theme.Sheet = theme.A4_UPRIGHT) -> "Composer":
        """Begin a document in a municipality's look, for a certain paper."""
        return cls(UserText(fonts.register()), brand, sheet)

    def heading(
        self,
        level: int,
        words: str,
        *,
        colour: Color | None = None,
        listed: str | None = None,
        outlined: bool = True,
        below_eyebrow: bool = False,
        style: ParagraphStyle | None = None,
    ) -> Heading:
        """Return a heading of level 1–6.

        Chapters stand in the table of contents, and so do headings with words for it in
        `listed`; an outlined one stands in the outline.
        """
        self._headings += 1
        # A heading that shows nothing would be none, and the next one a level too deep.
        words = words if clean(words).strip() else UNTITLED
        base = style or theme.HEADINGS[level]
        style = theme.changed(base, textColor=colour) if colour else base
        style = theme.changed(style, spaceBefore=0) if below_eyebrow else style
        key = f"rubrik-{self._headings}" if outlined else ""
        made = heading(self.user.inline(words), level, style, self.user.plain(listed or words), key)
        if key and (listed or level == CHAPTER_LEVEL):
            made.listing = self.user.inline(shortened(listed or words, LONGEST_NAME))
        return made

    def title(self, words: str, *, outlined: bool = True) -> Heading:
        """Return a document's title in white, no word of it parted where a line can hold it."""
        style = title_style(self.user.plain(words), self.sheet.column)
        return self.heading(1, words, colour=theme.WHITE, outlined=outlined, style=style)

    def line(self, words: str, style: ParagraphStyle = theme.BODY) -> Flowable:
        """Return one paragraph of plain text."""
        return text(self.user.inline(words), style)

    def set_markup(
        self, markup: str, style: ParagraphStyle = theme.BODY, tag: Tag = Tag.PARAGRAPH
    ) -> Flowable:
        """Return one paragraph of markup."""
        return text(markup, style, tag=tag)

    def prose(
        self,
        words: str,
        style: ParagraphStyle = theme.BODY,
        bullet_style: ParagraphStyle = theme.BULLET,
    ) -> list[Flowable]:
        """Return written text as paragraphs and bullet lists; a bold line follows its text."""
        made: list[Flowable] = []
        heads: list[Flowable] = []
        open_list: Element | None = None
        for block in self.user.blocks(words):
            if block.is_bullet:
                open_list = open_list or Element(Tag.LIST)
                item = text(block.markup, bullet_style, open_list, tag=Tag.LIST_ITEM, bullet="•")
            else:
                after_list = theme.changed(style, spaceBefore=style.spaceAfter)
                item = text(block.markup, after_list if open_list else style)
                open_list = None
            if block.is_head:
                heads.append(item)
                continue
            made.append(KeptWithNext(heads, item) if heads else item)
            heads = []
        return [*made, *heads]

    def bullets(self, items: Sequence[str]) -> list[Flowable]:
        """Return a bullet list of plain texts."""
        whole = Element(Tag.LIST)
        return [
            text(self.user.inline(item), theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
            for item in items
        ]

    def described(self, items: Sequence[tuple[str, str]]) -> list[Flowable]:
        """Return a bullet list of names, each with the written text about it, if any."""
        whole = Element(Tag.LIST)
        made: list[Flowable] = []
        set_name = self.user.strong if all(words for _, words in items) else self.user.inline
        for name, words in items:
            named = text(set_name(name), theme.BULLET, whole, tag=Tag.LIST_ITEM, bullet="•")
            made += self.headed([named], list(self._about(named.element, words)))
        return made

    def _about(self, item: Element, words: str) -> Iterator[Flowable]:
        points: Element | None = None
        for block in self.user.blocks(words):
            if block.is_bullet:
                points = points or Element(Tag.LIST, item)
                tag = Tag.LIST_ITEM
                yield text(block.markup, theme.SUB_BULLET, points, tag=tag, bullet="–")
            else:
                points = None
                yield text(block.markup, theme.BULLET_MORE, item)

    def cell(self, words: str, style: ParagraphStyle = theme.CELL) -> Cell:
        """Return a cell of plain text, empty where there is none."""
        return [Line(self.user.inline(words), style)] if words.strip() else []

    def comment(self, words: str) -> Cell:
        """Return a comment in full as lines of a cell."""
        return [
            Line(block.markup, theme.CELL_BULLET, "•")
            if block.is_bullet
            else Line(block.markup, theme.CELL_MUTED)
            for block in self.user.blocks(words)
        ]

    def sign(self, symbol: str, words: str, between: str = "\u00a0") -> str:
        """Return markup for a symbol with its word, which are never set apart."""
        shown = symbol if symbol in _SIGNS else ""
        first = f'<font name="{fonts.SIGNS}">{shown}</font>' if shown else self.user.inline(symbol)
        return f"{first}{between}{self.user.inline(words)}" if symbol else self.user.inline(words)

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        groups: Sequence[int] = (),
        *,
        is_dense: bool = False,
    ) -> DataTable:
        """Return a table of data; `groups` are numbers of rows that stay together."""
        width = self.sheet.column
        return data_table(columns, rows, groups, is_dense=is_dense, width=width)

    def figure(
        self, title: str, drawing: Drawing, alternative: str, table: DataTable
    ) -> list[Flowable]:
        """Return a chart with its title, and beside it the table that says the same."""
        head = text(self.user.inline(title), theme.FIGURE_TITLE)
        return [KeptWithNext([head], Figure(drawing, alternative)), table]

    def headed(self, head: Sequence[Flowable], body: Sequence[Flowable]) -> list[Flowable]:
        """Return headings and what follows them, so that no heading ends a page."""
        if not body:
            return list(head)
        return [KeptWithNext(head, body[0]), *body[1:]]


_SIGNS = frozenset("○◐◑●▲–✓")


def title_style(words: str, column: float = theme.COLUMN) -> ParagraphStyle:
    """Return the largest style for a title in which every word of it fits on a line."""
    for style in (theme.TITLE, theme.LONG_TITLE):
        widest = max((_width(word, style) for word in words.split()), default=0)
        is_long = style is theme.TITLE and len(words) > _LONG_TITLE
        if widest <= column and not is_long:
            return style
    return theme.PARTED_TITLE


def _width(word: str, style: ParagraphStyle) -> float:
    return stringWidth(word, style.fontName, style.fontSize)
