"""The survey rounds of an open file: one of each family and year."""

from typing import TYPE_CHECKING

from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import InstrumentId, RoundId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.participation import SheetEntry
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import listed
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library, unknown_instrument

if TYPE_CHECKING:
    from andts_desktop.domain.sheets import RoundImage

DEFAULT_INSTRUMENT = InstrumentId("pi-mini-2")

_TOUCHED = Changes(survey=True)


class RoundDoor:
    """Opens and removes rounds; a round's instrument is frozen in the file."""

    def __init__(
        self, store: SurveyStore, sheets: SheetStore, units: UnitStore, library: Library
    ) -> None:
        self._store = store
        self._sheets = sheets
        self._units = units
        self._library = library

    def rounds(self) -> tuple[SurveyRound, ...]:
        """Return every round, the earliest year first."""
        return self._store.rounds()

    def rounds_of(self, year: int) -> tuple[SurveyRound, ...]:
        """Return the year's rounds, one of each family, those that give an index first."""
        found = [each for each in self.rounds() if each.year == year]
        return tuple(sorted(found, key=lambda each: not self.instrument(each).scored))

    def round_of(self, year: int, family: str | None = None) -> SurveyRound | None:
        """Return the year's round of a family, or else its first; None where none is open."""
        found = self.rounds_of(year)
        if family is not None:
            found = tuple(each for each in found if self.instrument(each).family == family)
        return found[0] if found else None

    def round(self, round_id: RoundId) -> SurveyRound:
        """Return the round with that id; raises KeyError."""
        for each in self.rounds():
            if each.id == round_id:
                return each
        raise KeyError(round_id)

    def previous(self, survey_round: SurveyRound) -> SurveyRound | None:
        """Return the latest earlier round of the same family, None where there is none."""
        return self.latest_before(survey_round.year, self.instrument(survey_round).family)

    def latest_before(self, year: int, family: str) -> SurveyRound | None:
        """Return the family's last round before the year, None where there is none."""
        earlier = (each for each in reversed(self.rounds()) if each.year < year)
        return next((each for each in earlier if self.instrument(each).family == family), None)

    def instrument(self, survey_round: SurveyRound) -> Instrument:
        """Return the instrument of a round, as frozen in the file."""
        return self._store.instrument(survey_round.instrument_id)

    def instrument_to_open(self, instrument_id: InstrumentId) -> Instrument:
        """Return what a new round would use: the file's instrument, or else the program's.

        Raises InputError for one that is in neither.
        """
        return instrument_of(instrument_id, self._store, self._library)

    def open_round(
        self, year: int, instrument_id: InstrumentId = DEFAULT_INSTRUMENT
    ) -> SurveyRound:
        """Open a round and freeze its instrument; one that is open is returned as it is.

        Raises InputError where the year has a round of another version of the same survey,
        and for an instrument with errors.
        """
        from andts_desktop.domain.instrument_check import check_usable

        instrument = self.instrument_to_open(instrument_id)
        known = self.round_of(year, instrument.family)
        if known is not None and known.instrument_id == instrument_id:
            return known
        if known is not None:
            raise InputError(
                f"Det finns redan en omgång av ”{self.instrument(known).title}” {year}. "
                "Ett år kan bara ha en version av en enkät: ta bort den omgången först, eller "
                "välj ett annat år."
            )
        check_usable(instrument)
        with self._store.together():
            self._store.freeze(instrument)
            return SurveyRound(self._store.add_round(instrument_id, year), instrument_id, year)

    def remove_round(self, round_id: RoundId) -> Changes:
        """Remove a round with its log; raises InputError where anyone has answered it.

        The program's own instrument goes out of the file with the last round that used it.
        """
        found = self.round(round_id)
        answered = self._store.units_with_answers(round_id)
        if answered:
            names = listed(unit for unit in self._units.units() if unit.id in answered)
            raise InputError(
                f"Omgången {found.year} har svar från {names} och kan inte tas bort. "
                "Ta bort svaren först."
            )
        with self._store.together():
            self._store.remove_round(round_id)
            if self._is_shelf_copy(found.instrument_id):
                self._store.thaw(found.instrument_id)
        return _TOUCHED

    def restore_round(self, image: "RoundImage") -> Changes:
        """Put back a round that was removed, under the id it had, with its instrument."""
        known = image.survey_round
        with self._store.together():
            self._store.freeze(image.instrument)
            self._store.add_round(known.instrument_id, known.year, known.id)
            for each in image.sheets:
                entry = SheetEntry(each.takes_part, each.state)
                self._sheets.put(known.id, each.unit_id, entry)
                self._sheets.replace_log(known.id, each.unit_id, each.events)
        return _TOUCHED

    def _is_shelf_copy(self, instrument_id: InstrumentId) -> bool:
        if any(each.instrument_id == instrument_id for each in self.rounds()):
            return False
        if instrument_id not in self._library.instrument_ids():
            return False
        return self._library.instrument(instrument_id) == self._store.instrument(instrument_id)


def instrument_of(instrument_id: InstrumentId, store: SurveyStore, library: Library) -> Instrument:
    """Return an instrument as the file has it, else the program's; raises InputError."""
    stored = {each.id: each for each in store.instruments()}
    if instrument_id in stored:
        return stored[instrument_id]
    shelf = library.instrument_ids()
    if instrument_id in shelf:
        return library.instrument(instrument_id)
    raise unknown_instrument(instrument_id, {*stored, *shelf})
