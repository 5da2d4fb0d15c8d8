"""The table of a comparison: units of one kind and years side by side for one measure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from andts_desktop.domain.comparability import Place, places
from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Part
from andts_desktop.domain.lines_in_history import with_history
from andts_desktop.domain.measures import (
    TOTAL,
    ComparisonTable,
    Gap,
    Measure,
    MeasureChoice,
    MeasuredValue,
    MeasureKind,
    UnitLine,
    YearColumn,
)
from andts_desktop.domain.scoring import HUNDRED, ZERO
from andts_desktop.domain.spread import spread
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.unit_history import History, history
from andts_desktop.domain.units import Succession, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class RoundValues:
    """A round with the units' own values, before renamings and mergers are looked at."""

    survey_round: SurveyRound
    instrument: Instrument
    values: Mapping[UnitId, MeasuredValue]


@dataclass(frozen=True, slots=True)
class Material:
    """What a table is made of: one family's rounds by year, and every unit of one kind.

    The last round is the one that the others are compared with. Rounds of years that are not
    to be shown need no values, but say how the measure has come down through them; for their
    sake `first_answers` has the year of each unit's first own answers.
    """

    measure: Measure
    kind: UnitKind
    units: tuple[Unit, ...]
    successions: tuple[Succession, ...]
    rounds: tuple[RoundValues, ...]
    first_answers: Mapping[UnitId, int] = field(default_factory=dict)


def measure_choices(instrument: Instrument) -> tuple[MeasureChoice, ...]:
    """Return what can be compared, in reading order; no sums where nothing is scored."""
    found = [MeasureChoice(TOTAL, "Index", 0)] if instrument.scored else []
    for part in instrument.parts:
        found += _choices_of(part, 0, is_scored=instrument.scored)
    return tuple(found)


def _choices_of(part: Part, depth: int, *, is_scored: bool) -> list[MeasureChoice]:
    found = []
    if is_scored:
        found.append(MeasureChoice(Measure(MeasureKind.PART, part.id), part.title, depth))
    found += [
        MeasureChoice(Measure(MeasureKind.QUESTION, each.id), each.short, depth + is_scored)
        for each in part.questions
    ]
    for child in part.parts:
        found += _choices_of(child, depth + is_scored, is_scored=is_scored)
    return found


def compared(
    material: Material,
    years: Collection[int] | None = None,
    unit_ids: Collection[UnitId] | None = None,
) -> ComparisonTable:
    """Make the table; raises ValueError where units of different kinds are mixed.

    Without `years` it has every year from the first round to the last, without `unit_ids`
    every unit that took part in any of them. A unit asked for by a former name stands under
    the new one.
    """
    if any(unit.kind is not material.kind for unit in material.units):
        raise ValueError("units of different kinds are never compared")
    columns = year_columns(material.measure, material.rounds, years)
    lines = _own_lines(material, columns)
    past = _history(material, lines, columns)
    lines = with_history(lines, [column.year for column in columns], past)
    wanted = _wanted(unit_ids, past, lines)
    shown = tuple(line for line in lines if line.unit.id in wanted)
    last = material.rounds[-1].instrument
    title, maximum = _named(material.measure, last)
    return ComparisonTable(
        measure=material.measure,
        title=title,
        max=maximum,
        kind=material.kind,
        columns=columns,
        lines=shown,
        spreads=tuple(
            spread(line.values[number] for line in shown) for number in range(len(columns))
        ),
        is_example=any(each.instrument.is_example for each in material.rounds),
    )


def year_columns(
    measure: Measure, rounds: Sequence[RoundValues], years: Collection[int] | None
) -> tuple[YearColumn, ...]:
    """Lay out the years with their runs; a year without a round stands with those before it."""
    found = places(measure, [each.instrument for each in rounds])
    by_year = {
        each.survey_round.year: (each.survey_round, place)
        for each, place in zip(rounds, found, strict=True)
    }
    last = rounds[-1].survey_round.year
    asked = range(min(by_year), last + 1) if years is None else years
    columns: list[YearColumn] = []
    run, run_there = 0, found[0].run
    for year in sorted({year for year in asked if year <= last}):
        survey_round, place = by_year.get(year, (None, None))
        reason = ""
        if place is not None and place.run != run_there:
            # The first years shown begin no new run, whatever came before them.
            goes_on = any(each.round_id is not None for each in columns)
            reason = _reason(found, place.run) if goes_on else ""
            run += goes_on
            run_there = place.run
        columns.append(YearColumn(year, survey_round.id if survey_round else None, run, reason))
    return tuple(columns)


def _reason(found: Sequence[Place], run: int) -> str:
    return next((place.broken for place in found if place.run == run and place.broken), "")


def _own_lines(material: Material, columns: Sequence[YearColumn]) -> tuple[UnitLine, ...]:
    by_round = {each.survey_round.id: each.values for each in material.rounds}
    nobody: Mapping[UnitId, MeasuredValue] = {}
    of_columns = [
        (
            by_round[column.round_id] if column.round_id is not None else nobody,
            MeasuredValue(gap=Gap.NO_ROUND if column.round_id is None else Gap.NOT_TAKING_PART),
        )
        for column in columns
    ]
    ordered = sorted(material.units, key=lambda unit: sort_key(unit.name))
    return tuple(
        UnitLine(unit, tuple(values.get(unit.id, absent) for values, absent in of_columns))
        for unit in ordered
    )


def _history(
    material: Material, lines: Iterable[UnitLine], columns: Sequence[YearColumn]
) -> History:
    first = dict(material.first_answers)
    for line in lines:
        pairs = zip(columns, line.values, strict=True)
        year = next((column.year for column, value in pairs if value.is_there), None)
        if year is not None:
            first[line.unit.id] = min(year, first.get(line.unit.id, year))
    last_year = material.rounds[-1].survey_round.year
    return history(material.units, material.successions, last_year, first)


def _wanted(
    unit_ids: Collection[UnitId] | None, past: History, lines: Sequence[UnitLine]
) -> set[UnitId]:
    if unit_ids is None:
        return {line.unit.id for line in lines if any(map(_took_part, line.values))}
    heirs = {each.predecessor: each.successor for each in past.renamed.values()}
    wanted = set()
    for asked in unit_ids:
        unit_id = asked
        wanted.add(unit_id)
        while unit_id in heirs:
            unit_id = heirs[unit_id]
            wanted.add(unit_id)
    return wanted


def _took_part(value: MeasuredValue) -> bool:
    return value.gap not in {
        Gap.NO_ROUND,
        Gap.NOT_TAKING_PART,
        Gap.NOT_COMPARABLE,
        Gap.NOT_ASKED,
        Gap.NO_INDEX,
    }


def _named(measure: Measure, instrument: Instrument) -> tuple[str, Decimal]:
    if measure.kind is MeasureKind.PART:
        part = instrument.part(measure.key)
        return (part.title, part.max) if part else ("", ZERO)
    if measure.kind is MeasureKind.QUESTION:
        question = instrument.question(QuestionId(measure.key))
        maximum = question.max if question and instrument.scored else ZERO
        return (question.short, maximum) if question else ("", ZERO)
    return "Index", HUNDRED
