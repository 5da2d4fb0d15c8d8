"""What a user does to a plan in the window: choose in the tree, press keys, pick in menus."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Node, Plan
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session

_ADDED = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def plan_of(session: Session) -> Plan:
    """Return the chosen plan as it stands in the file."""
    plan = session.plan()
    assert plan is not None
    return plan


def titled(session: Session, start: str) -> Node:
    """Return the first node whose number and title begin so."""
    return next(node for node in plan_of(session).walk() if node.label.startswith(start))


def choose(page: PlanPage, nodes: Sequence[Node]) -> None:
    """Choose nodes in the tree, as with Ctrl and clicks."""
    page.choose(nodes[0].id)
    for node in nodes[1:]:
        index = page.tree_pane._model.index_of(node.id)
        page.tree_pane.tree.selectionModel().select(index, _ADDED)


def press(page: PlanPage, qtbot: QtBot, *keys: str) -> None:
    """Press keys while the tree has the keyboard."""
    tree = page.tree_pane.tree
    page.activateWindow()
    page.window().activateWindow()
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    for each in keys:
        qtbot.keySequence(tree, QKeySequence(each))


def offered(page: PlanPage) -> list[QAction]:
    """Return what the menu of changes offers, with what lies in the menus below it."""
    page.tree_pane._change_menu.aboutToShow.emit()
    return _all(page.tree_pane._change_menu)


def pick(page: PlanPage, *words: str) -> None:
    """Pick something in the menu of changes by the words that lead to it."""
    page.tree_pane._change_menu.aboutToShow.emit()
    _pick(page.tree_pane._change_menu, words)


def pick_to_add(page: PlanPage, words: str) -> None:
    """Pick something in the menu of what can be added."""
    page.tree_pane._add_menu.aboutToShow.emit()
    _pick(page.tree_pane._add_menu, (words,))


def heard(told: QSignalSpy) -> list[str]:
    """Return what a signal with one text has told so far."""
    return [told.at(place)[0] for place in range(told.count())]


def labels(nodes: Sequence[Node]) -> list[str]:
    """Return numbers and titles."""
    return [node.label for node in nodes]


def _pick(menu: QMenu, words: Sequence[str]) -> None:
    for word in words[:-1]:
        (action,) = (each for each in menu.actions() if each.text() == word)
        below = action.menu()
        assert isinstance(below, QMenu)
        menu = below
    (found,) = (each for each in menu.actions() if each.text().split("\t")[0] == words[-1])
    assert found.isEnabled()
    found.trigger()


def _all(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        below = action.menu()
        found += _all(below) if isinstance(below, QMenu) else [action]
    return found
