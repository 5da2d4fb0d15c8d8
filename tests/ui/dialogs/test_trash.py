"""The trash: what was removed is listed, and comes back to where it lay."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.ids import PlanId
from andts_desktop.exchange.library import Library
from andts_desktop.ui.commands.plan import RemoveNode
from andts_desktop.ui.commands.tree import SetLevel
from andts_desktop.ui.commands.whole_plan import RemovePlan
from andts_desktop.ui.dialogs.trash import TrashDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session
from tests.ui.conftest import TODAY
from tests.ui.plan_acts import plan_of

Show = Callable[[Session], TrashDialog]
PLAN = PlanId(1)


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Show:
    kept: list[TrashDialog] = []

    def made(session: Session) -> TrashDialog:
        dialog = TrashDialog(session, look)
        kept.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return made


def _remove(session: Session, *places: int) -> None:
    node = plan_of(session).nodes[places[0]]
    for place in places[1:]:
        node = node.children[place]
    assert session.push(RemoveNode(session, PLAN, node.id))


def _restore(dialog: TrashDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog._button, Qt.MouseButton.LeftButton)


def _shown(dialog: TrashDialog) -> list[list[str]]:
    model = dialog._sorted
    return [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]


def test_what_was_removed_is_listed(vasteras_session: Session, show: Show) -> None:
    goal = plan_of(vasteras_session).nodes[1]
    _remove(vasteras_session, 0, 1)
    _remove(vasteras_session, 1)
    rows = _shown(show(vasteras_session))
    below = len(goal.children)
    title = plan_of(vasteras_session).details.title
    assert rows[0] == [f"{goal.label} (med {below} under sig)", goal.level.singular, title]
    assert rows[1][1:] == ["aktivitet", plan_of(vasteras_session).nodes[0].label]


def test_an_empty_trash_says_so(vasteras_session: Session, show: Show) -> None:
    dialog = show(vasteras_session)
    assert dialog._empty.isVisible()
    assert not dialog._table.isVisible()
    assert not dialog._button.isEnabled()


def test_the_words_of_an_empty_trash_stand_together(vasteras_session: Session, show: Show) -> None:
    dialog = show(vasteras_session)
    assert dialog._empty.geometry().bottom() < dialog.height() // 2


def test_what_is_restored_lies_where_it_lay(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    _remove(vasteras_session, 0, 1)
    _restore(show(vasteras_session), qtbot)
    assert plan_of(vasteras_session) == before


def test_what_is_restored_is_told_and_leaves_the_list(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    label = plan_of(vasteras_session).nodes[0].children[1].label
    _remove(vasteras_session, 0, 1)
    dialog = show(vasteras_session)
    _restore(dialog, qtbot)
    assert dialog._told.text() == f"”{label}” är tillbaka. Ångra med Ctrl+Z."
    assert _shown(dialog) == []


def test_enter_restores_what_is_chosen(vasteras_session: Session, show: Show, qtbot: QtBot) -> None:
    before = plan_of(vasteras_session)
    _remove(vasteras_session, 0, 1)
    dialog = show(vasteras_session)
    dialog.activateWindow()
    dialog._table.setFocus()
    qtbot.keyClick(dialog._table, Qt.Key.Key_Return)
    assert plan_of(vasteras_session) == before


def test_undo_puts_it_back_in_the_trash(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    _remove(vasteras_session, 0, 1)
    removed = plan_of(vasteras_session)
    dialog = show(vasteras_session)
    _restore(dialog, qtbot)
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == removed
    assert len(_shown(dialog)) == 1


def test_what_lay_in_a_removed_goal_brings_the_goal_with_it(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    _remove(vasteras_session, 0, 1)
    _remove(vasteras_session, 0)
    dialog = show(vasteras_session)
    dialog._table.choose(vasteras_session.document.trash.entries()[1].id)
    _restore(dialog, qtbot)
    assert plan_of(vasteras_session) == before
    assert "och det som den låg i" in dialog._told.text()


def test_both_go_back_to_the_trash_with_one_undo(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    _remove(vasteras_session, 0, 1)
    _remove(vasteras_session, 0)
    removed, dialog = plan_of(vasteras_session), show(vasteras_session)
    dialog._table.choose(vasteras_session.document.trash.entries()[1].id)
    _restore(dialog, qtbot)
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == removed
    assert len(vasteras_session.document.trash.entries()) == 2


def test_what_cannot_come_back_is_told_in_the_dialog(
    session: Session, show: Show, qtbot: QtBot
) -> None:
    goal = plan_of(session).nodes[0]
    for _ in goal.children:
        _remove(session, 0, 0)
    session.push(SetLevel(session, PLAN, goal.id, "goal", "cornerstone"))
    dialog = show(session)
    _restore(dialog, qtbot)
    assert "kan inte läggas tillbaka" in dialog._told.text()
    assert len(_shown(dialog)) == len(goal.children)


def test_a_removed_plan_comes_back_in_a_file_without_plans(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    vasteras_session.push(RemovePlan(vasteras_session, PLAN))
    _restore(show(vasteras_session), qtbot)
    assert plan_of(vasteras_session) == before


def test_the_trash_is_there_when_the_file_is_opened_again(
    tmp_path: Path, library: Library, show: Show, qtbot: QtBot
) -> None:
    path = tmp_path / "plan.andts"
    document = Document.create(path, library)
    document.plans.add(library.template("vasteras-2022-2025"))
    before = document.plans.plan(PLAN)
    document.plans.remove(PLAN, before.nodes[0].id)
    document.close()
    opened = Document.open(path, library)
    session = Session(opened, lambda: TODAY)
    _restore(show(session), qtbot)
    restored = plan_of(session)
    opened.close()
    assert restored == before


def test_everything_in_it_has_a_name(vasteras_session: Session, show: Show) -> None:
    _remove(vasteras_session, 0)
    dialog = show(vasteras_session)
    assert dialog._table.accessibleName() == "Papperskorg"
    assert all(each.text() for each in dialog.findChildren(QPushButton))


def test_a_closed_dialog_hears_nothing_more(
    vasteras_session: Session, look: Look, qtbot: QtBot
) -> None:
    dialog = TrashDialog(vasteras_session, look)
    dialog.show()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    vasteras_session.failed.emit("Disken är full.")
    _remove(vasteras_session, 0)
    assert vasteras_session.undo_stack.count() == 1
