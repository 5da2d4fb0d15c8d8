"""The short version of a plan, gathered from the file."""

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
    values = document.reports.short(chosen_plan(request), request.year, request.as_of)
    values = replace(values, head=stamped(values.head, request))

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.short_version import short_version_paper

        return short_version_paper(values, brand, request.size)

    return ReadyPaper(request, values, document.editions.brand(), build)
