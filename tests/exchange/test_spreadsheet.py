"""Texts in the cells of a workbook, and cells read as text."""

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from andts_desktop.errors import FileError
from andts_desktop.exchange.spreadsheet import (
    LONGEST,
    SheetRow,
    escaped,
    pieces,
    put_text,
    read_sheets,
    unescaped,
)


def bytes_of(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_with(*values: str | float | dt.date) -> Workbook:
    book = Workbook()
    book.worksheets[0].append(values)
    return book


@given(st.text(alphabet="_x0aB5F\x0b\ufffe\ud800\n") | st.text())
def test_any_text_comes_back_from_its_escaped_form(text: str) -> None:
    assert unescaped(escaped(text)) == text


def test_escapes_are_those_of_excel() -> None:
    assert escaped("a\x0bb _x000B_") == "a_x000B_b _x005F_x000B_"


@given(st.text(alphabet="aå🚭\x0b", max_size=30), st.integers(0, 3))
def test_pieces_fit_and_make_the_text_again(text: str, over: int) -> None:
    whole = text + "å" * (LONGEST - 10) * over
    parted = pieces(whole)
    assert "".join(parted) == whole
    assert all(len(escaped(each).encode("utf-16-le")) // 2 <= LONGEST for each in parted)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "1.10", "2024-03-01", "#N/A", "TRUE"])
def test_no_text_becomes_anything_else(text: str) -> None:
    book = Workbook()
    put_text(book.worksheets[0].cell(1, 1), text)
    cell = load_workbook(io.BytesIO(bytes_of(book))).worksheets[0].cell(1, 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_what_people_type_is_read_as_text() -> None:
    book = book_with(12, 1.5, 3.0, True, dt.date(2024, 3, 1), dt.datetime(2024, 3, 1, 8), "a\r\nb")  # noqa: DTZ001 - a cell knows no time zone
    (row,) = read_sheets(bytes_of(book), "x.xlsx")["Sheet"]
    assert row.texts == ("12", "1.5", "3", "ja", "2024-03-01", "2024-03-01 08:00:00", "a\nb")


def test_rows_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    book = Workbook()
    book.worksheets[0]["B3"] = "text"
    book.worksheets[0]["A5"] = "#DIV/0!"
    assert read_sheets(bytes_of(book), "x.xlsx") == {
        "Sheet": (SheetRow(3, ("", "text")), SheetRow(5, ("#DIV/0!",), (0,)))
    }


def test_what_is_no_workbook_is_said_in_words() -> None:
    with pytest.raises(FileError, match=r"”plan\.xlsx” är inte en Excel-fil"):
        read_sheets(b"PK\x03\x04 nonsense", "plan.xlsx")
