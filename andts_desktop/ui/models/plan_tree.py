"""A plan as a tree for Qt: number and title, lead, status."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QMimeData,
    QObject,
    Qt,
    Signal,
)

from andts_desktop.domain.follow_up import FollowUp, StatusKind
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.markup import plain
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.tree_places import can_lie, topmost
from andts_desktop.ui.models.tree import Index, Item, TreeModel

_DRAGGED = "application/x-andts-node-ids"

_OF_NODE = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)


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


class PlanTreeModel(TreeModel[Node, NodeId]):
    """Shows a Plan and the status of its activities; resets when either changes.

    Nodes can be dragged to where their level may lie; the model only tells of a drop.
    """

    dropped = Signal(tuple, object, int)
    """Nodes (their ids) were dropped under a parent (its id, or None) at a place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name_columns((self.tr("Rubrik"), self.tr("Ansvarig"), self.tr("Status")))
        self._plan: Plan | None = None
        self._status: dict[NodeId, StatusKind] = {}

    def show_plan(self, plan: Plan, follow_up: FollowUp) -> None:
        """Show a plan with the status of the follow-up's year."""
        self.beginResetModel()
        self._plan = plan
        self.grow(plan.nodes)
        kinds = {kind.key: kind for kind in follow_up.scale}
        self._status = {
            node_id: kinds[entry.status_key]
            for node_id, entry in follow_up.latest().items()
            if entry.status_key in kinds
        }
        self.endResetModel()

    def node_at(self, index: Index) -> Node | None:
        """Return the node shown at an index."""
        return self.value_at(index)

    def ids(self) -> tuple[NodeId, ...]:
        """Return every node shown, in reading order."""
        return self.keys()

    def status_words(self) -> tuple[str, ...]:
        """Return the words in the column of status."""
        used = {self._text(node, Column.STATUS) for node in self._nodes()}
        return tuple(used - {""})

    def children_of(self, value: Node) -> tuple[Node, ...]:
        return value.children

    def key_of(self, value: Node, _parent: Item[Node, NodeId] | None, _row: int) -> NodeId:
        return value.id

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _OF_NODE if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: ANN401 (Qt's sequence of indexes)
        ids = dict.fromkeys(str(self.item_at(index).value.id) for index in indexes)
        data = QMimeData()
        data.setData(_DRAGGED, " ".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
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
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        node = self.item_at(index).value
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(node, column)
            case Qt.ItemDataRole.ToolTipRole if column is Column.TITLE:
                return plain(node.text) or node.title
            case Role.NODE:
                return node
            case Role.TOP:
                return node.parent_id is None
            case Role.STATUS if column is Column.STATUS:
                return self._status.get(node.id)
        return None

    def _nodes(self) -> Iterator[Node]:
        return self._plan.walk() if self._plan is not None else iter(())

    def _text(self, node: Node, column: Column) -> str:
        if column is Column.TITLE:
            return node.label
        if column is Column.LEAD:
            return node.responsibilities.lead
        kind = self._status.get(node.id)
        if kind is not None:
            return f"{kind.symbol} {kind.name}"
        return self.tr("ingen status") if node.level.has_status else ""
