"""Tab goes through a form from the top to the bottom, and everything in it has a name."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.chapter_editor import ChapterEditor
from andts_desktop.ui.widgets.details_form import DetailsForm
from andts_desktop.ui.widgets.node_form import NodeForm


@pytest.fixture(params=[NodeForm, ChapterEditor, DetailsForm])
def form(
    request: pytest.FixtureRequest, vasteras_session: Session, qtbot: QtBot
) -> NodeForm | ChapterEditor | DetailsForm:
    made: NodeForm | ChapterEditor | DetailsForm = request.param(vasteras_session)
    qtbot.addWidget(made)
    plan = vasteras_session.plan()
    assert plan is not None
    if isinstance(made, NodeForm):
        for node in (plan.nodes[1].children[0], plan.nodes[0].children[0]):
            made.show_node(plan, node)
        made._more.fold.click()
    else:
        made.show_plan(plan)
    made.resize(420, 1600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _stops(form: QWidget) -> list[QWidget]:
    found, widget = list[QWidget](), form.nextInFocusChain()
    while widget is not None and widget is not form:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _top(form: QWidget, widget: QWidget) -> int:
    return widget.mapTo(form, widget.rect().topLeft()).y()


def test_everything_that_the_keyboard_reaches_has_a_name(form: QWidget) -> None:
    nameless = [
        stop
        for stop in _stops(form)
        if not stop.accessibleName() and not (isinstance(stop, QAbstractButton) and stop.text())
    ]
    assert nameless == []


def test_tab_never_goes_far_upwards(form: QWidget) -> None:
    if isinstance(form, ChapterEditor):
        return
    tops = [_top(form, stop) for stop in _stops(form)]
    assert all(later > earlier - 30 for earlier, later in pairwise(tops))
    assert len(tops) > 8
