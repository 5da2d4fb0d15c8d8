"""Tables of data: one header row, whole rows, and no row left alone on a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Table

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import Text, page_height, text
from andts_desktop.reports.structure import Element, Tag


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading as markup, its share of the width, and how its text stands.

    The cells of a column that `heads_rows` say what their rows are about. `head` is the style of
    the heading where it is another than that of tables in running text.
    """

    title: str
    share: float
    numeric: bool = False
    is_small: bool = False
    heads_rows: bool = False
    head: ParagraphStyle | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in a cell."""

    markup: str
    style: ParagraphStyle = theme.CELL
    bullet: str | None = None


Cell = Sequence[Line]


_LEAST_OF_A_ROW = 80.0
"""The room in points that is worth beginning a row in that goes on over pages."""
_LEAST_OF_THE_REST = 60.0
"""What of a row must be left for the next page in points, so that no line stands alone there."""
_KEPT_WHOLE = 0.326
"""Tables up to this share of a page's height are not split."""


class DataTable(Table):
    """A table of data with one header row, which is repeated on every page.

    A short row moves to the next page whole; a tall one goes on there, with several lines on
    either page.
    """

    element: Element
    _rowHeights: list[float]  # noqa: N815 - ReportLab's own names
    _nosplitCmds: list[Any]  # noqa: N815
    _splitRows: Callable[..., list[Flowable]]  # noqa: N815
    _getFirstPossibleSplitRowPosition: Callable[..., int]  # noqa: N815

    def draw(self) -> None:
        """Draw the table, unless only the numbers of pages are wanted."""
        if not getattr(self.canv, "is_draft", False):
            super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Split between rows, and inside a row that would leave much of the page empty."""
        parts = self._well_split(availWidth, availHeight)
        if not parts and availHeight >= page_height(self) - 1:
            # Rows that belong together fill more than a page: part them after all.
            self._nosplitCmds = []
            parts = self._well_split(availWidth, availHeight)
        return parts

    def _well_split(self, width: float, height: float) -> list[Flowable]:
        page = page_height(self)
        if height < self.least_height(width) <= page:
            return []
        header, *rows = self._heights(width)
        room = height - header
        for number, row in enumerate(rows):
            if row > room:
                # A row that belongs to the one before it is not the one that would be split.
                begins = self._getFirstPossibleSplitRowPosition(height, ignoreSpans=1) == number + 1
                in_row = begins and _may_go_on(row, room, page - header)
                if number == len(rows) - 1 and number > 1 and not in_row:
                    # A last row is never left alone on the next page.
                    back = room + rows[number - 1] / 2
                    return _overleaf(self._splitRows(height - back), page)
                return self._splitRows(height, doInRowSplit=int(in_row))
            room -= row
        return [self]

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
        if sum(heights) <= _KEPT_WHOLE * page_height(self):
            return sum(heights)
        first = rows[0] if rows else 0
        return header + (first if header + first <= page_height(self) else _LEAST_OF_A_ROW)


def _overleaf(parts: Sequence[Flowable], page: float) -> list[Flowable]:
    """Set a table's second part on the next page although a row of it had room on this one."""
    first, *rest = parts or (None,)
    return [first, CondPageBreak(page - 1), *rest] if first else []


def _may_go_on(height: float, room: float, page: float) -> bool:
    """Tell whether a row that does not fit in `room` is begun there and goes on overleaf."""
    return room > _LEAST_OF_A_ROW and (height - room > _LEAST_OF_THE_REST or height > page)


def data_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    groups: Sequence[int] = (),
    *,
    is_dense: bool = False,
    width: float = theme.COLUMN,
) -> DataTable:
    """Make a table of data; shares are of the `width` in points.

    `groups` are numbers of rows, in order, that stay together on a page. The rows of a dense
    table stand closer, for long lists of short facts.
    """
    element = Element(Tag.TABLE)
    head_row = Element(Tag.ROW, element)
    head = [
        [text(c.title, _head_style(c), element=Element(Tag.HEADER_CELL, head_row))] for c in columns
    ]
    has_heads = _has_heads(columns, len(rows))
    body = [_body_row(columns, row, Element(Tag.ROW, element), has_heads=has_heads) for row in rows]
    total = sum(column.share for column in columns)
    made = DataTable(
        [head, *body],
        colWidths=[width * column.share / total for column in columns],
        repeatRows=1,
        splitByRow=1,
        splitInRow=1,
        hAlign="LEFT",
        spaceAfter=10,
        style=[
            *_TABLE_STYLE,
            *(_DENSE if is_dense else ()),
            *_kept_together(groups),
            *_narrow(columns),
        ],
    )
    made.element = element
    return made


def without_empty(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
) -> tuple[list[Column], list[list[Cell]]]:
    """Leave out the columns that have nothing in any row."""
    used = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    return [columns[place] for place in used], [[row[place] for place in used] for row in rows]


def _narrow(columns: Sequence[Column]) -> list[tuple[Any, ...]]:
    numbers = [number for number, column in enumerate(columns) if column.is_small]
    return [("LEFTPADDING", (number, 0), (number, -1), 0) for number in numbers]


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


_DENSE: list[tuple[Any, ...]] = [
    ("TOPPADDING", (0, 1), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 1), (-1, -1), 3),
]


def _head_style(column: Column) -> ParagraphStyle:
    if column.head is not None:
        return column.head
    if column.is_small:
        return theme.CELL_HEAD_SMALL
    return theme.CELL_HEAD_RIGHT if column.numeric else theme.CELL_HEAD


def _has_heads(columns: Sequence[Column], rows: int) -> bool:
    """Tell whether rows are headed: where heads are more than data, a reader hears no table."""
    heads = sum(column.heads_rows for column in columns)
    return rows * (len(columns) - 2 * heads) >= len(columns)


def _body_row(
    columns: Sequence[Column],
    cells: Sequence[Cell],
    row: Element,
    *,
    has_heads: bool,
) -> list[list[Text]]:
    made = []
    for column, lines in zip(columns, cells, strict=True):
        tag = Tag.HEADER_CELL if column.heads_rows and has_heads else Tag.CELL
        cell = Element(tag, row)
        made.append(list(_cell_texts([_aligned(line, column) for line in lines], cell)))
    return made


def _cell_texts(lines: Sequence[Line], cell: Element) -> Iterator[Text]:
    if len(lines) == 1 and not lines[0].bullet:
        yield text(lines[0].markup, lines[0].style, element=cell)
        return
    points: Element | None = None
    for line in lines:
        if line.bullet:
            points = points or Element(Tag.LIST, cell)
            item = Tag.LIST_ITEM
            yield text(line.markup, line.style, points, tag=item, bullet=line.bullet)
        else:
            points = None
            yield text(line.markup, line.style, cell)


def _aligned(line: Line, column: Column) -> Line:
    right = {theme.CELL: theme.CELL_RIGHT, theme.CELL_STRONG: theme.CELL_STRONG_RIGHT}
    if not column.numeric or line.style not in right:
        return line
    return Line(line.markup, right[line.style], line.bullet)
