"""Moves of several nodes against plain lists, and edits of many nodes as one step."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QSignalSpy

from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.ui.commands.plan import RemoveNode, SetNodeField
from andts_desktop.ui.commands.tree import MoveNodes, SetLevel
from andts_desktop.ui.commands.whole_plan import Together
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import plan_of, titled

Lists = dict[NodeId, list[NodeId]]
Move = tuple[set[int], int, int]
"""Places of the chosen among all activities, the place of the goal, the place under it."""

PLAN = PlanId(1)
ONE_FILE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MOVES = st.tuples(
    st.sets(st.integers(0, 13), min_size=1, max_size=5), st.integers(0, 4), st.integers(0, 14)
)


def _lists(session: Session) -> Lists:
    return {goal.id: [each.id for each in goal.children] for goal in plan_of(session).nodes}


def _moved(lists: Lists, chosen: list[NodeId], goal: NodeId, place: int) -> Lists:
    """Do with lists what MoveNodes does in the file."""
    ahead = [each for each in lists[goal][:place] if each not in chosen]
    after = [each for each in lists[goal][place:] if each not in chosen]
    left = {key: [e for e in ids if e not in chosen] for key, ids in lists.items()}
    return {**left, goal: [*ahead, *chosen, *after]}


@ONE_FILE
@given(st.lists(MOVES, min_size=1, max_size=3))
def test_moves_do_what_they_do_to_lists_and_are_undone(
    vasteras_session: Session, moves: list[Move]
) -> None:
    before, expected = plan_of(vasteras_session), _lists(vasteras_session)
    states = [before]
    for places, goal_place, place in moves:
        activities = [child for goal in plan_of(vasteras_session).nodes for child in goal.children]
        chosen = [activities[each].id for each in sorted(places)]
        goal = plan_of(vasteras_session).nodes[goal_place]
        spot = (goal.id, min(place, len(goal.children)))
        expected = _moved(expected, chosen, *spot)
        vasteras_session.push(MoveNodes(vasteras_session, PLAN, chosen, spot))
        assert _lists(vasteras_session) == expected
        states.append(plan_of(vasteras_session))
    for state in reversed(states[:-1]):
        vasteras_session.undo_stack.undo()
        assert plan_of(vasteras_session) == state
    for state in states[1:]:
        vasteras_session.undo_stack.redo()
        assert plan_of(vasteras_session) == state
    while vasteras_session.undo_stack.canUndo():
        vasteras_session.undo_stack.undo()


def test_a_move_that_one_of_them_cannot_make_moves_none(vasteras_session: Session) -> None:
    before = plan_of(vasteras_session)
    chosen = [before.nodes[0].children[0].id, before.nodes[1].id]
    command = MoveNodes(vasteras_session, PLAN, chosen, (before.nodes[3].id, 0))
    assert not vasteras_session.push(command)
    assert plan_of(vasteras_session) == before
    assert vasteras_session.undo_stack.count() == 0


def test_together_stores_all_or_nothing(vasteras_session: Session) -> None:
    before = plan_of(vasteras_session)
    goal = before.nodes[0]
    steps = [
        SetNodeField(vasteras_session, goal, "title", "Annat", None),
        SetLevel(vasteras_session, PLAN, goal.id, "goal", "activity"),
    ]
    assert not vasteras_session.push(Together(vasteras_session, "allt", steps))
    assert plan_of(vasteras_session) == before


def test_together_is_told_as_one_write(vasteras_session: Session) -> None:
    saved = QSignalSpy(vasteras_session.changed)
    nodes = plan_of(vasteras_session).nodes[:3]
    steps = [RemoveNode(vasteras_session, PLAN, node.id) for node in nodes]
    vasteras_session.push(Together(vasteras_session, "borttagning", steps))
    assert saved.count() == 1


def test_undo_of_a_move_shows_what_moved(vasteras_session: Session) -> None:
    activity = titled(vasteras_session, "1.2")
    goal = plan_of(vasteras_session).nodes[2]
    vasteras_session.push(MoveNodes(vasteras_session, PLAN, [activity.id], (goal.id, 0)))
    shown = QSignalSpy(vasteras_session.revisited)
    vasteras_session.undo_stack.undo()
    assert shown.at(0) == [activity.id]
