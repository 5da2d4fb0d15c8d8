"""Edits of one sheet as a whole: answers taken over and confirmed, and how far it has come."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import SheetState
from andts_desktop.domain.swedish import plural
from andts_desktop.domain.units import Unit
from andts_desktop.ui.commands.sheets import ConfirmAnswers, Prefill, SetSheetState
from andts_desktop.ui.pages.survey_answer_values import SheetView
from andts_desktop.ui.session import Session


class SheetEdits(QObject):
    """Does what is asked for with the sheet that is shown; each is one step of undo."""

    told = Signal(str)
    """What has become of the sheet, with the way back."""

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
        if self._session.push(ConfirmAnswers(self._session, *at, question_ids)):
            text = self.tr("{count} bekräftade. Ångra med Ctrl+Z.")
            count = plural(len(question_ids), self.tr("svar"), self.tr("svar"))
            self.told.emit(text.format(count=count))

    def set_state(self, view: SheetView, state: SheetState, reason: str = "") -> None:
        """Take the sheet on or back."""
        at = (view.survey_round.id, [view.unit.id])
        if self._session.push(SetSheetState(self._session, *at, state, reason)):
            self.told.emit(told_of(state, [view.unit]))
            tell_next_step(self._session, state)

    def ask_to_reopen(self, view: SheetView) -> None:
        """Ask why the sheet is to be opened again, and open it."""
        from andts_desktop.ui.dialogs.reason import ReasonDialog

        text = self.tr("Svaren går sedan att ändra igen. Skälet skrivs i loggen.")
        title = self.tr("Öppna svaren igen")
        dialog = ReasonDialog(title, text, self.tr("Öppna igen"), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.set_state(view, SheetState.DRAFT, dialog.reason()))
        dialog.open()


def tell_next_step(session: Session, state: SheetState) -> None:
    """Say in an answer file that is ready what to do with it."""
    if state is not SheetState.READY or not session.document.is_answer_file():
        return
    from andts_desktop.domain.form_letters import answer_file_done_words

    sent = session.document.collections.sent_form()
    if sent is not None:
        session.told.emit(answer_file_done_words(sent.sender, sent.due))


def told_of(state: SheetState, units: Sequence[Unit]) -> str:
    """Say what has become of sheets, and the way back."""
    words = {
        SheetState.DRAFT: _tr("{who} går att ändra igen."),
        SheetState.READY: _tr("{who} är klarmarkerade."),
        SheetState.LOCKED: _tr("{who} är låsta. De öppnas igen med ett skäl."),
    }
    count = plural(len(units), _tr("enhet"), _tr("enheter"))
    of_many = _tr("Svaren från {count}").format(count=count)
    who = _tr("Svaren från {unit}").format(unit=units[0].name) if len(units) == 1 else of_many
    return f"{words[state].format(who=who)} {_tr('Ångra med Ctrl+Z.')}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("SheetEdits", text)
