"""A document's chapters as rows: which are printed, in which order, and which are ready."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from andts_desktop.domain.section_progress import SectionProgress
from andts_desktop.ui.models.roles import SECOND_LINE
from andts_desktop.ui.models.table import ROW_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SectionListModel(QAbstractListModel):
    """Shows chapters; a drop or a tick only tells what the user wants."""

    dropped = Signal(int, int)
    """The place of a chapter, and its place among the others after the move."""
    ticked = Signal(int, bool)
    """The place of a chapter, and whether it should be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[SectionProgress, ...] = ()

    def rows(self) -> tuple[SectionProgress, ...]:
        """Return what is shown."""
        return self._rows

    def show_sections(self, rows: Sequence[SectionProgress]) -> None:
        """Show a document's chapters as they stand in the file."""
        same = [each.section.key for each in rows] == [each.section.key for each in self._rows]
        if same:
            # The list keeps its place, and whoever drags in it is not disturbed.
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.section.title
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.is_shown else Qt.CheckState.Unchecked
        if role in (SECOND_LINE, Qt.ItemDataRole.ToolTipRole):
            return self.state(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.section.title}. {self.state(row)}"
        return row if role == ROW_ROLE else None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if not self._rows[index.row()].section.is_optional:
            return False
        is_shown = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(index.row(), is_shown)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag
        if not index.isValid():
            return flags.ItemIsDropEnabled
        basic = flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled
        optional = self._rows[index.row()].section.is_optional
        return basic | flags.ItemIsUserCheckable if optional else basic

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(
        self, _parent: _Index, source: int, _count: int, _new_parent: _Index, before: int
    ) -> bool:
        """Tell of a drop before the `before`th row, counted with the dragged one in its place."""
        place = before - 1 if before > source else before
        if place != source:
            self.dropped.emit(source, place)
        return place != source

    def state(self, row: SectionProgress) -> str:
        """Say how far a chapter has come."""
        if not row.has_content:
            return self.tr("Året har inget att visa här")
        if not row.is_shown:
            return self.tr("Skrivs inte ut")
        if row.is_ready:
            return self.tr("Klart")
        return "; ".join(row.left) or self.tr("Inget saknas")
