"""From a Word file to a printed kortversion by real keys and clicks, in under two minutes."""

import shutil
import time
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

SOURCE = Path(__file__).resolve().parents[1] / "files" / "plans" / "tallbacka.docx"
KORTVERSION = (416, 276)
SAVE_PDF = (1198, 154)


def test_from_a_word_file_to_the_short_version(
    desktop: Desktop, tmp_path: Path, library: Library
) -> None:
    word, file, pdf = (tmp_path / name for name in ("plan.docx", "plan.andts", "kort.pdf"))
    shutil.copy(SOURCE, word)
    program = desktop.start_program()
    began = time.monotonic()
    desktop.picture("1-start")
    desktop.key("Return")
    desktop.wait_for_window("dokumentet med planen")
    desktop.type(str(word))
    desktop.picture("2-which")
    desktop.key("Return")
    desktop.wait_for_window("Importera plan")
    time.sleep(2)
    desktop.picture("3-understood")
    desktop.key("Return")
    desktop.wait_for_window("Var ska filen ligga")
    desktop.key("ctrl+a")
    desktop.type(str(file))
    desktop.picture("4-where")
    desktop.key("Return")
    desktop.wait_for_window("plan – ANDTS")
    desktop.picture("5-plan")
    desktop.key("ctrl+6")
    time.sleep(1)
    desktop.click(*KORTVERSION)
    time.sleep(1)
    desktop.picture("6-short")
    desktop.click(*SAVE_PDF)
    desktop.wait_for_window("Spara")
    desktop.key("ctrl+a")
    desktop.type(str(pdf))
    desktop.key("Return")
    desktop.wait_until(pdf.exists)
    assert time.monotonic() - began < 120
    desktop.picture("7-saved")
    desktop.key("ctrl+q")
    assert program.wait(20) == 0
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    document = Document.open(file, library, read_only=True)
    plan = document.plans.plan(document.plans.ids()[0])
    document.close()
    assert plan.nodes
    assert "".join(plan.nodes[0].title.split())[:20] in "".join(text.split())
    assert desktop.printed() == ""
