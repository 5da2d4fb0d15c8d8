"""The comparison: the table, its gaps and breaks, its charts, and the copy of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog, QTableView
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.measures import HeatCell, Measure, MeasureKind
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.models.table import VALUE_ROLE
from andts_desktop.ui.pages.results import ResultsPage
from andts_desktop.ui.pages.results_clipboard import as_mime
from andts_desktop.ui.pages.results_compare_pane import ComparePane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.heat_view import WrappedHeader
from tests.ui.conftest import ShowPage

Show = Callable[[Session], ComparePane]
SUMMED = 7


@pytest.fixture
def show(show_page: ShowPage) -> Show:
    def shown(session: Session) -> ComparePane:
        page = show_page(ResultsPage, session)
        page.show_only("compare")
        pane = page.pane("compare")
        assert isinstance(pane, ComparePane)
        return pane

    return shown


def rows(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def headers(model: QAbstractItemModel) -> list[str]:
    horizontal = Qt.Orientation.Horizontal
    return [str(model.headerData(c, horizontal)) for c in range(model.columnCount())]


def test_years_stand_side_by_side_with_the_break_between(example: Session, show: Show) -> None:
    pane = show(example)
    old, new = ["2019", "2020", "2021", "2022"], ["2023", "2024", "2025", "2026"]
    assert headers(pane.table.model()) == ["Enhet", *old, "¦", *new]
    found = rows(pane.table.model())
    assert found[0][0] == "Centrum"
    assert {row[5] for row in found} == {"¦"}
    assert [row[0] for row in found[-SUMMED:]][:2] == ["Medelvärde", "Median"]
    assert pane.breaks.text().startswith("¦ 2023 jämförs inte med åren före: Version 1")


def test_a_gap_has_its_sign_and_words(example: Session, show: Show) -> None:
    pane = show(example)
    model = pane.table.model()
    place = [row[0] for row in rows(model)].index("Västerängen")
    cell = model.index(place, model.columnCount() - 1)
    assert cell.data() == "–"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "ej besvarad"
    assert "– betyder" in pane.signs.text()
    assert "* betyder att frågor är obesvarade" in pane.signs.text()


def test_fewer_years_can_be_chosen(example: Session, show: Show) -> None:
    pane = show(example)
    pane.choices.years.setCurrentIndex(pane.choices.years.findData(3))
    pane.choices.changed.emit()
    assert headers(pane.table.model()) == ["Enhet", "2024", "2025", "2026"]


def test_a_part_and_a_question_are_compared_in_points(example: Session, show: Show) -> None:
    pane = show(example)
    pane.choices.choose(Measure(MeasureKind.PART, "structure"))
    assert pane.table_card.heading.text() == "Strukturer, stadsdelar"
    first = pane.choices.measure.itemData(4)
    assert first.kind is MeasureKind.QUESTION
    pane.choices.choose(first)
    assert rows(pane.table.model())[0][-1] in {"1", "2"}
    assert pane.choices.chosen_measure() == first


def test_departments_are_neither_ranked_nor_summed(example: Session, show: Show) -> None:
    example.choose_family("uppfoljning-fack")
    pane = show(example)
    assert pane.choices.kind.itemData(0) == UnitKind.DEPARTMENT
    names = [row[0] for row in rows(pane.table.model())]
    assert names == ["Socialförvaltningen", "Utbildningsförvaltningen"]
    assert not pane.chart.isVisible()
    assert not pane.choices.anonymous.isVisible()
    assert not pane.choices.chart.isEnabled()


def test_the_others_can_stand_without_names(example: Session, show: Show) -> None:
    pane = show(example)
    pane.choices.anonymous.setChecked(True)
    assert [row[0] for row in rows(pane.table.model())] == ["Centrum", "Lägst", "Median", "Högst"]
    assert pane.chart_card.heading.text() == "Index över åren"


def test_a_long_name_takes_no_room_from_the_others_and_the_questions_stay(
    example: Session, show: Show
) -> None:
    norrby = example.document.units.named("Norrby")
    name = "Stadsdelsförvaltningen för Norrby, Norra Hamnen och Västra skärgården"
    example.document.units.change(replace(norrby, name=name))
    pane = show(example)
    pane.choices.measure.setCurrentIndex(1)
    pane.choices.changed.emit()
    table = pane.heat_card.table
    model = table.model()
    place = headers(model).index(name)
    assert max(table.columnWidth(column) for column in range(1, model.columnCount())) <= 160
    assert model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == name
    (questions,) = [each for each in table.findChildren(QTableView) if each.isVisible()]
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert questions.x() == 0
    assert questions.rowHeight(5) == table.rowHeight(5)
    first = model.index(0, place)
    assert isinstance(first.data(VALUE_ROLE), HeatCell)
    header = table.horizontalHeader()
    assert isinstance(header, WrappedHeader)
    lines = header.lines(name, table.columnWidth(place))
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_all_questions_stand_at_once_with_or_without_the_others(
    example: Session, show: Show
) -> None:
    pane = show(example)
    pane.choices.measure.setCurrentIndex(1)
    pane.choices.changed.emit()
    model = pane.heat_card.table.model()
    assert model.rowCount() == 48
    assert headers(model)[:4] == ["Fråga", "Max", "Medel %", "Centrum"]
    assert pane.heat_card.chart.isVisible()
    assert "i starkare färg ju större del" in pane.heat_card.signs.text()
    pane.choices.anonymous.setChecked(True)
    assert headers(model) == ["Fråga", "Max", "Medel %", "Centrum"]
    assert not pane.heat_card.chart.isVisible()


def test_a_row_that_is_chosen_is_drawn_beside_ones_own(example: Session, show: Show) -> None:
    pane = show(example)
    pane.choices.chart.setCurrentIndex(1)
    pane.choices.changed.emit()
    QApplication.processEvents()
    before = pane.chart.grab().toImage()
    pane.table.setCurrentIndex(pane.table.model().index(2, 0))
    QApplication.processEvents()
    assert pane.chart.grab().toImage() != before
    assert pane.chart_card.heading.text() == "Index över åren"


def test_the_table_is_copied_for_excel_and_word(example: Session, show: Show) -> None:
    pane = show(example)
    told = QSignalSpy(example.told)
    pane.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().splitlines()[0].startswith("Enhet\t2019\t2020")
    assert "<td>Centrum</td>" in data.html()
    assert told.count() == 1


@pytest.mark.parametrize("place", [0, 1])
def test_the_table_is_saved_as_a_workbook_with_numbers(
    example: Session,
    show: Show,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: int,
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "jämförelse"), "")
    )
    pane = show(example)
    pane.choices.measure.setCurrentIndex(place)
    pane.choices.changed.emit()
    pane.export()
    sheet = load_workbook(tmp_path / "jämförelse.xlsx").active
    assert sheet is not None
    found = list(sheet.iter_rows(values_only=True))
    assert found[0][0] in {"Enhet", "Fråga"}
    numbers = [value for row in found[1:] for value in row if isinstance(value, int | float)]
    assert len(numbers) > 50


def test_a_workbook_that_cannot_be_saved_is_told(
    example: Session, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = str(tmp_path / "borta" / "a.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    failed = QSignalSpy(example.refused)
    show(example).export()
    assert failed.count() == 1


def test_leaving_the_file_dialog_saves_nothing(
    example: Session, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    told = QSignalSpy(example.told)
    show(example).export()
    assert told.count() == 0


def test_what_is_copied_is_one_cell_whatever_stands_in_it() -> None:
    data = as_mime([["Fråga"], ["rad ett\nrad\ttvå <b>"]])
    assert data.text() == "Fråga\nrad ett rad två <b>"
    assert "<td>rad ett rad två &lt;b&gt;</td>" in data.html()


def test_merged_and_renamed_units_are_told_of(example: Session, show: Show) -> None:
    pane = show(example)
    assert "Hamnen: Hette då Hamnområdet. (2019–2020)" in pane.signs.text().replace(" och ", "–")
    assert "Ängsborg: Bildades 2022 av Västra Ängsborg och Östra Ängsborg." in pane.signs.text()


def test_a_year_without_round_says_so(example: Session, show: Show) -> None:
    example.choose_year(2030)
    pane = show(example)
    assert pane.nothing.text() == "Det finns ingen enkätomgång 2030 att jämföra."
    assert not pane.table_card.isVisible()
    assert not pane.copy_button.isVisible()


def test_the_tables_keep_qts_rules(
    example: Session, show: Show, qtmodeltester: ModelTester
) -> None:
    pane = show(example)
    qtmodeltester.check(pane.table.model())
    pane.choices.measure.setCurrentIndex(1)
    pane.choices.changed.emit()
    qtmodeltester.check(pane.heat_card.table.model())
