"""What every tree of values has in common for Qt: items, and where they are shown."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Value = TypeVar("Value")
Key = TypeVar("Key", bound=Hashable)
Index = QModelIndex | QPersistentModelIndex


@dataclass(eq=False, slots=True)
class Item(Generic[Value, Key]):
    """A value in its place; Qt's indexes point at it, so the model keeps it alive."""

    value: Value
    key: Key
    parent: "Item[Value, Key] | None"
    row: int
    children: "list[Item[Value, Key]]"


class TreeModel(QAbstractItemModel, Generic[Value, Key]):
    """Shows frozen values below each other; resets when they change.

    A subclass says what is below a value and what tells it apart.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers: tuple[str, ...] = ()
        self._top: list[Item[Value, Key]] = []
        self._items: dict[Key, Item[Value, Key]] = {}

    def name_columns(self, headers: Sequence[str]) -> None:
        """Say how many columns there are, by their names; to be called once."""
        self._headers = tuple(headers)

    def children_of(self, value: Value) -> Sequence[Value]:
        """Return the values below one."""
        raise NotImplementedError

    def key_of(self, value: Value, parent: Item[Value, Key] | None, row: int) -> Key:
        """Return what tells a value apart from all others."""
        raise NotImplementedError

    def grow(self, values: Iterable[Value]) -> None:
        """Take other values in; to be called while the model resets."""
        self._items = {}
        self._top = [self._grown(value, None, row) for row, value in enumerate(values)]

    def index_of(self, key: Key | None) -> QModelIndex:
        """Return where a value is shown, an invalid index where it is not."""
        item = self._items.get(key) if key is not None else None
        return QModelIndex() if item is None else self.createIndex(item.row, 0, item)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of every value shown, in reading order."""
        return tuple(self._items)

    def value_at(self, index: Index) -> Value | None:
        """Return the value shown at an index."""
        return self.item_at(index).value if index.isValid() else None

    @staticmethod
    def item_at(index: Index) -> Item[Value, Key]:
        """Return the item at a valid index."""
        item: Item[Value, Key] = index.internalPointer()
        return item

    def _grown(self, value: Value, parent: Item[Value, Key] | None, row: int) -> Item[Value, Key]:
        item = Item(value, self.key_of(value, parent, row), parent, row, [])
        self._items[item.key] = item
        below = enumerate(self.children_of(value))
        item.children = [self._grown(child, item, place) for place, child in below]
        return item

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        if parent.column() > 0:
            return 0
        return len(self.item_at(parent).children if parent.isValid() else self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(self._headers)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        # Asked for tens of thousands of times where a plan is long: no detour by Qt's own check.
        siblings = self.item_at(parent).children if parent.isValid() else self._top
        if 0 <= row < len(siblings) and 0 <= column < len(self._headers) and parent.column() <= 0:
            return self.createIndex(row, column, siblings[row])
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: ANN401, B008 (two of Qt's signatures in one)
        if not index.isValid():
            return QModelIndex()
        above = self.item_at(index).parent
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None
