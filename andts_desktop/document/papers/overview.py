"""The plan on one page, gathered from the file."""

from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.overview_paper import OverviewPaper
from andts_desktop.domain.paper import PaperRequest

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it as the plan is in the year."""
    short = document.reports.short(chosen_plan(request), request.year, request.as_of)
    values = OverviewPaper(short.head, short.plan)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.overview import overview_paper

        return overview_paper(values, brand, request.size)

    return ReadyPaper(request, values, document.editions.brand(), build)
