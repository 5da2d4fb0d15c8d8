"""Edits of whole sheets: their state, who takes part, and answers taken over together."""

from collections.abc import Sequence

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.sheets import RoundImage, RoundProposal, SheetImage
from andts_desktop.domain.survey import SheetState, SurveyRound
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.commands.survey import SheetPlace
from andts_desktop.ui.session import Session


class SheetsCommand(Command):
    """An edit of sheets that undo takes back by restoring them as they were."""

    def __init__(
        self, session: Session, text: str, round_id: RoundId, unit_ids: Sequence[UnitId]
    ) -> None:
        super().__init__(session, text)
        self._round_id = round_id
        self._unit_ids = tuple(unit_ids)
        self._images: tuple[SheetImage, ...] = ()
        alone = self._unit_ids[0] if len(self._unit_ids) == 1 else None
        self.subject = SheetPlace(round_id, alone)

    def edit(self) -> Changes:
        """Do the edit itself."""
        raise NotImplementedError

    def apply(self) -> Changes:
        document = self._session.document
        self._images = document.sheets.image(self._round_id, self._unit_ids)
        with document.together():
            return self.edit()

    def revert(self) -> Changes:
        return self._session.document.sheets.restore(self._images)


class SetSheetState(SheetsCommand):
    """Mark sheets ready, lock them or open them again."""

    def __init__(
        self,
        session: Session,
        round_id: RoundId,
        unit_ids: Sequence[UnitId],
        state: SheetState,
        reason: str = "",
    ) -> None:
        texts = {
            SheetState.DRAFT: session.tr("öppning av enkäten"),
            SheetState.READY: session.tr("klarmarkering"),
            SheetState.LOCKED: session.tr("låsning av enkäten"),
        }
        super().__init__(session, texts[state], round_id, unit_ids)
        self._state = state
        self._reason = reason
        self._at = session.now()

    def edit(self) -> Changes:
        changes = Changes()
        for unit_id in self._unit_ids:
            changes |= self._session.document.sheets.set_state(
                self._round_id, unit_id, self._state, self._at, self._reason
            )
        return changes


class Prefill(SheetsCommand):
    """Take over the answers of the round before, to be confirmed one by one."""

    def __init__(self, session: Session, round_id: RoundId, unit_id: UnitId) -> None:
        super().__init__(session, session.tr("ifyllning från förra omgången"), round_id, [unit_id])
        self._at = session.now()

    def edit(self) -> Changes:
        return self._session.document.sheets.prefill(self._round_id, self._unit_ids[0], self._at)


class ConfirmAnswers(SheetsCommand):
    """Confirm answers that were taken over."""

    def __init__(
        self,
        session: Session,
        round_id: RoundId,
        unit_id: UnitId,
        question_ids: Sequence[QuestionId],
    ) -> None:
        super().__init__(session, session.tr("bekräftelse av svar"), round_id, [unit_id])
        self._question_ids = tuple(question_ids)

    def edit(self) -> Changes:
        return self._session.document.sheets.confirm(
            self._round_id, self._unit_ids[0], self._question_ids
        )


class SetTakingPart(SheetsCommand):
    """Say which units take part in a round, where that is not as their kinds decide."""

    def __init__(
        self, session: Session, round_id: RoundId, wanted: Sequence[tuple[UnitId, bool]]
    ) -> None:
        unit_ids = [unit_id for unit_id, _ in wanted]
        super().__init__(session, session.tr("vilka som svarar"), round_id, unit_ids)
        self._wanted = tuple(wanted)

    def edit(self) -> Changes:
        changes = Changes()
        for unit_id, takes_part in self._wanted:
            changes |= self._session.document.sheets.set_taking_part(
                self._round_id, unit_id, takes_part
            )
        return changes


class StartRound(Command):
    """Start a round as proposed; undo takes it away, and redo brings the same one back.

    Where the proposal says something else of how its instrument compares than the file does,
    the file's is changed with it.
    """

    def __init__(
        self, session: Session, proposal: RoundProposal, unit_ids: Sequence[UnitId]
    ) -> None:
        super().__init__(session, session.tr("ny omgång"))
        self._proposal = proposal
        self._unit_ids = tuple(unit_ids)
        self._image: RoundImage | None = None
        self._instrument = session.document.instruments.get(proposal.instrument.id)
        self.survey_round: SurveyRound | None = None

    def apply(self) -> Changes:
        document = self._session.document
        with document.together():
            if self._changes_instrument():
                document.instruments.put(self._proposal.instrument)
            if self._image is not None:
                self.subject = SheetPlace(self._image.survey_round.id)
                return document.surveys.restore_round(self._image)
            self.survey_round = document.sheets.start(self._proposal, self._unit_ids)
            self._image = document.sheets.round_image(self.survey_round)
        return Changes(survey=True)

    def revert(self) -> Changes:
        if self.survey_round is None:
            return Changes()
        # Without the round, the one that it went on from is shown.
        previous = self._proposal.previous
        self.subject = SheetPlace(previous.id) if previous else None
        document = self._session.document
        with document.together():
            changes = document.surveys.remove_round(self.survey_round.id)
            if self._changes_instrument():
                changes |= document.instruments.put(self._instrument)
        return changes

    def _changes_instrument(self) -> bool:
        return self._proposal.instrument != self._instrument
