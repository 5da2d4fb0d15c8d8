"""A real table in Word: one header row that comes again on every page, no merged cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.shared import Emu, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from andts_desktop.reports.word_file import element, shown, text_width

_HEAD_GROUND = "E1EFF0"
_CELL_SIZE = 10
_MOST_KEPT_WHOLE = 250


@dataclass(frozen=True, slots=True)
class WordColumn:
    """A column's heading, and its share of the width."""

    title: str
    share: float


@dataclass(frozen=True, slots=True)
class WordLine:
    """One paragraph in a cell, as runs of text that are bold or not."""

    runs: tuple[tuple[str, bool], ...]
    is_bullet: bool = False


WordCell = Sequence[WordLine]


def plain_cell(words: str, *, bold: bool = False) -> WordCell:
    """Return a cell of plain text, empty where there is none."""
    return [WordLine(((words, bold),))] if words.strip() else []


def add_table(
    document: WordDocument,
    columns: Sequence[WordColumn],
    rows: Sequence[Sequence[WordCell]],
    about: str,
) -> None:
    """Add a table; `about` says what it is of, for those who do not see it."""
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for tag in ("tblCaption", "tblDescription"):
        table._tbl.tblPr.append(element(tag, val=shown(about)))  # noqa: SLF001 - not in python-docx
    head = table.rows[0]
    for cell, column in zip(head.cells, columns, strict=True):
        _fill(cell, plain_cell(column.title, bold=True))
        cell._tc.get_or_add_tcPr().append(  # noqa: SLF001
            element("shd", val="clear", color="auto", fill=_HEAD_GROUND)
        )
        _keep_with_next(cell)
    _set_row(head, "cantSplit", "tblHeader")
    for row in rows:
        made = table.add_row()
        if _is_low(row):
            _set_row(made, "cantSplit")
        for cell, lines in zip(made.cells, row, strict=True):
            _fill(cell, lines)
    _widths(table, columns, text_width(document))
    after = document.add_paragraph()
    after.paragraph_format.space_after = Pt(4)


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
        add_runs(paragraph, line.runs)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.line_spacing = 1.1
        for run in paragraph.runs:
            run.font.size = Pt(_CELL_SIZE)


def _is_low(row: Sequence[WordCell]) -> bool:
    """Tell whether a row is so short that it may move to the next page whole."""
    lengths = (sum(len(words) for line in cell for words, _ in line.runs) for cell in row)
    return max(lengths, default=0) <= _MOST_KEPT_WHOLE


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
        width = Emu(int(whole * column.share / total))
        table.columns[number].width = width
        for cell in table.column_cells(number):
            cell.width = width
