"""The field for markup: its tools and keys, and the contract of a text area."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.widgets.rich_field import RichField
from andts_desktop.ui.widgets.text_field import TextLine

BOLD = Qt.KeyboardModifier.ControlModifier
BULLETS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


@pytest.fixture
def field(box: QWidget, qtbot: QtBot) -> RichField:
    made, after = RichField("Beskrivning"), TextLine("Efter")
    layout = box.layout()
    assert layout is not None
    layout.addWidget(made)
    layout.addWidget(after)
    with qtbot.waitExposed(box):
        box.show()
    box.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.edit.hasFocus)
    return made


def _to_end(field: RichField) -> None:
    field.edit.moveCursor(QTextCursor.MoveOperation.End)


def test_a_pause_in_typing_hands_the_markup_over(field: RichField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.edited, timeout=2000) as told:
        qtbot.keyClicks(field.edit, "hej")
    assert told.args is not None
    assert told.args[0] == "hej"


def test_what_is_shown_is_not_handed_back(field: RichField) -> None:
    spy = QSignalSpy(field.edited)
    field.show_stored("- **ett**\n- två")
    field.flush()
    assert spy.count() == 0


def test_a_text_that_is_written_otherwise_is_not_handed_back_when_the_field_is_left(
    field: RichField,
) -> None:
    spy = QSignalSpy(field.edited)
    field.show_stored("  ett  \n\n\n\n-   två")
    field.flush()
    assert spy.count() == 0


def test_a_reload_does_not_take_what_is_being_typed(field: RichField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "halv")
    field.show_stored("från filen")
    assert field.markup() == "halv"


def test_a_line_that_is_being_begun_stays_when_the_text_is_stored(
    field: RichField, qtbot: QtBot
) -> None:
    field.edited.connect(lambda text, _: field.show_stored(text))
    qtbot.keyClicks(field.edit, "ett ")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.flush()
    field.show_stored("ett")
    qtbot.keyClicks(field.edit, "tre")
    assert field.markup() == "ett\n\ntre"


def test_ctrl_b_makes_what_is_typed_next_bold(field: RichField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "a ")
    qtbot.keyClick(field.edit, Qt.Key.Key_B, BOLD)
    qtbot.keyClicks(field.edit, "b")
    assert field.markup() == "a **b**"


def test_the_bold_button_makes_what_is_selected_bold(field: RichField, qtbot: QtBot) -> None:
    field.show_stored("ord")
    field.edit.selectAll()
    with qtbot.waitSignal(field.edited, timeout=2000) as told:
        qtbot.mouseClick(field.bold, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0] == "**ord**"


def test_the_tools_follow_the_cursor(field: RichField) -> None:
    field.show_stored("vanlig\n- **fet**")
    before = (field.bold.isChecked(), field.bullets.isChecked())
    _to_end(field)
    assert before == (False, False)
    assert (field.bold.isChecked(), field.bullets.isChecked()) == (True, True)


def test_ctrl_shift_l_makes_bullets_and_takes_them_away(field: RichField, qtbot: QtBot) -> None:
    field.show_stored("ett\n\ntvå")
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_L, BULLETS)
    made = field.markup()
    qtbot.keyClick(field.edit, Qt.Key.Key_L, BULLETS)
    assert [made, field.markup()] == ["- ett\n- två", "ett\n\ntvå"]


def test_a_dash_and_a_space_begin_a_bullet(field: RichField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.edit, "- ett")
    assert field.markup() == "- ett"
    assert field.bullets.isChecked()


def test_enter_goes_on_with_bullets_and_on_an_empty_one_ends_them(
    field: RichField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field.edit, "- ett")
    for _ in range(2):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(field.edit, "slut")
    assert field.markup() == "- ett\n\nslut"


def test_backspace_at_its_start_makes_a_bullet_a_paragraph(field: RichField, qtbot: QtBot) -> None:
    field.show_stored("- ett")
    field.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.markup() == "ett"


def test_tab_leaves_the_field_from_within_a_bullet_and_shift_tab_comes_back(
    field: RichField, box: QWidget, qtbot: QtBot
) -> None:
    field.show_stored("- ett")
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    after = box.findChildren(TextLine)[0]
    qtbot.waitUntil(after.hasFocus)
    qtbot.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(field.edit.hasFocus)
    assert field.markup() == "- ett"


def test_undo_is_left_to_the_program_and_stores_what_is_typed_first(
    field: RichField, qtbot: QtBot
) -> None:
    spy = QSignalSpy(field.edited)
    qtbot.keyClicks(field.edit, "a")
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, BOLD)
    key.ignore()
    QApplication.sendEvent(field.edit, key)
    assert not key.isAccepted()
    assert spy.count() == 1


def test_pasting_stores_only_what_markup_can_say(field: RichField) -> None:
    data = QMimeData()
    data.setHtml("<p style='font-size: 30pt'>a <b>b</b> <u>c</u></p>")
    field.edit.insertFromMimeData(data)
    assert field.markup() == "a **b** c"


def test_what_is_typed_after_pasted_bold_is_stored_as_it_looks(
    field: RichField, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setHtml("<b>fet</b>")
    field.edit.insertFromMimeData(data)
    qtbot.keyClicks(field.edit, "x")
    assert field.markup() == "**fetx**"


def test_a_field_grows_with_its_text(field: RichField) -> None:
    before = field.edit.height()
    field.show_stored("\n".join("- rad" for _ in range(8)))
    assert field.edit.height() > before


def test_the_wheel_goes_to_the_page_while_the_keyboard_is_elsewhere(
    field: RichField, box: QWidget
) -> None:
    field.show_stored("\n\n".join("rad" for _ in range(80)))
    box.findChildren(TextLine)[0].setFocus()
    here, nowhere = QPointF(5, 5), QPoint()
    no_key, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, nowhere, QPoint(0, -120), no_button, no_key, phase, False)
    QApplication.sendEvent(field.edit.viewport(), wheel)
    assert field.edit.verticalScrollBar().value() == 0


def test_the_page_follows_the_cursor_down_a_long_text(qtbot: QtBot) -> None:
    area, field = QScrollArea(), RichField("Text", 4, 200)
    area.setWidgetResizable(True)
    area.setWidget(field)
    qtbot.addWidget(area)
    area.resize(300, 160)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    for _ in range(20):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() - 40 > 0)
    field.edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: bar.value() < 40)


def test_bold_goes_out_where_the_next_text_is_empty(field: RichField, qtbot: QtBot) -> None:
    field.show_stored("**fet**")
    _to_end(field)
    lit = field.bold.isChecked()
    field.show_stored("")
    assert (lit, field.bold.isChecked()) == (True, False)
    qtbot.keyClicks(field.edit, "vanlig")
    assert field.markup() == "vanlig"
