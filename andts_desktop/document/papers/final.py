"""The final report over the plan's whole period, gathered from the file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan, stamped
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.final_report import (
    MOST_YEARS,
    FinalReport,
    FinalSurvey,
    FinalYear,
    years_covered,
)
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.measures import TOTAL
from andts_desktop.domain.paper import PaperRequest

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.domain.follow_up import FollowUp
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the years of the period, to and with the year."""
    values = final_report(document, request)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.final import final_paper

        return final_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)


def final_report(document: "Document", request: PaperRequest) -> FinalReport:
    """Return the values that the report is made from."""
    plan_id, year = chosen_plan(request), request.year
    plan = document.versions.followed(plan_id, year)
    told = _years_told(document, plan_id, year)
    years = tuple(
        FinalYear(
            document.versions.followed(plan_id, each),
            told.get(each) or document.follow_up.of(plan_id, each),
        )
        for each in years_covered(plan.details.period_from, year, told)
    )
    first = years[0].year
    return FinalReport(
        head=stamped(document.reports.head(plan, year, request.as_of), request),
        plan=plan,
        years=years,
        outcomes=document.follow_up.outcomes(plan_id, first, year),
        surveys=tuple(_surveys(document, first, year)),
        sections=document.editions.sections(plan_id, request.kind),
    )


def _years_told(document: "Document", plan_id: PlanId, last: int) -> "dict[int, FollowUp]":
    """Return the years that anything has been told of."""
    years = range(last - MOST_YEARS + 1, last + 1)
    found = {year: document.follow_up.of(plan_id, year) for year in years}
    return {
        year: each
        for year, each in found.items()
        if each.log or each.outcomes or each.assessments or each.prose
    }


def _surveys(document: "Document", first: int, last: int) -> Iterator[FinalSurvey]:
    """Yield each survey with an index, once for each kind of units that it ranks."""
    years = range(first, last + 1)
    for family, _ in document.comparisons.families():
        rounds = [document.surveys.round_of(year, family) for year in years]
        latest = next((each for each in reversed(rounds) if each is not None), None)
        if latest is None:
            continue
        instrument = document.surveys.instrument(latest)
        for kind in document.comparisons.kinds(latest):
            if instrument.scored and kind in instrument.unit_kinds:
                table = document.comparisons.table(TOTAL, latest, kind, years)
                yield FinalSurvey(instrument, table)
