"""The units that a unit comes from: added, refused, removed, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.domain.measures import TOTAL
from andts_desktop.domain.units import Succession
from andts_desktop.ui.commands.successions import AddSuccession
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.units import UnitsPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.earlier_units import EarlierUnits


@pytest.fixture
def page(example: Session, look: Look, qtbot: QtBot) -> UnitsPage:
    made = UnitsPage(example, look)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(page: UnitsPage, name: str) -> EarlierUnits:
    page._table.choose(page.session.document.units.named(name).id)
    return page._earlier


def add(form: EarlierUnits, qtbot: QtBot, name: str, year: str) -> None:
    form.unit_choice.setCurrentIndex(form.unit_choice.findText(name))
    form.year.setText(year)
    qtbot.mouseClick(form.add_button, Qt.MouseButton.LeftButton)


def told(form: EarlierUnits) -> list[str]:
    return [each.text() for each in form.findChildren(QLabel) if not each.isHidden()]


def test_what_a_unit_comes_from_is_shown_with_the_year(page: UnitsPage) -> None:
    assert "Västra Ängsborg, till och med 2021" in told(choose(page, "Ängsborg"))


def test_what_has_become_of_a_unit_is_shown(page: UnitsPage) -> None:
    assert "Har uppgått i Ängsborg från 2022." in told(choose(page, "Västra Ängsborg"))


def test_only_units_of_the_kind_are_offered(page: UnitsPage) -> None:
    form = choose(page, "Norrby")
    offered = [form.unit_choice.itemText(n) for n in range(form.unit_choice.count())]
    assert "Centrum" in offered
    assert "Norrby" not in offered
    assert "Socialförvaltningen" not in offered


def test_one_is_added_and_undone(page: UnitsPage, example: Session, qtbot: QtBot) -> None:
    units = example.document.units
    before = units.successions()
    form = choose(page, "Norrby")
    add(form, qtbot, "Centrum", "2025")
    made = Succession(units.named("Centrum").id, units.named("Norrby").id, 2025)
    assert made in units.successions()
    assert "Centrum, till och med 2024" in told(form)
    example.undo_stack.undo()
    assert units.successions() == before


def test_a_word_is_no_year(page: UnitsPage, example: Session, qtbot: QtBot) -> None:
    before = example.document.units.successions()
    form = choose(page, "Norrby")
    add(form, qtbot, "Centrum", "i fjol")
    assert form.problem.text() == "Skriv året då enheten tog över, till exempel 2024."
    assert example.document.units.successions() == before


def test_what_cannot_be_is_refused_in_words(
    page: UnitsPage, example: Session, qtbot: QtBot
) -> None:
    failed = QSignalSpy(example.failed)
    add(choose(page, "Västra Ängsborg"), qtbot, "Ängsborg", "2024")
    assert failed.count() == 1


def test_another_year_is_undone_to_the_first(example: Session) -> None:
    units = example.document.units
    known = units.successions()
    first = known[0]
    later = Succession(first.predecessor, first.successor, first.year + 1)
    assert example.push(AddSuccession(example, later))
    assert later in units.successions()
    example.undo_stack.undo()
    assert units.successions() == known


def test_one_is_removed_and_undone(page: UnitsPage, example: Session, qtbot: QtBot) -> None:
    before = example.document.units.successions()
    form = choose(page, "Ängsborg")
    remove = next(
        each
        for each in form.findChildren(QPushButton)
        if each.accessibleName() == "Ta bort Västra Ängsborg som tidigare enhet"
    )
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(example.document.units.successions()) == len(before) - 1
    example.undo_stack.undo()
    assert example.document.units.successions() == before


def test_an_earlier_unit_with_later_answers_is_warned_of_and_ended(
    page: UnitsPage, example: Session, qtbot: QtBot
) -> None:
    form = choose(page, "Norrby")
    add(form, qtbot, "Centrum", "2025")
    qtbot.waitUntil(lambda: any(each.startswith("▲") for each in told(form)))
    (words,) = [each for each in told(form) if each.startswith("▲ Centrum har svar för")]
    assert words.endswith("2026, efter att Norrby tog över. De räknas inte.")
    end = "Sätt ”Finns till och med” till 2024 för Centrum"
    (offer,) = [each for each in form.findChildren(QPushButton) if each.text() == end]
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert example.document.units.named("Centrum").valid_to == 2024
    assert not [each for each in form.findChildren(QPushButton) if each.text() == end]
    example.undo_stack.undo()
    assert example.document.units.named("Centrum").valid_to is None


def test_a_taking_over_breaks_the_line_and_leaves_the_mean(
    page: UnitsPage, example: Session, qtbot: QtBot
) -> None:
    surveys, found = example.document.surveys, example.survey_round()
    assert found is not None
    norrby, centrum = (example.document.units.named(name) for name in ("Norrby", "Centrum"))
    before = surveys.compare(found, norrby.kind)
    add(choose(page, "Norrby"), qtbot, "Centrum", "2026")
    after = surveys.compare(found, norrby.kind)
    assert len(after.results) == len(before.results) - 1
    assert centrum.id not in {each.unit.id for each in after.results}
    broken = surveys.series(norrby, found.year).breaks[-1]
    assert (broken.before_year, broken.what) == (2026, "Ny enhet")
    assert broken.reason == "Tog 2026 över Centrum."
    table = example.document.comparisons.table(TOTAL, found, norrby.kind)
    assert table.spreads[-1].mean == after.mean
