"""A document's tables as a workbook, read back."""

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from andts_desktop.domain.paper_tables import TableBook, TableSheet
from andts_desktop.domain.table_values import Figure, Value
from andts_desktop.exchange.paper_workbook import write_tables
from andts_desktop.exchange.spreadsheet import unescaped
from tests.opened_elsewhere import opened_in_libreoffice

DAY = dt.date(2026, 11, 22)


def book(*sheets: TableSheet) -> TableBook:
    return TableBook("Årlig uppföljning 2026", "Exempelstad", "Programmet 2023–2026", DAY, sheets)


def sheet(*rows: tuple[Value, ...], title: str = "Mål", header: tuple[str, ...] = ()) -> TableSheet:
    names = header or tuple(f"Kolumn {n}" for n in range(1, len(rows[0]) + 1))
    return TableSheet(title, names, rows)


def read(tables: TableBook) -> Workbook:
    return load_workbook(io.BytesIO(write_tables(tables)))


def test_cells_have_types_and_swedish_formats() -> None:
    row = (
        "Järva",
        Figure(Decimal("1263.6"), places=1, is_parted=True),
        Figure(Decimal(87), is_percent=True),
        Figure(Decimal(2026)),
        DAY,
        Figure(Decimal("4.5"), places=1, is_signed=True),
        None,
    )
    cells = read(book(sheet(row)))["Mål"][2]
    assert [cell.value for cell in cells] == [
        "Järva",
        1263.6,
        0.87,
        2026,
        dt.datetime(2026, 11, 22),  # noqa: DTZ001 - as openpyxl reads a day
        4.5,
        None,
    ]
    assert [cell.number_format for cell in cells[1:6]] == [
        "#,##0.0",
        "0%",
        "0",
        "yyyy-mm-dd",
        "+#,##0.0;-#,##0.0;#,##0.0",
    ]


def test_the_header_is_bold_frozen_and_filters() -> None:
    made = read(book(sheet(("a", "b"), ("c", "d"))))["Mål"]
    assert made.freeze_panes == "A2"
    assert made.auto_filter.ref == "A1:B3"
    assert [cell.font.bold for cell in made[1]] == [True, True]


def test_what_somebody_wrote_is_never_a_formula() -> None:
    hostile = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "a\x0bb", "_x000B_")
    cells = read(book(sheet(hostile)))["Mål"][2]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 4 + [False] * 2
    assert [unescaped(str(cell.value)) for cell in cells] == list(hostile)


def test_a_text_too_long_for_a_cell_goes_on_in_the_rows_below() -> None:
    text = "å" * 50_000
    rows = list(read(book(sheet(("x", text, "y"))))["Mål"].iter_rows(min_row=2, values_only=True))
    assert "".join(str(row[1]) for row in rows) == text
    assert [row[0] for row in rows[1:]] == ["fortsättning"] * (len(rows) - 1)
    assert {row[2] for row in rows[1:]} == {None}


def test_names_of_sheets_are_legal_and_each_its_own() -> None:
    titles = ("Vad? [a/b]: " + "x" * 40, "mål", "Mål", "Plan – Mål", "???", "Om tabellerna")
    names = read(book(*(sheet(("a",), title=each) for each in titles))).sheetnames
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert max(map(len, names)) <= 31
    assert names[1:6] == [
        "Vad a b",
        "mål – Kolumn 1",
        "Mål – Kolumn 1 2",
        "Mål – Kolumn 1 3",
        "Tabell",
    ]


def test_a_long_name_is_cut_at_a_word_and_says_its_first_column_where_it_must() -> None:
    title = "Preventionsindex mini, version 2 (exempelfrågor)"
    sheets = (
        sheet(("a", "b"), title=title, header=("Avsnitt", "Fråga")),
        sheet(("a",), title=title, header=("År",)),
        sheet(("a",), title="Stadsdelar sida vid sida (exempelfrågor)"),
    )
    assert read(book(*sheets)).sheetnames[1:] == [
        "Preventionsindex mini – Fråga",
        "Preventionsindex mini – År",
        "Stadsdelar sida vid sida",
    ]


def test_the_first_sheet_tells_what_the_others_hold_and_leads_there() -> None:
    made = read(book(sheet(("a",), ("b",), title="Enkät – Järva's svar")))
    about = made.worksheets[0]
    assert [about.cell(row, 1).value for row in (1, 2, 3)] == [
        "Årlig uppföljning 2026",
        "Programmet 2023–2026",
        "Läget per 22 november 2026",
    ]
    name, title, size = (about.cell(6, column) for column in (1, 2, 3))
    assert (name.value, title.value, size.value) == (
        "Järva's svar",
        "Enkät – Järva's svar",
        "2 rader",
    )
    assert name.hyperlink is not None
    assert name.hyperlink.location == "'Järva''s svar'!A1"


def test_the_metadata_says_title_language_and_day() -> None:
    properties = read(book(sheet(("a",)))).properties
    assert (properties.title, properties.creator) == ("Årlig uppföljning 2026", "Exempelstad")
    assert properties.language == "sv-SE"
    assert properties.modified.date() == DAY


def test_the_same_tables_give_the_same_bytes() -> None:
    tables = book(sheet(("a", Figure(Decimal(1)))))
    assert write_tables(tables) == write_tables(tables)


@pytest.mark.timeout(180)
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    tables = book(sheet(("=1+1", Figure(Decimal("63.6"), places=1), DAY), title="Mål"))
    assert opened_in_libreoffice(write_tables(tables), tmp_path / "tabeller.xlsx").stat().st_size
