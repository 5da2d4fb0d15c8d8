from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.models.table import ROW_ROLE, Column, SortedTable, TableModel
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.wrapped_text import ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class Board:
    name: str


BOARDS = tuple(Board(name) for name in ("Socialnämnden", "Kulturnämnden", "Äldrenämnden"))


@pytest.fixture
def model() -> TableModel[Board]:
    made = TableModel([Column[Board]("Nämnd", lambda row: row.name)], lambda _: "#000000", hash)
    made.set_rows(BOARDS)
    return made


def test_keeps_its_row_when_the_rows_are_read_again(qtbot: QtBot, model: TableModel[Board]) -> None:
    view = TableView(SortedTable(model), "Nämnder")
    qtbot.addWidget(view)
    assert view.choose(hash(BOARDS[1]))
    model.set_rows(tuple(reversed(BOARDS)))
    assert view.currentIndex().data(ROW_ROLE) == BOARDS[1]


def test_has_no_current_row_when_its_row_is_gone(qtbot: QtBot, model: TableModel[Board]) -> None:
    view = TableView(SortedTable(model), "Nämnder")
    qtbot.addWidget(view)
    view.choose(hash(BOARDS[1]))
    model.set_rows(BOARDS[:1])
    assert not view.currentIndex().isValid()
    assert not view.choose(hash(BOARDS[1]))


def test_tab_leaves_the_table(qtbot: QtBot, model: TableModel[Board]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    view, field = TableView(model, "Nämnder"), QLineEdit()
    column.addWidget(view)
    column.addWidget(field)
    window.show()
    qtbot.waitExposed(window)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    qtbot.waitUntil(field.hasFocus)


def test_can_be_as_high_as_its_rows(qtbot: QtBot, model: TableModel[Board]) -> None:
    view = TableView(model, "Nämnder", fits_rows=True)
    qtbot.addWidget(view)
    three = view.sizeHint().height()
    model.set_rows(BOARDS[:1])
    assert three - view.sizeHint().height() == 2 * ROW_HEIGHT


def test_rows_are_as_high_as_their_texts_once_the_header_has_its_width(qtbot: QtBot) -> None:
    columns = [
        Column[Board]("Nämnd", lambda row: row.name * 3),
        Column[Board]("Namn", lambda row: row.name * 3),
    ]
    model = TableModel(columns, lambda _: "#000000", hash)
    view = TableView(model, "Nämnder", stretch=(0, 1), ink=lambda: "#000000")
    qtbot.addWidget(view)
    model.set_rows(BOARDS)
    view.resize(2000, 300)
    view.show()
    qtbot.waitUntil(lambda: view.columnWidth(0) > 500)
    one_line = view.rowHeight(0)
    view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().resizeSection(0, 80)
    qtbot.waitUntil(lambda: view.rowHeight(0) > one_line)
