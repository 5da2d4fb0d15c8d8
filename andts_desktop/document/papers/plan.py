"""The plan as a whole, gathered from the file."""

from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PaperRequest

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year."""
    values = document.reports.plan(chosen_plan(request), request.as_of)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.plan_document import plan_paper

        return plan_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)
