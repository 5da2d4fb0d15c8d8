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
    """Gather it as it stands; its Word file and its workbook can be read in again."""
    plan_id = chosen_plan(request)
    values = document.reports.plan(plan_id, request.as_of)
    brand = document.editions.brand()
    kinds = {unit.name: unit.kind for unit in document.units.all()}

    def build(brand: "Brand") -> "Paper":
        from andts_desktop.reports.plan_document import plan_paper

        return plan_paper(values, brand)

    def word() -> bytes:
        from andts_desktop.reports.plan_word import build_plan_word

        return build_plan_word(values, brand)

    def excel() -> bytes:
        from andts_desktop.domain.drafts import template_of
        from andts_desktop.exchange.plan_workbook import write_workbook

        return write_workbook(template_of(values.plan, kinds), request.as_of)

    return ReadyPaper(request, values, brand, build, word, excel)
