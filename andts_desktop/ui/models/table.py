"""A read-only table of frozen values, declared column by column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.swedish import sort_key

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""What a column sorts by, a Python value: sort with `SortedTable`."""
VALUE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""What a delegate paints from, where the column has a `value`."""
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""The row's own value, whatever the column."""


# Without slots: Column[Row](...) sets an attribute of its own in Python 3.11.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what it shows of a row.

    Without `sort` the text is sorted as Swedish; `spoken` is what a screen reader says in place
    of the text. `tone` colours the text, never as the only sign. `value` is for a delegate.
    """

    header: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    spoken: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None
    tone: Callable[[Row], StatusTone | None] | None = None
    bold: Callable[[Row], bool] | None = None
    value: Callable[[Row], object] | None = None
    is_number: bool = False
    header_tooltip: str = ""


class TableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows through columns; decides nothing and changes nothing.

    `colour` gives a tone its colour now, as #rrggbb. `key` tells rows apart when they are read
    again, so that a view can keep its place.
    """

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        colour: Callable[[StatusTone], str],
        key: Callable[[Row], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._colour = colour
        self._key = key

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in the order in which they were given."""
        return self._rows

    def set_rows(self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None) -> None:
        """Show other rows, and other columns where they are given."""
        self.beginResetModel()
        self._rows = tuple(rows)
        if columns is not None:
            self._columns = tuple(columns)
        self.endResetModel()

    def key_at(self, index: Index) -> object:
        """Return what tells the row apart, None for no row."""
        if self._key is None or not index.isValid():
            return None
        return self._key(self._rows[index.row()])

    def index_of(self, key: object, column: int = 0) -> QModelIndex:
        """Return the index of the row with that key, an invalid one where there is none."""
        if self._key is None or key is None:
            return QModelIndex()
        places = (place for place, row in enumerate(self._rows) if self._key(row) == key)
        place = next(places, None)
        return QModelIndex() if place is None else self.index(place, column)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.header_tooltip or None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(row) if column.tone else None
            return None if tone is None else QColor(self._colour(tone))
        answer = _ANSWERS.get(role)
        return None if answer is None else answer(column, row)


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _font(column: Column[Any], row: Any) -> QFont | None:  # noqa: ANN401 - any row
    if column.bold is None or not column.bold(row):
        return None
    font = QFont()
    # Light text on a dark ground looks heavier: there a semibold is not seen to differ.
    font.setWeight(QFont.Weight.Bold)
    return font


_ANSWERS: dict[int, Callable[[Column[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.AccessibleTextRole: lambda column, row: (column.spoken or column.text)(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: (column.tooltip or _nothing)(row) or None,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: _alignment(column),
    Qt.ItemDataRole.FontRole: _font,
    SORT_ROLE: lambda column, row: (column.sort or (lambda r: sort_key(column.text(r))))(row),
    VALUE_ROLE: lambda column, row: column.value(row) if column.value else None,
    ROW_ROLE: lambda _, row: row,
}
"""What a cell answers to each role."""


def _nothing(_: object) -> str:
    return ""


class SortedTable(QSortFilterProxyModel):
    """Sorts a TableModel by its columns' own keys, and filters its rows by a predicate."""

    def __init__(self, source: TableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = source
        self._wanted: Callable[[Any], bool] | None = None
        self.setSourceModel(source)

    def show_only(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the rows that `wanted` approves of, all for None."""
        self.beginFilterChange()
        self._wanted = wanted
        self.endFilterChange()

    def key_at(self, index: Index) -> object:
        """Return what tells the row apart, None for no row."""
        return self._table.key_at(self.mapToSource(index))

    def index_of(self, key: object, column: int = 0) -> QModelIndex:
        """Return the index of the row with that key, an invalid one where it is not shown."""
        return self.mapFromSource(self._table.index_of(key, column))

    def lessThan(self, left: Index, right: Index) -> bool:
        return bool(left.data(SORT_ROLE) < right.data(SORT_ROLE))

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        return self._wanted is None or self._wanted(self._table.rows()[source_row])
