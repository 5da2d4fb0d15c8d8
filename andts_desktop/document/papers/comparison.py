"""The city-wide comparison, gathered from the file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import (
    chosen_prose,
    chosen_round,
    municipality_of,
)
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.papers.scored import scored_units
from andts_desktop.domain.city_comparison import (
    CityComparison,
    KindComparison,
    PartColumn,
    UnitState,
)
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.heat import heat_table
from andts_desktop.domain.instrument import Part
from andts_desktop.domain.measures import TOTAL, Measure, MeasureKind
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.question_summary import summarised
from andts_desktop.domain.shifts import question_shifts
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import UnitKind

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year's survey; a kind that has answered nothing is left out."""
    found = chosen_round(document, request)
    instrument = document.surveys.instrument(found)
    # Those that are compared stand before those without index.
    kinds = sorted(
        document.comparisons.kinds(found), key=lambda each: each not in instrument.unit_kinds
    )
    values = CityComparison(
        municipality=municipality_of(document, request),
        year=request.year,
        as_of=request.as_of,
        instrument=instrument,
        kinds=tuple(_kind(document, found, kind) for kind in kinds),
        prose=chosen_prose(document, request, ProseSection.COMPARISON),
    )

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.city_comparison import comparison_paper

        return comparison_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)


def _kind(document: "Document", found: SurveyRound, kind: UnitKind) -> KindComparison:
    surveys = document.surveys
    instrument = surveys.instrument(found)
    units = scored_units(document, found, kind)
    scores = [(each.unit, each.now) for each in units]
    is_ranked = instrument.scored and kind in instrument.unit_kinds
    previous = surveys.previous(found)
    return KindComparison(
        kind=kind,
        states=unit_states(document, found, kind),
        index=document.comparisons.table(TOTAL, found, kind) if is_ranked else None,
        parts=part_columns(document, found, kind) if is_ranked else (),
        heat=heat_table(found.year, instrument, scores, {unit.id for unit, _ in scores}),
        questions=summarised(instrument, scores),
        previous_year=previous.year if previous else None,
        question_shifts=question_shifts(units),
    )


def part_columns(
    document: "Document", found: SurveyRound, kind: UnitKind
) -> tuple[PartColumn, ...]:
    """Return the year's values of every part that gives points, for a kind with index."""
    parts = document.surveys.instrument(found).parts
    return tuple(
        PartColumn(
            document.comparisons.table(
                Measure(MeasureKind.PART, part.id), found, kind, [found.year]
            ),
            depth,
        )
        for part, depth in _with_depth(parts)
    )


def unit_states(document: "Document", found: SurveyRound, kind: UnitKind) -> tuple[UnitState, ...]:
    """Return how far everyone of a kind that takes part has come, without those taken over."""
    tallies = document.surveys.tallies(found)
    drafts, gone = document.surveys.drafts(found), document.surveys.gone(found)
    return tuple(
        UnitState(unit, tallies.get(unit.id), is_draft=unit.id in drafts)
        for unit in document.surveys.taking_part(found)
        if unit.kind is kind and unit.id not in gone
    )


def _with_depth(parts: Iterable[Part], depth: int = 0) -> Iterable[tuple[Part, int]]:
    for part in parts:
        if part.max:
            yield part, depth
            yield from _with_depth(part.parts, depth + 1)
