"""Make the forms of a round: for whom, as what and where, and afterwards where they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.document.form_work import MadeForm, WantedForms, make_forms
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import Unit
from andts_desktop.ui.dialogs.form_options import (
    FormOptions,
    HowCard,
    LetterOf,
    UnitList,
    faults_of,
    warnings_of,
)
from andts_desktop.ui.jobs import Job, Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.mail_program import OpenPath
from andts_desktop.ui.models.table import ROW_ROLE, Column, TableModel
from andts_desktop.ui.widgets.basic import button, label, set_kind
from andts_desktop.ui.widgets.table_view import TableView


@dataclass(frozen=True, slots=True)
class SendingStart:
    """What the dialog begins from."""

    title: str
    units: tuple[Unit, ...]
    chosen: tuple[UnitId, ...]
    folder: Path
    sender: str
    due: str
    letter_of: LetterOf
    drafts: bool = False


class SendFormsDialog(QDialog):
    """Writes files and never sends anything; `gather` makes the values to write of what is said."""

    def __init__(
        self,
        look: Look,
        start: SendingStart,
        gather: Callable[[FormOptions], WantedForms],
        open_path: OpenPath,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gather = gather
        self._open_path = open_path
        self.made: tuple[MadeForm, ...] = ()
        self.options: FormOptions | None = None
        self._worker = Worker()
        self._making = Job(self._worker, self)
        self._making.progress.connect(self._show_progress)
        self._making.finished.connect(self._show_made)
        self._making.failed.connect(self._show_failure)
        self.setWindowTitle(start.title)
        self.resize(1040, 640)
        self.units = UnitList(start.units, start.chosen)
        self.how = HowCard(start.letter_of, start.folder, drafts=start.drafts)
        self.how.from_whom.setText(start.sender)
        self.how.due.setText(start.due)
        self._model = TableModel[MadeForm](self._columns(), look.tone, lambda row: row.path)
        self.list = TableView(self._model, self.tr("Gjorda filer"), stretch=(1,))
        self._lay_out(start.title)
        self.units.changed.connect(self._check)
        self.how.changed.connect(self._check)
        self._check()

    def make(self) -> None:
        """Begin to write the forms, unless something has to be mended first."""
        options = self.how.options(self.units.chosen())
        fault = faults_of(options, self.units.chosen())
        self._say(fault, "bad" if fault else "warning")
        if fault:
            return
        self.options = options
        self._enable(on=False)
        self._bar.setValue(0)
        self._bar.show()
        self._making.start(make_forms, self._gather(options))

    def is_settled(self) -> bool:
        """Tell whether no work is under way."""
        return not self._making.is_running

    def done(self, result: int) -> None:
        self._making.stop()
        self._worker.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._making.stop()
        self._worker.close()
        super().closeEvent(event)

    def _columns(self) -> tuple[Column[MadeForm], ...]:
        return (
            Column[MadeForm](self.tr("Enhet"), lambda row: row.unit_name),
            Column[MadeForm](self.tr("Fil"), lambda row: row.path.name),
            Column[MadeForm](
                "", lambda row: "" if row.has_address else self.tr("▲ utan mottagare")
            ),
        )

    def _lay_out(self, title: str) -> None:
        self._title = label(title, "title")
        self._told = label("", "warning", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Gör formulär"))
        self._bar.hide()
        self._parts = QStackedWidget()
        self._parts.addWidget(self._form())
        self._parts.addWidget(self._outcome())
        self.make_button = button(self.tr("Gör formulär"), "primary", self.make)
        self.cancel_button = button(self.tr("Avbryt"), "", self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self.make_button)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._parts, 1)
        column.addWidget(self._bar)
        column.addLayout(foot)

    def _form(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.units, 2)
        row.addWidget(self.how, 3)
        return page

    def _outcome(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.heading = label("", "question", wrap=True)
        self.where = label("", wrap=True)
        self.folder_button = button(self.tr("Öppna mappen"), "", self._open_folder)
        self.open_button = button(self.tr("Öppna och gå till nästa"), "", self._open_chosen)
        self.list.doubleClicked.connect(lambda _index: self._open_chosen())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        for made in (self.heading, self.where, self.list):
            column.addWidget(made, 1 if made is self.list else 0)
        column.addLayout(row)
        return page

    def _check(self) -> None:
        units: Sequence[Unit] = self.units.chosen()
        self._say(warnings_of(self.how.options(units), units), "warning")
        text = self.tr("Gör utkast") if self.how.as_drafts else self.tr("Gör formulär")
        self.make_button.setText(f"{text} ({len(units)})")
        self.make_button.setEnabled(bool(units))

    def _say(self, text: str, kind: str) -> None:
        set_kind(self._told, kind)
        self._told.setText(text)

    def _enable(self, *, on: bool) -> None:
        for made in (self.units, self.how, self.make_button):
            made.setEnabled(on)

    def _show_progress(self, percent: int) -> None:
        self._bar.setValue(percent)

    def _show_failure(self, text: str) -> None:
        self._bar.hide()
        self._enable(on=True)
        self._say(text, "bad")

    def _show_made(self, made: tuple[MadeForm, ...]) -> None:
        self.made = made
        self._bar.hide()
        self._say("", "warning")
        folder = made[0].path.parent
        is_drafts = self.options is not None and self.options.as_drafts
        if is_drafts:
            self.heading.setText(plural(len(made), "utkast är gjort", "utkast är gjorda"))
            text = self.tr(
                "Inget är skickat. Öppna utkasten ett och ett i ditt e-postprogram, läs igenom och "
                "skicka dem därifrån. De ligger i {folder}."
            )
        else:
            self.heading.setText(plural(len(made), "formulär är gjort", "formulär är gjorda"))
            text = self.tr("De ligger i {folder}. Inget är skickat.")
        self.where.setText(text.format(folder=folder))
        self._model.set_rows(made)
        self.list.choose(made[0].path)
        self.make_button.hide()
        self.cancel_button.setText(self.tr("Stäng"))
        self.cancel_button.clicked.disconnect()
        self.cancel_button.clicked.connect(lambda _checked=False: self.accept())
        self._parts.setCurrentIndex(1)
        self.folder_button.setFocus()

    def _open_folder(self) -> None:
        if self.made:
            self._open_path(self.made[0].path.parent)

    def _open_chosen(self) -> None:
        row = self.list.currentIndex().data(ROW_ROLE)
        if isinstance(row, MadeForm):
            self._open_path(row.path)
            rows = self._model.rows()
            following = rows[(rows.index(row) + 1) % len(rows)]
            self.list.choose(following.path)
