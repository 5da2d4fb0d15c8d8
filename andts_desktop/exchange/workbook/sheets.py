"""Write records as the sheets of a workbook, with lists to choose from."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from math import ceil
from typing import TYPE_CHECKING

from andts_desktop.errors import InputError
from andts_desktop.exchange.spreadsheet import pieces, put_text, set_row
from andts_desktop.exchange.workbook.form import CHOICES, CONTINUED, Record, SheetForm

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_PLAIN, _BOLD, _HEAD, _KEY = "plan", "plan fet", "plan rubrikrad", "plan nyckel"
SPARE_ROWS = 2_000
"""How many rows below the written ones offer lists to choose from."""
_DEEPEST_OUTLINE = 7  # Excel's own limit
_LINE_HEIGHT = 15.0


def add_styles(book: "Workbook") -> None:
    """Give the book the looks that `fill` uses."""
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    wrapped = Alignment(wrap_text=True, vertical="top")
    looks = (
        (_PLAIN, Font(name="Calibri", size=11)),
        (_BOLD, Font(name="Calibri", size=11, bold=True)),
        (_HEAD, Font(name="Calibri", size=11, bold=True, color="FFFFFF")),
        (_KEY, Font(name="Calibri", size=9, color="595959")),
    )
    for name, font in looks:
        # As text, or Excel turns 1.10 into 1.1 and 2024-03-01 into a date.
        style = NamedStyle(name=name, font=font, alignment=wrapped, number_format="@")
        if name == _HEAD:
            style.fill = PatternFill("solid", fgColor="1F3A4D")
        book.add_named_style(style)


def fill(book: "Workbook", form: SheetForm, records: Iterable[Record]) -> None:
    """Add a sheet with a row for every record; raises InputError for a name too long for a cell."""
    sheet = book.create_sheet(form.name)
    for place, column in enumerate(form.columns, start=1):
        cell = sheet.cell(1, place)
        cell.style = _HEAD
        put_text(cell, column.header)
        dimension = sheet.column_dimensions[cell.column_letter]
        dimension.width = column.width
        # So that what is filled in later stays text as well.
        dimension.number_format = "@"
        dimension.alignment = copy(cell.alignment)
    set_row(sheet, 1, height=2 * _LINE_HEIGHT)
    number = 2
    for record in records:
        for texts in _rows(form, record.texts):
            _put_row(sheet, form, number, texts, is_bold=record.is_bold)
            outline = min(record.depth - 1, _DEEPEST_OUTLINE)
            set_row(sheet, number, height=_height(form, texts), outline=outline)
            number += 1
    _arrange(sheet, form, number - 1)


def _height(form: SheetForm, texts: Mapping[str, str]) -> float:
    """Return about how high a row is in points, with its texts wrapped in their columns."""
    counts = (
        sum(ceil(max(len(part), 1) / column.width * 1.1) for part in text.split("\n"))
        for column in form.columns
        if (text := texts.get(column.header, ""))
    )
    return _LINE_HEIGHT * max(counts, default=1)


def _rows(form: SheetForm, texts: Mapping[str, str]) -> Iterable[Mapping[str, str]]:
    """Part a record into the rows it takes, of which all but the first go on from the one above."""
    parted = {header: pieces(text) for header, text in texts.items() if text}
    first = form.headers[0]
    fixed = (first,) if form.has_long_texts else tuple(parted)
    for header in fixed:
        if len(parted.get(header, "")) > 1:
            name = texts[header][:60]
            raise InputError(f"”{name}…” är för långt för en cell i Excel. Korta det.")
    count = max(map(len, parted.values()), default=1)
    for place in range(count):
        row = {header: each[place] for header, each in parted.items() if place < len(each)}
        yield {**row, first: CONTINUED} if place else row


def _put_row(
    sheet: "Worksheet", form: SheetForm, number: int, texts: Mapping[str, str], *, is_bold: bool
) -> None:
    for place, header in enumerate(form.headers, start=1):
        text = texts.get(header, "")
        if text:
            cell = sheet.cell(number, place)
            cell.style = _KEY if header == "Nyckel" else _BOLD if is_bold else _PLAIN
            put_text(cell, text)


def _arrange(sheet: "Worksheet", form: SheetForm, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import Outline, PageSetupProperties

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(form.columns))}{max(last, 2)}"
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def add_choices(
    book: "Workbook",
    forms: Iterable[SheetForm],
    lists: Mapping[str, Sequence[str]],
    elsewhere: Mapping[str, str],
) -> None:
    """Add the hidden sheet of lists, and the drop-downs of every column that has one.

    `elsewhere` are lists that stand in the sheets themselves, by their ranges.
    """
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(CHOICES)
    sheet.sheet_state = "hidden"
    ranges = dict(elsewhere)
    for place, (name, values) in enumerate(lists.items(), start=1):
        for number, text in enumerate((name, *values), start=1):
            put_text(sheet.cell(number, place), text)
        letter = get_column_letter(place)
        ranges[name] = f"'{CHOICES}'!${letter}$2:${letter}${len(values) + 1}"
    for form in forms:
        _offer(book[form.name], form, ranges)


def _offer(sheet: "Worksheet", form: SheetForm, ranges: Mapping[str, str]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = sheet.max_row + SPARE_ROWS
    for place, column in enumerate(form.columns, start=1):
        if not (column.choices or column.hint):
            continue
        offer = DataValidation(
            type="list" if column.choices else None,
            formula1=ranges[column.choices] if column.choices else None,
            allow_blank=True,
            # Excel asks before it takes another word; the import says what is wrong with it.
            errorStyle="warning",
            showErrorMessage=bool(column.choices),
            errorTitle=column.header,
            error="Ordet finns inte i listan. Vill du ändå ha det så?",
            showInputMessage=bool(column.hint),
            promptTitle=column.header,
            prompt=column.hint or None,
        )
        letter = get_column_letter(place)
        offer.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(offer)
