"""The page of reports: choose, see the very PDF, save it, print it or mail it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import PAPERS, PaperKind
from andts_desktop.errors import AndtsError
from andts_desktop.ui.dialogs.mail import MailPlaces
from andts_desktop.ui.jobs import Worker
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.pages.report_choices import ReportChoices
from andts_desktop.ui.pages.report_hand_over import HandOver
from andts_desktop.ui.pages.report_maker import Made, PaperMaker, Print
from andts_desktop.ui.pages.report_sets import ReportSets
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.pdf_preview import PdfPreview
from andts_desktop.ui.widgets.saved_line import SavedLine

_WAIT_MS = 60
"""The text fields have already waited for a pause in typing; this only gathers changes."""
_WIDE = 1400
"""The page's width, in pixels, from which the list of documents has a column of its own."""


class ReportsPage(Page):
    """What is chosen to the left, the PDF to the right; what is seen is what is handed over."""

    def __init__(
        self,
        session: Session,
        look: Look,
        print_one: Print = print_paper,
        places: MailPlaces | None = None,
    ) -> None:
        super().__init__(session, look, scrolls=False)
        self._places = places or MailPlaces(documents=lambda: session.document.path.parent)
        worker = Worker()
        self.maker = PaperMaker(worker, print_one)
        self.maker.setParent(self)
        self._shown: Made | None = None
        self._keeps_line = False
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._begin)
        self.choices = ReportChoices(session, look)
        self.preview = PdfPreview(look)
        self.warnings = label("", "warning", wrap=True)
        self.warnings.hide()
        self.saved_line = SavedLine(self._places.open_path)
        self.hand_over = HandOver(session, self._places, self.saved_line, worker, self)
        self.sets = ReportSets(session, self.choices, self.hand_over, self.saved_line, self)
        self._add_actions()
        self._lay_out()
        self._connect()

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
        if self._shown is None:
            self._begin()
        else:
            self._timer.start()

    def is_settled(self) -> bool:
        is_busy = self.maker.is_running or self.hand_over.is_running
        return not self._timer.isActive() and not is_busy

    def save(self) -> None:
        """Ask where and as what, and save the document as it is after the last change."""
        self._when_made(self.hand_over.save)

    def print_out(self) -> None:
        """Print the document as it is after the last change."""
        self._when_made(self._print)

    def mail(self) -> None:
        """Write a mail draft with the document as it is after the last change."""
        self._when_made(self._mail)

    def show_history(self) -> None:
        """Show what has been handed over before, and what has changed since."""
        from andts_desktop.ui.dialogs.history import HistoryDialog

        self.choices.flush()
        HistoryDialog(self.session, self.look, self._places.open_path, self.window()).exec()

    def edit_brand(self) -> None:
        """Let the user choose how the documents look."""
        from andts_desktop.ui.dialogs.brand import edit_brand

        self.choices.flush()
        edit_brand(self.session, self.look, self.window())

    def show_only(self, part: str) -> None:
        """Choose a kind of document ("annual"), or show what a menu asks for ("history")."""
        acts = {"history": self.show_history, "brand": self.edit_brand}
        if part in acts:
            QTimer.singleShot(0, self, acts[part])
        elif part in tuple(PaperKind):
            self.choices.choose(PaperKind(part))

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        if self.maker.is_running:
            self.maker.stop()
            self.preview.set_busy(False)
            self._is_stale = True
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.choices.set_wide(event.size().width() >= _WIDE)

    def _add_actions(self) -> None:
        self.more_button = button(self.tr("Mer ▾"))
        self.more_button.setAccessibleName(self.tr("Mer"))
        self.history_button = button(self.tr("Historik…"), "", self.show_history)
        self.mail_button = button(self.tr("E-posta…"), "", self.mail)
        self.print_button = button(self.tr("Skriv ut…"), "", self.print_out)
        self.print_button.setToolTip(self.tr("Skriv ut (Ctrl+P)"))
        self.save_button = button(self.tr("Spara…"), "primary", self.save)
        self.save_button.setToolTip(self.tr("Spara som PDF, Word eller Excel (Ctrl+S)"))
        self._add_menu()
        for made in (self.more_button, self.history_button, *self._buttons()):
            self.header.tools.addWidget(made)
        keys = QKeySequence.StandardKey
        shortcuts: tuple[
            tuple[QKeySequence | QKeySequence.StandardKey, Callable[[], object]], ...
        ] = (
            (keys.Print, self.print_out),
            (keys.Save, self.save),
            (keys.ZoomIn, self.preview.zoom_in),
            (QKeySequence("Ctrl+="), self.preview.zoom_in),
            (keys.ZoomOut, self.preview.zoom_out),
            (QKeySequence("Ctrl+0"), self.preview.fit_width),
        )
        for key, act in shortcuts:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _add_menu(self) -> None:
        menu = QMenu(self)
        self.save_set_action = menu.addAction(self.tr("Spara hela uppsättningen…"))
        self.save_set_action.triggered.connect(self.sets.save_set)
        menu.addSeparator()
        brand = menu.addAction(self.tr("Dokumentens utseende…"))
        brand.triggered.connect(self.edit_brand)
        self.more_button.setMenu(menu)

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
        self.content.setSpacing(12)
        self.content.addWidget(self.saved_line)
        self.content.addLayout(row, 1)

    def _connect(self) -> None:
        self.choices.wanted_changed.connect(self._begin)
        self.choices.shape.wanted_all.connect(self.sets.save_all)
        self.choices.shape.wanted_drafts.connect(self.sets.draft_all)
        self.choices.sections.shown.connect(self.preview.show_heading)
        self.maker.began.connect(self._show_began)
        self.maker.ended.connect(self._show_ended)
        self.maker.made.connect(self._show_made)
        self.maker.failed.connect(self._show_failure)
        self.hand_over.noted.connect(self._keep_line)

    def _begin(self, then: Callable[[Made], None] | None = None) -> None:
        self._timer.stop()
        ready = self._gathered()
        for made in self._buttons():
            made.setEnabled(ready is not None)
        if ready is not None:
            self.choices.show_paper(ready)
            self.maker.want(ready, then)
        self._keeps_line = False

    def _gathered(self) -> ReadyPaper | None:
        lacking = self.choices.shape.lacking()
        if lacking:
            self._show_nothing(lacking)
            return None
        try:
            return self.session.document.papers.gather(self.choices.request())
        except AndtsError as error:
            self._show_nothing(str(error))
            return None

    def _show_nothing(self, why: str) -> None:
        self.maker.want_nothing()
        self._shown = None
        self.warnings.hide()
        self.saved_line.hide()
        self.preview.set_busy(False)
        self.preview.show_message(why)

    def _show_began(self) -> None:
        if not self._keeps_line:
            self.saved_line.hide()
        self.preview.set_busy(True)
        if self._shown is None:
            name = PAPERS[self.choices.kind].name
            self.preview.show_message(self.tr("Gör i ordning {name}…").format(name=name))

    def _show_ended(self) -> None:
        self.preview.set_busy(False)
        if self._shown is None:
            self.preview.show_message(self.tr("Dokumentet kunde inte göras."))

    def _show_made(self, made: Made) -> None:
        printed, request = made.printed, made.ready.request
        if made is not self._shown:
            self._shown = made
            unit = request.unit.id if request.unit else ""
            place = f"{request.kind} {request.size} {request.plan_id} {unit}"
            self.preview.show_pdf(printed.data, place)
        self.warnings.setText("\n".join(f"▲ {warning}" for warning in printed.warnings))
        self.warnings.setVisible(bool(printed.warnings))

    def _show_failure(self, text: str) -> None:
        self._shown = None
        self.preview.show_message(text)

    def _keep_line(self) -> None:
        """Let the line about a saved file stay: noting it is no change of the document."""
        self._keeps_line = True

    def _when_made(self, then: Callable[[Made], None]) -> None:
        self.choices.flush()
        self._begin(then)

    def _print(self, made: Made) -> None:
        document = self.preview.document
        if document is not None:
            self.hand_over.print_out(made, document)

    def _mail(self, made: Made) -> None:
        self.hand_over.mail(made, self.sets.ask_for_more)
