"""The instruments of an open file: its own, those its rounds have frozen, and the program's."""

from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.document.rounds import instrument_of
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_check import faults, sibling_faults
from andts_desktop.domain.instrument_faults import Fault
from andts_desktop.domain.instrument_file import read_draft, write_instrument
from andts_desktop.domain.instrument_versions import copied, newest_first, next_version
from andts_desktop.errors import InputError, ResourceError
from andts_desktop.exchange.library import Library

_TOUCHED = Changes(survey=True)


class InstrumentDoor:
    """Reads, makes and changes instruments; one that a round uses is frozen.

    An instrument of the file's own may have faults until a round is opened with it.
    """

    def __init__(self, store: SurveyStore, library: Library) -> None:
        self._store = store
        self._library = library

    def all(self) -> tuple[Instrument, ...]:
        """Return the file's instruments, then those of the program that are not in the file."""
        stored = newest_first(self._store.instruments())
        known = {each.id for each in stored}
        shelf = (each for each in self._library.instrument_ids() if each not in known)
        return *stored, *map(self._library.instrument, shelf)

    def get(self, instrument_id: InstrumentId) -> Instrument:
        """Return an instrument as the file has it, else the program's; raises InputError."""
        return instrument_of(instrument_id, self._store, self._library)

    def is_frozen(self, instrument_id: InstrumentId) -> bool:
        """Tell whether a round uses the instrument, so that only a new version can differ."""
        return any(each.instrument_id == instrument_id for each in self._store.rounds())

    def is_own(self, instrument_id: InstrumentId) -> bool:
        """Tell whether the instrument was made for this file, and does not come along with us."""
        is_ours = instrument_id in self._library.instrument_ids()
        return self._is_stored(instrument_id) and not is_ours

    def put(self, instrument: Instrument) -> Changes:
        """Store an instrument of the file's own, new or changed.

        Raises InputError for one that is frozen, for the id of one that comes with the program,
        and for what cannot be stored.
        """
        self._check_open(instrument)
        try:
            read_draft(write_instrument(instrument), instrument.title)
        except ResourceError as error:
            raise InputError(f"Enkäten kan inte sparas: {error.reason}.") from None
        with self._store.together():
            self._store.thaw(instrument.id)
            self._store.freeze(instrument)
        return _TOUCHED

    def remove(self, instrument_id: InstrumentId) -> Instrument:
        """Remove an instrument of the file's own and return it, to be put back by undo.

        Raises InputError for one that is frozen or is not the file's own.
        """
        found = self.get(instrument_id)
        self._check_open(found)
        self._store.thaw(instrument_id)
        return found

    def copied(self, instrument_id: InstrumentId, title: str) -> Instrument:
        """Return a copy under a new title, as the first version of its own family; not stored."""
        return copied(self.get(instrument_id), title, self.all())

    def next_version(self, instrument_id: InstrumentId) -> Instrument:
        """Return a new version that may be compared with this one; not stored."""
        return next_version(self.get(instrument_id), self.all())

    def faults(self, instrument: Instrument) -> tuple[Fault, ...]:
        """Return what is wrong with an instrument, also beside the others of its family."""
        return (*faults(instrument), *sibling_faults(instrument, self.all()))

    def _is_stored(self, instrument_id: InstrumentId) -> bool:
        return any(each.id == instrument_id for each in self._store.instruments())

    def _check_open(self, instrument: Instrument) -> None:
        if self.is_frozen(instrument.id):
            raise InputError(
                f"”{instrument.title}” används i en omgång och är låst, så att svaren hör ihop "
                "med frågorna. Gör en ny version i stället."
            )
        if instrument.id in self._library.instrument_ids():
            raise InputError(
                f"”{instrument.id}” följer med programmet och kan inte ändras. Gör en kopia "
                "eller en ny version i stället."
            )
