"""Flowables that know what they are; what is drawn around them is furniture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from andts_desktop.reports import theme
from andts_desktop.reports.structure import Element, Tag


class Text(Paragraph):
    """A paragraph; its parts on several pages are one element."""

    element: Element

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split as ReportLab does, and let both parts be the same element."""
        parts: list[Flowable] = super().split(availWidth, availHeight)
        for part in parts:
            if isinstance(part, Text):
                part.element = self.element
        return parts


def text(
    markup: str,
    style: ParagraphStyle,
    parent: Element | None = None,
    *,
    tag: Tag = Tag.PARAGRAPH,
    bullet: str | None = None,
) -> Text:
    """Make a paragraph from markup that is already safe."""
    made = Text(markup, style, bulletText=bullet)
    made.element = Element(tag, parent)
    return made


class Heading(Text):
    """A heading; with a `key` it stands in the outline and is reached by links.

    `listing` is its line in the table of contents, empty where it has none.
    """

    key = ""
    plain = ""
    listing = ""
    outline_level = 0

    def draw(self) -> None:
        """Draw the heading and set the mark that contents and outline lead to."""
        if self.key:
            self.canv.bookmarkHorizontal(self.key, 0, self.height + 12)
            self.canv.addOutlineEntry(self.plain, self.key, self.outline_level, closed=False)
        super().draw()


def heading(markup: str, level: int, style: ParagraphStyle, plain: str, key: str = "") -> Heading:
    """Make a heading of level 1–6; `plain` is its text without markup.

    The second half of a heading split over pages has no key, so it is marked once.
    """
    made = Heading(markup, style)
    made.element = Element(Tag.HEADING, level=level)
    made.key, made.plain, made.outline_level = key, plain, max(level - 2, 0)
    return made


class Figure(Flowable):
    """A drawing with its text alternative."""

    def __init__(self, drawing: Drawing, alternative: str) -> None:
        super().__init__()
        self.drawing = drawing
        self.element = Element(Tag.FIGURE, alternative=alternative)
        self.width, self.height = drawing.width, drawing.height
        self.spaceAfter = 8.0

    def draw(self) -> None:
        """Put the drawing's vectors on the page."""
        renderPDF.draw(self.drawing, self.canv, 0, 0)


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading as markup, its share of the width, and how its text stands."""

    title: str
    share: float
    numeric: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a cell."""

    markup: str
    style: ParagraphStyle = theme.CELL
    bullet: str | None = None


Cell = Sequence[Line]


_LEAST_OF_A_ROW = 80.0
"""The room in points that is worth beginning a row in that goes on over pages."""
_KEPT_WHOLE = 230.0
"""Tables up to this height in points are not split."""


