"""Documents by the dozen: for every unit or board, or all that a plan and year can give."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from andts_desktop.document.paper_sets import MadePaper
from andts_desktop.domain.paper import PAPERS, PaperRequest
from andts_desktop.domain.swedish import plural
from andts_desktop.ui.dialogs.paper_set import PaperSetDialog, SetTask
from andts_desktop.ui.pages.report_choices import ReportChoices
from andts_desktop.ui.pages.report_hand_over import HandOver
from andts_desktop.ui.pages.report_mail import draft_bytes
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.saved_line import SavedLine


class ReportSets(QObject):
    """Asks which documents, makes them beside the window, and tells where they are."""

    def __init__(
        self,
        session: Session,
        choices: ReportChoices,
        hand_over: HandOver,
        line: SavedLine,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._session = session
        self._choices = choices
        self._hand_over = hand_over
        self._line = line
        self._over = over

    def save_all(self) -> None:
        """Save the chosen kind of document for every unit or board."""
        request = self._choices.request()
        offered = self._session.document.papers.each(request)
        title = self.tr("Spara {name} för alla").format(name=PAPERS[request.kind].name)
        self._save(SetTask(title, offered, offered, self._hand_over.folder))

    def draft_all(self) -> None:
        """Save a mail draft to every unit or board, with its document."""
        request = self._choices.request()
        offered = self._session.document.papers.each(request)
        name = PAPERS[request.kind].name
        title = self.tr("E-postutkast med {name} till alla").format(name=name)
        folder = self._hand_over.folder
        task = SetTask(title, offered, offered, folder, envelope=draft_bytes, has_forms=False)
        self._save(task)

    def save_set(self) -> None:
        """Save every document that the plan and year can give."""
        offered = self._whole_set()
        title = self.tr("Spara hela uppsättningen {year}").format(year=self._session.year)
        self._save(SetTask(title, offered, offered, self._hand_over.folder))

    def ask_for_more(self, over: QWidget) -> tuple[MadePaper, ...]:
        """Let the user choose more documents, and make them; none where the dialog is left."""
        dialog = self._dialog(SetTask(self.tr("Bifoga fler dokument"), self._whole_set(), ()), over)
        dialog.exec()
        dialog.deleteLater()
        return dialog.made

    def _whole_set(self) -> tuple[PaperRequest, ...]:
        request = replace(self._choices.request(), unit=None)
        return self._session.document.papers.whole_set(request)

    def _save(self, task: SetTask) -> None:
        self._choices.flush()
        dialog = self._dialog(task, self._over)
        dialog.exec()
        dialog.deleteLater()
        self._tell(dialog.made, is_drafts=task.envelope is not None)

    def _dialog(self, task: SetTask, over: QWidget) -> PaperSetDialog:
        return PaperSetDialog(task, self._session.document.papers.gather, over)

    def _tell(self, made: tuple[MadePaper, ...], *, is_drafts: bool) -> None:
        path = made[0].path if made else None
        if path is None:
            return
        self._hand_over.remember(path.parent)
        names = ("utkast", "utkast") if is_drafts else ("dokument", "dokument")
        words = f"{plural(len(made), *names)} i {path.parent}"
        checked = "" if is_drafts else self.tr("Alla är kontrollerade")
        self._line.show_saved(path, words, checked)
        way = self.tr("i e-postutkast") if is_drafts else self.tr("sparad")
        self._hand_over.note([(each.ready, each.printed, each.path) for each in made], way)
