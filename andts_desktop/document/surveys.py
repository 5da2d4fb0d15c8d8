"""The surveys of an open file: rounds, answers and their results."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.db.kept_sums import sums_of_round
from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.document.rounds import DEFAULT_INSTRUMENT, RoundDoor
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
from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.participation import participants
from andts_desktop.domain.scoring import Score, score
from andts_desktop.domain.survey import (
    SHEET_STATE_NAMES,
    Answer,
    AnswerSheet,
    Participant,
    SheetState,
    SurveyRound,
    unanswered,
)
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.tallying import TallyMaker
from andts_desktop.domain.text import cleaned
from andts_desktop.domain.unit_history import History, history
from andts_desktop.domain.units import ANSWERING_KINDS, Unit, UnitKind, listed
from andts_desktop.errors import InputError, RowsError
from andts_desktop.exchange.library import Library

if TYPE_CHECKING:
    from andts_desktop.domain.answer_rows import AnswerRow, PlacedAnswer

_TOUCHED = Changes(survey=True)


class SurveyDoor(RoundDoor):
    """Reads and changes rounds and answers; every result is computed from what is stored."""

    def __init__(
        self,
        store: SurveyStore,
        sheets: SheetStore,
        tallies: TallyStore,
        units: UnitStore,
        library: Library,
    ) -> None:
        super().__init__(store, sheets, units, library)
        self._tallies = tallies

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
        """Store many answers, all or none; raises InputError where a sheet is not a draft."""
        self._refuse_finished(sheets)
        self._store.put_answers(map(_cleaned, sheets))
        return _TOUCHED

    def participants(self, survey_round: SurveyRound) -> tuple[Participant, ...]:
        """Return who takes part in a round, in Swedish order, and the state of each sheet."""
        return participants(
            self.instrument(survey_round),
            survey_round.year,
            self._units.units(),
            self._sheets.entries(survey_round.id),
            self._store.units_with_answers(survey_round.id),
        )

    def drafts(self, survey_round: SurveyRound) -> frozenset[UnitId]:
        """Return the units whose answers nobody has said are ready yet."""
        return frozenset(
            each.unit_id
            for each in self.participants(survey_round)
            if each.state is SheetState.DRAFT
        )

    def answering_units(self, year: int) -> tuple[Unit, ...]:
        """Return the units of the kinds that get an index and that take part in the year."""
        found = self.round_of(year)
        if found is None:
            units = self._units.units()
            return tuple(u for u in units if u.kind in ANSWERING_KINDS and u.is_valid_in(year))
        kinds = self.instrument(found).unit_kinds
        return tuple(unit for unit in self.taking_part(found) if unit.kind in kinds)

    def taking_part(self, survey_round: SurveyRound) -> tuple[Unit, ...]:
        """Return the units that take part in a round, in Swedish order."""
        known = {each.unit_id for each in self.participants(survey_round)}
        return tuple(unit for unit in self._units.units() if unit.id in known)

    def sheets(
        self, survey_round: SurveyRound, question_ids: Collection[QuestionId] | None = None
    ) -> tuple[AnswerSheet, ...]:
        """Return the sheets of the units that have answered anything in a round.

        With `question_ids`, the sheets hold the answers to those questions alone.
        """
        return self._store.sheets(survey_round.id, question_ids)

    def tallies(self, survey_round: SurveyRound) -> Mapping[UnitId, Tally]:
        """Return the sums of everyone who takes part in a round.

        They are the same as those of `score`; what is not kept in the file is computed, and
        kept there for the next time.
        """
        kept = sums_of_round(self._store, self._tallies, survey_round)
        untouched = TallyMaker(self.instrument(survey_round)).tally(())
        taking_part = self.participants(survey_round)
        return {each.unit_id: kept.get(each.unit_id, untouched) for each in taking_part}

    def score(self, survey_round: SurveyRound, unit: Unit) -> Score:
        """Return a unit's result in a round."""
        sheet = self.sheet(survey_round, unit.id)
        return score(self.instrument(survey_round), sheet.answers, unit.kind)

    def series(self, unit: Unit, last_year: int | None = None, family: str | None = None) -> Series:
        """Return the unit's years of one family that have an index, to and with `last_year`.

        Without a family, it is that of the latest year's first round. The years under a former
        name are among them.
        """
        rounds = [each for each in self.rounds() if last_year is None or each.year <= last_year]
        if rounds and family is None:
            latest = self.rounds_of(rounds[-1].year)[0]
            family = self.instrument(latest).family
        named = self.under_its_names(unit)
        results = [
            YearResult(each.year, result)
            for each in rounds
            if self.instrument(each).family == family
            if (result := self.score(each, named[each.year])).index is not None
        ]
        until = max((each.year for each in rounds), default=0)
        return series(results, self.became_another(unit, until))

    def under_its_names(self, unit: Unit) -> Mapping[int, Unit]:
        """Return for each year with a round the unit itself, or as it was called then."""
        rounds, past = self.rounds(), self.past(self.rounds())
        units = {each.id: each for each in self._units.units()}
        return {each.year: units[past.unit_in(unit.id, each.year)] for each in rounds}

    def became_another(self, unit: Unit, last_year: int) -> Mapping[int, str]:
        """Return the years in which the unit became another one by taking over, and why."""
        rounds = [each for each in self.rounds() if each.year <= last_year]
        return self.past(rounds).breaks_of(unit.id)

    def past(self, rounds: Sequence[SurveyRound]) -> History:
        """Return what the units come from, as far as it is known in the last of the rounds."""
        successions = self._units.successions()
        first: dict[UnitId, int] = {}
        # Only where a unit follows another does it matter when it first had any answers.
        for each in rounds if successions else ():
            for unit in self.units_with_answers(each):
                first.setdefault(unit.id, each.year)
        last = max((each.year for each in rounds), default=0)
        return history(self._units.units(), successions, last, first)

    def compare(self, survey_round: SurveyRound, kind: UnitKind) -> UnitComparison:
        """Return the units of one kind side by side with their mean.

        A unit that another has taken over by then is not among them, whatever it has answered.
        """
        instrument = self.instrument(survey_round)
        tallies = self.tallies(survey_round)
        gone = self.gone(survey_round)
        return compare_units(
            UnitResult(unit, sums.index(instrument, unit.kind), sums)
            for unit in self._units.units()
            if unit.kind is kind and unit.id not in gone
            if (sums := tallies.get(unit.id)) is not None
        )

    def gone(self, survey_round: SurveyRound) -> frozenset[UnitId]:
        """Return the units that others have taken over by the year of a round."""
        rounds = [each for each in self.rounds() if each.year <= survey_round.year]
        return self.past(rounds).gone(survey_round.year)

    def units_with_answers(self, survey_round: SurveyRound) -> tuple[Unit, ...]:
        """Return the units that have answered anything in the round, in Swedish order."""
        answered = self._store.units_with_answers(survey_round.id)
        return tuple(unit for unit in self._units.units() if unit.id in answered)

    def gains(self, survey_round: SurveyRound, unit: Unit) -> tuple[Gain, ...]:
        """Return what would raise the unit's index most; empty for units without index."""
        instrument = self.instrument(survey_round)
        if unit.kind not in instrument.unit_kinds:
            return ()
        return gains(instrument, self.sheet(survey_round, unit.id).answers)

    def placed_rows(
        self, rows: Sequence["AnswerRow"], source: str
    ) -> tuple[tuple["PlacedAnswer", ...], Mapping[int, Instrument]]:
        """Return the answers of a file's rows, and the instrument of each year they name.

        A year without a round gets the newest instrument that asks what its rows answer.
        Stores nothing. Raises RowsError, which names every wrong row.
        """
        from andts_desktop.domain.answer_rows import check_rows, instruments_for

        instruments = instruments_for(rows, self._instruments_asked(rows), self._shelf())
        names = [unit.name for unit in self._units.units()]
        answers, problems = check_rows(rows, names, instruments)
        if problems:
            raise RowsError(source, problems)
        return answers, instruments

    def _instruments_asked(self, rows: Sequence["AnswerRow"]) -> dict[int, Instrument]:
        """Return, for each year with rounds, the instrument that the rows answer.

        It is the one that asks most of the rows' questions: one of the year's own, or else one
        of a family that the year has no round of yet.
        """
        asked = {row.question.strip() for row in rows}

        def matching(instrument: Instrument) -> int:
            return len(asked & {question.id for question in instrument.questions()})

        found = {}
        shelf = self._shelf()
        for year in {each.year for each in self.rounds()}:
            own = [self.instrument(each) for each in self.rounds_of(year)]
            families = {each.family for each in own}
            others = [each for each in shelf if each.family not in families]
            # The first of equals, so that rows which fit nothing are checked against the year's.
            found[year] = max([*own, *others], key=matching)
        return found

    def _shelf(self) -> list[Instrument]:
        """Return the instruments that a new round can use: the program's newest first, own last."""
        # The copy that the file has frozen is the one that a new round will use.
        stored = {each.id: each for each in self._store.instruments()}
        ids = self._library.instrument_ids() or (DEFAULT_INSTRUMENT,)
        shipped = [self.instrument_to_open(each) for each in ids]
        return [*shipped, *(each for name, each in stored.items() if name not in ids)]

    def _refuse_finished(self, sheets: Sequence[AnswerSheet]) -> None:
        for round_id in {each.round_id for each in sheets}:
            entries = self._sheets.entries(round_id)
            touched = {each.unit_id for each in sheets if each.round_id == round_id}
            refused = {
                unit_id: entries[unit_id].state
                for unit_id in touched & entries.keys()
                if entries[unit_id].state is not SheetState.DRAFT
            }
            if refused:
                units = [unit for unit in self._units.units() if unit.id in refused]
                words = sorted({SHEET_STATE_NAMES[state] for state in refused.values()})
                raise InputError(
                    f"Enkäten är {' eller '.join(words)} för {listed(units)}, så svaren kan inte "
                    "ändras. Öppna den igen på sidan Enkät, under Omgång, och försök på nytt."
                )


def _cleaned(sheet: AnswerSheet) -> AnswerSheet:
    answers = (
        replace(each, comment=cleaned(each.comment), text=cleaned(each.text))
        if each.comment or each.text
        else each
        for each in sheet.answers
    )
    return replace(sheet, answers=tuple(answers))
