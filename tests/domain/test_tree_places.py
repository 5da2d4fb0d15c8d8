"""Nodes lie where their level may, and keys take them there and back."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.tree_places import (
    can_lie,
    levels_for,
    moved_along,
    moved_in,
    moved_out,
    siblings_of,
    spot_of,
    topmost,
)
from tests.domain.build import ACTIVITY, AREA, GOAL, STONE, node, plan
from tests.domain.plan_strategies import plans

PLAN = plan(
    node(
        1,
        GOAL,
        node(2, AREA, node(3, ACTIVITY, parent=2), node(4, ACTIVITY, parent=2), parent=1),
        node(5, AREA, parent=1),
        node(6, ACTIVITY, parent=1),
    ),
    node(7, GOAL, node(8, AREA, parent=7)),
    node(9, STONE),
)


def of(number: int, where: Plan = PLAN) -> Node:
    found = where.node(NodeId(number))
    assert found is not None
    return found


def ids(*numbers: int) -> tuple[NodeId, ...]:
    return tuple(map(NodeId, numbers))


def test_a_spot_is_a_parent_and_a_place_among_its_children() -> None:
    assert spot_of(PLAN, of(5)) == (1, 1)
    assert spot_of(PLAN, of(9)) == (None, 2)
    assert [each.id for each in siblings_of(PLAN, of(5))] == [2, 5, 6]


@pytest.mark.parametrize(
    ("number", "target", "may"),
    [
        (3, 5, True),
        (3, 1, True),
        (3, None, False),
        (5, 7, True),
        (5, 2, False),
        (5, 6, False),
        (1, None, True),
        (9, None, True),
        (9, 1, False),
        (3, 9, False),
        (2, 3, False),
        (2, 2, False),
    ],
)
def test_a_node_may_lie_where_its_level_may_but_never_under_itself(
    number: int, target: int | None, may: bool
) -> None:
    assert can_lie(PLAN, of(number), None if target is None else of(target)) is may


def test_of_chosen_nodes_only_those_count_that_lie_below_no_other() -> None:
    assert topmost(PLAN, ids(8, 4, 2, 6)) == ids(2, 6, 8)
    assert topmost(PLAN, ids(99)) == ()


@pytest.mark.parametrize(
    ("chosen", "step", "spot"),
    [
        (ids(5), -1, (1, 0)),
        (ids(5), 1, (1, 3)),
        (ids(2), -1, None),
        (ids(6), 1, None),
        (ids(2, 5), 1, (1, 3)),
        (ids(5, 6), -1, (1, 0)),
        (ids(2, 3), 1, (1, 2)),
        (ids(1, 7), 1, (None, 3)),
        (ids(3, 5), 1, None),
        (ids(), 1, None),
        (ids(99), -1, None),
    ],
)
def test_nodes_move_along_among_their_siblings(
    chosen: Sequence[NodeId], step: int, spot: tuple[int | None, int] | None
) -> None:
    assert moved_along(PLAN, chosen, step) == spot


@pytest.mark.parametrize(
    ("number", "spot"),
    [(6, (5, 0)), (5, None), (2, None), (9, None), (7, None), (3, None)],
)
def test_a_node_moves_in_under_the_nearest_above_that_can_hold_it(
    number: int, spot: tuple[int, int] | None
) -> None:
    assert moved_in(PLAN, of(number)) == spot


def test_a_node_moves_in_after_those_that_lie_there() -> None:
    crowded = plan(
        node(
            1,
            GOAL,
            node(2, AREA, node(3, ACTIVITY, parent=2), parent=1),
            node(4, ACTIVITY, parent=1),
        )
    )
    assert moved_in(crowded, of(4, crowded)) == (2, 1)


@pytest.mark.parametrize(
    ("number", "spot"), [(4, (1, 1)), (6, None), (5, None), (1, None), (8, None)]
)
def test_a_node_moves_out_to_after_what_it_lay_under(
    number: int, spot: tuple[int | None, int] | None
) -> None:
    assert moved_out(PLAN, of(number)) == spot


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        (3, ["activity"]),
        (6, ["area", "activity"]),
        (2, ["area"]),
        (5, ["area", "activity"]),
        (1, ["goal"]),
        (9, ["goal", "stone"]),
    ],
)
def test_a_node_can_be_on_the_levels_that_fit_above_and_below_it(
    number: int, keys: list[str]
) -> None:
    assert [level.key for level in levels_for(PLAN, of(number))] == keys


def groups(where: Plan) -> Iterator[tuple[Node, ...]]:
    """Yield every run of siblings of a plan."""
    for row in (where.nodes, *(each.children for each in where.walk())):
        for first in range(len(row)):
            for last in range(first + 1, len(row) + 1):
                yield row[first:last]


def order_after(row: Sequence[NodeId], chosen: Sequence[NodeId], place: int) -> list[NodeId]:
    before = [each for each in row[:place] if each not in chosen]
    after = [each for each in row[place:] if each not in chosen]
    return [*before, *chosen, *after]


@given(plans(), st.data())
def test_what_moves_down_and_then_up_stands_where_it_stood(
    where: Plan, data: st.DataObject
) -> None:
    runs = list(groups(where))
    if not runs:
        return
    chosen = [each.id for each in data.draw(st.sampled_from(runs))]
    row = [each.id for each in siblings_of(where, of(chosen[0], where))]
    spot = moved_along(where, chosen, 1)
    if spot is None:
        assert row[-1] == chosen[-1]
        return
    moved = order_after(row, chosen, spot[1])
    assert moved.index(chosen[0]) == row.index(chosen[0]) + 1
    up = moved.index(chosen[0]) - 1
    assert order_after(moved, chosen, up) == row


@given(plans())
def test_no_place_that_keys_give_is_one_where_the_node_may_not_lie(where: Plan) -> None:
    for each in where.walk():
        for spot in (moved_in(where, each), moved_out(where, each), spot_of(where, each)):
            if spot is not None:
                target = None if spot[0] is None else of(spot[0], where)
                assert can_lie(where, each, target)
        assert each.level in levels_for(where, each)
