"""Edits that touch much of a plan: added, changed and removed as one step each."""

from pathlib import Path

from andts_desktop.document import Document
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.ids import PlanId
from andts_desktop.exchange.library import Library
from andts_desktop.ui.commands.whole_plan import AddPlan, ChangePlan, RemovePlan
from andts_desktop.ui.session import Session
from tests.ui.conftest import TODAY
from tests.ui.plan_acts import plan_of

PLAN = PlanId(1)


def _added(session: Session, library: Library) -> AddPlan:
    template = library.template("kronoberg-2022-2026")
    command = AddPlan(session, "ny plan", lambda: session.document.plans.add(template))
    assert session.push(command)
    return command


def test_undo_of_an_added_plan_takes_its_units_away(session: Session, library: Library) -> None:
    before = session.document.units.all()
    _added(session, library)
    assert session.document.units.all() != before
    session.undo_stack.undo()
    assert session.document.plans.ids() == (PLAN,)
    assert session.document.units.all() == before


def test_redo_of_an_added_plan_gives_the_same_ids(session: Session, library: Library) -> None:
    plan_id = _added(session, library).plan_id
    assert plan_id is not None
    before, units = session.document.plans.plan(plan_id), session.document.units.all()
    session.undo_stack.undo()
    session.undo_stack.redo()
    assert session.document.plans.plan(plan_id) == before
    assert session.document.units.all() == units


def test_a_change_of_a_plan_keeps_its_status_through_undo_and_redo(
    vasteras_session: Session,
) -> None:
    plan = plan_of(vasteras_session)
    activity = plan.nodes[0].children[0]
    entry = StatusEntry(activity.id, TODAY.year, TODAY.isoformat(), "done")
    vasteras_session.document.follow_up.set_status(entry)
    plans = vasteras_session.document.plans
    work = lambda: plans.remove(plan.id, activity.id)  # noqa: E731 (one write, as an import's)
    vasteras_session.push(ChangePlan(vasteras_session, "ändring", plan.id, work))
    vasteras_session.undo_stack.undo()
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    assert follow_up.latest()[activity.id] == entry
    assert plan_of(vasteras_session) == plan


def test_a_removed_plan_leaves_the_others(vasteras_session: Session, library: Library) -> None:
    _added(vasteras_session, library)
    vasteras_session.push(RemovePlan(vasteras_session, PLAN))
    assert vasteras_session.document.plans.ids() == (PlanId(2),)
    assert vasteras_session.plan_id == PlanId(2)


def test_undo_of_a_removed_plan_brings_it_back(vasteras_session: Session) -> None:
    before = plan_of(vasteras_session)
    vasteras_session.push(RemovePlan(vasteras_session, PLAN))
    assert vasteras_session.plan() is None
    vasteras_session.undo_stack.undo()
    assert plan_of(vasteras_session) == before


def test_a_removed_plan_waits_in_the_trash_of_a_closed_file(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "plan.andts"
    document = Document.create(path, library)
    document.plans.add(library.template("vasteras-2022-2025"))
    before = document.plans.plan(PLAN)
    document.plans.remove_plan(PLAN)
    document.close()
    opened = Document.open(path, library)
    (entry,) = opened.trash.entries()
    opened.trash.restore(entry.id)
    restored = opened.plans.plan(PLAN)
    opened.close()
    assert restored == before


def test_undo_shows_the_plan_that_came_back(vasteras_session: Session, library: Library) -> None:
    _added(vasteras_session, library)
    vasteras_session.push(RemovePlan(vasteras_session, PLAN))
    vasteras_session.undo_stack.undo()
    assert vasteras_session.plan_id == PLAN


def test_redo_of_an_added_plan_shows_it(vasteras_session: Session, library: Library) -> None:
    added = _added(vasteras_session, library)
    vasteras_session.undo_stack.undo()
    vasteras_session.undo_stack.redo()
    assert vasteras_session.plan_id == added.plan_id


def test_undo_of_a_change_shows_the_plan_that_was_changed(
    vasteras_session: Session, library: Library
) -> None:
    added = _added(vasteras_session, library)
    assert added.plan_id is not None
    vasteras_session.push(ChangePlan(vasteras_session, "ändring", PLAN, lambda: None))
    vasteras_session.choose_plan(added.plan_id)
    vasteras_session.undo_stack.undo()
    assert vasteras_session.plan_id == PLAN
