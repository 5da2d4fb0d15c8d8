"""Columns that become a stack, and words on several lines."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.columns import Columns
from andts_desktop.ui.widgets.wrapped_text import lines_of


@pytest.fixture(autouse=True)
def _with_fonts(look: Look) -> None:
    """Measure with the program's own fonts."""


def test_columns_stack_where_there_is_no_room(qtbot: QtBot) -> None:
    left, right = label("Vänster"), label("Höger")
    columns = Columns(((left, 1), (right, 1)), break_width=600)
    qtbot.addWidget(columns)
    columns.resize(800, 100)
    columns.show()
    qtbot.waitUntil(lambda: left.y() == right.y())
    columns.resize(500, 100)
    qtbot.waitUntil(lambda: right.y() > left.y())


def test_columns_can_become_narrower_than_their_row(qtbot: QtBot) -> None:
    wide = [QWidget(), QWidget()]
    for widget in wide:
        widget.setMinimumWidth(300)
    columns = Columns([(widget, 1) for widget in wide], break_width=700)
    qtbot.addWidget(columns)
    columns.resize(900, 100)
    columns.show()
    assert columns.is_row
    assert columns.minimumSizeHint().width() < 600


def test_words_are_broken_and_shortened_only_at_the_end() -> None:
    text = "Barn och unga ska skyddas mot skadliga effekter orsakade av alkohol"
    lines = lines_of(text, QFont("Inter"), 120, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert text.startswith(lines[0])
    assert " ".join(lines_of(text, QFont("Inter"), 120, most=20)) == text


def test_one_long_word_is_broken_too() -> None:
    lines = lines_of("Samverkansöverenskommelseuppföljning", QFont("Inter"), 80, most=9)
    assert len(lines) > 1
    assert "".join(lines) == "Samverkansöverenskommelseuppföljning"
