import datetime as dt
from pathlib import Path

from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import publish
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PaperSize


def test_a_booklet_is_printed_from_the_file_and_found_whole(
    stockholm: Document, tmp_path: Path
) -> None:
    request = PaperRequest(
        PaperKind.SHORT, 2025, dt.date(2025, 5, 2), PlanId(1), size=PaperSize.BOOKLET
    )
    made = print_paper(stockholm.papers.gather(request), PaperForm.PDF)
    published = publish(made, tmp_path / "häfte.pdf")
    assert made.pages == 2
    assert published.check.standards == ("PDF/UA-1", "PDF/A-2a")
