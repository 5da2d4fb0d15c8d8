"""Excel workbooks: values as they are typed, merged cells, blocks and sheets."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from andts_desktop.exchange.plan_import.reading import excel, read_source
from andts_desktop.exchange.plan_import.source import Paragraph, SourceDocument, Table

Fill = Callable[[Workbook, Worksheet], object]


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Fill], SourceDocument]:
    def filled(fill: Fill) -> SourceDocument:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = "Plan"
        fill(book, sheet)
        book.save(tmp_path / "plan.xlsx")
        return read_source(tmp_path / "plan.xlsx")

    return filled


def tables(source: SourceDocument) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (3.0, "General", "3"),
        (2.5, "General", "2,5"),
        (0.9, "0 %", "90 %"),
        (dt.datetime(2025, 1, 2), "yyyy-mm-dd", "2025-01-02"),  # noqa: DTZ001 - Excel has no zones
        (dt.datetime(2025, 1, 2, 9, 30), "General", "2025-01-02 09:30"),  # noqa: DTZ001
        (dt.time(9, 30), "hh:mm", "09:30"),
        (True, "General", "Ja"),
        ("#REF!", "General", ""),
        ("Text", "General", "Text"),
    ],
)
def test_values_are_written_as_a_swede_types_them(value: object, form: str, said: str) -> None:
    assert excel.written(value, form) == said


def test_empty_edges_are_cut_and_rows_know_their_number(
    read: Callable[[Fill], SourceDocument],
) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet["C4"] = "Aktivitet"
        sheet["D5"] = "Ansvar"

    found = tables(read(fill))[0]
    assert cells(found) == [["Aktivitet", ""], ["", "Ansvar"]]
    assert [row.place.row for row in found.rows] == [4, 5]


def test_two_empty_rows_part_tables_and_one_does_not(
    read: Callable[[Fill], SourceDocument],
) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        for row in (1, 3, 6):
            sheet.cell(row, 1, f"rad {row}")

    assert list(map(cells, tables(read(fill)))) == [[["rad 1"], [""], ["rad 3"]], [["rad 6"]]]


def test_merged_cells_are_covered(read: Callable[[Fill], SourceDocument]) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet.append(["Mål", "Aktivitet", "Mått"])
        sheet.append(["Mål 1", "Ett"])
        sheet.append([None, "Två"])
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:C2")

    rows = tables(read(fill))[0].rows
    covered = [[(c.is_covered, c.covered_from_above) for c in row.cells] for row in rows[1:]]
    assert covered == [
        [(False, False), (False, False), (True, False)],
        [(True, True), (False, False), (False, False)],
    ]


def test_boldness_is_that_of_the_cell(read: Callable[[Fill], SourceDocument]) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "Mål"
        sheet["A1"].font = Font(bold=True)
        sheet["B1"] = "Aktivitet"

    row = tables(read(fill))[0].rows[0]
    assert [cell.paragraphs[0].is_bold for cell in row.cells] == [True, False]


def test_boldness_is_that_of_the_part_where_a_cell_has_several(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet["A1"] = "PLATS"
    book.save(made := BytesIO())
    rich = b"<r><rPr><b/></rPr><t>Socialen</t></r><r><t xml:space='preserve'>\nKulturen</t></r>"
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(tmp_path / "plan.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<t>PLATS</t>", rich))
    paragraphs = tables(read_source(tmp_path / "plan.xlsx"))[0].rows[0].cells[0].paragraphs
    assert [(each.text, each.is_bold) for each in paragraphs] == [
        ("Socialen", True),
        ("Kulturen", False),
    ]


def test_several_sheets_have_each_their_heading_and_hidden_ones_are_left_out(
    read: Callable[[Fill], SourceDocument],
) -> None:
    def fill(book: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "ett"
        book.create_sheet("Bilaga")["A1"] = "två"
        book.create_sheet("Tomt")
        hidden = book.create_sheet("Gammalt")
        hidden["A1"] = "tre"
        hidden.sheet_state = "hidden"

    source = read(fill)
    headings = [each.text for each in source.blocks if isinstance(each, Paragraph)]
    assert headings == ["Plan", "Bilaga"]
    assert [each.text for each in source.left_out] == ["Bladet Gammalt"]


def test_comments_and_formulas_without_a_value_are_said(
    read: Callable[[Fill], SourceDocument],
) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "ett"
        sheet["A1"].comment = Comment("Kolla", "Eva")
        sheet["A2"] = "=1+1"

    assert [each.text for each in read(fill).left_out] == [
        "1 kommentar: ”Kolla”",
        "1 formel utan värde: ”på bladet Plan”",
    ]


def test_rows_and_columns_beyond_what_is_read_are_said(
    read: Callable[[Fill], SourceDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "MAX_ROWS", 3)
    monkeypatch.setattr(excel, "MAX_COLUMNS", 2)

    def fill(_: Workbook, sheet: Worksheet) -> None:
        for row in range(1, 6):
            sheet.append([row, row, row if row == 1 else None])

    source = read(fill)
    assert cells(tables(source)[0]) == [["1", "1"], ["2", "2"], ["3", "3"]]
    assert [(each.text, each.place.row) for each in source.left_out] == [
        ("Resten av raden", 1),
        ("Resten av bladet", 4),
    ]


def test_a_cell_far_away_does_not_make_a_giant_of_a_sheet(
    read: Callable[[Fill], SourceDocument],
) -> None:
    def fill(_: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "Aktivitet"
        sheet["XFD1048576"] = "långt bort"

    assert cells(tables(read(fill))[0]) == [["Aktivitet"]]