class DataTable(Table):
    """A table of data with one header row, which is repeated on every page.

    A row moves to the next page whole unless it is taller than a page.
    """

    element: Element
    _rowHeights: list[float]  # noqa: N815 - ReportLab's own names
    _splitRows: Callable[..., list[Flowable]]  # noqa: N815

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split between rows, and inside a row only where a whole page cannot hold it."""
        if availHeight < self.least_height(availWidth) <= theme.FRAME_HEIGHT:
            return []
        header, *rows = self._heights(availWidth)
        room = availHeight - header
        for height in rows:
            if height > room:
                tall = height > theme.FRAME_HEIGHT - header
                return self._parted(availHeight, in_row=tall and room > _LEAST_OF_A_ROW)
            room -= height
        return [self]

    def _parted(self, height: float, *, in_row: bool) -> list[Flowable]:
        parts: list[Flowable] = self._splitRows(height, doInRowSplit=int(in_row))
        if not parts and height >= theme.FRAME_HEIGHT - 1:
            # Rows that belong together fill more than a page: part them after all.
            parts = self._splitRows(height, doInRowSplit=1)
        return parts

    def _heights(self, width: float) -> list[float]:
        self.wrap(width, theme.FRAME_HEIGHT)
        heights: list[float] = self._rowHeights
        return heights

    def onSplit(self, T: Table, byRow: int = 1) -> None:  # noqa: ARG002, N802, N803
        """Let both parts be the same element."""
        if isinstance(T, DataTable):
            T.element = self.element

    def least_height(self, width: float) -> float:
        """Return the height of the least that may stand on a page by itself."""
        header, *rows = heights = self._heights(width)
        if sum(heights) <= _KEPT_WHOLE:
            return sum(heights)
        first = rows[0] if rows else 0
        return header + (first if header + first <= theme.FRAME_HEIGHT else _LEAST_OF_A_ROW)


def data_table(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], groups: Sequence[int] = ()
) -> DataTable:
    """Make a table of data; shares are of the text column's width.

    `groups` are numbers of rows, in order, that stay together on a page.
    """
    element = Element(Tag.TABLE)
    head_row = Element(Tag.ROW, element)
    head = [
        [_cell_text(Line(c.title, _head_style(c)), Element(Tag.HEADER_CELL, head_row))]
        for c in columns
    ]
    body = [_body_row(columns, row, Element(Tag.ROW, element)) for row in rows]
    total = sum(column.share for column in columns)
    made = DataTable(
        [head, *body],
        colWidths=[theme.COLUMN * column.share / total for column in columns],
        repeatRows=1,
        splitByRow=1,
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=10,
        style=[*_TABLE_STYLE, *_kept_together(groups)],
    )
    made.element = element
    return made


def _kept_together(groups: Sequence[int]) -> list[tuple[Any, ...]]:
    commands = []
    first = 1
    for number in groups:
        if number > 1:
            commands.append(("NOSPLIT", (0, first), (0, first + number - 1)))
        first += number
    return commands


_TABLE_STYLE: list[tuple[Any, ...]] = [
    *theme.PLAIN_CELLS,
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.9, theme.INK),
    ("LINEBELOW", (0, 1), (-1, -1), 0.5, theme.LINE),
]


def _head_style(column: Column) -> ParagraphStyle:
    if column.is_small:
        return theme.CELL_HEAD_SMALL
    return theme.CELL_HEAD_RIGHT if column.numeric else theme.CELL_HEAD


def _body_row(columns: Sequence[Column], cells: Sequence[Cell], row: Element) -> list[list[Text]]:
    made = []
    for column, lines in zip(columns, cells, strict=True):
        cell = Element(Tag.CELL, row)
        made.append([_cell_text(_aligned(line, column), cell) for line in lines])
    return made


def _cell_text(line: Line, cell: Element) -> Text:
    return text(line.markup, line.style, cell, bullet=line.bullet)


def _aligned(line: Line, column: Column) -> Line:
    right = {theme.CELL: theme.CELL_RIGHT, theme.CELL_STRONG: theme.CELL_STRONG_RIGHT}
    if not column.numeric or line.style not in right:
        return line
    return Line(line.markup, right[line.style], line.bullet)


class Columns(Table):
    """Stacks of flowables side by side: layout only, no table to a reader."""


def columns(stacks: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Columns:
    """Set the stacks side by side from the left; they do not split."""
    return Columns(
        [list(map(list, stacks))],
        colWidths=list(widths),
        hAlign="LEFT",
        style=[*theme.PLAIN_CELLS, ("RIGHTPADDING", (0, 0), (-1, -1), 12)],
    )


class KeptWithNext(Flowable):
    """Headings that never stand last on a page: they follow what they head."""

    def __init__(self, head: Sequence[Flowable], following: Flowable) -> None:
        super().__init__()
        self._head = list(head)
        self._following = following

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Claim more than there is, so that `split` is always asked."""
        return availWidth, 1e6

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Give everything back where it can begin on this page, nothing where it cannot."""
        if availHeight < self.least_height(availWidth) <= theme.FRAME_HEIGHT:
            return []
        return [*self._head, self._following]

    def whole_height(self, width: float) -> float:
        """Return the height of the headings and of all that follows them."""
        return sum(full_height(each, width) for each in [*self._head, self._following])

    def least_height(self, width: float) -> float:
        """Return the height of the headings and of the least that may follow them."""
        head = sum(full_height(each, width) for each in self._head)
        return head + _least_height(self._following, width)


def full_height(flowable: Flowable, width: float) -> float:
    """Return the height of a flowable with the space around it, whole and unsplit."""
    if isinstance(flowable, KeptWithNext):
        return flowable.whole_height(width)
    _, height = flowable.wrap(width, theme.FRAME_HEIGHT)
    return float(height + flowable.getSpaceBefore() + flowable.getSpaceAfter())


def _least_height(flowable: Flowable, width: float) -> float:
    if isinstance(flowable, DataTable | KeptWithNext):
        return flowable.least_height(width)
    height = full_height(flowable, width)
    return min(height, 3 * theme.BODY.leading) if isinstance(flowable, Text) else height
