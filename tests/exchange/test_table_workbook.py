"""A plain table as a workbook: what is a number stays one, and nothing becomes a formula."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from andts_desktop.exchange.table_workbook import Cell, write_table


def test_numbers_are_numbers_and_text_is_text() -> None:
    rows: list[list[Cell]] = [["Enhet", "2026"], ["=Järva", Decimal("68.25")]]
    rows += [["Farsta", "–"], ["", None]]
    sheet = load_workbook(io.BytesIO(write_table("Index, stadsdelar", rows))).active
    assert sheet is not None
    assert sheet.title == "Index, stadsdelar"
    assert [cell.value for cell in sheet[2]] == ["=Järva", 68.25]
    assert sheet["A2"].data_type == "s"
    assert sheet["B3"].value == "–"
    assert sheet["B4"].value is None


def test_a_title_that_excel_refuses_is_mended() -> None:
    name = "Vad? [a/b]: " + "x" * 40
    book = load_workbook(io.BytesIO(write_table(name, [["a"], [Decimal(1)]])))
    assert len(book.sheetnames[0]) <= 31
    assert load_workbook(io.BytesIO(write_table("??", [["a"]]))).sheetnames == ["Tabell"]
