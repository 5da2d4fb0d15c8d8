"""A plan as a tree for Qt: number and title, lead, status."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from andts_desktop.domain.follow_up import FollowUp, StatusKind
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.tree_places import can_lie, topmost

_Index = QModelIndex | QPersistentModelIndex

_DRAGGED = "application/x-andts-node-ids"


class Column(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    LEAD = 1
    STATUS = 2


class Role(IntEnum):
    """What a delegate asks for besides what Qt shows."""

    NODE = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    TOP = Qt.ItemDataRole.UserRole + 3


@dataclass(eq=False, slots=True)
class _Item:
    node: Node
    parent: "_Item | None"
    row: int
    children: list["_Item"]


class PlanTreeModel(QAbstractItemModel):
    """Shows a Plan and the status of its activities; resets when either changes.

    Nodes can be dragged to where their level may lie; the model only tells of a drop.
    """

    dropped = Signal(tuple, object, int)
    """Nodes (their ids) were dropped under a parent (its id, or None) at a place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._top: list[_Item] = []
        self._items: dict[NodeId, _Item] = {}
        self._status: dict[NodeId, StatusKind] = {}

    def show_plan(self, plan: Plan, follow_up: FollowUp) -> None:
        """Show a plan with the status of the follow-up's year."""
        self.beginResetModel()
        self._plan = plan
        self._items = {}
        self._top = [self._item(node, None, row) for row, node in enumerate(plan.nodes)]
        kinds = {kind.key: kind for kind in follow_up.scale}
        self._status = {
            node_id: kinds[entry.status_key]
            for node_id, entry in follow_up.latest().items()
            if entry.status_key in kinds
        }
        self.endResetModel()

    def index_of(self, node_id: NodeId | None) -> QModelIndex:
        """Return where a node is shown, an invalid index where it is not."""
        item = self._items.get(node_id) if node_id is not None else None
        return QModelIndex() if item is None else self.createIndex(item.row, 0, item)

    def node_at(self, index: _Index) -> Node | None:
        """Return the node shown at an index."""
        return self._item_at(index).node if index.isValid() else None

    def ids(self) -> tuple[NodeId, ...]:
        """Return every node shown, in reading order."""
        return tuple(self._items)

    def _item(self, node: Node, parent: _Item | None, row: int) -> _Item:
        item = _Item(node, parent, row, [])
        self._items[node.id] = item
        item.children = [
            self._item(child, item, place) for place, child in enumerate(node.children)
        ]
        return item

    @staticmethod
    def _item_at(index: _Index) -> _Item:
        item: _Item = index.internalPointer()
        return item

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: ANN401 (Qt's sequence of indexes)
        ids = dict.fromkeys(str(self._item_at(index).node.id) for index in indexes)
        data = QMimeData()
        data.setData(_DRAGGED, " ".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: _Index
    ) -> bool:
        plan = self._plan
        ids = self._dragged(data)
        if plan is None or not ids:
            return False
        target = self.node_at(parent)
        return all(
            node is not None and can_lie(plan, node, target)
            for node in map(plan.node, topmost(plan, ids))
        )

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        if self._plan is not None and self.canDropMimeData(data, action, row, column, parent):
            target = self.node_at(parent)
            siblings = target.children if target is not None else self._plan.nodes
            place = row if row >= 0 else len(siblings)
            ids = topmost(self._plan, self._dragged(data))
            self.dropped.emit(ids, target.id if target is not None else None, place)
        # The nodes move in the file, and the tree is read again: the view has nothing to remove.
        return False

    @staticmethod
    def _dragged(data: QMimeData) -> tuple[NodeId, ...]:
        words = bytes(data.data(_DRAGGED).data()).decode("ascii", "replace").split()
        return tuple(NodeId(int(word)) for word in words if word.isdigit())

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        if parent.column() > 0:
            return 0
        return len(self._item_at(parent).children if parent.isValid() else self._top)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(Column)

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        siblings = self._item_at(parent).children if parent.isValid() else self._top
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: ANN401, B008 (two of Qt's signatures in one)
        if not index.isValid():
            return QModelIndex()
        above = self._item_at(index).parent
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Rubrik"), self.tr("Ansvarig"), self.tr("Status"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        node = self._item_at(index).node
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(node, column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.TITLE:
                return node.text or node.title
            case Role.NODE:
                return node
            case Role.TOP:
                return node.parent_id is None
            case Role.STATUS if column is Column.STATUS:
                return self._status.get(node.id)
        return None

    def _text(self, node: Node, column: Column) -> str:
        if column is Column.TITLE:
            return node.label
        if column is Column.LEAD:
            return node.responsibilities.lead
        kind = self._status.get(node.id)
        if kind is not None:
            return f"{kind.symbol} {kind.name}"
        return self.tr("ingen status") if node.level.has_status else ""
