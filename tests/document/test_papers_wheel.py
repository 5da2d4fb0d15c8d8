import datetime as dt

from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PaperSize


def test_the_wheel_is_gathered_from_the_file_and_printed(vasteras: Document) -> None:
    request = PaperRequest(PaperKind.WHEEL, 2025, dt.date(2025, 5, 2), PlanId(1), size=PaperSize.A3)
    ready = vasteras.papers.gather(request)
    made = print_paper(ready, PaperForm.PDF)
    assert made.name == "Årshjul 2025 Västerås stad"
    assert made.pages >= 2


def test_a_time_in_the_plan_is_in_the_wheel(vasteras: Document) -> None:
    node = vasteras.plans.plan(PlanId(1)).with_status()[0]
    vasteras.plans.set_field(NodeId(node.id), "recurs", "Q1 och Q3")
    request = PaperRequest(PaperKind.WHEEL, 2025, dt.date(2025, 5, 2), PlanId(1))
    values = vasteras.papers.gather(request).values
    assert node.title in values.texts()
