"""The plan page: add, edit, move, remove, and undo of each."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Node, Plan
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Column, PlanTreeModel
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session


@pytest.fixture
def page(session: Session, look: Look, qtbot: QtBot) -> PlanPage:
    return _shown(session, look, qtbot)


def _shown(session: Session, look: Look, qtbot: QtBot) -> PlanPage:
    page = PlanPage(session, look)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def _plan(session: Session) -> Plan:
    plan = session.plan()
    assert plan is not None
    return plan


def _first_area(session: Session) -> Node:
    return _plan(session).nodes[0].children[0]


def _add_activity(page: PlanPage, session: Session) -> Node:
    area = _first_area(session)
    page.choose(area.id)
    page._add_node(_plan(session).level("activity"), area, len(area.children))
    return _first_area(session).children[-1]


def test_the_tree_holds_what_qt_asks_of_a_model(
    session: Session, qtmodeltester: ModelTester
) -> None:
    model = PlanTreeModel()
    follow_up = session.follow_up()
    assert follow_up is not None
    model.show_plan(_plan(session), follow_up)
    qtmodeltester.check(model)


def test_the_tree_shows_numbers_titles_and_leads(vasteras_session: Session) -> None:
    model = PlanTreeModel()
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    model.show_plan(_plan(vasteras_session), follow_up)
    activity = model.index(0, 0, model.index(0, 0, QModelIndex()))
    lead = activity.siblingAtColumn(Column.LEAD)
    assert activity.data() == "1.1 Effektiv och samordnad alkoholtillsyn"
    assert lead.data() == "Miljö- och konsumentnämnden"


def test_an_added_activity_lies_under_its_area_with_the_next_number(
    page: PlanPage, session: Session
) -> None:
    added = _add_activity(page, session)
    assert (added.level.key, added.number) == ("activity", "1.1.1")


def test_undo_of_an_addition_leaves_the_plan_as_it_was(page: PlanPage, session: Session) -> None:
    before = _plan(session)
    _add_activity(page, session)
    session.undo_stack.undo()
    assert _plan(session) == before


def test_redo_of_an_addition_gives_the_same_activity(page: PlanPage, session: Session) -> None:
    added = _add_activity(page, session)
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert _first_area(session).children == (added,)


def test_undo_of_a_removal_brings_everything_below_back(
    vasteras_session: Session, look: Look, qtbot: QtBot
) -> None:
    page = _shown(vasteras_session, look, qtbot)
    before = _plan(vasteras_session)
    page.choose(before.nodes[0].id)
    qtbot.mouseClick(page._remove_button, Qt.MouseButton.LeftButton)
    assert len(_plan(vasteras_session).nodes) == 4
    vasteras_session.undo_stack.undo()
    assert _plan(vasteras_session) == before


def test_a_move_down_changes_places_and_undo_changes_back(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    before = _plan(session)
    page.choose(before.nodes[0].children[0].id)
    qtbot.mouseClick(page._down, Qt.MouseButton.LeftButton)
    titles = [node.number for node in _plan(session).nodes[0].children]
    session.undo_stack.undo()
    assert titles == ["1.2", "1.1", "1.3", "1.4"]
    assert _plan(session) == before


def test_the_first_cannot_move_up(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    page.choose(_plan(session).nodes[0].id)
    qtbot.mouseClick(page._up, Qt.MouseButton.LeftButton)
    assert session.undo_stack.count() == 0


def test_a_typed_title_is_stored_and_seen_in_the_tree(
    page: PlanPage, session: Session, qtbot: QtBot
) -> None:
    area = _first_area(session)
    page.choose(area.id)
    page._node_form.take_focus()
    qtbot.keyClicks(page._node_form._title, "Tillsyn och kontroll")
    page._node_form._title.flush()
    assert _first_area(session).title == "Tillsyn och kontroll"
    assert page._model.index_of(area.id).data() == "1.1 Tillsyn och kontroll"


def test_what_was_open_stays_open_after_an_edit(page: PlanPage, session: Session) -> None:
    area = _first_area(session)
    page._tree.setExpanded(page._model.index_of(_plan(session).nodes[1].id), False)
    page.choose(area.id)
    page._node_form._edited("text", "Ny text", 1)
    assert page._tree.isExpanded(page._model.index_of(_plan(session).nodes[0].id))
    assert not page._tree.isExpanded(page._model.index_of(_plan(session).nodes[1].id))
    assert page._tree.currentIndex() == page._model.index_of(area.id)


def test_a_removal_is_told(page: PlanPage, session: Session) -> None:
    told = QSignalSpy(session.told)
    page.choose(_plan(session).nodes[0].id)
    page._remove()
    assert told.at(0) == ["”1 Tillgång ska minska” togs bort med 4 under sig. Ångra med Ctrl+Z."]


def test_undo_shows_what_it_undid(page: PlanPage, session: Session) -> None:
    area = _first_area(session)
    page.choose(area.id)
    page._node_form._edited("title", "Annat", 1)
    page.choose(_plan(session).nodes[3].id)
    session.undo_stack.undo()
    assert page._chosen == area.id


def test_a_status_is_chosen_with_a_click(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    added = _add_activity(page, session)
    editor = page._node_form._status
    qtbot.mouseClick(editor._chips["ongoing"], Qt.MouseButton.LeftButton)
    follow_up = session.follow_up()
    assert follow_up is not None
    assert follow_up.latest()[added.id].status_key == "ongoing"


def test_a_deviation_asks_for_its_cause(page: PlanPage, session: Session, qtbot: QtBot) -> None:
    _add_activity(page, session)
    editor = page._node_form._status
    qtbot.mouseClick(editor._chips["not_done"], Qt.MouseButton.LeftButton)
    assert editor._cause_missing.isVisible()
    editor._cause.setCurrentIndex(editor._cause.findData("time"))
    editor._cause.activated.emit(editor._cause.currentIndex())
    assert not editor._cause_missing.isVisible()


def test_an_indicator_is_added_and_taken_back(page: PlanPage, session: Session) -> None:
    added = _add_activity(page, session)
    page._node_form._indicators._add_indicator()
    assert len(_first_area(session).children[-1].indicators) == 1
    session.undo_stack.undo()
    assert _first_area(session).children[-1] == added


def test_a_level_is_only_offered_where_it_may_lie(page: PlanPage, session: Session) -> None:
    page.choose(_first_area(session).id)
    page._fill_add_menu(page._add_menu)
    offered = [action.text() for action in page._add_menu.actions() if action.text()]
    assert offered[0] == "Aktivitet under 1.1 Tillsyn"
    assert not any(text.startswith("Byggsten under 1.1") for text in offered)
