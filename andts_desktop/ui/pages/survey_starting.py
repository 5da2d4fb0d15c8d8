"""The way to a new round: the question, and what follows from the answer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from andts_desktop.ui.commands.sheets import StartRound
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session

if TYPE_CHECKING:
    from andts_desktop.ui.dialogs.new_round import NewRoundDialog


def ask_for_round(session: Session, look: Look, parent: QWidget, year: int) -> None:
    """Ask what a new round of a year is to be; start it and show it."""
    from andts_desktop.ui.dialogs.new_round import NewRoundDialog

    dialog = NewRoundDialog(session.document, look, year, session.family, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _start(session, dialog))
    dialog.open()


def _start(session: Session, dialog: "NewRoundDialog") -> None:
    proposal = dialog.answered()
    if proposal is None:
        return
    command = StartRound(session, proposal, dialog.picked())
    if session.push(command) and command.survey_round is not None:
        session.choose_sheet(command.survey_round.id, None)
