"""The plan's tree for Qt: what it shows, and where it takes what is dragged."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.plan import Node, Plan
from andts_desktop.ui.models.plan_tree import Column, PlanTreeModel
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import plan_of

_MOVE = Qt.DropAction.MoveAction


def _model(session: Session) -> PlanTreeModel:
    model = PlanTreeModel()
    follow_up = session.follow_up()
    assert follow_up is not None
    model.show_plan(plan_of(session), follow_up)
    return model


@pytest.fixture
def model(vasteras_session: Session) -> PlanTreeModel:
    return _model(vasteras_session)


@pytest.fixture
def plan(vasteras_session: Session) -> Plan:
    return plan_of(vasteras_session)


def _takes(model: PlanTreeModel, dragged: Node, parent: Node | None) -> bool:
    data = model.mimeData([model.index_of(dragged.id)])
    where = model.index_of(parent.id if parent else None)
    return model.canDropMimeData(data, _MOVE, -1, -1, where)


def test_it_holds_what_qt_asks_of_a_model(session: Session, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(_model(session))


def test_it_holds_what_qt_asks_also_after_a_read(
    model: PlanTreeModel, vasteras_session: Session, qtmodeltester: ModelTester
) -> None:
    plan, follow_up = plan_of(vasteras_session), vasteras_session.follow_up()
    assert follow_up is not None
    model.show_plan(replace(plan, nodes=plan.nodes[2:]), follow_up)
    qtmodeltester.check(model)


def test_it_shows_numbers_titles_and_leads(model: PlanTreeModel) -> None:
    activity = model.index(0, 0, model.index(0, 0, QModelIndex()))
    lead = activity.siblingAtColumn(Column.LEAD)
    assert activity.data() == "1.1 Effektiv och samordnad alkoholtillsyn"
    assert lead.data() == "Miljö- och konsumentnämnden"


def test_an_activity_may_be_dragged_to_another_goal(model: PlanTreeModel, plan: Plan) -> None:
    assert _takes(model, plan.nodes[0].children[0], plan.nodes[3])


def test_an_activity_may_not_be_dragged_to_the_top(model: PlanTreeModel, plan: Plan) -> None:
    assert not _takes(model, plan.nodes[0].children[0], None)


def test_an_activity_may_not_be_dragged_under_an_activity(model: PlanTreeModel, plan: Plan) -> None:
    assert not _takes(model, plan.nodes[0].children[0], plan.nodes[1].children[0])


def test_nothing_may_be_dragged_onto_itself(model: PlanTreeModel, plan: Plan) -> None:
    assert not _takes(model, plan.nodes[0], plan.nodes[0])


def test_nothing_may_be_dragged_below_itself(session: Session) -> None:
    goal = plan_of(session).nodes[0]
    assert not _takes(_model(session), goal, goal.children[0])


def test_several_are_refused_where_one_of_them_may_not_lie(
    model: PlanTreeModel, plan: Plan
) -> None:
    dragged = [model.index_of(plan.nodes[1].id), model.index_of(plan.nodes[0].children[0].id)]
    data = model.mimeData(dragged)
    assert not model.canDropMimeData(data, _MOVE, -1, -1, model.index_of(plan.nodes[3].id))


def test_what_lies_below_another_that_is_dragged_goes_with_it(
    model: PlanTreeModel, plan: Plan
) -> None:
    dragged = [model.index_of(plan.nodes[0].id), model.index_of(plan.nodes[0].children[0].id)]
    data = model.mimeData(dragged)
    assert model.canDropMimeData(data, _MOVE, 3, 0, QModelIndex())


def test_what_was_dragged_from_elsewhere_is_refused(model: PlanTreeModel) -> None:
    data = model.mimeData([])
    data.setText("1 2 3")
    assert not model.canDropMimeData(data, _MOVE, -1, -1, QModelIndex())


def test_a_row_of_three_columns_is_dragged_once(model: PlanTreeModel, plan: Plan) -> None:
    index = model.index_of(plan.nodes[0].id)
    data = model.mimeData([index.siblingAtColumn(column) for column in Column])
    told = QSignalSpy(model.dropped)
    model.dropMimeData(data, _MOVE, 3, 0, QModelIndex())
    assert told.at(0) == [(plan.nodes[0].id,), None, 3]


def test_a_drop_on_a_node_puts_it_last_there(model: PlanTreeModel, plan: Plan) -> None:
    dragged = plan.nodes[0].children[0]
    told = QSignalSpy(model.dropped)
    data = model.mimeData([model.index_of(dragged.id)])
    model.dropMimeData(data, _MOVE, -1, -1, model.index_of(plan.nodes[3].id))
    assert told.at(0) == [(dragged.id,), plan.nodes[3].id, len(plan.nodes[3].children)]


def test_an_unlawful_drop_tells_nothing(model: PlanTreeModel, plan: Plan) -> None:
    told = QSignalSpy(model.dropped)
    data = model.mimeData([model.index_of(plan.nodes[0].id)])
    model.dropMimeData(data, _MOVE, -1, -1, model.index_of(plan.nodes[1].id))
    assert told.count() == 0


def test_the_view_never_removes_the_rows_itself(model: PlanTreeModel, plan: Plan) -> None:
    data = model.mimeData([model.index_of(plan.nodes[0].id)])
    assert not model.dropMimeData(data, _MOVE, 2, 0, QModelIndex())
