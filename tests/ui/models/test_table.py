from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.ui.models.table import (
    ROW_ROLE,
    SORT_ROLE,
    VALUE_ROLE,
    Column,
    SortedTable,
    TableModel,
)


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    points: int


FIGURES = (Figure("Österåker", 9), Figure("Åre", 10), Figure("Arboga", 2))

COLUMNS: tuple[Column[Figure], ...] = (
    Column("Namn", lambda row: row.name, tooltip=lambda row: f"{row.name} kommun"),
    Column(
        "Poäng",
        lambda row: f"{row.points} p",
        sort=lambda row: row.points,
        spoken=lambda row: f"{row.points} poäng",
        tone=lambda row: StatusTone.GOOD if row.points > 9 else None,
        bold=lambda row: row.points > 9,
        value=lambda row: row.points,
        is_number=True,
        header_tooltip="av 10 möjliga",
    ),
)


@pytest.fixture
def model() -> TableModel[Figure]:
    made = TableModel(COLUMNS, lambda _: "#123456", key=lambda row: row.name)
    made.set_rows(FIGURES)
    return made


def names(model: TableModel[Figure] | SortedTable) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_model_and_proxy_keep_qts_rules(
    model: TableModel[Figure], qtmodeltester: ModelTester
) -> None:
    proxy = SortedTable(model)
    qtmodeltester.check(model)
    qtmodeltester.check(proxy)
    proxy.sort(0)
    model.set_rows(FIGURES[:1])
    model.set_rows([])
    assert proxy.rowCount() == 0


def test_a_cell_shows_what_its_column_says(model: TableModel[Figure]) -> None:
    cell = model.index(1, 1)
    assert cell.data() == "10 p"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "10 poäng"
    assert cell.data(SORT_ROLE) == 10
    assert cell.data(VALUE_ROLE) == 10
    assert cell.data(ROW_ROLE) == FIGURES[1]
    assert cell.data(Qt.ItemDataRole.ForegroundRole).name() == "#123456"
    assert cell.data(Qt.ItemDataRole.FontRole).bold()
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_a_cell_says_nothing_that_its_column_leaves_out(model: TableModel[Figure]) -> None:
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.FontRole) is None
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(0, 0).data(VALUE_ROLE) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_headers_have_names_and_the_side_of_their_column(model: TableModel[Figure]) -> None:
    horizontal = Qt.Orientation.Horizontal
    assert model.headerData(0, horizontal) == "Namn"
    assert model.headerData(1, horizontal, Qt.ItemDataRole.ToolTipRole) == "av 10 möjliga"
    side = model.headerData(1, horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert side == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_text_sorts_as_swedish_and_numbers_by_size(model: TableModel[Figure]) -> None:
    proxy = SortedTable(model)
    proxy.sort(0)
    assert names(proxy) == ["Arboga", "Åre", "Österåker"]
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(proxy) == ["Åre", "Österåker", "Arboga"]


def test_rows_are_filtered_by_a_predicate(model: TableModel[Figure]) -> None:
    proxy = SortedTable(model)
    proxy.show_only(lambda row: row.points > 5)
    assert names(proxy) == ["Österåker", "Åre"]
    proxy.show_only(None)
    assert proxy.rowCount() == 3


def test_a_row_is_found_again_by_its_key(model: TableModel[Figure]) -> None:
    proxy = SortedTable(model)
    proxy.sort(0)
    key = proxy.key_at(proxy.index(2, 0))
    model.set_rows((Figure("Ale", 1), *FIGURES))
    assert key == "Österåker"
    assert proxy.index_of(key).row() == 3
    assert not proxy.index_of("Kil").isValid()
    assert model.key_at(QModelIndex()) is None


def test_other_columns_can_come_with_other_rows(model: TableModel[Figure]) -> None:
    model.set_rows(FIGURES, COLUMNS[:1])
    assert model.columnCount() == 1
