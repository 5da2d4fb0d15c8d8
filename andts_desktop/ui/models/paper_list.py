"""The documents that can be made, as rows to choose from."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from andts_desktop.domain.paper import PAPERS, PaperKind
from andts_desktop.ui.models.roles import SECOND_LINE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KINDS = tuple(PAPERS)


class PaperListModel(QAbstractListModel):
    """Shows every kind of document, in the order in which they are offered."""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_KINDS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        facts = PAPERS[_KINDS[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return facts.name
        if role in (SECOND_LINE, Qt.ItemDataRole.ToolTipRole):
            return facts.about
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{facts.name}. {facts.about}"
        return None

    def kind_at(self, index: _Index) -> PaperKind:
        """Return the kind of document of a row."""
        return _KINDS[index.row()]

    def index_of(self, kind: PaperKind) -> QModelIndex:
        """Return the row of a kind of document."""
        return self.index(_KINDS.index(kind))
