"""The handover to a new coordinator, gathered from the file."""

from itertools import pairwise
from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.comparison import break_reason, comparable
from andts_desktop.domain.handover import Handover, HandoverRound
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.survey import EventKind, SheetState, SurveyRound

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.domain.plan import Plan
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it as the file stands, with the follow-up of the year."""
    values = _values(document, request)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.handover import handover_paper

        return handover_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)


def _values(document: "Document", request: PaperRequest) -> Handover:
    plan_id, year = chosen_plan(request), request.year
    plan = document.versions.followed(plan_id, year)
    changes = document.versions.changes_since(plan_id)
    return Handover(
        head=_head(document, plan, request),
        file=document.path.name,
        plan=plan,
        versions=document.versions.all(plan_id),
        has_changed=None if changes is None else not changes.is_empty,
        follow_up=document.follow_up.of(plan_id, year),
        outcomes=document.follow_up.outcomes(plan_id, year, year),
        units=tuple(unit for unit in document.units.all() if unit.is_valid_in(year)),
        rounds=_rounds(document, year),
        editions=document.editions.all(),
    )


def _head(document: "Document", plan: "Plan", request: PaperRequest) -> ReportHead:
    details = plan.details
    return ReportHead(
        municipality=details.municipality,
        plan_title=details.title,
        period=details.period,
        year=request.year,
        case_number=details.case_number,
        decided_by=details.decided_by,
        stamp=document.follow_up.stamp(plan.id, request.year),
        as_of=request.as_of,
    )


def _rounds(document: "Document", last_year: int) -> tuple[HandoverRound, ...]:
    """Return the rounds to and with the year, the earliest first."""
    found = [each for each in document.surveys.rounds() if each.year <= last_year]
    broken = {}
    for family in {document.surveys.instrument(each).family for each in found}:
        alike = [each for each in found if document.surveys.instrument(each).family == family]
        for before, now in pairwise(alike):
            later = document.surveys.instrument(now)
            if not comparable(document.surveys.instrument(before), later):
                broken[now.id] = break_reason(later)
    return tuple(_round(document, each, broken.get(each.id, "")) for each in found)


def _round(document: "Document", survey_round: SurveyRound, broken: str) -> HandoverRound:
    sheets = document.surveys.participants(survey_round)
    answered = {unit.id for unit in document.surveys.units_with_answers(survey_round)}
    open_ids = {each.unit_id for each in sheets if each.state is SheetState.DRAFT}
    taking_part = document.surveys.taking_part(survey_round)
    received = [
        event.at
        for event in document.sheets.log(survey_round.id)
        if event.kind is EventKind.RECEIVED
    ]
    return HandoverRound(
        year=survey_round.year,
        instrument=document.surveys.instrument(survey_round),
        taking_part=len(sheets),
        answered=len(answered & {unit.id for unit in taking_part}),
        ready=len(sheets) - len(open_ids),
        due=document.collections.due(survey_round.id),
        last_received=max(received, default="")[:10],
        waiting=tuple(unit.name for unit in taking_part if unit.id in open_ids),
        broken=broken,
    )
