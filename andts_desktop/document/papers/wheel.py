"""The year wheel of a plan, gathered from the file."""

from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan, stamped
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PaperRequest
from andts_desktop.domain.year_wheel import SurveyDay, year_wheel

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year."""
    plan_id = chosen_plan(request)
    short = document.reports.short(plan_id, request.year, request.as_of)
    follow_up = document.follow_up.of(plan_id, request.year)
    surveys = tuple(_days(document, request))
    values = year_wheel(stamped(short.head, request), short.plan, follow_up, surveys)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.year_wheel import year_wheel_paper

        return year_wheel_paper(values, brand, request.size)

    return ReadyPaper(request, values, document.editions.brand(), build)


def _days(document: "Document", request: PaperRequest) -> list[SurveyDay]:
    rounds = document.surveys.rounds_of(request.year)
    return [
        SurveyDay(document.surveys.instrument(each).short_title, document.collections.due(each.id))
        for each in rounds
    ]
