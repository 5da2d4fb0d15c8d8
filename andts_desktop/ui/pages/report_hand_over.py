"""What is done with a finished document: saved, printed or put in a mail, and noted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from andts_desktop.document.handed_over import edition_of
from andts_desktop.document.paper_sets import MadePaper
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import publish
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperSize, PrintedPaper
from andts_desktop.domain.paper_check import Checked
from andts_desktop.errors import AndtsError
from andts_desktop.exchange.mail import Attachment
from andts_desktop.files import safe_name
from andts_desktop.ui.dialogs.mail import AskForMore, MailDialog, MailPlaces
from andts_desktop.ui.jobs import Job, Progress, Worker
from andts_desktop.ui.pages.report_mail import attachment_of, mail_draft
from andts_desktop.ui.pages.report_maker import Made
from andts_desktop.ui.printing import ask_and_print
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.saved_line import SavedLine

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


@dataclass(frozen=True, slots=True)
class Saving:
    """What to write where; `printed` is the file where it is made already."""

    ready: ReadyPaper
    form: PaperForm
    path: Path
    printed: PrintedPaper | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A document that was written, where, and what was found when it was read again."""

    ready: ReadyPaper
    printed: PrintedPaper
    path: Path
    check: Checked


def save_paper(wanted: Saving, progress: Progress) -> Saved:
    """Make the file where it is not made, write it and read it again; runs on the worker."""
    printed = wanted.printed or print_paper(wanted.ready, wanted.form, progress)
    published = publish(printed, wanted.path)
    return Saved(wanted.ready, printed, published.path, published.check)


class HandOver(QObject):
    """Asks where to or to whom, hands over the document, and notes it in the file's history."""

    noted = Signal()
    """An edition is being noted: the file changes, and the document need not."""

    def __init__(
        self, session: Session, places: MailPlaces, line: SavedLine, worker: Worker, over: QWidget
    ) -> None:
        super().__init__(over)
        self._session = session
        self._places = places
        self._line = line
        self._over = over
        self._folder: Path | None = None
        self._job = Job(worker, self)
        self._job.finished.connect(self._show_saved)
        self._job.failed.connect(line.show_failure)

    @property
    def is_running(self) -> bool:
        """Whether a document is being written."""
        return self._job.is_running

    @property
    def folder(self) -> Path:
        """Where a file dialog begins: where something was saved last."""
        return self._folder or self._places.documents()

    def remember(self, folder: Path) -> None:
        """Begin the next file dialog in a folder."""
        self._folder = folder

    def save(self, made: Made) -> None:
        """Ask where and as what, and write the document."""
        forms = PAPERS[made.ready.request.kind].forms
        filters = {_filter(form): form for form in forms}
        suggestion = self.folder / f"{name_of(made)}.{forms[0].value}"
        name, chosen = QFileDialog.getSaveFileName(
            self._over, self.tr("Spara dokumentet"), str(suggestion), ";;".join(filters)
        )
        if not name:
            return
        path, form = _as_form(Path(name), filters.get(chosen, forms[0]), forms)
        if path != Path(name) and path.exists() and not self._may_replace(path):
            return
        printed = made.printed if form is PaperForm.PDF else None
        self._line.show_busy(self.tr("Sparar {name}…").format(name=path.name))
        self._job.start(save_paper, Saving(made.ready, form, path, printed))

    def print_out(self, made: Made, document: "QPdfDocument") -> None:
        """Let the user choose a printer, and print."""
        folds = made.ready.request.size is PaperSize.BOOKLET
        try:
            is_printed = ask_and_print(document, name_of(made), self._over, folds=folds)
        except AndtsError as error:
            self._line.show_failure(str(error))
            return
        if is_printed:
            self.note([(made.ready, made.printed, None)], self.tr("utskriven"))

    def mail(self, made: Made, ask_for_more: Callable[[QWidget], tuple[MadePaper, ...]]) -> None:
        """Let the user write a mail draft with the document, and with more of them."""
        files = {attachment_of(made.printed).name: (made.ready, made.printed, None)}

        def more(over: QWidget) -> tuple[Attachment, ...]:
            found = ask_for_more(over)
            added = [(attachment_of(each.printed), each) for each in found]
            files.update({a.name: (each.ready, each.printed, None) for a, each in added})
            return tuple(attachment for attachment, _ in added)

        asks: AskForMore = more
        draft = mail_draft(made.ready, made.printed)
        dialog = MailDialog(draft, name_of(made), self._places, self._over, ask_for_more=asks)
        dialog.exec()
        if dialog.written is not None:
            names = [each.name for each in dialog.attached.attachments()]
            self.note([files[name] for name in names], self.tr("i e-postutkast"))
        dialog.deleteLater()

    def note(
        self,
        papers: "list[tuple[ReadyPaper, PrintedPaper, Path | None]]",
        way: str,
    ) -> None:
        """Note in the file's history what was handed over, as one write."""
        session, at = self._session, self._session.now()

        def add() -> Changes:
            changes = Changes()
            for ready, printed, path in papers:
                edition = edition_of(ready, printed, at=at, way=way, path=path)
                changes |= session.document.editions.add(edition, printed)
            return changes

        self.noted.emit()
        session.run(add)

    def _may_replace(self, path: Path) -> bool:
        """Ask about a file that the file dialog did not ask about, since its ending was added."""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Spara dokumentet"),
            self.tr("{name} finns redan. Ska den ersättas?").format(name=path.name),
            parent=self._over,
        )
        replace = box.addButton(self.tr("Ersätt"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(self.tr("Avbryt"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is replace

    def _show_saved(self, saved: Saved) -> None:
        self.remember(saved.path.parent)
        self._line.show_saved(saved.path, checked=saved.check.words())
        self.note([(saved.ready, saved.printed, saved.path)], self.tr("sparad"))


def name_of(made: Made) -> str:
    """Return the name that the document's file is given, without its ending."""
    return safe_name(made.printed.name)


def _filter(form: PaperForm) -> str:
    names = {PaperForm.PDF: "PDF-fil", PaperForm.WORD: "Word-fil", PaperForm.EXCEL: "Excel-fil"}
    return f"{names[form]} (*.{form.value})"


def _as_form(path: Path, chosen: PaperForm, forms: tuple[PaperForm, ...]) -> tuple[Path, PaperForm]:
    """Return the path with its ending, and the form: what was typed goes before the filter."""
    ending = path.suffix.lower().removeprefix(".")
    if chosen is forms[0] and ending in forms:
        return path, PaperForm(ending)
    if ending == chosen.value:
        return path, chosen
    if ending in forms:
        return path.with_suffix(f".{chosen.value}"), chosen
    return path.with_name(f"{path.name}.{chosen.value}"), chosen
