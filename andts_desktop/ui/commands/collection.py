"""The edit of taking returned answers in."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.collection import Decisions, Preview
from andts_desktop.domain.collection_preview import receivable
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.sheets import SheetImage
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.commands.survey import SheetPlace
from andts_desktop.ui.session import Session


class ReceiveAnswers(Command):
    """Take in what came back, all files as one step; undo puts every sheet back as it was."""

    def __init__(self, session: Session, preview: Preview, decisions: Decisions) -> None:
        super().__init__(session, session.tr("mottagning av svar"))
        self._preview = preview
        self._decisions = dict(decisions)
        self._at = session.now()
        self._images: tuple[SheetImage, ...] = ()
        self._places = _places(preview)
        units = [unit_id for unit_ids in self._places.values() for unit_id in unit_ids]
        if len(self._places) == 1:
            alone = units[0] if len(units) == 1 else None
            self.subject = SheetPlace(next(iter(self._places)), alone)

    def apply(self) -> Changes:
        document = self._session.document
        self._images = tuple(
            image
            for round_id, unit_ids in self._places.items()
            for image in document.sheets.image(round_id, unit_ids)
        )
        return document.collections.apply(self._preview, self._decisions, self._at)

    def revert(self) -> Changes:
        return self._session.document.sheets.restore(self._images)


def _places(preview: Preview) -> dict[RoundId, list[UnitId]]:
    places: dict[RoundId, list[UnitId]] = {}
    for each in receivable(preview):
        if each.round_id is not None and each.unit_id is not None:
            units = places.setdefault(each.round_id, [])
            if each.unit_id not in units:
                units.append(each.unit_id)
    return places
