"""Fields store what is typed as it is typed, and leave undo to the program."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.widgets.text_field import TextArea, TextLine


@pytest.fixture(params=[TextLine, TextArea])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> TextLine | TextArea:
    made: TextLine | TextArea = request.param("Kommentar")
    qtbot.addWidget(made)
    made.show()
    return made


def _text(field: TextLine | TextArea) -> str:
    return field.text() if isinstance(field, TextLine) else field.toPlainText()


def test_a_pause_in_typing_hands_the_text_over(field: TextLine | TextArea, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited, timeout=2000) as told:
        qtbot.keyClicks(field, "hej")
    assert told.args is not None
    assert told.args[0] == "hej"


def test_nothing_typed_hands_nothing_over(field: TextLine | TextArea) -> None:
    spy = QSignalSpy(field.edited)
    field.show_stored("gammalt")
    field.flush()
    assert spy.count() == 0


def test_a_reload_does_not_take_what_is_being_typed(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "halv")
    field.show_stored("från filen")
    assert _text(field) == "halv"


def test_undo_is_left_to_the_program(field: TextLine | TextArea) -> None:
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    key.ignore()
    QApplication.sendEvent(field, key)
    assert not key.isAccepted()


def test_tab_leaves_a_field_of_several_lines(qtbot: QtBot) -> None:
    box = QWidget()
    column = QVBoxLayout(box)
    first, second = TextArea("Ett"), TextArea("Två")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert first.toPlainText() == ""


def test_a_field_grows_with_its_text(qtbot: QtBot) -> None:
    field = TextArea("Kommentar", 2)
    qtbot.addWidget(field)
    field.show()
    before = field.height()
    field.show_stored("\n".join("rad" for _ in range(6)))
    assert field.height() > before


def test_what_the_file_makes_of_a_text_does_not_change_it_under_the_hands(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.edited.connect(lambda text, _: field.show_stored(text.strip()))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Ny ")
    field.flush()
    assert _text(field) == "Ny "


def test_what_the_file_made_of_a_text_is_shown_when_the_field_is_left(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.edited.connect(lambda text, _: field.show_stored(text.strip()))
    qtbot.keyClicks(field, "Ny ")
    field.clearFocus()
    field.flush()
    field.show_stored("Ny")
    assert _text(field) == "Ny"


def test_a_text_that_could_not_be_stored_stays_in_its_field(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.show_stored("gammalt")
    field.edited.connect(lambda *_: field.show_stored("gammalt"))
    field.selectAll()
    qtbot.keyClicks(field, "nytt")
    field.flush()
    assert _text(field) == "nytt"


def test_a_text_that_could_not_be_stored_is_handed_over_again(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    spy = QSignalSpy(field.edited)
    qtbot.keyClicks(field, "nytt")
    field.flush()
    field.flush()
    assert spy.count() == 2


def test_typing_without_a_pause_is_stored_all_the_same(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    spy = QSignalSpy(field.edited)
    for _ in range(20):
        qtbot.keyClicks(field, "a")
        qtbot.wait(100)
    assert spy.count() >= 1


def test_what_is_typed_after_a_thought_is_a_step_of_its_own(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    spy = QSignalSpy(field.edited)
    qtbot.keyClicks(field, "a")
    qtbot.wait(1300)
    qtbot.keyClicks(field, "b")
    field.flush()
    assert spy.at(0)[1] != spy.at(1)[1]


def test_a_field_says_that_something_is_not_stored_yet(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.edited.connect(lambda text, _: field.show_stored(text))
    spy = QSignalSpy(field.typing.pending)
    qtbot.keyClicks(field, "a")
    field.flush()
    assert [spy.at(0), spy.at(spy.count() - 1)] == [[True], [False]]


def _type_over(field: TextLine | TextArea, text: str, qtbot: QtBot) -> None:
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.flush()


def test_a_text_that_is_not_stored_is_refused_until_the_stored_one_is_back(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.show_stored("7,5")
    spy = QSignalSpy(field.typing.righted)
    _type_over(field, "22 maj", qtbot)
    before = field.typing.is_refused
    _type_over(field, "7,5", qtbot)
    assert (before, field.typing.is_refused, spy.count()) == (True, False, 1)


def test_a_text_that_means_what_is_stored_is_not_refused(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.show_stored("7,5")
    field.edited.connect(lambda _text, _stay: field.typing.accept())
    _type_over(field, "7,50", qtbot)
    assert not field.typing.is_refused


def test_a_refused_text_that_is_replaced_is_refused_no_more(
    field: TextLine | TextArea, qtbot: QtBot
) -> None:
    field.show_stored("7,5")
    _type_over(field, "22 maj", qtbot)
    field.show_stored("8")
    assert (_text(field), field.typing.is_refused) == ("8", False)
