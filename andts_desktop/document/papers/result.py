"""A unit's result of a survey, gathered from the file."""

from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_round, chosen_unit
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PaperRequest

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year."""
    found, unit = chosen_round(document, request), chosen_unit(request)
    values = document.reports.survey_result(found, unit, request.as_of)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.survey_result import survey_result_paper

        return survey_result_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)
