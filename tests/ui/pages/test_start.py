"""The page without a file: what there is to begin with."""

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.exchange.library import Library
from andts_desktop.ui.dialogs.new_plan import NewPlanDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.pages.start import StartPage, describe, headline, in_order
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage
from tests.ui.plan_acts import heard, plan_of

EMPTY = "tom-plan"


@pytest.fixture
def empty_page(session: Session, library: Library, show_page: ShowPage) -> PlanPage:
    session.choose_plan(session.document.plans.add(library.template(EMPTY)))
    return show_page(PlanPage, session)


def test_the_empty_plan_is_offered_last(library: Library) -> None:
    last = in_order(library)[-1]
    assert (last.id, headline(last), describe(last)) == (EMPTY, "Tom plan", "Börja från början")


def test_the_empty_plan_is_asked_for_on_the_start_page(
    library: Library, look: Look, qtbot: QtBot
) -> None:
    page = StartPage(library, (), look)
    qtbot.addWidget(page)
    asked = QSignalSpy(page.asked_for_new)
    (made,) = (e for e in page.findChildren(QPushButton) if e.text().startswith("Tom plan\n"))
    made.click()
    assert heard(asked) == [EMPTY]


def test_the_empty_plan_is_chosen_among_the_others(library: Library, qtbot: QtBot) -> None:
    dialog = NewPlanDialog(library, EMPTY)
    qtbot.addWidget(dialog)
    radios = list(dialog._radios.values())
    assert radios[-1].text() == "Tom plan  (Börja från början)"
    assert (dialog.wanted().template_id, dialog.wanted().file_name) == (EMPTY, "ANDTS Ny plan")


def test_an_empty_plan_offers_its_first_step(empty_page: PlanPage, session: Session) -> None:
    shown = empty_page.tree_pane._forms.currentWidget()
    assert shown is not None
    (add,) = shown.findChildren(QPushButton)
    assert add.text() == "+ Lägg till mål"
    add.click()
    assert [node.label for node in plan_of(session).nodes] == ["1 Nytt mål"]
    assert empty_page.tree_pane.form.isVisible()


def test_a_plan_that_was_emptied_again_offers_it_again(
    empty_page: PlanPage, session: Session
) -> None:
    plan = plan_of(session)
    empty_page.tree_pane.edits.add(plan.levels[0], None, 0)
    session.undo_stack.undo()
    shown = empty_page.tree_pane._forms.currentWidget()
    assert shown is not None
    assert [e.text() for e in shown.findChildren(QPushButton)] == ["+ Lägg till mål"]
