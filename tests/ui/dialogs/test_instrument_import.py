"""The preview of an instrument from a file: what differs, what is wrong, what it becomes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_check import faults
from andts_desktop.ui.dialogs.instrument_import import InstrumentImport
from andts_desktop.ui.look import Look
from tests.domain.build import instrument, number_question, part

OLD = instrument(part("a", "2", [number_question("q1", "1"), number_question("q2", "1")]))
NEW = instrument(
    part(
        "a",
        "2",
        [replace(number_question("q1", "1"), text="Ny lydelse"), number_question("q3", "1")],
    )
)


@pytest.fixture
def opened(look: Look, qtbot: QtBot) -> "Opened":
    return Opened(look, qtbot)


class Opened:
    """Opens the dialog on what was read and what is known."""

    def __init__(self, look: Look, qtbot: QtBot) -> None:
        self._look = look
        self._qtbot = qtbot

    def __call__(
        self, read: Instrument, known: Instrument | None, *, can_change: bool = False
    ) -> InstrumentImport:
        made = InstrumentImport(read, known, self._look, can_change=can_change)
        self._qtbot.addWidget(made)
        made.show()
        return made


def _words(dialog: InstrumentImport) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_new_changed_and_gone_questions_are_told(opened: Opened) -> None:
    dialog = opened(NEW, OLD)
    assert dialog.summary.text() == (
        "”Prov” har 2 frågor. Jämfört med Prov, version 1: 1 ny, 1 ändrad, 1 utgår."
    )
    rows = dialog.table.news.rows()
    assert [(row.short, str(row.news)) for row in rows] == [
        ("q1", "changed"),
        ("q3", "new"),
        ("q2", "gone"),
    ]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (OLD, "Ingen fråga, inget svar och inga poäng skiljer sig."),
        (
            instrument(replace(OLD.parts[0], title="Ny rubrik")),
            "Frågorna är desamma, men hjälptexter eller delar skiljer sig.",
        ),
    ],
)
def test_the_same_questions_are_said_to_be_the_same(
    opened: Opened, read: Instrument, text: str
) -> None:
    dialog = opened(read, OLD)
    assert not dialog.table.isVisible()
    assert text in _words(dialog)


def test_one_that_is_new_to_the_file_is_compared_with_nothing(opened: Opened) -> None:
    dialog = opened(NEW, None)
    assert dialog.summary.text() == "”Prov” är ny i filen: 2 frågor."
    assert not dialog.table.isVisible()
    assert not dialog.replaces


def test_what_is_being_made_can_be_changed_or_left(opened: Opened) -> None:
    dialog = opened(NEW, OLD, can_change=True)
    assert dialog.change.isVisible()
    assert dialog.replaces
    dialog.new_version.click()
    assert not dialog.replaces


def test_what_cannot_be_changed_becomes_a_new_version(opened: Opened) -> None:
    dialog = opened(NEW, OLD)
    assert not dialog.change.isVisible()
    assert not dialog.replaces


def test_faults_are_told_with_their_places(opened: Opened) -> None:
    wrong = replace(OLD, max=Decimal(9))
    dialog = opened(wrong, OLD)
    dialog.show_faults([("cell B4", each) for each in faults(wrong)], ["bladet ”Extra”"])
    shown = _words(dialog)
    assert "1 fel att rätta innan en omgång kan starta" in shown
    assert any(text.startswith("▲ cell B4: ") for text in shown)
    assert "bladet ”Extra”" in shown
