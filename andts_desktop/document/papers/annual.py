"""The annual follow-up, gathered from the file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.document.papers.chosen import chosen_plan, stamped
from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.paper import PaperRequest

if TYPE_CHECKING:
    from andts_desktop.document import Document
    from andts_desktop.domain.brand import Brand
    from andts_desktop.reports.paper import Paper


def gather(document: "Document", request: PaperRequest) -> ReadyPaper:
    """Gather it for the year."""
    plan_id = chosen_plan(request)
    values = document.reports.annual(plan_id, request.year, request.as_of, request.unit)
    sections = document.editions.sections(plan_id, request.kind)
    values = replace(values, head=stamped(values.head, request), sections=sections)

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.annual import annual_paper

        return annual_paper(values, brand)

    return ReadyPaper(request, values, document.editions.brand(), build)
