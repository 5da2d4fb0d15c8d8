import datetime as dt

from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest


def test_the_overview_is_gathered_from_the_file_and_printed(stockholm: Document) -> None:
    request = PaperRequest(PaperKind.OVERVIEW, 2025, dt.date(2025, 5, 2), PlanId(1))
    ready = stockholm.papers.gather(request)
    made = print_paper(ready, PaperForm.PDF)
    assert made.name == "Överblick ANDTS-programmet"
    assert made.pages == 1
    assert "Organisation" in made.texts
