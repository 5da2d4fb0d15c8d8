"""The surveys of an open file: rounds, answers and their results."""

from collections.abc import Sequence
from dataclasses import replace

from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.answer_rows import AnswerRow, PlacedAnswer, check_rows, instruments_for
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.comparison import (
    Gain,
    Series,
    UnitComparison,
    UnitResult,
    YearResult,
    compare_units,
    gains,
    series,
)
from andts_desktop.domain.ids import InstrumentId, QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.scoring import Score, score
from andts_desktop.domain.survey import Answer, AnswerSheet, SurveyRound, unanswered
from andts_desktop.domain.text import cleaned
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.errors import RowsError
from andts_desktop.exchange.library import Library

DEFAULT_INSTRUMENT = InstrumentId("pi-mini-2")

_TOUCHED = Changes(survey=True)


class SurveyDoor:
    """Reads and changes rounds and answers; every result is computed from what is stored."""

    def __init__(self, store: SurveyStore, units: UnitStore, library: Library) -> None:
        self._store = store
        self._units = units
        self._library = library

    def rounds(self) -> tuple[SurveyRound, ...]:
        """Return every round, the earliest year first."""
        return self._store.rounds()

    def round_of(self, year: int) -> SurveyRound | None:
        """Return the year's round, None where none is open."""
        return next((each for each in self.rounds() if each.year == year), None)

    def instrument(self, survey_round: SurveyRound) -> Instrument:
        """Return the instrument of a round, as frozen in the file."""
        return self._store.instrument(survey_round.instrument_id)

    def open_round(
        self, year: int, instrument_id: InstrumentId = DEFAULT_INSTRUMENT
    ) -> SurveyRound:
        """Open the year's round and freeze its instrument; an open one is returned as it is."""
        known = self.round_of(year)
        if known is not None:
            return known
        instrument = self._library.instrument(instrument_id)
        with self._store.together():
            self._store.freeze(instrument)
            return SurveyRound(self._store.add_round(instrument_id, year), instrument_id, year)

    def sheet(self, survey_round: SurveyRound, unit_id: UnitId) -> AnswerSheet:
        """Return a unit's answers in a round."""
        return self._store.sheet(survey_round.id, unit_id)

    def answer(self, year: int, unit_id: UnitId, question_id: QuestionId) -> Answer:
        """Return one answer, the untouched one where the year has no round."""
        found = self.round_of(year)
        return self.sheet(found, unit_id).answer(question_id) if found else unanswered(question_id)

    def set_answer(self, round_id: RoundId, unit_id: UnitId, answer: Answer) -> Changes:
        """Store one answer; an empty one takes away what stood there."""
        return self.set_answers([AnswerSheet(round_id, unit_id, (answer,))])

    def set_answers(self, sheets: Sequence[AnswerSheet]) -> Changes:
        """Store many answers, all or none."""
        self._store.put_answers(map(_cleaned, sheets))
        return _TOUCHED

    def answering_units(self, year: int) -> tuple[Unit, ...]:
        """Return the units of the kinds that get an index and that exist in the year."""
        found = self.round_of(year)
        kinds = (
            self.instrument(found).unit_kinds
            if found
            else (UnitKind.DISTRICT, UnitKind.MUNICIPALITY)
        )
        return tuple(u for u in self._units.units() if u.kind in kinds and u.is_valid_in(year))

    def score(self, survey_round: SurveyRound, unit: Unit) -> Score:
        """Return a unit's result in a round."""
        sheet = self.sheet(survey_round, unit.id)
        return score(self.instrument(survey_round), sheet.answers, unit.kind)

    def series(self, unit: Unit, last_year: int | None = None) -> Series:
        """Return the unit's years that have an index, to and with `last_year`."""
        results = [
            YearResult(each.year, result)
            for each in self.rounds()
            if last_year is None or each.year <= last_year
            if (result := self.score(each, unit)).index is not None
        ]
        return series(results)

    def compare(self, survey_round: SurveyRound, kind: UnitKind) -> UnitComparison:
        """Return the units of one kind side by side with their mean."""
        instrument = self.instrument(survey_round)
        sheets = {sheet.unit_id: sheet for sheet in self._store.sheets(survey_round.id)}
        return compare_units(
            UnitResult(unit, score(instrument, _answers(sheets.get(unit.id)), unit.kind))
            for unit in self._units.units()
            if unit.kind is kind and (unit.is_valid_in(survey_round.year) or unit.id in sheets)
        )

    def units_with_answers(self, survey_round: SurveyRound) -> tuple[Unit, ...]:
        """Return the units that have answered anything in the round, in Swedish order."""
        answered = {sheet.unit_id for sheet in self._store.sheets(survey_round.id)}
        return tuple(unit for unit in self._units.units() if unit.id in answered)

    def gains(self, survey_round: SurveyRound, unit: Unit) -> tuple[Gain, ...]:
        """Return what would raise the unit's index most; empty for units without index."""
        instrument = self.instrument(survey_round)
        if unit.kind not in instrument.unit_kinds:
            return ()
        return gains(instrument, self.sheet(survey_round, unit.id).answers)

    def import_rows(self, rows: Sequence[AnswerRow], source: str) -> tuple[int, Changes]:
        """Store the answers of a file, opening the rounds they need; return how many.

        A year without a round gets the newest instrument that asks what its rows answer.
        Raises RowsError, which names every wrong row, and stores nothing then.
        """
        known = {each.year: self.instrument(each) for each in self.rounds()}
        units = {unit.name: unit.id for unit in self._units.units()}
        instruments = instruments_for(rows, known, self._shelf())
        answers, problems = check_rows(rows, units, instruments)
        if problems:
            raise RowsError(source, problems)
        with self._store.together():
            years = {each.year for each in answers}
            rounds = {year: self.open_round(year, instruments[year].id) for year in years}
            self._store.put_answers(
                AnswerSheet(rounds[each.year].id, unit_id, (self._imported(each, unit_id),))
                for each in answers
                for unit_id in (units[each.unit],)
            )
        return len(answers), _TOUCHED

    def _imported(self, placed: PlacedAnswer, unit_id: UnitId) -> Answer:
        if not placed.is_comment_only:
            return placed.answer
        stored = self.answer(placed.year, unit_id, placed.answer.question_id)
        return replace(stored, comment=placed.answer.comment)

    def _shelf(self) -> list[Instrument]:
        """Return the instruments that a new round can use, the newest first."""
        # The copy that the file has frozen is the one that a new round will use.
        frozen = {each.id: each for each in self._store.instruments()}
        ids = self._library.instrument_ids() or (DEFAULT_INSTRUMENT,)
        return [frozen.get(each) or self._library.instrument(each) for each in ids]


def _cleaned(sheet: AnswerSheet) -> AnswerSheet:
    answers = (replace(each, comment=cleaned(each.comment)) for each in sheet.answers)
    return replace(sheet, answers=tuple(answers))


def _answers(sheet: AnswerSheet | None) -> tuple[Answer, ...]:
    return sheet.answers if sheet else ()
