"""The plan page: add, edit, move, remove, and undo of each."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Node
from andts_desktop.exchange.library import Library
from andts_desktop.ui.commands.whole_plan import SetLevels
from andts_desktop.ui.models.plan_tree import Column, PlanTreeModel
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage
from tests.ui.plan_acts import heard, pick_to_add, plan_of, press


@pytest.fixture
def page(session: Session, show_page: ShowPage) -> PlanPage:
    return show_page(PlanPage, session)


def _first_area(session: Session) -> Node:
    return plan_of(session).nodes[0].children[0]


def _add_activity(page: PlanPage, session: Session) -> Node:
    page.choose(_first_area(session).id)
    pick_to_add(page, "Aktivitet under 1.1 Tillsyn")
    return _first_area(session).children[-1]


def test_an_added_activity_lies_under_its_area_with_the_next_number(
    page: PlanPage, session: Session
) -> None:
    added = _add_activity(page, session)
    assert (added.level.key, added.number) == ("activity", "1.1.1")


def test_undo_of_an_addition_leaves_the_plan_as_it_was(page: PlanPage, session: Session) -> None:
    before = plan_of(session)
    _add_activity(page, session)
    session.undo_stack.undo()
    assert plan_of(session) == before


def test_redo_of_an_addition_gives_the_same_activity(page: PlanPage, session: Session) -> None:
    added = _add_activity(page, session)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert _first_area(session).children == (added,)


def test_undo_of_a_removal_brings_everything_below_back(
    vasteras_session: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(PlanPage, vasteras_session)
    before = plan_of(vasteras_session)
    page.choose(before.nodes[0].id)
    press(page, qtbot, "Del")
    assert len(plan_of(vasteras_session).nodes) == 4
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before


def test_a_move_down_changes_places_and_undo_changes_back(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    before = plan_of(session)
    page.choose(before.nodes[0].children[0].id)
    press(page, qtbot, "Alt+Down")
    titles = [node.number for node in plan_of(session).nodes[0].children]
    session.undo_stack.undo()
    assert titles == ["1.2", "1.1", "1.3", "1.4"]
    assert plan_of(session) == before


def test_the_first_cannot_move_up(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    page.choose(plan_of(session).nodes[0].id)
    press(page, qtbot, "Alt+Up")
    assert session.undo_stack.count() == 0


def test_a_typed_title_is_stored_and_seen_in_the_tree(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    area = _first_area(session)
    page.choose(area.id)
    page.tree_pane.form.take_focus()
    qtbot.keyClicks(page.tree_pane.form._title, "Tillsyn och kontroll")
    page.tree_pane.form._title.flush()
    assert _first_area(session).title == "Tillsyn och kontroll"
    assert page.tree_pane._model.index_of(area.id).data() == "1.1 Tillsyn och kontroll"


def test_what_was_open_stays_open_after_an_edit(page: PlanPage, session: Session) -> None:
    area, tree = _first_area(session), page.tree_pane.tree
    first, second = (page.tree_pane._model.index_of(e.id) for e in plan_of(session).nodes[:2])
    tree.setExpanded(second, False)
    page.choose(area.id)
    page.tree_pane.form._edited("text", "Ny text", 1)
    first, second = (page.tree_pane._model.index_of(e.id) for e in plan_of(session).nodes[:2])
    assert (tree.isExpanded(first), tree.isExpanded(second)) == (True, False)
    assert tree.currentIndex() == page.tree_pane._model.index_of(area.id)


def test_a_removal_is_told(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    told = QSignalSpy(session.told)
    page.choose(plan_of(session).nodes[0].id)
    press(page, qtbot, "Del")
    assert heard(told) == ["”1 Tillgång ska minska” togs bort med 4 under sig. Ångra med Ctrl+Z."]


def test_undo_shows_what_it_undid(page: PlanPage, session: Session) -> None:
    area = _first_area(session)
    page.choose(area.id)
    page.tree_pane.form._edited("title", "Annat", 1)
    page.choose(plan_of(session).nodes[3].id)
    session.undo_stack.undo()
    assert page.tree_pane.tree.selected() == (area.id,)


def test_undo_shows_what_it_undid_in_another_plan(
    page: PlanPage, session: Session, library: Library
) -> None:
    area, here = _first_area(session), session.plan_id
    page.choose(area.id)
    page.tree_pane.form._edited("title", "Annat", 1)
    session.choose_plan(session.document.plans.add(library.template("vaxjo-2022-2027")))
    session.undo_stack.undo()
    assert session.plan_id == here
    assert page.tree_pane.tree.selected() == (area.id,)


def test_a_status_is_chosen_with_a_click(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    added = _add_activity(page, session)
    editor = page.tree_pane.form._status
    qtbot.mouseClick(editor._chips["ongoing"], Qt.MouseButton.LeftButton)
    follow_up = session.follow_up()
    assert follow_up is not None
    assert follow_up.latest()[added.id].status_key == "ongoing"


def test_a_deviation_asks_for_its_cause(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    _add_activity(page, session)
    editor = page.tree_pane.form._status
    qtbot.mouseClick(editor._chips["not_done"], Qt.MouseButton.LeftButton)
    assert editor._cause_missing.isVisible()
    editor._cause.setCurrentIndex(editor._cause.findData("time"))
    editor._cause.activated.emit(editor._cause.currentIndex())
    assert not editor._cause_missing.isVisible()


def test_an_indicator_is_added_and_taken_back(page: PlanPage, session: Session) -> None:
    added = _add_activity(page, session)
    page.tree_pane.form._indicators._add_indicator()
    assert len(_first_area(session).children[-1].indicators) == 1
    session.undo_stack.undo()
    assert _first_area(session).children[-1] == added


def test_a_level_is_only_offered_where_it_may_lie(page: PlanPage, session: Session) -> None:
    page.choose(_first_area(session).id)
    menu = page.tree_pane._add_menu
    menu.aboutToShow.emit()
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered[0] == "Aktivitet under 1.1 Tillsyn"
    assert not any(text.startswith("Byggsten under 1.1") for text in offered)


def test_the_tree_keeps_its_place_when_the_plan_is_read_again(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    tree = page.tree_pane.tree
    page.choose(plan_of(session).nodes[0].id)
    bar = tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    page.tree_pane.form._edited("title", "Annat", 1)
    QApplication.processEvents()
    assert bar.value() == before


def test_what_is_added_is_brought_into_view(page: PlanPage, session: Session) -> None:
    tree = page.tree_pane.tree
    page.choose(plan_of(session).nodes[0].id)
    pick_to_add(page, "Förebyggsten sist i planen")
    added = page.tree_pane._model.index_of(plan_of(session).nodes[-1].id)
    assert tree.viewport().rect().contains(tree.visualRect(added).center())


@pytest.mark.parametrize(
    ("flag", "column"),
    [("has_status", Column.STATUS), ("has_responsibility", Column.LEAD)],
)
def test_a_column_is_there_only_where_a_level_has_what_stands_in_it(
    page: PlanPage, session: Session, flag: str, column: Column
) -> None:
    plan, tree = plan_of(session), page.tree_pane.tree
    before = tree.isColumnHidden(column)
    fields: dict[str, Any] = {flag: False}
    without = [replace(level, **fields) for level in plan.levels]
    session.push(SetLevels(session, plan.id, plan.levels, without))
    assert (before, tree.isColumnHidden(column)) == (False, True)


def test_a_title_with_nothing_beside_it_has_the_whole_row(
    vasteras_session: Session, show_page: ShowPage
) -> None:
    page, plan = show_page(PlanPage, vasteras_session), plan_of(vasteras_session)
    tree, model = page.tree_pane.tree, page.tree_pane._model
    goal, activity = (model.index_of(e.id) for e in (plan.nodes[0], plan.nodes[0].children[0]))
    assert tree.isFirstColumnSpanned(goal.row(), goal.parent())
    assert not tree.isFirstColumnSpanned(activity.row(), activity.parent())


def test_a_long_lead_is_written_on_several_lines(
    vasteras_session: Session, show_page: ShowPage
) -> None:
    page, plan = show_page(PlanPage, vasteras_session), plan_of(vasteras_session)
    tree, model = page.tree_pane.tree, page.tree_pane._model
    place = model.index_of(plan.nodes[0].children[0].id).siblingAtColumn(Column.LEAD)
    one_line = tree.fontMetrics().lineSpacing()
    assert place.data() == "Miljö- och konsumentnämnden"
    assert tree.sizeHintForIndex(place).height() > 2 * one_line
    assert tree.columnWidth(Column.LEAD) < tree.fontMetrics().horizontalAdvance(place.data())


def test_the_column_of_status_is_as_wide_as_its_words(
    vasteras_session: Session, show_page: ShowPage
) -> None:
    tree = show_page(PlanPage, vasteras_session).tree_pane.tree
    words = tree.fontMetrics().horizontalAdvance("ingen status")
    assert words < tree.columnWidth(Column.STATUS) < words + 50


def test_every_row_is_as_high_as_what_it_shows(page: PlanPage, session: Session) -> None:
    tree = page.tree_pane.tree
    model = tree.model()
    assert isinstance(model, PlanTreeModel)
    for node in plan_of(session).walk():
        index = model.index_of(node.id)
        shown = tree.visualRect(index)
        if shown.isValid() and node.level.key in {"goal", "focus_area"}:
            assert shown.height() == tree.sizeHintForIndex(index).height()
