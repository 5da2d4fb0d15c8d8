"""Comparisons of an open file: any measure over years and units of one kind, and what it says."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from andts_desktop.db.unit_store import UnitStore
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.domain import spread
from andts_desktop.domain.advice import NOBODY, Others, advise
from andts_desktop.domain.comparability import places
from andts_desktop.domain.comparing import Material, RoundValues, compared, measure_choices
from andts_desktop.domain.comparison import comparable
from andts_desktop.domain.heat import heat_table
from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measured import (
    asked_alone,
    part_value,
    question_value,
    scored_alone,
    total_value,
)
from andts_desktop.domain.measures import (
    Advice,
    Anonymous,
    ChangeSum,
    ComparisonTable,
    Gap,
    HeatTable,
    Measure,
    MeasureChoice,
    MeasuredValue,
    MeasureKind,
    QuestionChange,
    StarAxis,
)
from andts_desktop.domain.question_changes import change_sum, question_changes
from andts_desktop.domain.scoring import HUNDRED, Score, score
from andts_desktop.domain.star import star_axis, star_parts
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.unit_history import history
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind
from andts_desktop.errors import InputError


class ComparisonDoor:
    """Sets results side by side; nothing of it is stored."""

    def __init__(self, surveys: SurveyDoor, units: UnitStore) -> None:
        self._surveys = surveys
        self._units = units

    def families(self) -> tuple[tuple[str, str], ...]:
        """Return the families of the file's rounds with the latest title of each.

        Those that give an index stand first.
        """
        latest = {}
        for each in self._surveys.rounds():
            instrument = self._surveys.instrument(each)
            latest[instrument.family] = instrument
        ordered = sorted(
            latest.values(), key=lambda each: (not each.scored, sort_key(each.short_title))
        )
        return tuple((each.family, each.short_title) for each in ordered)

    def measures(self, survey_round: SurveyRound) -> tuple[MeasureChoice, ...]:
        """Return what can be compared with a round as the last one, in reading order."""
        return measure_choices(self._surveys.instrument(survey_round))

    def kinds(self, survey_round: SurveyRound) -> tuple[UnitKind, ...]:
        """Return the kinds of the units that take part in a round."""
        taking_part = self._taking_part(survey_round)
        found = {unit.kind for unit in self._units.units() if unit.id in taking_part}
        return tuple(kind for kind in UnitKind if kind in found)

    def table(
        self,
        measure: Measure,
        last_round: SurveyRound,
        kind: UnitKind,
        years: Collection[int] | None = None,
        unit_ids: Collection[UnitId] | None = None,
    ) -> ComparisonTable:
        """Set units of one kind and years side by side, as compared with the last round.

        Without `years` every year to and with the last, without `unit_ids` every unit that
        took part in any of them. Raises InputError for units of another kind.
        """
        units = self._of_kind(kind, unit_ids or ())
        rounds = self._until(last_round)
        instruments = [self._surveys.instrument(each) for each in rounds]
        keys = [place.key for place in places(measure, instruments)]
        successions = self._units.successions()
        material = Material(
            measure=measure,
            kind=kind,
            units=units,
            successions=successions,
            first_answers=self._first_answers(rounds) if successions else {},
            rounds=tuple(
                RoundValues(
                    each,
                    instrument,
                    self._values(each, measure.kind, key, units)
                    if years is None or each.year in years
                    else {},
                )
                for each, instrument, key in zip(rounds, instruments, keys, strict=True)
            ),
        )
        return compared(material, years, unit_ids)

    def heat(self, survey_round: SurveyRound, kind: UnitKind) -> HeatTable:
        """Return every question's share of its points for the units of a kind that take part."""
        instrument = self._surveys.instrument(survey_round)
        taking_part = self._taking_part(survey_round)
        gone = self._surveys.gone(survey_round)
        answers = {each.unit_id: each.answers for each in self._surveys.sheets(survey_round)}
        scores = [
            (unit, score(instrument, answers.get(unit.id, ()), kind))
            for unit in self._units.units()
            if unit.kind is kind and unit.id in taking_part - gone
        ]
        return heat_table(survey_round.year, instrument, scores, taking_part)

    def star(self, survey_round: SurveyRound, unit: Unit) -> tuple[StarAxis, ...]:
        """Return the unit's parts beside the median, as the axes of a star.

        The parts are those without parts of their own, or the top ones where they are too
        many; there is no star of fewer than three.
        """
        instrument = self._surveys.instrument(survey_round)
        tables = (
            self.table(
                Measure(MeasureKind.PART, part.id), survey_round, unit.kind, [survey_round.year]
            )
            for part in star_parts(instrument)
        )
        return tuple(star_axis(table, unit.id) for table in tables)

    def changes(self, survey_round: SurveyRound, unit: Unit) -> tuple[QuestionChange, ...]:
        """Return what has changed since the round before; empty where there is none."""
        found = self._before(survey_round, unit)
        if found is None:
            return ()
        before, broken = found
        return question_changes(self._surveys.score(survey_round, unit), before, broken)

    def change_sum(self, survey_round: SurveyRound, unit: Unit) -> ChangeSum | None:
        """Return how the changes add up to the index's; None where the years do not compare."""
        found = self._before(survey_round, unit)
        if found is None or found[1]:
            return None
        before, now = found[0], self._surveys.score(survey_round, unit)
        if not comparable(before.instrument, now.instrument):
            return None
        return change_sum(question_changes(now, before), now, before)

    def anonymous(self, table: ComparisonTable, unit_id: UnitId, column: int) -> Anonymous:
        """Set one unit's value in a column beside the others', which are not named.

        Raises KeyError for a unit that has no line in the table.
        """
        return spread.anonymous(table, unit_id, column)

    def advice(self, survey_round: SurveyRound, unit: Unit) -> Advice:
        """Say whether to develop structure or activities, and why."""
        found = self._before(survey_round, unit)
        before = found[0] if found and not found[1] else None
        now = self._surveys.score(survey_round, unit)
        others = NOBODY if now.index is None else self._others(survey_round, unit)
        return advise(now, before, others)

    def _others(self, survey_round: SurveyRound, unit: Unit) -> Others:
        instrument = self._surveys.instrument(survey_round)
        gone = self._surveys.gone(survey_round)
        kinds = {each.id: each.kind for each in self._units.units()}
        others = [
            each
            for unit_id, each in self._surveys.tallies(survey_round).items()
            if unit_id != unit.id
            and unit_id not in gone
            and kinds[unit_id] is unit.kind
            and each.index(instrument, unit.kind) is not None
        ]
        shares = ((part.id, _median_share(part.id, others)) for part in instrument.parts)
        known = {part_id: share for part_id, share in shares if share is not None}
        return Others(len(others), known)

    def _before(self, survey_round: SurveyRound, unit: Unit) -> tuple[Score, str] | None:
        """Return the unit's result in the round before, and why the two may not be compared."""
        previous = self._surveys.previous(survey_round)
        if previous is None:
            return None
        units, successions = self._of_kind(unit.kind, ()), self._units.successions()
        own = self._first_answers(self._until(survey_round)) if successions else {}
        past = history(units, successions, survey_round.year, own)
        former = past.unit_in(unit.id, previous.year)
        before = next(each for each in units if each.id == former)
        broken = past.break_between(unit.id, previous.year, survey_round.year)
        return self._surveys.score(previous, before), broken

    def _first_answers(self, rounds: Iterable[SurveyRound]) -> Mapping[UnitId, int]:
        """Return the year in which each unit first answered anything."""
        found: dict[UnitId, int] = {}
        for each in rounds:
            for unit in self._surveys.units_with_answers(each):
                found.setdefault(unit.id, each.year)
        return found

    def _until(self, last_round: SurveyRound) -> tuple[SurveyRound, ...]:
        family = self._surveys.instrument(last_round).family
        return tuple(
            each
            for each in self._surveys.rounds()
            if each.year <= last_round.year and self._surveys.instrument(each).family == family
        )

    def _of_kind(self, kind: UnitKind, unit_ids: Collection[UnitId]) -> tuple[Unit, ...]:
        units = self._units.units()
        strangers = [each for each in units if each.id in unit_ids and each.kind is not kind]
        if strangers:
            name = strangers[0].name
            raise InputError(
                f"”{name}” är {UNIT_KIND_NAMES[strangers[0].kind][0]} och kan inte jämföras med "
                f"{UNIT_KIND_NAMES[kind][1]}. Välj enheter av samma slag."
            )
        return tuple(each for each in units if each.kind is kind)

    def _taking_part(self, survey_round: SurveyRound) -> frozenset[UnitId]:
        return frozenset(each.unit_id for each in self._surveys.participants(survey_round))

    def _values(
        self,
        survey_round: SurveyRound,
        kind: MeasureKind,
        key: str | None,
        units: tuple[Unit, ...],
    ) -> Mapping[UnitId, MeasuredValue]:
        instrument = self._surveys.instrument(survey_round)
        if key is None:
            absent = MeasuredValue(gap=Gap.NOT_ASKED if instrument.scored else Gap.NO_INDEX)
            return dict.fromkeys(self._taking_part(survey_round), absent)
        if kind is MeasureKind.QUESTION:
            return self._answers(survey_round, QuestionId(key), units)
        tallies = self._surveys.tallies(survey_round)
        return {unit.id: _sum_of(instrument, kind, key, tallies, unit) for unit in units}

    def _answers(
        self, survey_round: SurveyRound, question_id: QuestionId, units: tuple[Unit, ...]
    ) -> Mapping[UnitId, MeasuredValue]:
        instrument = self._surveys.instrument(survey_round)
        alone = asked_alone(instrument, question_id)
        asked = [question.id for question in alone.questions()]
        answers = {each.unit_id: each.answers for each in self._surveys.sheets(survey_round, asked)}
        taking_part = self._taking_part(survey_round)
        return {
            unit.id: question_value(
                instrument,
                scored_alone(alone, answers.get(unit.id, ())),
                takes_part=unit.id in taking_part,
            )
            for unit in units
        }


def _sum_of(
    instrument: Instrument,
    kind: MeasureKind,
    key: str,
    tallies: Mapping[UnitId, Tally],
    unit: Unit,
) -> MeasuredValue:
    sums, takes_part = tallies.get(unit.id), unit.id in tallies
    if kind is MeasureKind.TOTAL:
        return total_value(instrument, sums, unit.kind, takes_part=takes_part)
    return part_value(instrument, key, sums, unit.kind, takes_part=takes_part)


def _median_share(part_id: str, tallies: Collection[Tally]) -> Decimal | None:
    parts = (part for each in tallies for part in each.parts if part.part_id == part_id)
    return spread.median(part.points / part.max * HUNDRED for part in parts if part.max)
