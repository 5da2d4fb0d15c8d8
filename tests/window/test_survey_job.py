"""A survey with every kind of question, answered by keys alone."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from tests.ui.survey_kinds import GROUPS, PLAN, VISITS, WORDS, YEAR, open_kinds
from tests.window.desktop import MISSING, Desktop

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]


@pytest.fixture
def file(tmp_path: Path, library: Library) -> Path:
    """Make a file where the districts are asked every kind of question this year."""
    path = tmp_path / "Enkät.andts"
    document = Document.create(path, library)
    document.plans.add(library.template("stockholm-2023-2026"), ("Farsta",))
    open_kinds(document, dt.datetime.now().astimezone().year)
    document.close()
    return path


def test_every_kind_of_question_is_answered_by_keys_alone(
    desktop: Desktop, file: Path, library: Library
) -> None:
    program = desktop.start_program(str(file))
    desktop.wait_for_window("Enkät – ANDTS")
    desktop.key("ctrl+3", "ctrl+Return")
    desktop.key("alt+1", "Return", "alt+3", "Return")
    desktop.key("alt+1", "alt+3", "Return")
    desktop.type("12")
    desktop.key("Return")
    desktop.type("Tid, och en plats.")
    desktop.key("Tab")
    desktop.picture("answered")
    desktop.key("ctrl+q")
    assert program.wait(20) == 0
    assert desktop.printed() == ""
    document = Document.open(file, library, read_only=True)
    survey_round = document.surveys.rounds()[0]
    sheet = document.surveys.sheet(survey_round, document.units.named("Farsta").id)
    document.close()
    assert sheet.answer(PLAN.id).option_ids == ("ja",)
    assert sheet.answer(YEAR.id).option_ids == ("varje",)
    assert sheet.answer(GROUPS.id).option_ids == ("forskola", "gymnasium")
    assert sheet.answer(VISITS.id).value == Decimal(12)
    assert sheet.answer(WORDS.id).text == "Tid, och en plats."
