"""Excel workbooks (.xlsx, .xlsm) read as one table for each block of a sheet."""

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, cast
from xml.etree.ElementTree import ParseError

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.reading.excel_parts import (
    SheetParts,
    Spans,
    note_asides,
    spans,
)
from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
    lines_of_runs,
)
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Place,
    Progress,
    Row,
    Run,
    SourceDocument,
    SourceKind,
    Table,
)

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

BROKEN = (
    *(InvalidFileException, zipfile.BadZipFile, XMLSyntaxError, ParseError),
    *(KeyError, ValueError, TypeError, IndexError, AttributeError),
)
"""What openpyxl raises over a workbook that is not whole."""

_FAULT = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
_MOST_CELLS = 1_000_000
"""Cells of a sheet that is held as a whole, empty ones counted."""

_STEP = 1_000
_GAP = 2
"""So many empty rows part two tables of one sheet."""


def read_excel(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read a workbook's values, sheet by sheet; raises FileError if it is not whole."""
    gathering = Gathering()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of looks that it does not know
        with safety.library(name, *BROKEN):
            parts = note_asides(data, gathering)
            book = _loaded(data, parts)
        try:
            blocks = tuple(_Sheets(name, book, parts.merged, gathering).blocks(progress))
        finally:
            book.close()
    progress(100)
    title = " ".join((book.properties.title or "").split())
    return SourceDocument(name, SourceKind.XLSX, blocks, title, gathering.left_out())


def _loaded(data: bytes, parts: SheetParts) -> "Workbook":
    """Load a workbook row by row, or whole where openpyxl else loses the looks in its cells."""
    if parts.has_inline_looks:
        book = load_workbook(BytesIO(data), data_only=True, rich_text=True, keep_links=False)
        if all(each.max_row * each.max_column <= _MOST_CELLS for each in book.worksheets):
            return book
    return load_workbook(
        BytesIO(data), read_only=True, data_only=True, rich_text=True, keep_links=False
    )


class _Sheets:
    """Reads the sheets of one workbook."""

    def __init__(
        self,
        name: str,
        book: "Workbook",
        merged: Mapping[str, Sequence[str]],
        gathering: Gathering,
    ) -> None:
        self._name = name
        self._book = book
        self._merged = merged
        self._gathering = gathering

    def blocks(self, progress: Progress) -> Iterator[Block]:
        """Return a heading for each of several sheets, and the tables of each."""
        shown: list[ReadOnlyWorksheet | Worksheet] = []
        for each in self._book.worksheets:
            if each.sheet_state == "visible":
                shown.append(cast("ReadOnlyWorksheet | Worksheet", each))
            else:
                self._gathering.leave(f"Bladet {each.title}", "Dolda blad läses inte.")
        filled: list[tuple[str, list[Table]]] = []
        for at, sheet in enumerate(shown):

            def tell(rows: int, at: int = at) -> None:
                progress((100 * at + min(99, rows * 100 // MAX_ROWS)) // len(shown))

            if tables := list(_tables(list(self._rows(sheet, tell)), Place(sheet=sheet.title))):
                filled.append((sheet.title, tables))
        for title, tables in filled:
            if len(filled) > 1:
                yield Paragraph((Run(title),), heading=1, place=Place(sheet=title))
            yield from tables

    def _rows(self, sheet: "ReadOnlyWorksheet | Worksheet", tell: Progress) -> Iterator[Row]:
        cover = spans(self._merged.get(sheet.title, ()))
        with safety.library(self._name, *BROKEN):
            if isinstance(sheet, ReadOnlyWorksheet):
                sheet.reset_dimensions()  # other programs write sizes that are not true
            source = cast("Iterator[tuple[ReadOnlyCell, ...]]", iter(sheet.rows))
        number = 0
        while True:
            with safety.library(self._name, *BROKEN):
                cells = next(source, None)
            number += 1
            if number % _STEP == 1:
                tell(number)
            if cells is None or self._gathering.is_full:
                return
            place = Place(sheet=sheet.title, row=number)
            if number > MAX_ROWS:
                said = f"Bara de första {MAX_ROWS} raderna på ett blad läses."
                self._gathering.leave("Resten av bladet", said, place)
                return
            if any(cell.value is not None for cell in cells[MAX_COLUMNS:]):
                said = f"Bara de första {MAX_COLUMNS} kolumnerna på ett blad läses."
                self._gathering.leave("Resten av raden", said, place)
            with safety.library(self._name, *BROKEN):  # a cell's style may not be there
                contents = [_runs(cell) for cell in cells[:MAX_COLUMNS]]
            yield self._row(contents, cover, place)

    def _row(self, contents: Iterable[list[Run]], cover: Spans, place: Place) -> Row:
        made: list[Cell] = []
        for column, runs in enumerate(contents, 1):
            covered = cover.get((place.row, column))
            if covered is not None:
                made.append(Cell(is_covered=True, covered_from_above=covered))
                continue
            paragraphs = lines_of_runs(runs, place)
            length = sum(len(each.text) for each in paragraphs)
            kept = paragraphs if length and self._gathering.take(length, place) else ()
            made.append(Cell(kept))
        # The file may leave out the cells that others cover, at the end of a row.
        while len(made) < MAX_COLUMNS and (place.row, len(made) + 1) in cover:
            made.append(Cell(is_covered=True, covered_from_above=cover[place.row, len(made) + 1]))
        return Row(tuple(made), place)


def _runs(cell: "ReadOnlyCell") -> list[Run]:
    value = cell.value
    if value is None:
        return []
    bold = bool(getattr(cell.font, "b", False))  # an empty cell has no look
    if isinstance(value, CellRichText):
        return [
            Run(part.text, bool(part.font.b))
            if isinstance(part, TextBlock)
            else Run(str(part), bold)
            for part in value
        ]
    return [Run(written(value, str(cell.number_format or "")), bold)]


def written(value: object, number_format: str) -> str:
    """Write a cell's value as a Swede would type it; dates as year-month-day."""
    match value:
        case bool():
            text = "Ja" if value else "Nej"
        case dt.datetime():
            has_time = value.time() != dt.time()
            text = value.strftime("%Y-%m-%d %H:%M" if has_time else "%Y-%m-%d")
        case dt.date():
            text = value.isoformat()
        case dt.time():
            text = value.strftime("%H:%M")
        case int() | float():
            is_share = "%" in re.sub(r'"[^"]*"', "", number_format)
            text = f"{_number(value * 100)} %" if is_share else _number(value)
        case _:
            text = "" if _FAULT.fullmatch(str(value)) else str(value)
    return text


def _number(value: float) -> str:
    return f"{value:.12g}".replace(".", ",") if abs(value) < 1e12 else str(value)


def _is_empty(row: Row) -> bool:
    return not any(cell.paragraphs or cell.covered_from_above for cell in row.cells)


def _tables(rows: Sequence[Row], place: Place) -> Iterator[Table]:
    """Part the rows where at least two are empty, and cut what is empty around each part."""
    part: list[Row] = []
    empty = 0
    for row in rows:
        if _is_empty(row):
            empty += 1
            continue
        if part and empty >= _GAP:
            yield _table(part, place)
            part = []
        elif part:
            part.extend([Row((), row.place)] * empty)
        empty = 0
        part.append(row)
    if part:
        yield _table(part, place)


def _table(rows: Sequence[Row], place: Place) -> Table:
    filled = [
        at
        for row in rows
        for at, cell in enumerate(row.cells)
        if cell.paragraphs or cell.is_covered
    ]
    first, last = min(filled), max(filled) + 1
    width = last - first
    made = tuple(
        Row((*row.cells[first:last], *[Cell()] * (width - len(row.cells[first:last]))), row.place)
        for row in rows
    )
    return Table(made, Place(sheet=place.sheet, row=rows[0].place.row))
