"""The page of reports: choose, see the very PDF, save it, print it or mail it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from andts_desktop.errors import AndtsError
from andts_desktop.exchange.mail import Attachment
from andts_desktop.files import write_whole
from andts_desktop.ui.dialogs.mail import MailDialog, MailPlaces
from andts_desktop.ui.jobs import Job, Progress, Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.report_choices import ReportChoices
from andts_desktop.ui.pages.report_mail import mail_draft
from andts_desktop.ui.pages.report_papers import (
    Paper,
    Report,
    Wanted,
    file_name,
    gather,
    subject_of,
    write,
)
from andts_desktop.ui.pages.report_results import (
    WantedResults,
    all_results,
    saved_words,
    write_results,
)
from andts_desktop.ui.printing import ask_and_print
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.pdf_preview import PdfPreview
from andts_desktop.ui.widgets.saved_line import SavedLine

if TYPE_CHECKING:
    from andts_desktop.reports.page import PdfFile

Write = Callable[[Report, Progress], "PdfFile"]

_WAIT_MS = 60
"""The text fields have already waited for a pause in typing; this only gathers changes."""
_SUFFIX = ".pdf"


class ReportsPage(Page):
    """What is chosen to the left, the PDF to the right; what is seen is what is handed over."""

    def __init__(
        self,
        session: Session,
        look: Look,
        write_report: Write = write,
        places: MailPlaces | None = None,
    ) -> None:
        super().__init__(session, look, scrolls=False)
        self._write = write_report
        self._places = places or MailPlaces(documents=lambda: session.document.path.parent)
        self._wanted: tuple[Wanted, Report] | None = None
        self._written: tuple[Wanted, Report] | None = None
        self._pdf: PdfFile | None = None
        self._then: Callable[[], None] | None = None
        self._worker = Worker()
        self._job = Job(self._worker, self)
        self._job.ended.connect(self._show_ended)
        self._job.finished.connect(self._show_pdf)
        self._job.failed.connect(self._show_failure)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._begin)
        self.choices = ReportChoices(session)
        self.choices.wanted_changed.connect(self._begin)
        self.choices.result.wanted_all.connect(self.save_all)
        self.choices.result.wanted_drafts.connect(self.draft_all)
        self.preview = PdfPreview(look)
        self.warnings = label("", "warning", wrap=True)
        self.warnings.hide()
        self.saved_line = SavedLine(self._places.open_path)
        self._all = Job(self._worker, self)
        self._all.finished.connect(self._show_all_saved)
        self._all.failed.connect(self.saved_line.show_failure)
        self._add_actions()
        self._lay_out()

    def reload(self) -> None:
        plan = self.session.plan()
        self.header.title.setText(self.tr("Rapporter"))
        if plan is not None:
            self.header.subtitle.setText(
                self.tr("{plan} · {year} · läget per {date}").format(
                    plan=plan.details.title,
                    year=self.session.year,
                    date=self.session.today().isoformat(),
                )
            )
        self.choices.reload()
        if self._pdf is None:
            self._begin()
        else:
            self._timer.start()

    def is_settled(self) -> bool:
        is_busy = self._job.is_running or self._all.is_running
        return not self._timer.isActive() and not is_busy

    def save(self) -> None:
        """Ask where, and save the PDF as it is after the last change."""
        self._when_written(self._save)

    def save_all(self) -> None:
        """Ask for a folder, and save the survey's result of every unit there."""
        self._write_all(as_drafts=False)

    def draft_all(self) -> None:
        """Ask for a folder, and save a mail draft with its result to every unit there."""
        self._write_all(as_drafts=True)

    def _write_all(self, *, as_drafts: bool) -> None:
        start = str(self._places.documents())
        title = self.tr("Mapp för enkätresultaten")
        folder = QFileDialog.getExistingDirectory(self, title, start)
        results = all_results(self.session) if folder else ()
        if results:
            wanted = WantedResults(Path(folder), results, as_drafts=as_drafts)
            self._all.start(write_results, wanted)

    def print_out(self) -> None:
        """Print the PDF as it is after the last change."""
        self._when_written(self._print)

    def mail(self) -> None:
        """Write a mail draft with the PDF as it is after the last change."""
        self._when_written(self._mail)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._then = None
        if self._job.is_running:
            self._job.stop()
            self.preview.set_busy(False)
            self._is_stale = True
        super().hideEvent(event)

    def _add_actions(self) -> None:
        self.mail_button = button(self.tr("E-posta…"), "", self.mail)
        self.print_button = button(self.tr("Skriv ut…"), "", self.print_out)
        self.print_button.setToolTip(self.tr("Skriv ut (Ctrl+P)"))
        self.save_button = button(self.tr("Spara PDF…"), "primary", self.save)
        for made in self._buttons():
            self.header.tools.addWidget(made)
        keys = QKeySequence.StandardKey
        shortcuts: tuple[
            tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], object]], ...
        ] = (
            (keys.Print, self.print_out),
            (keys.ZoomIn, self.preview.zoom_in),
            (QKeySequence("Ctrl+="), self.preview.zoom_in),
            (keys.ZoomOut, self.preview.zoom_out),
            (QKeySequence("Ctrl+0"), self.preview.fit_width),
        )
        for key, act in shortcuts:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.mail_button, self.print_button, self.save_button)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.warnings)
        right.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.choices)
        row.addLayout(right, 1)
        self.content.addWidget(self.saved_line)
        self.content.addLayout(row, 1)

    def _begin(self) -> None:
        self._timer.stop()
        wanted = self.choices.wanted()
        report = gather(self.session, wanted)
        for made in self._buttons():
            made.setEnabled(report is not None)
        if report is None:
            self._show_nothing(wanted)
            return
        if self._job.is_running and self._wanted == (wanted, report):
            return
        self._wanted = (wanted, report)
        if self._written == self._wanted and self._pdf is not None:
            self._job.stop()
            self.preview.set_busy(False)
            self._show_pdf(self._pdf)
            return
        self.saved_line.hide()
        self.preview.set_busy(True)
        if self._pdf is None:
            self.preview.show_message(self.tr("Gör i ordning dokumentet…"))
        self._job.start(self._write, report)

    def _show_nothing(self, wanted: Wanted) -> None:
        self._job.stop()
        self._then = None
        self._wanted = self._written = self._pdf = None
        self.warnings.hide()
        self.saved_line.hide()
        self.preview.set_busy(False)
        if wanted.paper is Paper.RESULT:
            text = self.tr("Enheten har inte svarat på enkäten, så det finns inget resultat än.")
        else:
            text = self.tr(
                "Filen har ingen plan än. Lägg till en under Arkiv, så blir den ett dokument."
            )
        self.preview.show_message(text)

    def _show_ended(self) -> None:
        self.preview.set_busy(False)
        if self._pdf is None:
            self.preview.show_message(self.tr("Dokumentet kunde inte göras."))

    def _show_pdf(self, pdf: "PdfFile") -> None:
        if pdf is not self._pdf and self._wanted is not None:
            self._pdf = pdf
            self._written = self._wanted
            wanted, report = self._wanted
            self.preview.show_pdf(pdf.data, f"{wanted.paper} {subject_of(report)}")
        self.warnings.setText("\n".join(f"▲ {warning}" for warning in pdf.warnings))
        self.warnings.setVisible(bool(pdf.warnings))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _show_failure(self, text: str) -> None:
        self._then = None
        self._pdf = self._written = None
        self.preview.show_message(text)

    def _when_written(self, then: Callable[[], None]) -> None:
        self.choices.flush()
        self._then = then
        self._begin()

    def _name(self) -> str:
        return file_name(self._written[1], self._written[0]) if self._written else ""

    def _save(self) -> None:
        if self._pdf is None:
            return
        data = self._pdf.data
        suggestion = self._places.documents() / f"{self._name()}{_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Spara PDF"),
            str(suggestion),
            self.tr("PDF-filer (*{suffix})").format(suffix=_SUFFIX),
        )
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)
        try:
            write_whole(path, data)
        except AndtsError as error:
            self.saved_line.show_failure(str(error))
        else:
            self.saved_line.show_saved(path)

    def _show_all_saved(self, written: tuple[Path, ...]) -> None:
        self.saved_line.show_saved(written[0], saved_words(written))

    def _print(self) -> None:
        document = self.preview.document
        if document is None:
            return
        try:
            ask_and_print(document, self._name(), self)
        except AndtsError as error:
            self.saved_line.show_failure(str(error))

    def _mail(self) -> None:
        if self._pdf is None or self._written is None:
            return
        wanted, report = self._written
        attachment = Attachment(f"{self._name()}{_SUFFIX}", self._pdf.data)
        draft = mail_draft(report, wanted, attachment)
        dialog = MailDialog(draft, self._name(), self._places, self)
        dialog.exec()
        dialog.deleteLater()
