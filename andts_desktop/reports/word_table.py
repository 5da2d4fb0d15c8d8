"""A real table in Word: one header row that comes again on every page, no merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from andts_desktop.reports.word_file import element, shown, text_width

_HEAD_GROUND = "EBEFEE"
_CELL_SIZE, _SMALL_SIZE = 10, 8
_MOST_KEPT_WHOLE = 500
_SHORTEST_LINE = 35
_MOST_ROWS_KEPT, _MOST_KEPT_TOGETHER = 10, 500
"""Tables of so few rows and characters, by the longest cell of each row, stay on one page."""
_CLOSE = "30"
"""Twentieths of a point."""


@dataclass(frozen=True, slots=True)
class WordColumn:
    """A column's heading, and its share of the width."""

    title: str
    share: float
    is_right: bool = False
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class WordLine:
    """One paragraph in a cell, as runs of text that are bold or not."""

    runs: tuple[tuple[str, bool], ...]
    is_bullet: bool = False
    is_right: bool = False
    is_small: bool = False


WordCell = Sequence[WordLine]


def plain_cell(words: str, *, bold: bool = False) -> WordCell:
    """Return a cell of plain text, empty where there is none."""
    return [WordLine(((words, bold),))] if words.strip() else []


def add_table(
    document: WordDocument,
    columns: Sequence[WordColumn],
    rows: Sequence[Sequence[WordCell]],
    about: str,
    *,
    ground: str = _HEAD_GROUND,
) -> None:
    """Add a table; `about` says what it is of, for those who do not see it.

    `ground` is the colour behind the header row, "RRGGBB".
    """
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for tag in ("tblCaption", "tblDescription"):
        table._tbl.tblPr.append(element(tag, val=shown(about)))  # noqa: SLF001 - not in python-docx
    head = table.rows[0]
    for cell, column in zip(head.cells, columns, strict=True):
        title = ((column.title, True),)
        _fill(cell, [WordLine(title, is_right=column.is_right, is_small=column.is_small)])
        cell._tc.get_or_add_tcPr().append(  # noqa: SLF001
            element("shd", val="clear", color="auto", fill=ground)
        )
        _keep_with_next(cell)
    _set_row(head, "cantSplit", "tblHeader")
    for row in rows:
        made = table.add_row()
        if _is_low(row):
            _set_row(made, "cantSplit")
        for cell, lines in zip(made.cells, row, strict=True):
            _fill(cell, lines)
    if len(rows) <= _MOST_ROWS_KEPT and sum(map(_length, rows)) <= _MOST_KEPT_TOGETHER:
        for row in table.rows[:-1]:
            for cell in row.cells:
                _keep_with_next(cell)
    _widths(table, columns, text_width(document))
    after = document.add_paragraph()
    # Low, so that it begins no page of its own after a table that fills one.
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(2), Pt(6)


def add_runs(paragraph: Paragraph, runs: Sequence[tuple[str, bool]]) -> None:
    """Add text to a paragraph; line ends become line breaks."""
    for words, is_bold in runs:
        run = paragraph.add_run(shown(words))
        run.bold = True if is_bold else None


def _fill(cell: _Cell, lines: WordCell) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        if line.is_bullet:
            paragraph.style = "List Bullet"
        if line.is_right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        add_runs(paragraph, line.runs)
        for run in paragraph.runs:
            run.font.size = Pt(_SMALL_SIZE if line.is_small else _CELL_SIZE)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.1


def _is_low(row: Sequence[WordCell]) -> bool:
    """Tell whether a row is so short that it may move to the next page whole."""
    return _length(row) <= _MOST_KEPT_WHOLE


def _length(row: Sequence[WordCell]) -> int:
    """Return how many characters the longest cell of a row has, each line counted as a full one."""
    return max((sum(map(_line_length, cell)) for cell in row), default=0)


def _line_length(line: WordLine) -> int:
    return max(sum(len(words) for words, _ in line.runs), _SHORTEST_LINE)


def _keep_with_next(cell: _Cell) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.keep_with_next = True


def _set_row(row: _Row, *tags: str) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001
    for tag in tags:
        properties.append(element(tag))


def _widths(table: Table, columns: Sequence[WordColumn], whole: int) -> None:
    total = sum(column.share for column in columns)
    for number, column in enumerate(columns):
        if column.is_small:
            for cell in table.column_cells(number):
                _set_close(cell)
        width = Emu(int(whole * column.share / total))
        table.columns[number].width = width
        for cell in table.column_cells(number):
            cell.width = width


def _set_close(cell: _Cell) -> None:
    """Let the words of a narrow column come nearer to its edges."""
    margins = element("tcMar")
    for side in ("left", "right"):
        margins.append(element(side, w=_CLOSE, type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001 - not in python-docx
