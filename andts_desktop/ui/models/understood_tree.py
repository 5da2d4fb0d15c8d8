"""A plan as it was understood of a document, as a tree for Qt."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.exchange.plan_import.understood import SURE, NodePath, Origin, Understood
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Role
from andts_desktop.ui.models.tree import Index, Item, TreeModel

_Item = Item[NodeDraft, NodePath]


class UnderstoodColumn(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    LEAD = 1
    INDICATORS = 2
    CERTAINTY = 3


class UnderstoodTreeModel(TreeModel[NodeDraft, NodePath]):
    """Shows the nodes of an Understood; resets when it changes."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name_columns(
            (
                self.tr("Planen"),
                self.tr("Ansvarig"),
                self.tr("Indikatorer"),
                self.tr("Säkert?"),
            )
        )
        self._look = look
        self._understood: Understood | None = None

    def show(self, understood: Understood) -> None:
        """Show what was understood."""
        self.beginResetModel()
        self._understood = understood
        self.grow(understood.template.nodes)
        self.endResetModel()

    def path_at(self, index: Index) -> NodePath | None:
        """Return which node is shown at an index."""
        return self.item_at(index).key if index.isValid() else None

    def children_of(self, value: NodeDraft) -> tuple[NodeDraft, ...]:
        return value.children

    def key_of(self, _value: NodeDraft, parent: _Item | None, row: int) -> NodePath:
        return (*(parent.key if parent is not None else ()), row)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        item = self.item_at(index)
        column = UnderstoodColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(item, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(item, column)
            case Role.NODE:
                return item.value
            case Role.TOP:
                return item.parent is None
            case Qt.ItemDataRole.ForegroundRole if column is UnderstoodColumn.CERTAINTY:
                return QColor(self._look.tokens.warning)
        return None

    def _text(self, item: _Item, column: UnderstoodColumn) -> str:
        draft = item.value
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
        lines = [item.value.title, *(each.text for each in item.value.indicators)]
        return "\n".join(lines)

    def _origin(self, item: _Item) -> Origin | None:
        return self._understood.origins.get(item.key) if self._understood else None


def _lead(draft: NodeDraft) -> str:
    leads = [
        each.unit_name for each in draft.responsibilities if each.role is ResponsibilityRole.LEAD
    ]
    return next(iter(leads), "")
