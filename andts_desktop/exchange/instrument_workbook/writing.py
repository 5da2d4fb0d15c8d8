"""Write an instrument as an Excel workbook that people can edit and the program can read again."""

import io

from andts_desktop.domain.instrument import Instrument
from andts_desktop.exchange.instrument_workbook.form import (
    ABOUT,
    KINDS,
    MARK,
    OPTIONS,
    PARTS,
    QUESTIONS,
    RULES,
    SHEETS,
    VERSION,
)
from andts_desktop.exchange.instrument_workbook.records import (
    about_records,
    option_records,
    part_records,
    question_records,
)
from andts_desktop.exchange.workbook.form import SheetForm
from andts_desktop.exchange.workbook.marks import mark
from andts_desktop.exchange.workbook.sheets import SPARE_ROWS, add_choices, add_styles, fill


def write_workbook(instrument: Instrument) -> bytes:
    """Return the instrument as the bytes of an .xlsx file; raises InputError for a too long id."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    fill(book, ABOUT, about_records(instrument))
    fill(book, PARTS, part_records(instrument.parts))
    fill(book, QUESTIONS, question_records(instrument))
    fill(book, OPTIONS, option_records(instrument))
    lists = {"Räknesätt": tuple(RULES.values()), "Slag": tuple(KINDS.values())}
    # Open at their ends, so that parts and questions that people add are offered as well.
    ids = {"Del": _first_column(PARTS), "Fråga": _first_column(QUESTIONS)}
    add_choices(book, SHEETS, lists, ids)
    mark(book, MARK, VERSION, instrument.title)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _first_column(form: SheetForm) -> str:
    return f"'{form.name}'!$A$2:$A${SPARE_ROWS}"
