"""The pages for an analysis meeting, gathered from the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_prose, chosen_round, municipality_of
from andts_desktop.document.papers.comparison import part_columns, unit_states
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.papers.scored import scored_units
from andts_desktop.domain.analysis_meeting import (
    AnalysisMeeting,
    MeetingDeviation,
    MeetingList,
    for_a_wall,
    names_in_short,
    talking_points,
)
from andts_desktop.domain.change_words import counted_in_words
from andts_desktop.domain.city_comparison import UnitState
from andts_desktop.domain.follow_up import ProseSection, deviations
from andts_desktop.domain.measures import TOTAL, ComparisonTable
from andts_desktop.domain.meeting_lists import (
    answer_changes,
    city_changes,
    city_gains,
    unit_changes,
    unit_gains,
)
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.shifts import (
    ScoredUnit,
    UnitShift,
    mean_change,
    question_shifts,
    shifts_in_words,
    unit_shifts,
)
from andts_desktop.domain.survey import PRELIMINARY, SurveyRound
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for a unit, or for all units of the kind that has an index.

    Raises InputError for a unit that has not answered, and where nobody has.
    """
    found = chosen_round(document, request)
    values = _values(document, request, found)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.meeting import meeting_paper

        return meeting_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)


def _values(document: "Document", request: PaperRequest, found: SurveyRound) -> AnalysisMeeting:
    instrument, unit = document.surveys.instrument(found), request.unit
    kind = _kind(document, found, unit)
    has_index = instrument.scored and kind in instrument.unit_kinds
    units = () if unit else scored_units(document, found, kind)
    moved = _moved(document, found, kind, unit, units)
    advice = document.comparisons.advice(found, unit) if unit and has_index else None
    return AnalysisMeeting(
        municipality=municipality_of(document, request),
        year=found.year,
        as_of=request.as_of,
        instrument=instrument,
        kind=kind,
        unit=unit,
        index=moved.index,
        parts=part_columns(document, found, kind) if has_index else (),
        previous_year=moved.previous_year,
        change=moved.change,
        states=_states(unit_states(document, found, kind), kind, unit),
        summary=moved.summary,
        changes=moved.lists,
        gains=_gains(document, found, unit, units) if has_index else (),
        advice=advice,
        questions=talking_points(moved.change, moved.previous_year, moved.most, advice),
        deviations=_deviations(document, request),
        prose=for_a_wall(chosen_prose(document, request, ProseSection.MEETING)),
    )


def _kind(document: "Document", found: SurveyRound, unit: Unit | None) -> UnitKind:
    """Return the kind that it is about; raises InputError where nobody has answered."""
    answered = document.surveys.units_with_answers(found)
    if unit is not None and unit.id not in {each.id for each in answered}:
        raise InputError(
            f"{unit.name} har inte svarat på enkäten {found.year}, så det finns inget att ta upp "
            "på mötet."
        )
    if not answered:
        raise InputError(
            f"Ingen har svarat på enkäten {found.year} än, så det finns inget att ta upp på mötet."
        )
    ranked = document.surveys.instrument(found).unit_kinds
    kinds = [unit.kind] if unit else [each.kind for each in answered]
    return min(kinds, key=lambda each: each not in ranked)


@dataclass(frozen=True, slots=True)
class _Moved:
    """What has changed: since when, by how much, in one sentence, and in lists."""

    index: ComparisonTable | None
    previous_year: int | None
    change: Decimal | None
    summary: str
    lists: tuple[MeetingList, MeetingList]

    @property
    def most(self) -> str:
        """What has changed most, empty where nothing has."""
        return next((row.name for each in self.lists for row in each.rows), "")


def _moved(
    document: "Document",
    found: SurveyRound,
    kind: UnitKind,
    unit: Unit | None,
    units: Sequence[ScoredUnit],
) -> _Moved:
    instrument = document.surveys.instrument(found)
    is_ranked = instrument.scored and kind in instrument.unit_kinds
    index = document.comparisons.table(TOTAL, found, kind) if is_ranked else None
    shifts = unit_shifts(index) if index else ()
    if unit is not None:
        return _of_unit(document, found, unit, index, shifts)
    lists = city_changes(shifts, question_shifts(units), UNIT_KIND_NAMES[kind][1])
    before = shifts[0].year_before if shifts else None
    summary = shifts_in_words(shifts, UNIT_KIND_NAMES[kind][1]) or _nothing_before(index)
    return _Moved(index, before, mean_change(index, before), summary, lists)


def _of_unit(
    document: "Document",
    found: SurveyRound,
    unit: Unit,
    index: ComparisonTable | None,
    shifts: Sequence[UnitShift],
) -> _Moved:
    previous = document.surveys.previous(found)
    changes = document.comparisons.changes(found, unit)
    if previous is None or not changes:
        return _Moved(index, None, None, _nothing_before(index), unit_changes((), found.year - 1))
    listed = unit_changes if document.surveys.instrument(found).scored else answer_changes
    lists = listed(changes, previous.year)
    own = next((each for each in shifts if each.unit.id == unit.id), None)
    if index is not None and own is None:
        return _Moved(index, None, None, _nothing_before(index), lists)
    has_points = document.surveys.instrument(found).scored
    summary = counted_in_words(changes, previous.year, has_points=has_points)
    return _Moved(index, previous.year, own.change if own else None, summary, lists)


def _nothing_before(index: ComparisonTable | None) -> str:
    broken = index.columns[-1].broken if index else ""
    why = f" {broken}" if broken else ""
    return f"Det finns inget tidigare år att jämföra med.{why}"


def _gains(
    document: "Document", found: SurveyRound, unit: Unit | None, units: Sequence[ScoredUnit]
) -> tuple[MeetingList, ...]:
    instrument = document.surveys.instrument(found)
    if unit is not None:
        return unit_gains(instrument, document.surveys.gains(found, unit))
    return city_gains(instrument, units)


def _states(states: Sequence[UnitState], kind: UnitKind, unit: Unit | None) -> tuple[str, ...]:
    if unit is not None:
        own = next(each for each in states if each.unit.id == unit.id)
        left = _left_words(own)
        return tuple(filter(None, [PRELIMINARY if own.is_draft else "", left]))
    silent = [each.unit.name for each in states if each.is_silent]
    drafts = [each.unit.name for each in states if each.is_draft and not each.is_silent]
    several = UNIT_KIND_NAMES[kind][1]
    said = [f"{len(states) - len(silent)} av {len(states)} {several} har svarat."]
    said += [f"Har inte svarat: {names_in_short(silent)}."] if silent else []
    said += [f"Preliminärt: {names_in_short(drafts)}."] if drafts else []
    return tuple(said)


def _left_words(state: UnitState) -> str:
    sums = state.sums
    if sums is None or sums.is_finished:
        return ""
    return f"{sums.answered} av {sums.question_count} frågor är besvarade."


def _deviations(document: "Document", request: PaperRequest) -> tuple[MeetingDeviation, ...]:
    """Return the plan's deviations; of a unit that has work in the plan, its own alone."""
    if request.plan_id is None:
        return ()
    plan = document.versions.followed(request.plan_id, request.year)
    found = deviations(plan, document.follow_up.of(request.plan_id, request.year))
    unit = request.unit
    if unit is not None:
        found = tuple(
            each
            for each in found
            if any(entry.unit_id == unit.id for entry in each.node.responsibilities.entries)
        )
    return tuple(
        MeetingDeviation(each.node.title, each.kind.name, each.cause_name) for each in found
    )
