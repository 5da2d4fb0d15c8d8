from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QTableView
from pytestqt.qtbot import QtBot

from andts_desktop.ui.models.table import Column, TableModel
from andts_desktop.ui.widgets.heat_view import HeatView, WrappedHeader
from andts_desktop.ui.widgets.wrapped_text import ROW_HEIGHT

DISTRICTS = ("Bromma", "Enskede-Årsta-Vantör", "Farsta", "Hägersten-Älvsjö", "Hässelby-Vällingby")
LONG = "Skademinimerande information till målgruppen"


@dataclass(frozen=True, slots=True)
class Asked:
    name: str


ASKED = tuple(Asked(name) for name in ("Beslutad plan", LONG) * 12)


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    columns = [
        Column[Asked]("Fråga", lambda row: row.name),
        *(Column[Asked](name, lambda _: "1") for name in DISTRICTS),
    ]
    model = TableModel(columns, lambda _: "#000000", id)
    made = HeatView(model, "Frågor", lambda _: ("#ffffff", "#000000"), lambda: "#000000")
    model.set_rows(ASKED)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(made)
    area.resize(500, 300)
    area.show()
    qtbot.waitExposed(area)
    QApplication.processEvents()
    return area


@pytest.fixture
def view(area: QScrollArea) -> HeatView:
    found = area.widget()
    assert isinstance(found, HeatView)
    return found


def first_of(view: HeatView) -> QTableView:
    (found,) = [each for each in view.findChildren(QTableView) if each.isVisible()]
    return found


def wheel(area: QScrollArea, on: QTableView, turned: QPoint) -> None:
    place = on.viewport().mapTo(area, QPoint(20, 20))
    QTest.wheelEvent(area.windowHandle(), QPointF(place), turned)
    QApplication.processEvents()


def tops(view: QTableView) -> list[int]:
    return [view.rowViewportPosition(row) for row in range(view.model().rowCount())]


def test_the_wheel_above_the_names_scrolls_the_page(area: QScrollArea, view: HeatView) -> None:
    wheel(area, first_of(view), QPoint(0, -240))
    assert tops(first_of(view)) == tops(view)
    assert tops(view)[0] == 0
    assert area.verticalScrollBar().value() > 0


def test_the_wheel_above_the_names_scrolls_the_values_sideways(
    area: QScrollArea, view: HeatView
) -> None:
    wheel(area, first_of(view), QPoint(-120, 0))
    assert view.horizontalScrollBar().value() > 0


@pytest.mark.parametrize("is_first", [True, False])
def test_the_names_stay_beside_their_values_when_either_is_scrolled(
    view: HeatView, is_first: bool
) -> None:
    view.setFixedHeight(200)
    QApplication.processEvents()
    scrolled = first_of(view) if is_first else view
    scrolled.verticalScrollBar().setValue(77)
    assert tops(first_of(view)) == tops(view)
    assert tops(view)[0] == -77


def test_a_long_name_has_two_lines_beside_a_row_as_high(view: HeatView) -> None:
    first = first_of(view)
    heights = [view.rowHeight(row) for row in range(len(ASKED))]
    assert heights == [first.rowHeight(row) for row in range(len(ASKED))]
    assert heights[0] == ROW_HEIGHT
    assert heights[1] > ROW_HEIGHT


def test_the_last_row_is_whole_above_the_bar(view: HeatView) -> None:
    assert view.horizontalScrollBar().isVisible()
    last = len(ASKED) - 1
    for each in (view, first_of(view)):
        below = each.rowViewportPosition(last) + each.rowHeight(last)
        assert below <= each.viewport().height()


def test_headings_break_after_hyphens_and_none_is_cut(view: HeatView) -> None:
    header = view.horizontalHeader()
    assert isinstance(header, WrappedHeader)
    assert header.lines("Enskede-Årsta-Vantör", 60) == ["Enskede-", "Årsta-", "Vantör"]
    for column, name in enumerate(DISTRICTS, start=1):
        assert "".join(header.lines(name, header.sectionSize(column) - 14)) == name


def test_headings_keep_words_together_that_fit(view: HeatView) -> None:
    header = view.horizontalHeader()
    assert isinstance(header, WrappedHeader)
    assert header.lines("Medel %", 200) == ["Medel %"]
    assert header.lines("Norra-Södra", 400) == ["Norra-Södra"]
