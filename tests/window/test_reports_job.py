"""The end of the year by real clicks and keys: a chapter written, marked, saved and noted."""

from pathlib import Path

import pypdf
import pytest

from andts_desktop.document import Document
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind
from andts_desktop.exchange.library import Library
from tests.window.desktop import MISSING, Desktop

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

FIRST_DOCUMENT = (400, 220)
TEXT = (360, 700)
HISTORY = (915, 157)


def test_a_chapter_is_written_and_the_document_saved_and_noted(
    desktop: Desktop, tmp_path: Path, library: Library
) -> None:
    pdf = tmp_path / "uppfoljning.pdf"
    program = desktop.start_program("--example")
    desktop.wait_until_still()
    desktop.key("ctrl+6")
    desktop.wait_until_still()
    desktop.click(*FIRST_DOCUMENT)
    desktop.wait_until_still()
    desktop.picture("1-chapters")
    desktop.click(*TEXT)
    desktop.key("ctrl+Home")
    desktop.type("Samordnaren har ordet. ")
    # The tick for "ready" stands before the text.
    desktop.key("shift+Tab", "space")
    desktop.picture("2-written")
    desktop.key("ctrl+s")
    desktop.wait_for_window("Spara dokumentet")
    desktop.key("ctrl+a")
    desktop.type(str(pdf))
    desktop.key("Return")
    desktop.wait_until(pdf.exists)
    desktop.wait_until_still()
    desktop.picture("3-saved")
    desktop.click(*HISTORY)
    desktop.wait_for_window("Historik")
    desktop.picture("4-history")
    desktop.key("Escape")
    desktop.key("ctrl+q")
    assert program.wait(20) == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Samordnaren har ordet." in " ".join(text.split())
    file = next(tmp_path.rglob("Exempelstad.andts"))
    document = Document.open(file, library, read_only=True)
    (edition,) = document.editions.all()
    marks = document.editions.marks(PlanId(1), PaperKind.ANNUAL, edition.year)
    document.close()
    assert (edition.file_name, edition.way) == ("uppfoljning.pdf", "sparad")
    assert marks == {"summary"}
    assert "Traceback" not in desktop.printed()
