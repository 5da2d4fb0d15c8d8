"""Edits of instruments."""

from typing import NamedTuple

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_edits import WHOLE, Ref
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_SURVEY = Changes(survey=True)


class InstrumentPlace(NamedTuple):
    """What of which instrument was edited, so that undo can show it."""

    instrument_id: InstrumentId
    ref: Ref = WHOLE


class SetInstrument(Command):
    """Store an instrument as it has been made or changed; without `old` it is a new one."""

    def __init__(
        self,
        session: Session,
        old: Instrument | None,
        new: Instrument,
        ref: Ref = WHOLE,
        typing: tuple[object, ...] | None = None,
    ) -> None:
        text = session.tr("ny enkät") if old is None else session.tr("ändring av enkät")
        super().__init__(session, text)
        self._old = old
        self.new = new
        self.subject = InstrumentPlace(new.id, ref)
        if typing is not None:
            self.merge_key = ("instrument", new.id, ref, *typing)

    def apply(self) -> Changes:
        return self._session.document.instruments.put(self.new)

    def revert(self) -> Changes:
        instruments = self._session.document.instruments
        if self._old is not None:
            return instruments.put(self._old)
        instruments.remove(self.new.id)
        return _SURVEY

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetInstrument):
            self.new = later.new


class RemoveInstrument(Command):
    """Remove an instrument of the file's own."""

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__(session, session.tr("borttagning av enkät"))
        self._instrument = instrument
        self.subject = InstrumentPlace(instrument.id)

    def apply(self) -> Changes:
        self._instrument = self._session.document.instruments.remove(self._instrument.id)
        return _SURVEY

    def revert(self) -> Changes:
        return self._session.document.instruments.put(self._instrument)
