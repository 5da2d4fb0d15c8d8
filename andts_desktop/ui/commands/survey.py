"""Edits of survey answers."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.survey import Answer
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


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
        self.subject = new.question_id
        if typing is not None:
            self.merge_key = ("answer", round_id, unit_id, new.question_id, typing)

    def apply(self) -> Changes:
        return self._session.document.surveys.set_answer(*self._at, self.new)

    def revert(self) -> Changes:
        return self._session.document.surveys.set_answer(*self._at, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetAnswer):
            self.new = later.new
