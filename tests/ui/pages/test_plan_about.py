"""The plan's levels: named, given what they carry, added and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Level, LevelRole
from andts_desktop.ui.commands.plan import RemoveNode
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.level_editor import LevelEditor, LevelRow
from tests.ui.conftest import ShowPage
from tests.ui.plan_acts import plan_of


@pytest.fixture
def editor(vasteras_session: Session, show_page: ShowPage) -> LevelEditor:
    page = show_page(PlanPage, vasteras_session)
    page.show_only("about")
    return page.about._levels


def _row(editor: LevelEditor, key: str) -> LevelRow:
    return editor._rows[key]


def _level(session: Session, key: str) -> Level:
    return plan_of(session).level(key)


def _write(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.window().activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def _add(editor: LevelEditor, qtbot: QtBot) -> None:
    (add,) = (e for e in editor.findChildren(QPushButton) if e.text() == "+ Lägg till nivå")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)


def test_a_level_gets_another_name(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    _write(qtbot, _row(editor, "activity")._names["singular"], "insats")
    _write(qtbot, _row(editor, "activity")._names["plural"], "insatser")
    level = _level(vasteras_session, "activity")
    assert (level.singular, level.plural) == ("insats", "insatser")


def test_a_name_is_undone_in_one_step(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    _write(qtbot, _row(editor, "activity")._names["singular"], "insats")
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before
    assert vasteras_session.undo_stack.index() == 0
    assert _row(editor, "activity")._names["singular"].text() == "aktivitet"


def test_an_emptied_name_is_said_beside_it_and_not_stored(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    line = _row(editor, "activity")._names["singular"]
    line.window().activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    line.flush()
    assert _row(editor, "activity")._problem.text() == "Nivån behöver ett namn."
    assert _row(editor, "activity")._problem.isVisible()
    assert _level(vasteras_session, "activity").singular == "aktivitet"


def test_the_warning_goes_when_the_old_name_comes_back(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    line = _row(editor, "activity")._names["singular"]
    line.window().activateWindow()
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    line.flush()
    _write(qtbot, line, "aktivitet")
    assert not _row(editor, "activity")._problem.isVisible()


@pytest.mark.parametrize("flag", ["has_status", "has_indicators", "has_responsibility"])
def test_what_a_level_carries_is_checked_and_undone(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot, flag: str
) -> None:
    before = getattr(_level(vasteras_session, "goal"), flag)
    qtbot.mouseClick(_row(editor, "goal")._checks[flag], Qt.MouseButton.LeftButton)
    changed = getattr(_level(vasteras_session, "goal"), flag)
    vasteras_session.undo_stack.undo()
    assert changed is not before
    assert getattr(_level(vasteras_session, "goal"), flag) is before
    assert _row(editor, "goal")._checks[flag].isChecked() is before


def test_what_a_level_is_to_the_follow_up_is_chosen(
    editor: LevelEditor, vasteras_session: Session
) -> None:
    role = _row(editor, "goal")._role
    role.setCurrentIndex(role.findData(LevelRole.FOCUS_AREA))
    role.activated.emit(role.currentIndex())
    assert _level(vasteras_session, "goal").role is LevelRole.FOCUS_AREA


def test_an_added_level_lies_under_the_last(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    _add(editor, qtbot)
    added = plan_of(vasteras_session).levels[-1]
    assert added.parent == "activity"
    assert len(editor._rows) == len(plan_of(vasteras_session).levels)


def test_an_added_level_is_undone(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session).levels
    _add(editor, qtbot)
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session).levels == before
    assert len(editor._rows) == len(before)


def test_a_level_in_use_cannot_be_removed(editor: LevelEditor) -> None:
    assert not _row(editor, "activity")._remove.isEnabled()
    assert "används" in _row(editor, "activity")._remove.toolTip()


def test_a_level_that_nothing_is_on_is_removed_and_undone(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session).levels
    _add(editor, qtbot)
    key = plan_of(vasteras_session).levels[-1].key
    qtbot.mouseClick(_row(editor, key)._remove, Qt.MouseButton.LeftButton)
    removed = plan_of(vasteras_session).levels
    vasteras_session.undo_stack.undo()
    assert removed == before
    assert plan_of(vasteras_session).levels[-1].key == key


def test_a_level_that_only_the_trash_uses_stays(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    plan = plan_of(vasteras_session)
    for goal in plan.nodes:
        for activity in goal.children:
            vasteras_session.push(RemoveNode(vasteras_session, plan.id, activity.id))
    row = _row(editor, "activity")
    if row._remove.isEnabled():
        qtbot.mouseClick(row._remove, Qt.MouseButton.LeftButton)
    assert plan_of(vasteras_session).levels == plan.levels
    assert set(editor._rows) == {level.key for level in plan.levels}


def test_every_field_says_which_level_it_is_about(editor: LevelEditor) -> None:
    for kind in (QLineEdit, QCheckBox, QPushButton):
        for row in editor._rows.values():
            assert all(each.accessibleName() for each in row.findChildren(kind))
    names = [each.accessibleName() for each in editor.findChildren(QLineEdit)]
    assert len(set(names)) == len(names)


def test_an_added_level_has_a_name_of_its_own_waiting_to_be_written(
    editor: LevelEditor, vasteras_session: Session, qtbot: QtBot
) -> None:
    editor.window().activateWindow()
    _add(editor, qtbot)
    _add(editor, qtbot)
    levels = plan_of(vasteras_session).levels
    assert [level.singular for level in levels[-2:]] == ["ny nivå", "ny nivå 2"]
    line = _row(editor, levels[-1].key)._names["singular"]
    qtbot.waitUntil(line.hasFocus)
    assert line.selectedText() == "ny nivå 2"
