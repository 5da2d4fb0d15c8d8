"""A plain table as an Excel workbook: numbers as numbers, text as text."""

import io
from collections.abc import Sequence
from decimal import Decimal

from andts_desktop.exchange.spreadsheet import put_text

Cell = str | Decimal | int | None

_WIDEST, _NARROWEST = 60, 8
_NUMBER = "0.0##"


def write_table(title: str, rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return a workbook of one sheet; the first row is its headings.

    A number keeps every digit it has, whatever is shown.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet(_sheet_name(title), 0)
    del book[book.sheetnames[-1]]
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            if isinstance(value, str):
                put_text(cell, value)
            elif value is not None:
                cell.value = value
                cell.number_format = _NUMBER if value != int(value) else "0"
            if number == 1:
                cell.font = Font(bold=True)
    for place in range(1, len(rows[0]) + 1):
        widest = max(len(str(row[place - 1] or "")) for row in rows)
        width = min(max(widest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_name(title: str) -> str:
    allowed = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title)
    return " ".join(allowed.split())[:31] or "Tabell"
