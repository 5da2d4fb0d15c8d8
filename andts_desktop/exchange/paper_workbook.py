"""The tables of a document as an Excel workbook to sort, filter and calculate with."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from andts_desktop.domain.paper_tables import PLACE, TableBook, TableSheet
from andts_desktop.domain.swedish import format_date, plural
from andts_desktop.domain.table_values import Figure, Value
from andts_desktop.exchange.spreadsheet import pieces, put_text, set_row
from andts_desktop.exchange.workbook.form import CONTINUED
from andts_desktop.exchange.workbook.saving import book_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_ABOUT = "Om tabellerna"
_LONGEST_NAME = 31  # Excel's own limit
_FORBIDDEN = "[]:*?/\\"
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_FONT, _GROUND = "Calibri", "1F3A4D"
_NARROWEST, _WIDEST, _WIDEST_ALL = 9, 48, 160
_LINE_HEIGHT = 15.0


def write_tables(tables: TableBook) -> bytes:
    """Return the workbook: a sheet that says what it is of, then one for each kind of table.

    The same tables give the same bytes. A text too long for a cell goes on in the row below.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    about = book.create_sheet(_ABOUT)
    names = list(_names(tables.sheets))
    for name, sheet in zip(names, tables.sheets, strict=True):
        _fill(book.create_sheet(name), sheet)
    _tell(about, tables, names)
    _describe(book, tables)
    return book_bytes(book, tables.as_of)


def _names(sheets: Sequence[TableSheet]) -> Iterator[str]:
    """Name each sheet by the last of its headings and, where others have it, its first column."""
    headings = [_legal(_PARENTHESIS.sub("", sheet.title.rsplit(" – ", 1)[-1])) for sheet in sheets]
    counts = Counter(each.casefold() for each in headings)
    taken = {_ABOUT.casefold()}
    for sheet, heading in zip(sheets, headings, strict=True):
        name = heading
        if counts[heading.casefold()] > 1:
            column = next((each for each in sheet.header if each != PLACE), "")
            name = _with(heading, f" – {_legal(column)}")
        name = _free(name, taken)
        taken.add(name.casefold())
        yield name


def _legal(words: str) -> str:
    allowed = "".join(" " if sign in _FORBIDDEN or ord(sign) < 32 else sign for sign in words)
    return " ".join(allowed.split()).strip("' ") or "Tabell"


def _with(name: str, ending: str) -> str:
    """Add an ending to a name; both are cut at a word's end where they are too long."""
    end = _cut(ending, _LONGEST_NAME // 2)
    return f"{_cut(name, _LONGEST_NAME - len(end))}{end}"


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    whole, _, _ = words[: most + 1].rpartition(" ")
    return (whole or words[:most]).rstrip(" ,.–")


def _free(name: str, taken: set[str]) -> str:
    numbered = (_with(name, ending) for ending in ("", *(f" {number}" for number in range(2, 999))))
    return next(each for each in numbered if each.casefold() not in taken)


def _fill(sheet: "Worksheet", table: TableSheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    widths = _widths(table)
    ground = PatternFill("solid", fgColor=_GROUND)
    for place, (header, width) in enumerate(zip(table.header, widths, strict=True), start=1):
        cell = sheet.cell(1, place)
        put_text(cell, pieces(header)[0])
        cell.font, cell.fill = Font(name=_FONT, bold=True, color="FFFFFF"), ground
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = width
    set_row(sheet, 1, height=_height(table.header, widths))
    number = 2
    for row in table.rows:
        for values in _in_rows(row):
            for place, value in enumerate(values, start=1):
                _put(sheet.cell(number, place), value)
            set_row(sheet, number, height=_height(values, widths))
            number += 1
    _arrange(sheet, f"A1:{get_column_letter(len(table.header))}{number - 1}")


def _in_rows(row: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    parted = [pieces(value) if isinstance(value, str) else (value,) for value in row]
    for place in range(max(map(len, parted), default=1)):
        values = [each[place] if place < len(each) else None for each in parted]
        yield (values[0] or CONTINUED, *values[1:]) if place else tuple(values)


def _put(cell: "Cell | MergedCell", value: Value) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, Figure):
        cell.value = value.value / 100 if value.is_percent else value.value
        cell.number_format = _number_format(value)
    elif value is not None:
        cell.value, cell.number_format = value, "yyyy-mm-dd"


def _number_format(figure: Figure) -> str:
    """Return Excel's own notation, which a Swedish Excel shows as "# ##0,0"."""
    whole = "#,##0" if figure.is_parted or figure.places else "0"
    shown = f"{whole}.{'0' * figure.places}" if figure.places else whole
    shown += "%" if figure.is_percent else ""
    return f"+{shown};-{shown};{shown}" if figure.is_signed else shown


def _widths(table: TableSheet) -> list[float]:
    """Return the columns' widths in characters; all of them are narrower where they are many."""
    most = max(_WIDEST_ALL / len(table.header), 2 * _NARROWEST)
    found = []
    for place, header in enumerate(table.header):
        longest = max((len(_shown(row[place])) for row in table.rows), default=0)
        head = max((len(word) + 4 for word in header.split()), default=0)
        found.append(float(min(max(1.1 * longest + 2, head, _NARROWEST), most, _WIDEST)))
    return found


def _shown(value: Value) -> str:
    if isinstance(value, str):
        return max(value.split("\n"), key=len)
    return f"{value.value:,}" if isinstance(value, Figure) else "2026-11-22" if value else ""


def _height(values: Sequence[Value], widths: Sequence[float]) -> float:
    lines = (
        sum(ceil(max(len(part), 1) * 1.1 / width) for part in value.split("\n"))
        for value, width in zip(values, widths, strict=True)
        if isinstance(value, str)
    )
    return _LINE_HEIGHT * max(lines, default=1)


def _arrange(sheet: "Worksheet", whole: str) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = whole
    sheet.print_title_rows = "1:1"
    _set_page(sheet)


def _set_page(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _tell(sheet: "Worksheet", tables: TableBook, names: Sequence[str]) -> None:
    """Fill the first sheet: what the tables are of, and where each is found."""
    from openpyxl.styles import Alignment, Font

    lines = [tables.title, tables.subject, f"Läget per {format_date(tables.as_of)}"]
    for number, words in enumerate(lines, start=1):
        cell = sheet.cell(number, 1)
        put_text(cell, pieces(words)[0])
        cell.font = Font(name=_FONT, bold=number == 1, size=14 if number == 1 else 11)
    head = len(lines) + 2
    for place, words in enumerate(("Blad", "Innehåll", "Omfattning"), start=1):
        cell = sheet.cell(head, place)
        put_text(cell, words)
        cell.font = Font(name=_FONT, bold=True)
    for number, (name, table) in enumerate(zip(names, tables.sheets, strict=True), start=head + 1):
        said = (name, table.title, plural(len(table.rows), "rad", "rader"))
        for place, words in enumerate(said, start=1):
            put_text(sheet.cell(number, place), pieces(words)[0])
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
        _lead(sheet.cell(number, 1), name)
    for letter, width in (("A", 34), ("B", 70), ("C", 14)):
        sheet.column_dimensions[letter].width = width
    _set_page(sheet)


def _lead(cell: "Cell | MergedCell", name: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = name.replace("'", "''")
    cell.style = "Hyperlink"
    cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{quoted}'!A1", display=name)


def _describe(book: "Workbook", tables: TableBook) -> None:
    properties = book.properties
    properties.title, properties.creator = tables.title, tables.author
    properties.subject, properties.language = tables.subject, "sv-SE"
    properties.lastModifiedBy = "ANDTS Desktop"
