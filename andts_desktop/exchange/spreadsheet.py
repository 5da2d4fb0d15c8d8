"""Text in the cells of an Excel workbook, kept exactly as it is, and cells read as text."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from andts_desktop.domain.text import cleaned
from andts_desktop.errors import FileError

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""The most characters of a cell, in units of UTF-16 as Excel counts them."""
_WIDEST = 7  # what one character takes at most, written _x000B_
_HIGHEST = 409.0  # points
_ROWS, _COLUMNS = 100_000, 100
_FORBIDDEN = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"
_ESCAPE = re.compile(f"[{_FORBIDDEN}]|_(?=x[0-9A-Fa-f]{{4}}[_{_FORBIDDEN}])")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that says something: its number from 1, and its cells' texts from A to the last.

    `faults` are the places from 0 of cells in which Excel shows an error.
    """

    number: int
    texts: tuple[str, ...]
    faults: tuple[int, ...] = ()


def escaped(text: str) -> str:
    """Write what XML cannot hold as Excel does, a vertical tab as _x000B_.

    Text that only looks so gets its first underscore written: _x005F_x000B_.
    """
    return _ESCAPE.sub(lambda match: f"_x{ord(match.group()):04X}_", text)


def unescaped(text: str) -> str:
    """Undo `escaped`."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def pieces(text: str) -> tuple[str, ...]:
    """Part a text so that each piece fits in a cell; an empty one is one empty piece."""
    if _length(escaped(text)) <= LONGEST:
        return (text,)
    size = LONGEST // _WIDEST
    return tuple(text[start : start + size] for start in range(0, len(text), size))


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def put_text(cell: "Cell | MergedCell", text: str) -> None:
    """Put text that is never taken for a formula, a number or a date; it must fit in the cell."""
    cell.value = escaped(text)
    cell.data_type = "s"
    if text[:1] in ("=", "+", "-", "@"):
        # Without the mark Excel makes a formula of it as soon as someone edits the cell.
        cell.quotePrefix = True


def set_row(sheet: "Worksheet", number: int, *, height: float, outline: int = 0) -> None:
    """Set a row's height in points, until it is edited, and how deep it lies in the outline."""
    from openpyxl.worksheet.dimensions import RowDimension

    class FittedRow(RowDimension):
        # As if a program had fitted it: Excel fits it anew when the text changes, while
        # LibreOffice, which fits nothing on opening, shows more than the first line.
        __fields__ = tuple(name for name in RowDimension.__fields__ if name != "customHeight")

    sheet.row_dimensions[number] = FittedRow(
        sheet, index=number, ht=min(height, _HIGHEST), outlineLevel=outline
    )


def read_sheets(data: bytes, name: str) -> Mapping[str, tuple[SheetRow, ...]]:
    """Return the rows of every sheet by its name, without empty ones; formulas as their values.

    The data must have passed the checks of foreign files. Raises FileError for what is no
    workbook. Columns beyond the hundredth are not read.
    """
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # Of colours, drop-down lists and the like, which are no part of the text.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return _sheets(book)
            finally:
                book.close()
    except Exception:  # noqa: BLE001 - openpyxl lets through whatever it stumbles on in a file
        raise FileError(
            f"”{name}” är inte en Excel-fil som går att läsa. Öppna den i Excel och spara om den "
            "som .xlsx."
        ) from None


def _sheets(book: "Workbook") -> Mapping[str, tuple[SheetRow, ...]]:
    found = {}
    for sheet in book.worksheets:
        # Programs write sizes that are too small, and LibreOffice a million empty rows.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS)
        found[sheet.title] = tuple(_rows(rows))
    return found


def _rows(rows: "Iterable[tuple[Cell | MergedCell, ...]]") -> "Iterable[SheetRow]":
    # A missing row comes as an empty one, so that the numbers are right.
    for number, cells in enumerate(rows, start=1):
        texts = [text_of(cell.value) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            faults = (place for place, cell in enumerate(cells) if cell.data_type == "e")
            yield SheetRow(number, tuple(texts), tuple(faults))


def text_of(value: object) -> str:
    """Return what stands in a cell as text: a date in ISO, a truth as ja or nej."""
    if value is None:
        return ""
    if isinstance(value, str):
        return cleaned(unescaped(value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time.min else str(value)
    return str(value)
