"""The main job by real clicks and keys: new file, all of PI-mini, index 100, annual PDF."""

from pathlib import Path

import pypdf
import pytest

from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.window.desktop import MISSING, Desktop

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

SURVEY = (100, 217)
REPORTS = (100, 338)
SAVE_PDF = (1200, 152)


def _best_options(library: Library) -> list[int]:
    """Return, for each question in order, the place (from 1) of the option with most points."""
    questions = library.instrument("pi-mini-2").questions()
    return [
        1 + [option.points for option in question.options].index(question.max)
        for question in questions
    ]


def test_from_a_new_file_to_index_100_and_the_annual_pdf(
    desktop: Desktop, tmp_path: Path, library: Library
) -> None:
    file, pdf = tmp_path / "farsta.andts", tmp_path / "uppfoljning.pdf"
    program = desktop.start_program()
    desktop.picture("1-start")
    # From the button that reads a document to the third template.
    desktop.key("Tab", "Tab", "Tab", "Return")
    desktop.wait_for_window("Ny fil")
    desktop.type("Farsta")
    desktop.picture("2-new")
    desktop.key("Return")
    desktop.wait_for_window("Var ska filen ligga")
    desktop.key("ctrl+a")
    desktop.type(str(file))
    desktop.picture("3-where")
    desktop.key("Return")
    desktop.wait_for_window("farsta – ANDTS")
    desktop.picture("4-overview")
    desktop.click(*SURVEY)
    desktop.key("ctrl+Return")
    for place in _best_options(library):
        desktop.key(f"alt+{place}", "Return")
    desktop.picture("5-survey")
    desktop.click(*REPORTS)
    desktop.click(*SAVE_PDF)
    desktop.wait_for_window("Spara")
    desktop.key("ctrl+a")
    desktop.type(str(pdf))
    desktop.key("Return")
    desktop.wait_until(pdf.exists)
    desktop.picture("6-report")
    desktop.key("ctrl+q")
    assert program.wait(20) == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "55 / 55 × 100 = 100,0" in text.replace("55,0", "55")
    document = Document.open(file, library, read_only=True)
    survey_round = document.surveys.rounds()[0]
    score = document.surveys.score(survey_round, document.units.named("Farsta"))
    document.close()
    assert score.index == 100
    assert desktop.printed() == ""
