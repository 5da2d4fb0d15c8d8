"""The register of units: add, change, and what may not be removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.units import UnitsPage
from andts_desktop.ui.session import Session


@pytest.fixture
def page(vasteras_session: Session, look: Look, qtbot: QtBot) -> UnitsPage:
    made = UnitsPage(vasteras_session, look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_new_unit_is_added_and_ready_to_be_named(
    page: UnitsPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    page._add()
    qtbot.keyClicks(page._form._name, "Onsta")
    page._form._name.flush()
    assert vasteras_session.document.units.named("Onsta").kind is UnitKind.DISTRICT


def test_undo_takes_a_new_unit_away(page: UnitsPage, vasteras_session: Session) -> None:
    before = vasteras_session.document.units.all()
    page._add()
    vasteras_session.undo_stack.undo()
    assert vasteras_session.document.units.all() == before


def test_a_unit_with_responsibility_is_not_removed(
    page: UnitsPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    failed = QSignalSpy(vasteras_session.failed)
    unit = vasteras_session.document.units.named("Kommunstyrelsen")
    page._table.choose(unit.id)
    qtbot.mouseClick(page._remove_button, Qt.MouseButton.LeftButton)
    assert "kan inte tas bort" in failed.at(0)[0]
    assert vasteras_session.document.units.unit(unit.id) == unit


def test_a_year_is_stored_and_a_word_is_not(
    page: UnitsPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    unit = vasteras_session.document.units.named("Kommunstyrelsen")
    page._table.choose(unit.id)
    qtbot.keyClicks(page._form._to, "2025")
    page._form._to.flush()
    page._form._from.clear()
    qtbot.keyClicks(page._form._from, "i fjol")
    page._form._from.flush()
    stored = vasteras_session.document.units.unit(unit.id)
    assert (stored.valid_from, stored.valid_to) == (None, 2025)


def test_a_taken_name_is_refused_in_words(
    page: UnitsPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    failed = QSignalSpy(vasteras_session.failed)
    unit = vasteras_session.document.units.named("Kommunstyrelsen")
    page._table.choose(unit.id)
    page._form._name.selectAll()
    page._form._name.insert("kulturnämnden")
    page._form._name.flush()
    assert "redan en enhet" in failed.at(0)[0]


def test_a_unit_that_is_renamed_stays_in_the_searched_list(
    page: UnitsPage, vasteras_session: Session
) -> None:
    page._search.setText("Kommunstyr")
    unit = vasteras_session.document.units.named("Kommunstyrelsen")
    page._table.choose(unit.id)
    page._form._name.selectAll()
    page._form._name.insert("Stadens ledning")
    page._form._name.flush()
    assert page._sorted.index_of(unit.id).isValid()
    page._search.setText("Kommunst")
    assert not page._sorted.index_of(unit.id).isValid()
