"""The tables of a document become sheets: joined by kind, with figures as figures."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.paper_tables import PaperTable, sheets_of
from andts_desktop.domain.table_values import Figure, Value, read_column

HEADER = ("Aktivitet", "Status", "Antal")


def table(*place: str, header: tuple[str, ...] = HEADER, **cells: str) -> PaperTable:
    row = tuple(cells.get(name, name.lower()) for name in header)
    return PaperTable(place, header, (row,))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("63,6", Figure(Decimal("63.6"), places=1)),
        ("12 500", Figure(Decimal(12500), is_parted=True)),
        ("12\u00a0500,50", Figure(Decimal("12500.50"), places=2, is_parted=True)),
        ("−1,8", Figure(Decimal("-1.8"), places=1)),
        ("+4,5", Figure(Decimal("4.5"), places=1, is_signed=True)),
        ("87 %", Figure(Decimal(87), is_percent=True)),
        ("2026", Figure(Decimal(2026))),
        ("22 november 2026", dt.date(2026, 11, 22)),
        ("2026-11-22", dt.date(2026, 11, 22)),
    ],
)
def test_what_is_a_figure_or_a_day_is_read_as_one(text: str, value: Value) -> None:
    assert read_column([text, ""]) == (value, None)


@pytest.mark.parametrize(
    "text", ["0180", "1.1", "5 och 6", "35 av 55", "=1+1", "31 februari 2026", "2026-02-31", "F"]
)
def test_everything_else_is_text(text: str) -> None:
    assert read_column([text]) == (text,)


def test_one_text_makes_a_column_text() -> None:
    assert read_column(["1", "två"]) == ("1", "två")


def test_a_few_words_among_figures_leave_the_figures_alone() -> None:
    assert read_column(["1", "2", "3, preliminärt"]) == (
        Figure(Decimal(1)),
        Figure(Decimal(2)),
        "3, preliminärt",
    )


def test_signs_for_missing_figures_stand_among_figures_and_make_none() -> None:
    assert read_column(["1", "–", ".."]) == (Figure(Decimal(1)), "–", "..")
    assert read_column(["–", ".."]) == ("–", "..")


@given(st.lists(st.text()))
def test_no_text_is_lost(texts: list[str]) -> None:
    values = read_column(texts)
    assert [not text for text in texts] == [value is None for value in values]


def test_tables_of_one_kind_become_one_sheet_that_says_where_each_row_stands() -> None:
    tables = [table("Mål", "1 Tillgång", "Insatser"), table("Mål", "2 Barn", "Insatser")]
    (sheet,) = sheets_of(tables)
    assert sheet.title == "Mål – Insatser"
    assert sheet.header == ("Avsnitt", *HEADER)
    assert [row[0] for row in sheet.rows] == ["1 Tillgång", "2 Barn"]


def test_tables_that_only_differ_in_their_first_header_say_it_in_a_column() -> None:
    names = ("2025", "2026")
    tables = [
        PaperTable(("Över tid", "1 Tillgång"), ("högst 5 %", *names), (("Utfall", "7,4", "6,0"),)),
        PaperTable(("Över tid", "1 Tillgång"), ("minst 3", *names), (("Bedömning", "", "nås"),)),
    ]
    (sheet,) = sheets_of(tables)
    assert sheet.title == "Över tid – 1 Tillgång"
    assert sheet.header == ("Avsnitt", "Uppgift", *names)
    assert [row[:2] for row in sheet.rows] == [("högst 5 %", "Utfall"), ("minst 3", "Bedömning")]
    assert [row[3] for row in sheet.rows] == [Figure(Decimal("6.0"), places=1), "nås"]


def test_a_column_that_was_left_out_where_it_was_empty_is_empty() -> None:
    less = table("Mål", "2 Barn", header=("Aktivitet", "Antal"), Antal="7")
    (sheet,) = sheets_of([table("Mål", "1 Tillgång", Antal="5"), less])
    assert sheet.rows[1] == ("2 Barn", "aktivitet", None, Figure(Decimal(7)))


def test_a_table_alone_has_no_column_of_places() -> None:
    (sheet,) = sheets_of([table("Läget", "Status")])
    assert (sheet.title, sheet.header) == ("Läget – Status", HEADER)


def test_other_columns_and_other_chapters_are_other_sheets() -> None:
    other = table("Mål", "1", header=("Aktivitet", "Antal", "Status"))
    tables = [table("Mål", "1"), other, table("Enkät", "1"), table("Mål", "1", header=("Orsak",))]
    titles = [sheet.title for sheet in sheets_of(tables)]
    assert titles == ["Mål – 1", "Mål – 1", "Enkät – 1", "Mål – 1"]


def test_columns_of_the_same_name_are_kept_apart() -> None:
    doubled = PaperTable(("Mål",), ("2026", "2026"), (("1", "2"),))
    (sheet,) = sheets_of([doubled])
    assert sheet.rows == ((Figure(Decimal(1)), Figure(Decimal(2))),)


def test_a_table_without_rows_is_no_sheet() -> None:
    assert sheets_of([PaperTable(("Mål",), HEADER, ())]) == ()
