"""Write a survey as an Excel form, in which only the answers and comments can be changed."""

import io
from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

from andts_desktop.domain.collection import SurveyForm
from andts_desktop.domain.form_key import key_text
from andts_desktop.domain.form_words import due_words, titled
from andts_desktop.domain.instrument import Question, QuestionKind
from andts_desktop.domain.sent_answers import sent_of, sent_text
from andts_desktop.errors import InputError
from andts_desktop.exchange.spreadsheet import escaped, pieces, put_text, set_row
from andts_desktop.exchange.survey_forms.asked import Asked
from andts_desktop.exchange.survey_forms.form_sheet import (
    ANSWER,
    COMMENT,
    FACTS,
    HEADERS,
    MARK,
    NAME,
    NUMBER,
    QUESTION,
    RESPONDENT_LABEL,
    SHEET,
)
from andts_desktop.exchange.survey_forms.lists import Lists, add_lists
from andts_desktop.exchange.survey_forms.rows import FormRow, form_rows

if TYPE_CHECKING:
    from openpyxl.styles import Alignment
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (5, 40, 26, 28, 38, 38, 5)
_TITLE, _OPTION, _PLAIN, _BOLD, _PART, _HEAD, _OPEN = (
    "enkät titel",
    "enkät alternativ",
    "enkät",
    "enkät fet",
    "enkät del",
    "enkät rubrikrad",
    "enkät svar",
)
_HEADER_ROW = 7
_LINE_HEIGHT = 15.0
_GREY = "707070"


def write_form_workbook(form: SurveyForm) -> bytes:
    """Return the form as the bytes of an .xlsx file, in which the answers already given stand.

    Raises InputError for an answer or a comment that is longer than a cell.
    """
    from openpyxl import Workbook
    from openpyxl.workbook.protection import WorkbookProtection

    book = Workbook()
    book.remove(book.worksheets[0])
    _add_styles(book)
    sheet = book.create_sheet(SHEET)
    sent = sent_text(sent_of(form.answers))
    lists = add_lists(book.create_sheet(FACTS), key_text(form.key), form.instrument, sent)
    _put_head(sheet, form)
    rows = dict(enumerate(form_rows(form), start=_HEADER_ROW + 1))
    for number, row in rows.items():
        _put_row(sheet, number, row)
    _offer(sheet, rows, lists)
    _grey(sheet, form, rows, lists)
    _arrange(sheet)
    book.security = WorkbookProtection(lockStructure=True)
    _mark(book, form)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

    wrapped = Alignment(wrap_text=True, vertical="top")
    looks: tuple[tuple[str, Font, str], ...] = (
        (_TITLE, Font(name="Calibri", size=16, bold=True), ""),
        (_OPTION, Font(name="Calibri", size=11), ""),
        (_PLAIN, Font(name="Calibri", size=11), ""),
        (_BOLD, Font(name="Calibri", size=11, bold=True), ""),
        (_PART, Font(name="Calibri", size=12, bold=True), "DCE9EB"),
        (_HEAD, Font(name="Calibri", size=11, bold=True, color="FFFFFF"), "0B5D6B"),
        (_OPEN, Font(name="Calibri", size=11), "FFF9E5"),
    )
    thin = Side(style="thin", color="BFBFBF")
    for name, font, fill in looks:
        # As text, or Excel turns 0,5 into a date and an answer into a formula.
        style = NamedStyle(name=name, font=font, alignment=wrapped, number_format="@")
        if fill:
            style.fill = PatternFill("solid", fgColor=fill)
        if name == _TITLE:
            style.alignment = Alignment(vertical="center")
        if name in (_PLAIN, _BOLD):
            style.border = Border(top=thin)
        if name == _OPEN:
            style.protection = Protection(locked=False)
            style.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        book.add_named_style(style)


def _put_head(sheet: "Worksheet", form: SurveyForm) -> None:
    instrument = form.instrument
    example = "Exempelfrågor. " if instrument.is_example else ""
    sent = f"Skicka tillbaka filen till {form.sender}. " if form.sender else ""
    due = f"Senast {due_words(form.due)}." if form.due else ""
    lines = (
        f"Enkät {form.key.year}: {titled(instrument)}",
        f"{form.key.unit_name}. {example}",
        f"{sent}{due}",
        "Fyll i de gula rutorna. Välj svar i listorna; Vet ej och Ej tillämplig finns i alla.",
    )
    for number, text in enumerate(lines, start=1):
        _put(sheet, number, QUESTION, text.strip(), _TITLE if number == 1 else _OPTION)
        sheet.cell(number, _column(QUESTION)).alignment = _unwrapped()
    _put(sheet, 5, QUESTION, RESPONDENT_LABEL, _OPTION)
    sheet.cell(5, _column(ANSWER)).style = _OPEN
    for header in HEADERS:
        _put(sheet, _HEADER_ROW, header, header, _HEAD)
    set_row(sheet, 1, height=24)
    set_row(sheet, 5, height=20)


