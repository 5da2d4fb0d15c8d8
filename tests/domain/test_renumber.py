"""Numbers follow the order of the plan, in the plan's own style."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.renumber import next_number, renumbered
from tests.domain.build import AREA, GOAL, STONE, node, plan
from tests.domain.plan_strategies import plans

NUMBERS = ("", "1", "2.", "7", "1.1", "1.4", "F", "5 och 6", "F.2", ".3", "a.")


def goals(*numbers: str, below: tuple[str, ...] = ()) -> Plan:
    """Make goals of those numbers, the first with areas of the numbers `below`."""
    ids = count(1)
    made = [replace(node(next(ids), GOAL), number=number) for number in numbers]
    areas = tuple(replace(node(next(ids), AREA, parent=1), number=number) for number in below)
    return plan(replace(made[0], children=areas), *made[1:])


def after(old: Plan, under: Node | None = None) -> list[str]:
    new = dict(renumbered(old, under))
    return [new.get(each.id, each.number) for each in old.walk()]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("3", "1", "2"), ["1", "2", "3"]),
        (("1", "2"), ["1", "2"]),
        (("1.", "3."), ["1.", "2."]),
        (("", "4"), ["1", "2"]),
        (("", ""), ["", ""]),
        (("F", "2", "1", "5 och 6", "9"), ["F", "1", "2", "5 och 6", "7"]),
        (("1", "2", "1b", "9"), ["1", "2", "1b", "3"]),
        (("A", "", "B"), ["A", "", "B"]),
        (("2.1", "2.2"), ["1", "2"]),
    ],
)
def test_goals_are_numbered_by_their_place(before: tuple[str, ...], now: list[str]) -> None:
    assert after(goals(*before)) == now


@pytest.mark.parametrize(
    ("goal", "below", "now"),
    [
        ("3", ("3.2", "3.1"), ["1", "1.1", "1.2"]),
        ("3", ("4", "1"), ["1", "1", "2"]),
        ("3.", ("3.2.", "3.3."), ["1.", "1.1.", "1.2."]),
        ("F", ("F.2", "F.x", ""), ["F", "F.1", "F.x", "F.2"]),
        ("", ("2.2", "2.3"), ["", "2.1", "2.2"]),
        ("2", ("", ""), ["1", "", ""]),
    ],
)
def test_areas_follow_their_goal(goal: str, below: tuple[str, ...], now: list[str]) -> None:
    assert after(goals(goal, below=below)) == now


def test_only_what_lies_under_a_node_is_renumbered() -> None:
    old = goals("3", "1", below=("3.2", "3.1"))
    assert after(old, old.nodes[0]) == ["3", "3.1", "3.2", "1"]


def test_each_level_among_siblings_is_counted_by_itself() -> None:
    old = plan(
        *(
            replace(node(number, level), number=str(number))
            for number, level in [(1, GOAL), (2, STONE), (3, GOAL), (4, STONE)]
        )
    )
    assert after(old) == ["1", "1", "2", "2"]


def test_only_numbers_that_change_are_given() -> None:
    old = goals("1", "2", "4")
    assert renumbered(old, None) == ((old.nodes[2].id, "3"),)


@given(plans(), st.lists(st.sampled_from(NUMBERS), min_size=1))
def test_renumbering_twice_is_as_once(drawn: Plan, numbers: list[str]) -> None:
    ids = {each.id: numbers[each.id % len(numbers)] for each in drawn.walk()}
    once = numbered(drawn, ids)
    twice = numbered(once, dict(renumbered(once, None)))
    assert renumbered(twice, None) == ()


def numbered(old: Plan, numbers: Mapping[NodeId, str]) -> Plan:
    def new(each: Node) -> Node:
        children = tuple(map(new, each.children))
        return replace(each, number=numbers.get(each.id, each.number), children=children)

    return Plan(old.id, old.details, old.levels, nodes=tuple(map(new, old.nodes)))


@pytest.mark.parametrize(
    ("above", "siblings", "number"),
    [
        ("1", ["1.1", "1.2"], "1.3"),
        ("", ["9"], "10"),
        ("3", [], "3.1"),
        ("", [], ""),
        ("F", ["5 och 6"], ""),
        ("1", [""], ""),
        ("1", ["1.²"], ""),
        ("1", ["1." + "9" * 5000], ""),
    ],
)
def test_the_next_number_follows_the_last(above: str, siblings: list[str], number: str) -> None:
    parent = replace(node(1, GOAL), number=above)
    beside = [replace(node(2 + i, AREA), number=each) for i, each in enumerate(siblings)]
    assert next_number(parent, beside) == number


def test_a_top_node_without_siblings_has_no_number_to_follow() -> None:
    assert next_number(None, []) == ""
