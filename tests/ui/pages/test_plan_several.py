"""Several nodes of the plan at once: chosen, moved, changed and removed as one step."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.plan import Node
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.dialogs.lead import LeadDialog
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.pages.plan_edits import short
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage
from tests.ui.plan_acts import choose, heard, labels, offered, pick, plan_of, press, titled

LEAD = "Individ- och familjenämnden"
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(vasteras_session: Session, show_page: ShowPage) -> PlanPage:
    return show_page(PlanPage, vasteras_session)


@pytest.fixture
def activities(vasteras_session: Session) -> tuple[Node, ...]:
    return plan_of(vasteras_session).nodes[0].children


def _click(page: PlanPage, qtbot: QtBot, node: Node, keys: Qt.KeyboardModifier) -> None:
    tree = page.tree_pane.tree
    middle = tree.visualRect(page.tree_pane._model.index_of(node.id)).center()
    qtbot.mouseClick(tree.viewport(), _LEFT, keys, middle)


def _shown_words(page: PlanPage) -> list[str]:
    shown = page.tree_pane._forms.currentWidget()
    assert shown is not None
    return [each.text() for each in shown.findChildren(QLabel)]


def test_ctrl_and_a_click_choose_one_more(
    page: PlanPage, activities: tuple[Node, ...], qtbot: QtBot
) -> None:
    page.choose(activities[0].id)
    _click(page, qtbot, activities[2], Qt.KeyboardModifier.ControlModifier)
    assert page.tree_pane.tree.selected() == (activities[0].id, activities[2].id)


def test_shift_and_down_choose_the_following(
    page: PlanPage, activities: tuple[Node, ...], qtbot: QtBot
) -> None:
    page.choose(activities[0].id)
    press(page, qtbot, "Shift+Down", "Shift+Down")
    assert page.tree_pane.tree.selected() == tuple(each.id for each in activities[:3])


def test_the_count_stands_in_the_place_of_the_form(
    page: PlanPage, activities: tuple[Node, ...]
) -> None:
    choose(page, activities[:3])
    assert "3 delar av planen är markerade" in _shown_words(page)
    assert not page.tree_pane.form.isVisible()


def test_the_form_comes_back_with_one_chosen(page: PlanPage, activities: tuple[Node, ...]) -> None:
    choose(page, activities[:3])
    page.choose(activities[1].id)
    assert page.tree_pane.form.isVisible()


def test_del_removes_all_that_is_chosen(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, (activities[0], activities[2]))
    told = QSignalSpy(vasteras_session.told)
    press(page, qtbot, "Del")
    assert plan_of(vasteras_session).nodes[0].children == (activities[1], *activities[3:])
    assert heard(told) == ["2 delar togs bort. Ångra med Ctrl+Z."]


def test_a_removal_of_several_is_undone_in_one_step(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    choose(page, (activities[0], activities[2], before.nodes[2]))
    press(page, qtbot, "Del")
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before
    assert vasteras_session.undo_stack.index() == 0


def test_a_removal_of_several_is_made_again(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, activities[:2])
    press(page, qtbot, "Del")
    after = plan_of(vasteras_session)
    vasteras_session.undo_stack.undo()
    vasteras_session.undo_stack.redo()
    assert plan_of(vasteras_session) == after


def test_what_is_chosen_with_what_it_lies_in_is_removed_once(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    choose(page, (before.nodes[0], activities[1]))
    press(page, qtbot, "Del")
    assert len(plan_of(vasteras_session).nodes) == 4
    assert len(vasteras_session.document.trash.entries()) == 1


def test_after_a_removal_the_next_is_chosen(
    page: PlanPage, activities: tuple[Node, ...], qtbot: QtBot
) -> None:
    choose(page, activities[:1])
    press(page, qtbot, "Del")
    assert page.tree_pane.tree.selected() == (activities[1].id,)


def test_after_the_last_removal_its_goal_is_chosen(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, activities)
    press(page, qtbot, "Del")
    assert page.tree_pane.tree.selected() == (plan_of(vasteras_session).nodes[0].id,)


def test_an_emptied_plan_says_so(page: PlanPage, vasteras_session: Session, qtbot: QtBot) -> None:
    choose(page, plan_of(vasteras_session).nodes)
    press(page, qtbot, "Del")
    assert "Planen är tom" in _shown_words(page)


def _set_lead(page: PlanPage, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def take(dialog: LeadDialog) -> int:
        dialog.list.setCurrentIndex(
            next(
                dialog._names.index(row)
                for row, each in enumerate(dialog._names.stringList())
                if each == name
            )
        )
        dialog.done_button.click()
        return dialog.result()

    monkeypatch.setattr(LeadDialog, "exec", take)
    pick(page, "Sätt ansvarig…")


def test_a_lead_is_set_for_all_that_is_chosen(
    page: PlanPage,
    activities: tuple[Node, ...],
    vasteras_session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(page, activities)
    _set_lead(page, monkeypatch, LEAD)
    leads = {each.responsibilities.lead for each in plan_of(vasteras_session).nodes[0].children}
    assert leads == {LEAD}


def test_leads_are_undone_in_one_step(
    page: PlanPage,
    activities: tuple[Node, ...],
    vasteras_session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = plan_of(vasteras_session)
    choose(page, activities)
    _set_lead(page, monkeypatch, LEAD)
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before


def test_a_new_lead_leaves_the_others_that_take_part(
    page: PlanPage,
    activities: tuple[Node, ...],
    vasteras_session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    others = activities[0].responsibilities.entries[1:]
    choose(page, activities[:2])
    _set_lead(page, monkeypatch, "Ingen ansvarig")
    first = plan_of(vasteras_session).nodes[0].children[0]
    assert first.responsibilities.lead == ""
    assert first.responsibilities.entries == others


def test_goals_are_not_offered_a_lead(page: PlanPage, vasteras_session: Session) -> None:
    choose(page, plan_of(vasteras_session).nodes[:2])
    (action,) = (each for each in offered(page) if each.text() == "Sätt ansvarig…")
    assert not action.isEnabled()


def test_what_stays_chosen_after_a_change_of_all(
    page: PlanPage, activities: tuple[Node, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, activities[:2])
    _set_lead(page, monkeypatch, LEAD)
    assert page.tree_pane.tree.selected() == (activities[0].id, activities[1].id)


def test_a_level_is_set_for_all_that_is_chosen(session: Session, show_page: ShowPage) -> None:
    page = show_page(PlanPage, session)
    areas = plan_of(session).nodes[0].children
    choose(page, areas[:3])
    pick(page, "Ändra nivå", "Aktivitet")
    levels = [each.level.key for each in plan_of(session).nodes[0].children]
    assert levels == ["activity", "activity", "activity", "focus_area"]


def test_levels_are_undone_in_one_step(session: Session, show_page: ShowPage) -> None:
    page, before = show_page(PlanPage, session), plan_of(session)
    choose(page, before.nodes[0].children)
    pick(page, "Ändra nivå", "Aktivitet")
    session.undo_stack.undo()
    assert plan_of(session) == before


def test_names_with_an_ampersand_stand_in_the_menu_as_they_are(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session
) -> None:
    goal = plan_of(vasteras_session).nodes[1]
    vasteras_session.document.plans.set_field(goal.id, "title", "Kultur & fritid")
    vasteras_session.changed.emit(EVERYTHING)
    choose(page, activities[:2])
    assert "2 Kultur && fritid" in [each.text() for each in offered(page)]


def test_several_move_down_together(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, activities[:2])
    press(page, qtbot, "Alt+Down")
    moved = plan_of(vasteras_session).nodes[0].children
    assert labels(moved) == labels((activities[2], activities[0], activities[1], *activities[3:]))


def test_what_has_moved_is_still_chosen(
    page: PlanPage, activities: tuple[Node, ...], qtbot: QtBot
) -> None:
    choose(page, activities[:2])
    press(page, qtbot, "Alt+Down")
    assert page.tree_pane.tree.selected() == (activities[0].id, activities[1].id)


def test_alt_left_takes_it_out_and_alt_right_in_again(
    session: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(PlanPage, session)
    area = titled(session, "1.2")
    choose(page, (area,))
    pick(page, "Ändra nivå", "Aktivitet")
    press(page, qtbot, "Alt+Right")
    inside = titled(session, "1.1").children
    press(page, qtbot, "Alt+Left")
    assert [each.id for each in inside] == [area.id]
    assert [each.id for each in plan_of(session).nodes[0].children][:2] == [
        titled(session, "1.1").id,
        area.id,
    ]


def test_a_goal_cannot_move_in_under_a_goal(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, plan_of(vasteras_session).nodes[1:2])
    press(page, qtbot, "Alt+Right")
    assert vasteras_session.undo_stack.count() == 0


def test_a_move_by_menu_goes_last_under_the_other(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session
) -> None:
    target = plan_of(vasteras_session).nodes[2]
    choose(page, (activities[0], activities[2]))
    pick(page, "Flytta till", short(target.label))
    moved = plan_of(vasteras_session).nodes[2].children
    assert [each.id for each in moved[-2:]] == [activities[0].id, activities[2].id]


def test_new_numbers_are_told_and_undone_in_one_step(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, activities[:1])
    press(page, qtbot, "Alt+Down")
    moved = plan_of(vasteras_session)
    told = QSignalSpy(vasteras_session.told)
    pick(page, "Numrera om hela planen")
    numbers = [each.number for each in plan_of(vasteras_session).nodes[0].children]
    vasteras_session.undo_stack.undo()
    assert numbers == [each.number for each in activities]
    assert heard(told) == ["2 nummer ändrades. Ångra med Ctrl+Z."]
    assert plan_of(vasteras_session) == moved


def test_numbers_that_are_right_are_told_and_left(
    page: PlanPage, vasteras_session: Session
) -> None:
    told = QSignalSpy(vasteras_session.told)
    pick(page, "Numrera om hela planen")
    assert heard(told) == ["Numreringen stämmer redan."]
    assert vasteras_session.undo_stack.count() == 0


def test_a_read_keeps_all_that_was_chosen(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session
) -> None:
    choose(page, activities[:3])
    page.reload()
    assert page.tree_pane.tree.selected() == tuple(each.id for each in activities[:3])


def test_a_drop_between_two_moves_there(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    model = page.tree_pane._model
    data = model.mimeData([model.index_of(activities[2].id)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(0, 0))
    qtbot.waitUntil(lambda: vasteras_session.undo_stack.count() == 1)
    moved = plan_of(vasteras_session).nodes[0].children
    assert labels(moved[:3]) == labels((activities[2], activities[0], activities[1]))


def _drop(page: PlanPage, data: QMimeData, at: QPoint) -> bool:
    """Move over a place with the mouse and let go; return whether the tree offered to take it."""
    tree, move = page.tree_pane.tree, Qt.DropAction.MoveAction
    none = Qt.KeyboardModifier.NoModifier
    # A drag made by a test has no source, and what comes from elsewhere is never taken.
    tree.setDragDropMode(tree.DragDropMode.DragDrop)
    over = QDragMoveEvent(QPointF(at), move, data, _LEFT, none)
    tree.dragMoveEvent(over)
    if over.isAccepted():
        tree.dropEvent(QDropEvent(QPointF(at), move, data, _LEFT, none))
    return over.isAccepted()


def test_what_is_let_go_on_another_goal_moves_there(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session, qtbot: QtBot
) -> None:
    model, tree = page.tree_pane._model, page.tree_pane.tree
    goal = plan_of(vasteras_session).nodes[1]
    data = model.mimeData([model.index_of(activities[0].id)])
    _drop(page, data, tree.visualRect(model.index_of(goal.id)).center())
    qtbot.waitUntil(lambda: vasteras_session.undo_stack.count() == 1)
    assert plan_of(vasteras_session).nodes[1].children[-1].id == activities[0].id


def test_an_activity_is_not_taken_by_another(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session
) -> None:
    model, tree = page.tree_pane._model, page.tree_pane.tree
    data = model.mimeData([model.index_of(activities[0].id)])
    at = tree.visualRect(model.index_of(activities[2].id)).center()
    assert not _drop(page, data, at)


def test_a_unit_that_is_not_in_the_register_leads_with_one_step(
    page: PlanPage,
    activities: tuple[Node, ...],
    vasteras_session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def take(dialog: LeadDialog) -> int:
        dialog.line.wanted.emit("Trygghetsrådet", UnitKind.BOARD)
        return dialog.result()

    before = plan_of(vasteras_session)
    choose(page, activities)
    monkeypatch.setattr(LeadDialog, "exec", take)
    pick(page, "Sätt ansvarig…")
    leads = {each.responsibilities.lead for each in plan_of(vasteras_session).nodes[0].children}
    vasteras_session.undo_stack.undo()
    assert leads == {"Trygghetsrådet"}
    assert plan_of(vasteras_session) == before
    assert all(e.name != "Trygghetsrådet" for e in vasteras_session.document.units.all())


@pytest.mark.parametrize(
    ("place", "keys", "why"),
    [
        ((0,), "Alt+Up", "Det ligger redan överst."),
        ((4,), "Alt+Down", "Det ligger redan nederst."),
        ((1,), "Alt+Right", "Ett målområde kan inte ligga under ett annat målområde."),
        ((0, 0), "Alt+Left", "En aktivitet kan inte ligga överst i planen."),
    ],
)
def test_an_impossible_move_says_why(
    page: PlanPage,
    vasteras_session: Session,
    qtbot: QtBot,
    place: tuple[int, ...],
    keys: str,
    why: str,
) -> None:
    node = plan_of(vasteras_session).nodes[place[0]]
    for each in place[1:]:
        node = node.children[each]
    page.choose(node.id)
    told = QSignalSpy(vasteras_session.told)
    press(page, qtbot, keys)
    assert heard(told) == [why]
    assert vasteras_session.undo_stack.count() == 0


def test_only_moves_that_are_possible_are_offered(
    page: PlanPage, vasteras_session: Session
) -> None:
    page.choose(plan_of(vasteras_session).nodes[0].id)
    found = [each for each in offered(page) if each.text().startswith("Flytta")]
    can = {each.text().split("\t")[0]: each.isEnabled() for each in found}
    assert can == {
        "Flytta upp": False,
        "Flytta ner": True,
        "Flytta in": False,
        "Flytta ut": False,
    }


def test_what_is_dragged_follows_the_pointer_as_a_small_label(
    page: PlanPage, activities: tuple[Node, ...], vasteras_session: Session
) -> None:
    choose(page, (plan_of(vasteras_session).nodes[0], activities[1]))
    tree = page.tree_pane.tree
    drag = tree.prepared_drag()
    assert drag is not None
    size = drag.pixmap().deviceIndependentSize()
    assert size.height() < 2 * tree.fontMetrics().height()
    assert size.width() < 300
    assert (drag.hotSpot().x() < 0, drag.hotSpot().y() < 0) == (True, True)
    assert page.tree_pane._model._dragged(drag.mimeData()) == (
        plan_of(vasteras_session).nodes[0].id,
    )


def test_nothing_is_dragged_where_nothing_is_chosen(page: PlanPage) -> None:
    page.tree_pane.tree.clearSelection()
    assert page.tree_pane.tree.prepared_drag() is None