def _unwrapped() -> "Alignment":
    from openpyxl.styles import Alignment

    return Alignment(vertical="center")


def _put_row(sheet: "Worksheet", number: int, row: FormRow) -> None:
    is_part = row.question is None
    for header in HEADERS:
        style = _PART if is_part else _BOLD if header in (NUMBER, QUESTION) else _PLAIN
        if row.option is not None:
            style = _OPTION
        if not is_part and (header == ANSWER or (header == COMMENT and row.option is None)):
            style = _OPEN
        _put(sheet, number, header, row.texts.get(header, ""), style)
    if is_part:
        sheet.cell(number, _column(QUESTION)).alignment = _unwrapped()
    set_row(sheet, number, height=_LINE_HEIGHT * (1.4 if is_part else _lines(row.texts)))


def _put(sheet: "Worksheet", number: int, header: str, text: str, style: str) -> None:
    cell = sheet.cell(number, _column(header))
    cell.style = style
    if len(pieces(text)) > 1:
        raise InputError(
            f"”{text[:60]}…” är för långt för en cell i Excel. Korta texten, eller skicka "
            "enkäten som PDF."
        )
    if text:
        put_text(cell, text)


def _lines(texts: Mapping[str, str]) -> int:
    counts = (
        sum(ceil(max(len(part), 1) / width * 1.1) for part in text.split("\n"))
        for header, width in zip(HEADERS, _WIDTHS, strict=True)
        if header != NAME and (text := texts.get(header, ""))
    )
    return max(counts, default=1)


def _offer(sheet: "Worksheet", rows: Mapping[int, FormRow], lists: Lists) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, row in rows.items():
        if row.question is None:
            continue
        is_free = row.question.kind in (QuestionKind.NUMBER, QuestionKind.TEXT)
        offer = DataValidation(
            type="list",
            formula1=lists.ranges[row.question.id] if row.option is None else lists.yes,
            allow_blank=True,
            errorStyle="stop",
            # Numbers and texts are written; the list only offers the states beside them.
            showErrorMessage=not is_free,
            errorTitle="Svar",
            error="Välj ett av svaren i listan, eller lämna rutan tom.",
        )
        offer.add(f"{_letter(ANSWER)}{number}")
        sheet.add_data_validation(offer)


def _grey(sheet: "Worksheet", form: SurveyForm, rows: Mapping[int, FormRow], lists: Lists) -> None:
    """Let the questions that are not to be answered turn grey."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fill = PatternFill("solid", bgColor="F2F2F2")
    look = DifferentialStyle(font=Font(color=_GREY), fill=fill)

    places = {row.name: number for number, row in rows.items() if row.name}
    asked = Asked(form.instrument, places, lists, _letter(ANSWER))
    written: dict[Question, str] = {}
    for number, row in rows.items():
        if row.question is None or not row.question.show_if:
            continue
        if row.question not in written:
            written[row.question] = asked.not_asked(row.question)
        formula = written[row.question]
        if formula:
            rule = Rule(type="expression", dxf=look, formula=[formula])
            cells = f"{_letter(NUMBER)}{number}:{_letter(HEADERS[-2])}{number}"
            sheet.conditional_formatting.add(cells, rule)


def _arrange(sheet: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for header, width in zip(HEADERS, _WIDTHS, strict=True):
        sheet.column_dimensions[_letter(header)].width = width
    sheet.column_dimensions[_letter(NAME)].hidden = True
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.9
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # The published types take footers for what may be missing.
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]
    sheet.oddFooter.right.text = "sida &P av &N"  # type: ignore[union-attr]
    # Without a password: it guards against slips, and rows and columns may be made larger.
    sheet.protection.sheet = True
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def _mark(book: "Workbook", form: SurveyForm) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    book.defined_names[MARK] = DefinedName(MARK, attr_text=f"'{FACTS}'!$B$1")
    book.properties.creator = "ANDTS Desktop"
    title = f"Enkät: {form.instrument.title}, {form.key.year}, {form.key.unit_name}"
    book.properties.title = escaped(title)
    book.properties.language = "sv-SE"


def _column(header: str) -> int:
    return HEADERS.index(header) + 1


def _letter(header: str) -> str:
    return "ABCDEFG"[HEADERS.index(header)]
