"""The sheets of an open file: who takes part, how far they have come, and what has happened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import FollowUp
from andts_desktop.domain.ids import InstrumentId, QuestionId, RoundId, UnitId
from andts_desktop.domain.participation import UNTOUCHED, SheetEntry, TakesPart, is_asked
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.prefill import confirmed, prefilled
from andts_desktop.domain.round_news import question_news, unit_news
from andts_desktop.domain.sheets import RoundImage, RoundProposal, SheetImage, Suggestion
from andts_desktop.domain.suggestions import suggestions
from andts_desktop.domain.survey import (
    AnswerSheet,
    EventKind,
    Participant,
    SheetEvent,
    SheetState,
    SurveyRound,
)
from andts_desktop.domain.tally import tally
from andts_desktop.domain.text import cleaned
from andts_desktop.domain.units import Unit, listed
from andts_desktop.errors import InputError

_TOUCHED = Changes(survey=True)
_EVENTS = {
    SheetState.DRAFT: EventKind.REOPENED,
    SheetState.READY: EventKind.READY,
    SheetState.LOCKED: EventKind.LOCKED,
}


class SheetDoor:
    """Reads and changes what is known of a round's sheets beside their answers."""

    def __init__(
        self, surveys: SurveyDoor, store: SurveyStore, sheets: SheetStore, units: UnitStore
    ) -> None:
        self._surveys = surveys
        self._store = store
        self._sheets = sheets
        self._units = units

    def participants(self, survey_round: SurveyRound) -> tuple[Participant, ...]:
        """Return who takes part in a round, in Swedish order, and the state of each sheet."""
        return self._surveys.participants(survey_round)

    def units(self, survey_round: SurveyRound) -> tuple[Unit, ...]:
        """Return the units that take part in a round, in Swedish order."""
        return self._surveys.taking_part(survey_round)

    def set_taking_part(self, round_id: RoundId, unit_id: UnitId, takes_part: TakesPart) -> Changes:
        """Say whether a unit takes part; None leaves it to the unit's kind again.

        Raises InputError where a unit that has answered would be left out.
        """
        if takes_part is False and unit_id in self._store.units_with_answers(round_id):
            raise InputError(
                f"{listed([self._unit(unit_id)])} har redan svarat och kan inte tas bort ur "
                "omgången. Ta bort svaren först, om enheten inte ska vara med."
            )
        entry = replace(self._entry(round_id, unit_id), takes_part=takes_part)
        self._sheets.put(round_id, unit_id, entry)
        return _TOUCHED

    def state(self, round_id: RoundId, unit_id: UnitId) -> SheetState:
        """Return how far a unit's sheet has come."""
        return self._entry(round_id, unit_id).state

    def set_state(
        self, round_id: RoundId, unit_id: UnitId, state: SheetState, at: str, reason: str = ""
    ) -> Changes:
        """Take a sheet on or back, and write it in the log; the same state is no change.

        Raises InputError where answers of last year wait to be confirmed, where a sheet without
        any answer is said to be ready, and where one is opened again without a reason. A sheet
        without answers can be locked: nothing more is then expected.
        """
        entry = self._entry(round_id, unit_id)
        if entry.state is state:
            return _TOUCHED
        note = cleaned(reason).strip()
        if state is SheetState.DRAFT and not note:
            raise InputError("Skriv varför svaren öppnas igen. Det står sedan i omgångens logg.")
        if state is not SheetState.DRAFT:
            self._refuse_unfinished(round_id, unit_id, state)
        with self._store.together():
            self._sheets.put(round_id, unit_id, replace(entry, state=state))
            self._sheets.add_event(round_id, SheetEvent(unit_id, at, _EVENTS[state], note))
        return _TOUCHED

    def log(self, round_id: RoundId, unit_id: UnitId | None = None) -> tuple[SheetEvent, ...]:
        """Return what has happened in a round, or to one unit's sheet, the first thing first."""
        return self._sheets.log(round_id, unit_id)

    def record(self, round_id: RoundId, event: SheetEvent) -> Changes:
        """Write a line in a round's log."""
        self._sheets.add_event(round_id, replace(event, note=cleaned(event.note).strip()))
        return _TOUCHED

    def image(self, round_id: RoundId, unit_ids: Iterable[UnitId]) -> tuple[SheetImage, ...]:
        """Return everything that is stored of those units in a round."""
        entries = self._sheets.entries(round_id)
        return tuple(
            SheetImage(
                round_id,
                unit_id,
                entries.get(unit_id, UNTOUCHED).takes_part,
                entries.get(unit_id, UNTOUCHED).state,
                self._store.sheet(round_id, unit_id).answers,
                self._sheets.log(round_id, unit_id),
            )
            for unit_id in unit_ids
        )

    def restore(self, images: Sequence[SheetImage]) -> Changes:
        """Let the sheets be as they were, whatever has become of them since."""
        with self._store.together():
            for each in images:
                sheet = AnswerSheet(each.round_id, each.unit_id, each.answers)
                self._store.replace_sheet(sheet)
                entry = SheetEntry(each.takes_part, each.state)
                self._sheets.put(each.round_id, each.unit_id, entry)
                self._sheets.replace_log(each.round_id, each.unit_id, each.events)
        return _TOUCHED

    def round_image(self, survey_round: SurveyRound) -> RoundImage:
        """Return a round with all its sheets, to put back once it is removed."""
        units = {*self._sheets.entries(survey_round.id)}
        units |= {event.unit_id for event in self.log(survey_round.id)}
        units |= self._store.units_with_answers(survey_round.id)
        sheets = self.image(survey_round.id, sorted(units))
        return RoundImage(survey_round, self._surveys.instrument(survey_round), sheets)

    def prefill(self, round_id: RoundId, unit_id: UnitId, at: str) -> Changes:
        """Take over last round's answers to what is not answered; they wait to be confirmed.

        Raises InputError where there is nothing to take over, or the sheet is not a draft.
        """
        survey_round = self._surveys.round(round_id)
        before = self._surveys.previous(survey_round)
        if before is None:
            raise InputError("Det finns ingen tidigare omgång av enkäten att hämta svar från.")
        taken = prefilled(
            self._surveys.instrument(survey_round),
            self._store.sheet(round_id, unit_id).answers,
            self._surveys.instrument(before),
            self._store.sheet(before.id, unit_id).answers,
            before.year,
        )
        if not taken:
            raise InputError(
                f"Det finns inga svar från {before.year} att hämta: antingen är alla frågor "
                "besvarade, eller så saknas svar som går att jämföra."
            )
        with self._store.together():
            self._surveys.set_answers([AnswerSheet(round_id, unit_id, taken)])
            note = f"{len(taken)} svar från {before.year}"
            event = SheetEvent(unit_id, at, EventKind.PREFILLED, note)
            self._sheets.add_event(round_id, event)
        return _TOUCHED

    def confirm(
        self, round_id: RoundId, unit_id: UnitId, question_ids: Iterable[QuestionId]
    ) -> Changes:
        """Let answers that were taken over count; those that do not wait are left alone."""
        answers = confirmed(self._store.sheet(round_id, unit_id).answers, question_ids)
        return self._surveys.set_answers([AnswerSheet(round_id, unit_id, answers)])

    def suggestions(
        self, survey_round: SurveyRound, unit_id: UnitId, plan: Plan, follow_up: FollowUp
    ) -> Mapping[QuestionId, Suggestion]:
        """Return the answers that follow from the status of the plan's activities.

        They are accepted by storing the answer, which carries its grounds as provenance.
        """
        sheet = self._store.sheet(survey_round.id, unit_id)
        return suggestions(self._surveys.instrument(survey_round), sheet, plan, follow_up)

    def proposal(self, year: int, instrument_id: InstrumentId) -> RoundProposal:
        """Return what a new round would be, and what differs from the round before."""
        instrument = self._surveys.instrument_to_open(instrument_id)
        previous = self._surveys.latest_before(year, instrument.family)
        earlier = before = None
        left_out: frozenset[UnitId] = frozenset()
        if previous is not None:
            earlier = self._surveys.instrument(previous)
            before = frozenset(each.unit_id for each in self.participants(previous))
            entries = self._sheets.entries(previous.id)
            told = {unit_id for unit_id, each in entries.items() if each.takes_part is False}
            left_out = frozenset(told - before)
        return RoundProposal(
            year=year,
            instrument=instrument,
            previous=previous,
            questions=question_news(instrument, earlier),
            units=unit_news(instrument, year, self._units.units(), before, left_out),
        )

    def start(self, proposal: RoundProposal, unit_ids: Collection[UnitId]) -> SurveyRound:
        """Open a round in which those units take part, whatever their kinds say.

        Raises InputError as `open_round`; a round that is open already is not changed by this.
        """
        instrument, year = proposal.instrument, proposal.year
        if self._surveys.round_of(year, instrument.family) is not None:
            return self._surveys.open_round(year, instrument.id)
        with self._store.together():
            opened = self._surveys.open_round(year, instrument.id)
            for unit in self._units.units():
                takes_part = unit.id in unit_ids
                if takes_part != is_asked(instrument, year, unit):
                    self._sheets.put(opened.id, unit.id, SheetEntry(takes_part))
        return opened

    def _entry(self, round_id: RoundId, unit_id: UnitId) -> SheetEntry:
        return self._sheets.entries(round_id).get(unit_id, UNTOUCHED)

    def _unit(self, unit_id: UnitId) -> Unit:
        return next(unit for unit in self._units.units() if unit.id == unit_id)

    def _refuse_unfinished(self, round_id: RoundId, unit_id: UnitId, state: SheetState) -> None:
        unit = self._unit(unit_id)
        sums = tally(self._surveys.score(self._surveys.round(round_id), unit))
        if sums.prefilled:
            raise InputError(
                f"{unit.name} har {sums.prefilled} svar från ett tidigare år som ingen har "
                "bekräftat. Bekräfta eller ändra dem först."
            )
        if state is SheetState.READY and sums.is_untouched:
            raise InputError(
                f"{unit.name} har inte svarat på något. Svaren kan klarmarkeras när minst en "
                "fråga är besvarad."
            )
