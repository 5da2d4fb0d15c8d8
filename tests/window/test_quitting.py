"""Every page and tab is visited in a real window, and the program ends without a word."""

import datetime as dt
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.exchange.library import Library
from tests.window.desktop import MISSING, Desktop

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

TABS = {2: ((423, 208), 2), 3: ((344, 209), 1), 4: ((356, 205), 1)}
"""Where the second tab of a page stands, by the page's number, and how many come after it."""


def test_every_page_is_visited_and_the_program_ends_without_a_word(
    desktop: Desktop, tmp_path: Path, library: Library
) -> None:
    file = tmp_path / "Exempel.andts"
    document = Document.create(file, library)
    build_example(document, dt.datetime.now().astimezone().year)
    document.close()
    program = desktop.start_program(str(file))
    desktop.wait_for_window("Exempel – ANDTS")
    for number in range(1, 8):
        desktop.key(f"ctrl+{number}")
        if number in TABS:
            second, more = TABS[number]
            desktop.click(*second)
            for _ in range(more):
                desktop.key("Right")
            desktop.picture(f"page-{number}")
    desktop.key("ctrl+q")
    assert program.wait(20) == 0
    assert desktop.printed() == ""
