"""Edits of survey answers."""

from typing import NamedTuple

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.survey import Answer
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


class SheetPlace(NamedTuple):
    """Where in the surveys something was edited, so that undo can show it.

    Without a unit it is the round as a whole; without a question, the sheet.
    """

    round_id: RoundId
    unit_id: UnitId | None = None
    question_id: QuestionId | None = None


class SetAnswer(Command):
    """Store a unit's answer to a question."""

    def __init__(
        self,
        session: Session,
        round_id: RoundId,
        unit_id: UnitId,
        old: Answer,
        new: Answer,
        typing: int | None = None,
    ) -> None:
        super().__init__(session, session.tr("svar"))
        self._at = (round_id, unit_id)
        self._old = old
        self.new = new
        self.subject = SheetPlace(round_id, unit_id, new.question_id)
        if typing is not None:
            self.merge_key = ("answer", round_id, unit_id, new.question_id, typing)

    def apply(self) -> Changes:
        return self._session.document.surveys.set_answer(*self._at, self.new)

    def revert(self) -> Changes:
        return self._session.document.surveys.set_answer(*self._at, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetAnswer):
            self.new = later.new
