"""The plan's page and its dialogs by keyboard: named, in order, and never a trap."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.ui.commands.plan import RemoveNode
from andts_desktop.ui.commands.versions import Decide
from andts_desktop.ui.dialogs.decide import DecideDialog
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog
from andts_desktop.ui.dialogs.trash import TrashDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session
from tests.ui.conftest import TODAY, ShowPage
from tests.ui.plan_acts import choose, plan_of, press

PLANS = Path(__file__).parents[2] / "files" / "plans"
PARTS = ("tree", "chapters", "about", "versions")


@pytest.fixture
def page(vasteras_session: Session, show_page: ShowPage) -> PlanPage:
    plan = plan_of(vasteras_session)
    version = PlanVersion(name="4", decided_on="2026-11-22")
    vasteras_session.push(Decide(vasteras_session, plan.id, plan.details, version))
    vasteras_session.push(RemoveNode(vasteras_session, plan.id, plan.nodes[4].id))
    return show_page(PlanPage, vasteras_session)


@pytest.fixture(params=["trash", "decide", "import"])
def dialog(
    request: pytest.FixtureRequest, vasteras_session: Session, look: Look, qtbot: QtBot
) -> Iterator[QWidget]:
    plan = plan_of(vasteras_session)
    made: QWidget
    if request.param == "trash":
        vasteras_session.push(RemoveNode(vasteras_session, plan.id, plan.nodes[4].id))
        made = TrashDialog(vasteras_session, look)
    elif request.param == "decide":
        made = DecideDialog(plan.details, (), TODAY)
    else:
        made = ImportPlanDialog(look, {plan.id: plan.details.title})
        made.read(PLANS / "tallbacka.docx")
        qtbot.waitUntil(made.is_settled)
    made.show()
    yield made
    made.close()


def _stops(widget: QWidget) -> list[QWidget]:
    found, each = list[QWidget](), widget.nextInFocusChain()
    while each is not None and each is not widget:
        takes_tab = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget.isAncestorOf(each) and each.isVisible() and each.isEnabled() and takes_tab:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def _nameless(widget: QWidget) -> list[QWidget]:
    return [
        stop
        for stop in _stops(widget)
        if not stop.accessibleName() and not (isinstance(stop, QAbstractButton) and stop.text())
    ]


@pytest.mark.parametrize("part", PARTS)
def test_everything_on_the_page_has_a_name(page: PlanPage, part: str) -> None:
    page.show_only(part)
    assert len(_stops(page)) > 6
    assert _nameless(page) == []


def test_everything_in_the_dialogs_has_a_name(dialog: QWidget) -> None:
    assert len(_stops(dialog)) > 2
    assert _nameless(dialog) == []


@pytest.mark.parametrize("part", PARTS)
def test_tab_comes_back_to_where_it_began(page: PlanPage, qtbot: QtBot, part: str) -> None:
    page.show_only(part)
    assert _is_round(page, qtbot)


def test_tab_comes_back_in_the_dialogs(dialog: QWidget, qtbot: QtBot) -> None:
    assert _is_round(dialog, qtbot)


def _is_round(widget: QWidget, qtbot: QtBot) -> bool:
    """Press Tab until it has gone round; return whether each stop was met on the way."""
    widget.activateWindow()
    stops = _stops(widget)
    stops[0].setFocus()
    qtbot.waitUntil(stops[0].hasFocus)
    met = {stops[0]}
    # A document has a stop for every guess in it.
    for _ in range(len(stops) + 60):
        focused = widget.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        met.add(widget.focusWidget())
    # Of the tabs and the like, only the chosen one is met: the arrow keys go to the others.
    return all(stop in met or _is_one_of_several(stop) for stop in stops)


def _is_one_of_several(stop: QWidget) -> bool:
    return isinstance(stop, QAbstractButton) and stop.group() is not None


@pytest.mark.parametrize("part", ["tree", "versions"])
def test_tab_never_goes_from_the_right_half_back_to_the_left(page: PlanPage, part: str) -> None:
    page.show_only(part)
    shown = page._parts.currentWidget()
    assert shown is not None
    middle = shown.width() // 2
    sides = [stop.mapTo(shown, QPoint(0, 0)).x() >= middle * 0.8 for stop in _stops(shown)]
    assert all(later or not earlier for earlier, later in pairwise(sides))


def test_the_names_of_levels_come_before_the_plan_in_an_import(look: Look, qtbot: QtBot) -> None:
    dialog = ImportPlanDialog(look, {})
    qtbot.addWidget(dialog, before_close_func=lambda each: each.done(0))
    dialog.read(PLANS / "tallbacka.docx")
    qtbot.waitUntil(dialog.is_settled)
    dialog.show()
    stops = _stops(dialog)
    names = [place for place, stop in enumerate(stops) if isinstance(stop, QLineEdit)]
    assert names
    assert max(names) < stops.index(dialog.review.plan.tree)


@pytest.mark.parametrize(
    ("key", "part"), [(Qt.Key.Key_Right, "chapters"), (Qt.Key.Key_Left, "versions")]
)
def test_arrows_go_from_one_part_to_the_next(
    page: PlanPage, qtbot: QtBot, key: Qt.Key, part: str
) -> None:
    page.activateWindow()
    tabs = page._tabs._buttons
    tabs["tree"].setFocus()
    qtbot.waitUntil(tabs["tree"].hasFocus)
    qtbot.keyClick(tabs["tree"], key)
    assert tabs[part].isChecked()
    assert tabs[part].hasFocus()
    assert page._part == part


def test_the_menu_for_several_is_reached_by_tab(page: PlanPage, qtbot: QtBot) -> None:
    plan = plan_of(page.session)
    choose(page, plan.nodes[:2])
    press(page, qtbot)
    qtbot.keyClick(page.tree_pane.tree, Qt.Key.Key_Tab)
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Ändra alla markerade"
