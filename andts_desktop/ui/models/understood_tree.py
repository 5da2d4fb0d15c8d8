"""A plan as it was understood of a document, as a tree for Qt."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.exchange.plan_import.understood import SURE, NodePath, Origin, Understood
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Role

_Index = QModelIndex | QPersistentModelIndex


class UnderstoodColumn(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    LEAD = 1
    INDICATORS = 2
    CERTAINTY = 3


@dataclass(eq=False, slots=True)
class _Item:
    draft: NodeDraft
    path: NodePath
    parent: "_Item | None"
    row: int
    children: list["_Item"]


class UnderstoodTreeModel(QAbstractItemModel):
    """Shows the nodes of an Understood; resets when it changes."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._understood: Understood | None = None
        self._top: list[_Item] = []
        self._items: dict[NodePath, _Item] = {}

    def show(self, understood: Understood) -> None:
        """Show what was understood."""
        self.beginResetModel()
        self._understood = understood
        self._items = {}
        self._top = [
            self._item(draft, (row,), None) for row, draft in enumerate(understood.template.nodes)
        ]
        self.endResetModel()

    def path_at(self, index: _Index) -> NodePath | None:
        """Return which node is shown at an index."""
        return self._item_at(index).path if index.isValid() else None

    def unsure_after(self, path: NodePath | None) -> NodePath | None:
        """Return the next node whose reading should be looked at, from the top after the last."""
        unsure = self._understood.unsure() if self._understood else ()
        shown = [each for each in unsure if each in self._items]
        later = [each for each in shown if path is None or each > path]
        return next(iter(later or shown), None)

    def index_of(self, path: NodePath | None) -> QModelIndex:
        """Return where a node is shown, an invalid index where it is not."""
        item = self._items.get(path) if path is not None else None
        return QModelIndex() if item is None else self.createIndex(item.row, 0, item)

    def _item(self, draft: NodeDraft, path: NodePath, parent: _Item | None) -> _Item:
        item = _Item(draft, path, parent, path[-1], [])
        self._items[path] = item
        item.children = [
            self._item(child, (*path, row), item) for row, child in enumerate(draft.children)
        ]
        return item

    @staticmethod
    def _item_at(index: _Index) -> _Item:
        item: _Item = index.internalPointer()
        return item

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        if parent.column() > 0:
            return 0
        return len(self._item_at(parent).children if parent.isValid() else self._top)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return len(UnderstoodColumn)

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
            names = (
                self.tr("Planen"),
                self.tr("Ansvarig"),
                self.tr("Indikatorer"),
                self.tr("Säkert?"),
            )
            return names[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        item = self._item_at(index)
        column = UnderstoodColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(item, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(item, column)
            case Role.NODE:
                return item.draft
            case Role.TOP:
                return item.parent is None
            case Qt.ItemDataRole.ForegroundRole if column is UnderstoodColumn.CERTAINTY:
                return QColor(self._look.tokens.warning)
        return None

    def _text(self, item: _Item, column: UnderstoodColumn) -> str:
        draft = item.draft
        match column:
            case UnderstoodColumn.TITLE:
                return f"{draft.number} {draft.title}".strip()
            case UnderstoodColumn.LEAD:
                return _lead(draft)
            case UnderstoodColumn.INDICATORS:
                return str(len(draft.indicators)) if draft.indicators else ""
            case UnderstoodColumn.CERTAINTY:
                origin = self._origin(item)
                return self.tr("▲ osäker") if origin and origin.certainty < SURE else ""

    def _tooltip(self, item: _Item, column: UnderstoodColumn) -> str:
        origin = self._origin(item)
        if column is UnderstoodColumn.CERTAINTY and origin is not None:
            return origin.reason
        lines = [item.draft.title, *(each.text for each in item.draft.indicators)]
        return "\n".join(lines)

    def _origin(self, item: _Item) -> Origin | None:
        return self._understood.origins.get(item.path) if self._understood else None


def _lead(draft: NodeDraft) -> str:
    leads = [
        each.unit_name for each in draft.responsibilities if each.role is ResponsibilityRole.LEAD
    ]
    return next(iter(leads), "")
