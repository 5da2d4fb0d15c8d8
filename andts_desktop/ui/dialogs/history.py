"""The history of documents: what was handed over, and what has changed since."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from andts_desktop.document.handed_over import request_again
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.paper import PAPERS, PaperForm, PrintedPaper
from andts_desktop.errors import AndtsError
from andts_desktop.ui.jobs import Job, Progress, Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.mail_program import OpenPath
from andts_desktop.ui.models.table import ROW_ROLE, Column, SortedTable, TableModel
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.passages_view import PassagesView
from andts_desktop.ui.widgets.table_view import TableView

_WAIT_MS = 150


class HistoryDialog(QDialog):
    """Editions above, newest first; below, what the document says now that the edition did not."""

    def __init__(
        self, session: Session, look: Look, open_path: OpenPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._open_path = open_path
        self._compared: tuple[Edition, ReadyPaper] | None = None
        # The work is told to stop, and nobody waits for it: its thread ends when it does.
        self._job = Job(Worker(), self)
        self._job.finished.connect(self._show_changes)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Historik"))
        self.resize(960, 620)
        self.model = TableModel(self._columns(), look.tone, key=lambda each: each.id)
        self._sorted = SortedTable(self.model, self)
        self.table = TableView(
            self._sorted, self.tr("Utlämnade dokument"), stretch=(1, 3), ink=lambda: look.tokens.ink
        )
        self._empty = label(
            self.tr(
                "Inget dokument har sparats, skrivits ut eller lagts i ett e-postutkast än. När "
                "det har hänt står det här, och du kan se vad som har ändrats sedan dess."
            ),
            "muted",
            wrap=True,
        )
        self.changes = PassagesView(look)
        self.show_folder = button(self.tr("Visa i mappen"), "", self._open_folder)
        self._told = label("", "bad", wrap=True)
        self._job.failed.connect(self.changes.show_message)
        # Whoever goes through the list with the arrow keys does not wait for each document.
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._compare)
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._chosen())
        self._fill()

    def is_settled(self) -> bool:
        """Tell whether no work is under way."""
        return not self._timer.isActive() and not self._job.is_running

    def edition(self) -> Edition | None:
        """Return the edition that is chosen."""
        found = self.table.currentIndex().data(ROW_ROLE)
        return found if isinstance(found, Edition) else None

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _columns(self) -> tuple[Column[Edition], ...]:
        return (
            Column[Edition](
                self.tr("När"), lambda row: _when(row.at), sort=lambda row: (row.at, row.id or 0)
            ),
            Column[Edition](self.tr("Dokument"), _what, tooltip=lambda row: row.title),
            Column[Edition](self.tr("Gäller"), lambda row: row.subject),
            Column[Edition](
                self.tr("Fil"),
                lambda row: row.file_name,
                tooltip=lambda row: str(Path(row.folder) / row.file_name),
            ),
            Column[Edition](
                self.tr("Läge"),
                lambda row: self.tr("slutlig") if row.is_final else self.tr("utkast"),
            ),
            Column[Edition](self.tr("Hur"), lambda row: row.way),
        )

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.show_folder)
        close = button(self.tr("Stäng"), "primary", self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Historik"), "heading"))
        column.addWidget(self._empty)
        column.addWidget(self.table, 3)
        self._heading = label(self.tr("Vad har ändrats sedan dess?"), "heading")
        column.addWidget(self._heading)
        column.addWidget(self.changes, 4)
        column.addLayout(foot)

    def _fill(self) -> None:
        editions = self._session.document.editions.all()
        self.model.set_rows(editions)
        for widget in (self.table, self._heading, self.changes, self.show_folder):
            widget.setVisible(bool(editions))
        self._empty.setVisible(not editions)
        if editions:
            self.table.choose(editions[0].id)

    def _chosen(self) -> None:
        edition = self.edition()
        self._told.setText("")
        self.show_folder.setEnabled(edition is not None and bool(edition.folder))
        if edition is not None:
            self._job.stop()
            self.changes.show_message(self.tr("Jämför med dokumentet som det är i dag…"))
            self._timer.start()

    def _compare(self) -> None:
        edition = self.edition()
        if edition is None:
            return
        document = self._session.document
        try:
            request = request_again(document, edition, self._session.today())
            ready = document.papers.gather(request)
        except AndtsError as error:
            self.changes.show_message(str(error))
            return
        self._compared = (edition, ready)
        self._job.start(_print, (ready, edition.form))

    def _show_changes(self, printed: PrintedPaper) -> None:
        if self._compared is not None and self._compared[0] == self.edition():
            found = self._session.document.editions.changes_since(self._compared[0], printed)
            self.changes.show_changes(found)

    def _open_folder(self) -> None:
        edition = self.edition()
        if edition is None:
            return
        folder = Path(edition.folder)
        if not folder.is_dir() or not self._open_path(folder):
            text = self.tr("Mappen {folder} finns inte längre eller kan inte öppnas.")
            self._told.setText(text.format(folder=folder))

    def _stop(self) -> None:
        self._timer.stop()
        self._job.stop()


def _print(wanted: tuple[ReadyPaper, PaperForm], progress: Progress) -> PrintedPaper:
    return print_paper(*wanted, progress)


def _when(at: str) -> str:
    return dt.datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M")


def _what(edition: Edition) -> str:
    return f"{PAPERS[edition.kind].name} {edition.year}"
