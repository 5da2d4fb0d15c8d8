"""Pick several of many, with a filter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout, QWidget

from andts_desktop.ui.widgets.basic import label


@dataclass(frozen=True, slots=True)
class Pickable:
    """Something to pick: its id in the file, and its name."""

    id: int
    name: str


class PickDialog(QDialog):
    """Shows a list with check boxes; `picked` gives the ids in the list's order."""

    def __init__(
        self,
        title: str,
        items: Sequence[Pickable],
        picked: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(440, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(title, "heading"))
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Sök"))
        self._filter.setAccessibleName(self.tr("Sök"))
        self._filter.setClearButtonEnabled(True)
        column.addWidget(self._filter)
        self._model = QStandardItemModel(self)
        for item in items:
            self._model.appendRow(_row(item, item.id in picked))
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(self._model)
        proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter.textChanged.connect(proxy.setFilterFixedString)
        view = QListView()
        view.setAccessibleName(title)
        # The rows are measured once, and must be measured in the program's style.
        view.ensurePolished()
        view.setModel(proxy)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(view, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        done = buttons.button(QDialogButtonBox.StandardButton.Ok)
        done.setText(self.tr("Klar"))
        done.setProperty("kind", "primary")
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Avbryt"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def picked(self) -> tuple[int, ...]:
        """Return the ids of what is checked."""
        rows = (self._model.item(row) for row in range(self._model.rowCount()))
        return tuple(
            int(item.data()) for item in rows if item.checkState() is Qt.CheckState.Checked
        )


def _row(item: Pickable, checked: bool) -> QStandardItem:
    row = QStandardItem(item.name)
    row.setData(item.id)
    row.setToolTip(item.name)
    row.setEditable(False)
    row.setCheckable(True)
    row.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return row
