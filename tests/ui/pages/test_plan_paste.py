"""Cut, copy and paste in the plan's tree: within a plan, between plans and between files."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.exchange.library import Library
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.session import Session
from tests.ui.conftest import TODAY, ShowPage
from tests.ui.plan_acts import choose, heard, labels, pick_to_add, plan_of, press, titled

Add = Callable[[str], PlanId]


@pytest.fixture
def page(vasteras_session: Session, show_page: ShowPage) -> Iterator[PlanPage]:
    yield show_page(PlanPage, vasteras_session)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def add(vasteras: Document, library: Library) -> Add:
    return lambda name: vasteras.plans.add(library.template(name))


def test_what_was_cut_moves_with_its_id_and_status(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    activity = titled(vasteras_session, "1.2")
    entry = StatusEntry(activity.id, TODAY.year, TODAY.isoformat(), "ongoing")
    vasteras_session.document.follow_up.set_status(entry)
    choose(page, (activity,))
    press(page, qtbot, "Ctrl+X")
    choose(page, (titled(vasteras_session, "3"),))
    press(page, qtbot, "Ctrl+V")
    follow_up = vasteras_session.follow_up()
    assert plan_of(vasteras_session).nodes[2].children[-1].id == activity.id
    assert follow_up is not None
    assert follow_up.latest()[activity.id] == entry


def test_what_was_cut_is_back_after_one_undo(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    choose(page, before.nodes[0].children[:2])
    press(page, qtbot, "Ctrl+X")
    choose(page, before.nodes[2:3])
    press(page, qtbot, "Ctrl+V")
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before


def test_a_cut_alone_changes_nothing(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    choose(page, before.nodes[:1])
    press(page, qtbot, "Ctrl+X")
    assert plan_of(vasteras_session) == before


def test_what_was_cut_is_pasted_once(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+X")
    choose(page, (titled(vasteras_session, "3"),))
    press(page, qtbot, "Ctrl+V", "Ctrl+V")
    assert vasteras_session.undo_stack.count() == 1


def test_what_was_cut_is_not_pasted_into_itself(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, (titled(vasteras_session, "1"),))
    told = QSignalSpy(vasteras_session.told)
    press(page, qtbot, "Ctrl+X", "Ctrl+V")
    text = "Markera ett annat ställe än det som är urklippt, och klistra in där."
    assert heard(told)[-1] == text
    assert vasteras_session.undo_stack.count() == 0


def test_a_goal_pasted_at_an_activity_comes_after_its_goal(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    goals = plan_of(vasteras_session).nodes
    choose(page, goals[4:])
    press(page, qtbot, "Ctrl+X")
    choose(page, goals[0].children[:1])
    press(page, qtbot, "Ctrl+V")
    assert plan_of(vasteras_session).nodes[1].id == goals[4].id


def test_what_is_gone_when_it_is_pasted_is_told(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+X", "Del")
    told = QSignalSpy(vasteras_session.told)
    press(page, qtbot, "Ctrl+V")
    assert heard(told) == ["Det som klipptes ut finns inte kvar i planen."]


def test_a_copy_comes_with_all_below_it_and_ids_of_its_own(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    goals = plan_of(vasteras_session).nodes
    choose(page, goals[:1])
    press(page, qtbot, "Ctrl+C", "Ctrl+V")
    pasted = plan_of(vasteras_session).nodes[1]
    assert labels(pasted.children) == labels(goals[0].children)
    assert {each.id for each in pasted.walk()}.isdisjoint(each.id for each in goals[0].walk())


def test_a_copy_is_chosen_when_it_has_come(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    choose(page, plan_of(vasteras_session).nodes[:1])
    press(page, qtbot, "Ctrl+C", "Ctrl+V")
    assert page.tree_pane.tree.selected() == (plan_of(vasteras_session).nodes[1].id,)


def test_a_copy_is_undone_and_made_again_with_the_same_ids(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    before = plan_of(vasteras_session)
    choose(page, before.nodes[:2])
    press(page, qtbot, "Ctrl+C", "Ctrl+V")
    after = plan_of(vasteras_session)
    vasteras_session.undo_stack.undo()
    undone = plan_of(vasteras_session)
    vasteras_session.undo_stack.redo()
    assert undone == before
    assert plan_of(vasteras_session) == after


def test_a_copy_gets_the_levels_of_another_plan(
    page: PlanPage, vasteras_session: Session, add: Add, qtbot: QtBot
) -> None:
    other = add("stockholm-2023-2026")
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+C")
    vasteras_session.choose_plan(other)
    choose(page, (titled(vasteras_session, "1.1"),))
    press(page, qtbot, "Ctrl+V")
    (pasted,) = titled(vasteras_session, "1.1").children
    assert pasted.level == plan_of(vasteras_session).level("activity")


def test_what_was_cut_in_another_plan_of_the_file_leaves_it(
    page: PlanPage, vasteras_session: Session, add: Add, qtbot: QtBot
) -> None:
    other, activity = add("stockholm-2023-2026"), titled(vasteras_session, "1.2")
    choose(page, (activity,))
    press(page, qtbot, "Ctrl+X")
    vasteras_session.choose_plan(other)
    choose(page, (titled(vasteras_session, "1.1"),))
    press(page, qtbot, "Ctrl+V")
    left = vasteras_session.document.plans.plan(PlanId(1))
    assert titled(vasteras_session, "1.1").children[0].title == activity.title
    assert left.node(activity.id) is None
    assert len(vasteras_session.document.trash.entries()) == 1


def test_a_key_goes_along_to_another_plan_but_not_to_a_copy(
    page: PlanPage, vasteras_session: Session, add: Add, qtbot: QtBot
) -> None:
    other, activity = add("stockholm-2023-2026"), titled(vasteras_session, "1.2")
    vasteras_session.document.plans.set_key(PlanId(1), activity.id, "stod")
    for keys, kept in (("Ctrl+C", ""), ("Ctrl+X", "stod")):
        vasteras_session.choose_plan(PlanId(1))
        choose(page, (activity,))
        press(page, qtbot, keys)
        vasteras_session.choose_plan(other)
        choose(page, (titled(vasteras_session, "1.1"),))
        press(page, qtbot, "Ctrl+V")
        assert titled(vasteras_session, "1.1").children[-1].key == kept


def test_a_move_between_plans_is_undone_in_one_step(
    page: PlanPage, vasteras_session: Session, add: Add, qtbot: QtBot
) -> None:
    other, before = add("stockholm-2023-2026"), plan_of(vasteras_session)
    target = vasteras_session.document.plans.plan(other)
    choose(page, before.nodes[:1])
    press(page, qtbot, "Ctrl+X")
    vasteras_session.choose_plan(other)
    press(page, qtbot, "Ctrl+V")
    vasteras_session.undo_stack.undo()
    assert vasteras_session.document.plans.plan(PlanId(1)) == before
    assert vasteras_session.document.plans.plan(other) == target
    assert vasteras_session.document.trash.entries() == ()


def test_a_copy_from_another_file_brings_its_units(
    page: PlanPage,
    vasteras_session: Session,
    session: Session,
    show_page: ShowPage,
    qtbot: QtBot,
) -> None:
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+C")
    other = show_page(PlanPage, session)
    choose(other, (titled(session, "1.1"),))
    press(other, qtbot, "Ctrl+V")
    (pasted,) = titled(session, "1.1").children
    names = [each.unit_name for each in pasted.responsibilities.entries]
    assert names
    assert set(names) <= {unit.name for unit in session.document.units.all()}


def test_units_that_came_with_a_copy_go_with_its_undo(
    page: PlanPage,
    vasteras_session: Session,
    session: Session,
    show_page: ShowPage,
    qtbot: QtBot,
) -> None:
    before = session.document.units.all()
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+C")
    other = show_page(PlanPage, session)
    choose(other, (titled(session, "1.1"),))
    press(other, qtbot, "Ctrl+V")
    session.undo_stack.undo()
    assert session.document.units.all() == before


def test_what_was_cut_in_another_file_stays_there(
    page: PlanPage,
    vasteras_session: Session,
    session: Session,
    show_page: ShowPage,
    qtbot: QtBot,
) -> None:
    before = plan_of(vasteras_session)
    choose(page, (titled(vasteras_session, "1.2"),))
    press(page, qtbot, "Ctrl+X")
    other = show_page(PlanPage, session)
    choose(other, (titled(session, "1.1"),))
    press(other, qtbot, "Ctrl+V")
    assert len(titled(session, "1.1").children) == 1
    assert plan_of(vasteras_session) == before


def test_where_no_level_fits_it_is_told_and_nothing_changes(
    page: PlanPage,
    vasteras_session: Session,
    session: Session,
    show_page: ShowPage,
    qtbot: QtBot,
) -> None:
    other, before = show_page(PlanPage, session), plan_of(vasteras_session)
    choose(other, (titled(session, "1.1"),))
    pick_to_add(other, "Aktivitet under 1.1 Tillsyn")
    choose(other, plan_of(session).nodes[:1])
    press(other, qtbot, "Ctrl+C")
    told = QSignalSpy(vasteras_session.told)
    choose(page, before.nodes[:1])
    press(page, qtbot, "Ctrl+V")
    assert heard(told) == ["Det går inte att klistra in här: planen saknar en nivå som passar."]
    assert plan_of(vasteras_session) == before


def test_with_nothing_of_a_plan_on_the_clipboard_nothing_is_pasted(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    told = QSignalSpy(vasteras_session.told)
    QGuiApplication.clipboard().setText("1.1 En aktivitet")
    press(page, qtbot, "Ctrl+V")
    assert vasteras_session.undo_stack.count() == 0
    (text,) = heard(told)
    assert text.endswith("Välj Redigera → Klistra in plan från annat program.")


def test_an_empty_clipboard_is_told(
    page: PlanPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().clear()
    told = QSignalSpy(vasteras_session.told)
    press(page, qtbot, "Ctrl+V")
    assert heard(told) == ["Det finns inget att klistra in. Kopiera eller klipp ut först."]
