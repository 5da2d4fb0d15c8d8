"""What a request names, which the door has checked that it does."""

from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Unit

if TYPE_CHECKING:
    from andts_desktop.document import Document


def chosen_plan(request: PaperRequest) -> PlanId:
    """Return the plan's id."""
    if request.plan_id is None:
        raise ValueError(f"{request.kind} is made of a plan")
    return request.plan_id


def chosen_unit(request: PaperRequest) -> Unit:
    """Return whom the document is about."""
    if request.unit is None:
        raise ValueError(f"{request.kind} is about a unit")
    return request.unit


def chosen_round(document: "Document", request: PaperRequest) -> SurveyRound:
    """Return the survey that is meant."""
    found = document.papers.survey_round(request)
    if found is None:
        raise ValueError(f"{request.kind} is made of a survey")
    return found


def municipality_of(document: "Document", request: PaperRequest) -> str:
    """Return whose file it is: the chosen plan's municipality, or the first that is named."""
    ids = document.plans.ids()
    ordered = sorted(ids, key=lambda plan_id: plan_id != request.plan_id)
    names = (document.plans.plan(plan_id).details.municipality for plan_id in ordered)
    return next(filter(None, names), "")


def chosen_prose(document: "Document", request: PaperRequest, section: ProseSection) -> str:
    """Return what is written of the year in the chosen plan, empty without a plan."""
    if request.plan_id is None:
        return ""
    return document.follow_up.of(request.plan_id, request.year).prose_text(section)


def stamped(head: ReportHead, request: PaperRequest) -> ReportHead:
    """Return the head as draft or final where the request says which."""
    if request.is_final is None:
        return head
    return replace(head, stamp=replace(head.stamp, is_final=request.is_final))
