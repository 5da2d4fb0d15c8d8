"""The trash: what was removed, where it lay, and the way back."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.trash import TrashEntry
from andts_desktop.ui.commands.tree import Restore
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, SortedTable, TableModel
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label, set_kind
from andts_desktop.ui.widgets.table_view import TableView


class TrashDialog(QDialog):
    """Lists every deletion; what is restored goes back to where it lay."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Papperskorg"))
        self.resize(860, 520)
        columns = [
            Column[TrashEntry](self.tr("Borttaget"), _title),
            Column[TrashEntry](self.tr("Vad"), lambda each: each.what),
            Column[TrashEntry](self.tr("Låg i"), lambda each: each.parent or each.plan_title),
            Column[TrashEntry](
                self.tr("När"), _when, sort=lambda each: (each.deleted_at, int(each.id))
            ),
        ]
        self._model = TableModel(columns, look.tone, key=lambda each: each.id)
        self._sorted = SortedTable(self._model, self)
        self._table = TableView(
            self._sorted, self.tr("Papperskorg"), stretch=(0, 2), ink=lambda: look.tokens.ink
        )
        self._table.doubleClicked.connect(lambda _: self._restore())
        self._empty = label(self.tr("Papperskorgen är tom."), "muted")
        self._told = label("", "muted", wrap=True)
        self._button = button(self.tr("Återställ"), "primary", self._restore)
        self._button.setDefault(True)
        self._lay_out()
        self._table.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        session.changed.connect(self._on_changed)
        # The window tells of it too, but behind this dialog.
        session.failed.connect(self._tell_failure)
        self._reload()

    def _lay_out(self) -> None:
        hint = self.tr(
            "Det som tas bort ur planen ligger kvar här med sin uppföljning, även när filen har "
            "stängts."
        )
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self._button)
        row.addWidget(button(self.tr("Stäng"), "", self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Papperskorg"), "heading"))
        column.addWidget(label(hint, "muted", wrap=True))
        column.addWidget(self._table, 1)
        column.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _on_changed(self, changes: Changes) -> None:
        if changes.plan:
            self._reload()

    def _reload(self) -> None:
        entries = self._session.document.trash.entries()
        self._model.set_rows(entries)
        self._table.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        if entries and not self._table.currentIndex().isValid():
            self._table.choose(entries[0].id)
        self._show_state()

    def _show_state(self) -> None:
        self._button.setEnabled(self._table.currentIndex().isValid())

    def _restore(self) -> None:
        key = self._sorted.key_at(self._table.currentIndex())
        entry = next((each for each in self._model.rows() if each.id == key), None)
        if entry is None:
            return
        command = Restore(self._session, entry.id)
        if self._session.push(command):
            text = self.tr("”{title}” är tillbaka. Ångra med Ctrl+Z.")
            if len(command.restored) > 1:
                text = self.tr("”{title}” är tillbaka, och det som den låg i. Ångra med Ctrl+Z.")
            self._tell(text.format(title=entry.title), kind="muted")

    def _tell_failure(self, text: str) -> None:
        self._tell(text, kind="warning")

    def _tell(self, text: str, kind: str) -> None:
        set_kind(self._told, kind)
        self._told.setText(text)


def _title(entry: TrashEntry) -> str:
    below = entry.count - 1
    return f"{entry.title} (med {below} under sig)" if below else entry.title


def _when(entry: TrashEntry) -> str:
    return dt.datetime.fromisoformat(entry.deleted_at).strftime("%Y-%m-%d %H:%M")
