"""Edits of one sheet as a whole: answers taken over and confirmed, and how far it has come."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import SheetState
from andts_desktop.ui.commands.sheets import ConfirmAnswers, Prefill, SetSheetState
from andts_desktop.ui.pages.survey_answer_values import SheetView
from andts_desktop.ui.session import Session


class SheetEdits(QObject):
    """Does what is asked for with the sheet that is shown; each is one step of undo."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def prefill(self, view: SheetView) -> None:
        """Take over the answers of the round before."""
        self._session.push(Prefill(self._session, view.survey_round.id, view.unit.id))

    def confirm(self, view: SheetView, question_ids: Sequence[QuestionId]) -> None:
        """Let answers that were taken over count."""
        at = (view.survey_round.id, view.unit.id)
        self._session.push(ConfirmAnswers(self._session, *at, question_ids))

    def set_state(self, view: SheetView, state: SheetState, reason: str = "") -> None:
        """Take the sheet on or back."""
        at = (view.survey_round.id, [view.unit.id])
        self._session.push(SetSheetState(self._session, *at, state, reason))

    def ask_to_reopen(self, view: SheetView) -> None:
        """Ask why the sheet is to be opened again, and open it."""
        from andts_desktop.ui.dialogs.reason import ReasonDialog

        text = self.tr("Svaren går sedan att ändra igen. Skälet skrivs i loggen.")
        title = self.tr("Öppna svaren igen")
        dialog = ReasonDialog(title, text, self.tr("Öppna igen"), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.set_state(view, SheetState.DRAFT, dialog.reason()))
        dialog.open()
