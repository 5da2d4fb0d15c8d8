"""Write a plan as an Excel workbook that people can edit and the program can read again."""

import io
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from math import ceil
from typing import TYPE_CHECKING

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.errors import InputError
from andts_desktop.exchange.plan_workbook.form import (
    ABOUT,
    CHAPTERS,
    CHOICES,
    CONTINUED,
    DIRECTIONS,
    INDICATOR,
    INDICATOR_KINDS,
    LEVEL_ROLES,
    LEVELS,
    MARK,
    PLAN,
    PREVENTION_LEVELS,
    UNIT_KINDS,
    UNITS,
    VERSION,
    YES,
    SheetForm,
    level_labels,
)
from andts_desktop.exchange.plan_workbook.records import (
    Record,
    about_records,
    chapter_records,
    level_records,
    node_records,
    unit_records,
)
from andts_desktop.exchange.spreadsheet import escaped, pieces, put_text, set_row

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_PLAIN, _BOLD, _HEAD, _KEY = "plan", "plan fet", "plan rubrikrad", "plan nyckel"
_SPARE_ROWS = 2_000
"""How many rows below the written ones offer lists to choose from."""
_DEEPEST_OUTLINE = 7  # Excel's own limit
_LINE_HEIGHT = 15.0


def write_workbook(template: PlanTemplate) -> bytes:
    """Return the plan as the bytes of an .xlsx file; the follow-up of a template is not in it.

    Raises InputError for a name that is longer than a cell.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    _fill(book, PLAN, node_records(template))
    _fill(book, ABOUT, about_records(template))
    _fill(book, LEVELS, level_records(template.levels))
    _fill(book, CHAPTERS, chapter_records(template))
    _fill(book, UNITS, unit_records(template))
    _add_choices(book, template)
    _mark(book, template)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_styles(book: "Workbook") -> None:
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


def _fill(book: "Workbook", form: SheetForm, records: Iterable[Record]) -> None:
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


def _add_choices(book: "Workbook", template: PlanTemplate) -> None:
    """Add the hidden sheet of lists, and the drop-downs of every column that has one."""
    from openpyxl.utils import get_column_letter

    lists: dict[str, Sequence[str]] = {
        "Nivå": (*level_labels(template.levels).values(), INDICATOR),
        "Indikatorns slag": tuple(INDICATOR_KINDS.values()),
        "Riktning": tuple(DIRECTIONS.values()),
        "Preventionsnivå": tuple(PREVENTION_LEVELS.values()),
        "Räknas som": tuple(LEVEL_ROLES.values()),
        "Slag": tuple(CHAPTER_KIND_NAMES.values()),
        "Enhetens slag": tuple(UNIT_KINDS.values()),
        "Ja": (YES,),
    }
    sheet = book.create_sheet(CHOICES)
    sheet.sheet_state = "hidden"
    # Open at its end, so that units that people add are offered as well.
    ranges = {"Enhet": f"'{UNITS.name}'!$A$2:$A${len(template.units) + _SPARE_ROWS}"}
    for place, (name, values) in enumerate(lists.items(), start=1):
        for number, text in enumerate((name, *values), start=1):
            put_text(sheet.cell(number, place), text)
        letter = get_column_letter(place)
        ranges[name] = f"'{CHOICES}'!${letter}$2:${letter}${len(values) + 1}"
    for form in (PLAN, LEVELS, CHAPTERS, UNITS):
        _offer(book[form.name], form, ranges)


def _offer(sheet: "Worksheet", form: SheetForm, ranges: Mapping[str, str]) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = sheet.max_row + _SPARE_ROWS
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


def _mark(book: "Workbook", template: PlanTemplate) -> None:
    """Mark the workbook as ours twice, since some programs drop the one or the other."""
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName

    # The attribute is missing in the published types.
    book.custom_doc_props.append(  # type: ignore[attr-defined]
        StringProperty(name=MARK, value=VERSION)
    )
    name = f"{MARK}_{VERSION}"
    book.defined_names[name] = DefinedName(name, attr_text=f"'{PLAN.name}'!$A$1")
    book.properties.creator = "ANDTS Desktop"
    book.properties.title = escaped(template.details.title)
    book.properties.language = "sv-SE"
