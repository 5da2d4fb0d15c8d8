"""Collection by real clicks and keys: forms out, filled in elsewhere, answers in, and undone."""

import time
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.domain.form_fields import answer_field, comment_field, option_value
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.exchange.library import Library
from tests.window.desktop import MISSING, Desktop

pytestmark = [
    pytest.mark.window,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

QUESTION = QuestionId("org-budget")
UNITS = ("Bromma", "Farsta", "Skarpen")
ROUND = (343, 215)
SEND, RECEIVE = (1200, 158), (1077, 158)
MAKE, STORE = (984, 668), (1118, 678)


def prepared(path: Path, library: Library) -> Path:
    """Write a file with three districts, of which the first has answered one question."""
    document = Document.create(path, library)
    found = document.surveys.open_round(2026)
    for name in UNITS:
        document.units.add(name, UnitKind.DISTRICT)
    first = document.units.named(UNITS[0]).id
    answer = Answer(QUESTION, AnswerState.ANSWERED, (OptionId("nej"),))
    document.surveys.set_answer(found.id, first, answer)
    document.close()
    return path


def fill_in(path: Path) -> None:
    """Answer one question with another program."""
    writer = PdfWriter()
    writer.append(PdfReader(path))
    fields = {
        answer_field(QUESTION): f"/{option_value(OptionId('ordinarie'))}",
        comment_field(QUESTION): f"Från {path.name}, åäö",
    }
    for page in writer.pages:
        writer.update_page_form_field_values(page, fields, auto_regenerate=False)
    writer.write(path)


def stored(path: Path) -> dict[str, tuple[OptionId, ...]]:
    """Return what each unit has answered; the program has let go of the file."""
    document = Document.open(path, Library(paths.resources()), read_only=True)
    found = document.surveys.round_of(2026)
    assert found is not None
    answers = {
        name: document.surveys.sheet(found, document.units.named(name).id).answer(QUESTION)
        for name in UNITS
    }
    document.close()
    return {name: answer.option_ids for name, answer in answers.items()}


@pytest.mark.parametrize("undoes", [False, True])
def test_forms_out_and_answers_in(
    desktop: Desktop, tmp_path: Path, library: Library, undoes: bool
) -> None:
    file = prepared(tmp_path / "staden.andts", library)
    program = desktop.start_program(str(file))
    desktop.wait_for_window("staden – ANDTS")
    desktop.key("ctrl+3")
    desktop.click(*ROUND)
    desktop.picture("1-round")
    desktop.click(*SEND)
    desktop.wait_for_window("Gör formulär")
    desktop.picture("2-send")
    desktop.click(*MAKE)
    desktop.wait_until(lambda: len(list(tmp_path.glob("Formulär*/*.pdf"))) == len(UNITS), 60)
    desktop.picture("3-made")
    desktop.key("Escape")
    for number, path in enumerate(sorted(tmp_path.glob("Formulär*/*.pdf"))):
        # A name that can be typed with any keyboard.
        fill_in(path.rename(tmp_path / f"svar{number}.pdf"))
    desktop.click(*RECEIVE)
    desktop.wait_for_window("Välj filerna")
    names = " ".join(f'"{each}"' for each in sorted(tmp_path.glob("svar*.pdf")))
    desktop.type(names)
    desktop.key("Return")
    desktop.wait_for_window("Ta emot svar")
    time.sleep(3)  # for the files to be read, of which nothing outside the window tells
    desktop.picture("4-returned")
    desktop.key("d")
    desktop.picture("5-decided")
    desktop.click(*STORE)
    desktop.picture("6-stored")
    if undoes:
        desktop.key("ctrl+z")
        desktop.picture("7-undone")
    desktop.key("ctrl+q")
    program.wait(20)

    budget = () if undoes else (OptionId("ordinarie"),)
    assert stored(file) == dict.fromkeys(UNITS, budget) | (
        {UNITS[0]: (OptionId("nej"),)} if undoes else {}
    )
    assert desktop.printed() == ""
