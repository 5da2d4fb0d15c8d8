"""A move by keys has a place, or a reason in words why it has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_moves import try_along, try_in, try_out
from andts_desktop.domain.tree_places import can_lie
from tests.domain.build import ACTIVITY, AREA, GOAL, node, plan
from tests.domain.plan_strategies import plans
from tests.domain.test_tree_places import ids

PLAN = plan(
    node(1, GOAL, node(2, AREA, node(3, ACTIVITY, parent=2), parent=1), node(4, AREA, parent=1)),
    node(5, GOAL, node(6, ACTIVITY, parent=5)),
)


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((1,), "Det ligger redan överst."),
        ((5,), (None, 0)),
        ((2, 5), "Det markerade ligger på olika ställen. Flytta ett ställe i taget."),
    ],
)
def test_up(numbers: tuple[int, ...], found: object) -> None:
    assert try_along(PLAN, ids(*numbers), -1) == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((2,), "Det finns inget ovanför att flytta in det i."),
        ((4,), "Ett insatsområde kan inte ligga under ett annat insatsområde."),
        ((5,), "Ett mål kan inte ligga under ett annat mål."),
    ],
)
def test_in(numbers: tuple[int, ...], found: object) -> None:
    assert try_in(PLAN, ids(*numbers)) == found


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ((1,), "Det ligger inte under något."),
        ((2,), "Ett insatsområde kan inte ligga överst i planen."),
        ((3,), (1, 1)),
        ((2, 3, 6), "En aktivitet kan inte ligga överst i planen."),
    ],
)
def test_out(numbers: tuple[int, ...], found: object) -> None:
    assert try_out(PLAN, ids(*numbers)) == found


@given(plans(), st.data())
def test_all_that_moves_may_lie_where_it_comes(where: Plan, data: st.DataObject) -> None:
    nodes = tuple(where.walk())
    if not nodes:
        return
    chosen = data.draw(st.lists(st.sampled_from(nodes), min_size=1, unique_by=lambda e: e.id))
    for look in (try_in, try_out):
        found = look(where, [each.id for each in chosen])
        if isinstance(found, str):
            assert found.endswith(".")
        else:
            target = where.node(found[0]) if found[0] is not None else None
            tops = [e for e in chosen if not {a.id for a in where.ancestors(e)} & _ids(chosen)]
            assert all(can_lie(where, each, target) for each in tops)


def _ids(nodes: object) -> set[object]:
    assert isinstance(nodes, list)
    return {each.id for each in nodes}
