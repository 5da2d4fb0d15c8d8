"""Make many documents at once: which ones, as what and where, and how far it has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListView,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.document.paper_sets import Envelope, MadePaper, WantedSet, make_set
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperRequest
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import AndtsError
from andts_desktop.ui.jobs import Job, Worker
from andts_desktop.ui.widgets.basic import FieldButton, button, label, set_kind

FORM_NAMES: dict[PaperForm, str] = {
    PaperForm.PDF: "PDF",
    PaperForm.WORD: "Word",
    PaperForm.EXCEL: "Excel",
}
_GATHERED_AT = 25
"""How far the work has come when everything is read from the file, in percent."""

Gather = Callable[[PaperRequest], ReadyPaper]


@dataclass(frozen=True, slots=True)
class SetTask:
    """What the dialog is for: `offered` to choose among, and the ones that are chosen at first.

    `folder` is where it begins, None where nothing is written. With `envelope` each document
    becomes a mail draft. `has_forms` lets the user choose other kinds of files than PDF.
    """

    title: str
    offered: tuple[PaperRequest, ...]
    chosen: tuple[PaperRequest, ...]
    folder: Path | None = None
    envelope: Envelope | None = None
    has_forms: bool = True


class PaperSetDialog(QDialog):
    """Nothing is written until all documents are made; Cancel leaves the folder as it was."""

    def __init__(self, task: SetTask, gather: Gather, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._gather = gather
        self.made: tuple[MadePaper, ...] = ()
        self.folder = task.folder
        self._left: list[PaperRequest] = []
        self._ready: list[ReadyPaper] = []
        # The work is told to stop, and nobody waits for it: its thread ends when it does.
        self._making = Job(Worker(), self)
        self._making.progress.connect(self._show_progress)
        self._making.finished.connect(self._finish)
        self._making.failed.connect(self._show_failure)
        # One document for each round of events: the window lives, and Cancel is heard.
        self._gathering = QTimer(self, interval=0)
        self._gathering.timeout.connect(self._gather_next)
        self.setWindowTitle(task.title)
        self.resize(560, 600)
        self.model = QStandardItemModel(self)
        for request in task.offered:
            self.model.appendRow(_row(request, is_chosen=request in task.chosen))
        self.model.itemChanged.connect(lambda _: self._check())
        self._lay_out()
        self._check()

    def chosen(self) -> tuple[PaperRequest, ...]:
        """Return the documents that are checked, in the list's order."""
        rows = enumerate(self._task.offered)
        checked = Qt.CheckState.Checked
        return tuple(each for row, each in rows if self.model.item(row).checkState() is checked)

    def wanted_forms(self) -> tuple[PaperForm, ...]:
        """Return the kinds of files that are checked."""
        return tuple(form for form, box in self.forms.items() if box.isChecked())

    def start(self) -> None:
        """Begin to make what is checked."""
        self._left = list(self.chosen())
        self._ready = []
        self.made = ()
        self._enable(on=False)
        self._bar.setValue(0)
        self._bar.show()
        self._gathering.start()

    def is_settled(self) -> bool:
        """Tell whether no work is under way."""
        return not self._gathering.isActive() and not self._making.is_running

    def reject(self) -> None:
        if self.is_settled():
            super().reject()
            return
        self._stop()
        self._show_failure(self.tr("Avbrutet. Inget är sparat."), "muted")

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._told = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Gör dokument"))
        self._bar.hide()
        self.list = QListView()
        self.list.setAccessibleName(self._task.title)
        self.list.ensurePolished()
        self.list.setModel(self.model)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.start_button = button("", "primary", self.start)
        self.start_button.setDefault(True)
        self.cancel_button = button(self.tr("Avbryt"), "", self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self.start_button)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        column.addWidget(label(self._task.title, "heading"))
        column.addWidget(self.list, 1)
        column.addLayout(self._picking())
        column.addWidget(self._form_row())
        if self._task.folder is not None:
            column.addWidget(self._folder_row())
        column.addWidget(self._bar)
        column.addLayout(foot)

    def _picking(self) -> QHBoxLayout:
        self._all = button(self.tr("Välj alla"), "tool", lambda: self._set_all(on=True))
        self._none = button(self.tr("Välj inga"), "tool", lambda: self._set_all(on=False))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._all)
        row.addWidget(self._none)
        row.addStretch(1)
        return row

    def _form_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(label(self.tr("Som"), "label"))
        come = {form for each in self._task.offered for form in PAPERS[each.kind].forms}
        self.forms = {form: QCheckBox(FORM_NAMES[form]) for form in PaperForm if form in come}
        for form, box in self.forms.items():
            box.setChecked(form is PaperForm.PDF)
            box.toggled.connect(self._check)
            row.addWidget(box)
        row.addStretch(1)
        made.setVisible(self._task.has_forms and len(self.forms) > 1)
        return made

    def _folder_row(self) -> QWidget:
        self.folder_field = FieldButton(self.tr("Mapp"), self._ask_folder)
        self.folder_field.show_chosen(str(self.folder))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        caption = label(self.tr("Mapp"), "label")
        caption.setBuddy(self.folder_field)
        row.addWidget(caption)
        row.addWidget(self.folder_field, 1)
        self.folder_button = button(self.tr("Byt mapp…"), "tool", self._ask_folder)
        row.addWidget(self.folder_button)
        return made

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Mapp för dokumenten"), str(self.folder)
        )
        if name:
            self.folder = Path(name)
            self.folder_field.show_chosen(name)

    def _set_all(self, *, on: bool) -> None:
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for row in range(self.model.rowCount()):
            self.model.item(row).setCheckState(state)

    def _files(self) -> int:
        forms = set(self.wanted_forms())
        return sum(len(forms.intersection(PAPERS[each.kind].forms)) for each in self.chosen())

    def _check(self) -> None:
        count = self._files()
        if self._task.envelope is not None:
            text = self.tr("Spara {count}").format(count=plural(count, "utkast", "utkast"))
        elif self._task.folder is None:
            text = self.tr("Bifoga {count}").format(count=plural(count, "fil", "filer"))
        else:
            text = self.tr("Spara {count}").format(count=plural(count, "fil", "filer"))
        self.start_button.setText(text)
        self.start_button.setEnabled(count > 0)

    def _enable(self, *, on: bool) -> None:
        parts: Sequence[QWidget] = (self.list, self._all, self._none, *self.forms.values())
        for part in (*parts, self.start_button):
            part.setEnabled(on)
        if self._task.folder is not None:
            self.folder_field.setEnabled(on)
            self.folder_button.setEnabled(on)

    def _gather_next(self) -> None:
        count = len(self._left) + len(self._ready)
        if not self._left:
            self._gathering.stop()
            forms = self.wanted_forms()
            wanted = WantedSet(tuple(self._ready), forms, self.folder, self._task.envelope)
            self._making.start(make_set, wanted)
            return
        request = self._left.pop(0)
        try:
            self._ready.append(self._gather(request))
        except AndtsError as error:
            self._stop()
            self._show_failure(str(error))
            return
        self._say(self.tr("Läser {what}…").format(what=name_of(request)), "muted")
        self._bar.setValue(_GATHERED_AT * len(self._ready) // count)

    def _show_progress(self, percent: int) -> None:
        self._bar.setValue(_GATHERED_AT + percent * (100 - _GATHERED_AT) // 100)
        place = min(percent * len(self._ready) // 100, len(self._ready) - 1)
        text = self.tr("Gör {what} ({number} av {count})…").format(
            what=name_of(self._ready[place].request), number=place + 1, count=len(self._ready)
        )
        self._say(text, "muted")

    def _show_failure(self, text: str, kind: str = "bad") -> None:
        self._bar.hide()
        self._enable(on=True)
        self._say(text, kind)
        self._check()

    def _finish(self, made: tuple[MadePaper, ...]) -> None:
        self.made = made
        self.accept()

    def _stop(self) -> None:
        self._gathering.stop()
        self._making.stop()

    def _say(self, text: str, kind: str) -> None:
        set_kind(self._told, kind)
        self._told.setText(text)


def name_of(request: PaperRequest) -> str:
    """Name a document in a list: its kind, and whom it is about."""
    name = PAPERS[request.kind].name
    return f"{name}: {request.unit.name}" if request.unit else name


def _row(request: PaperRequest, *, is_chosen: bool) -> QStandardItem:
    row = QStandardItem(name_of(request))
    row.setToolTip(name_of(request))
    row.setEditable(False)
    row.setCheckable(True)
    row.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
    return row
