"""A node gets a name for links once, made of its title and unlike all others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_keys import offered_keys, with_keys_of
from tests.domain.build import ACTIVITY, AREA, GOAL, node, plan
from tests.domain.plan_strategies import plans


def titled(node_id: int, title: str, key: str = "", *children: Node) -> Node:
    return replace(node(node_id, GOAL), number="", title=title, key=key, children=children)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Öka föräldrastödet!", "oka-foraldrastodet"),
        ("日本", "goal"),
        ("", "goal"),
        (
            "Alla barn och unga i kommunen har en trygg uppväxt",
            "alla-barn-och-unga-i-kommunen-har-en",
        ),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_key_is_made_of_the_title(title: str, key: str) -> None:
    assert offered_keys(plan(titled(1, title)), ()) == {NodeId(1): key}


def test_a_node_keeps_the_key_that_it_has() -> None:
    assert offered_keys(plan(titled(1, "Nytt namn", "gammalt-namn")), ("gammalt-namn",)) == {
        NodeId(1): "gammalt-namn"
    }


def test_no_two_nodes_are_offered_one_key_nor_one_that_is_taken() -> None:
    child = replace(node(3, AREA), title="Stöd")
    nodes = (titled(1, "Stöd", "", child), titled(2, "Annat", "stod-2"))
    keys = offered_keys(plan(*nodes), ("stod",))
    assert keys == {NodeId(1): "stod-3", NodeId(3): "stod-4", NodeId(2): "stod-2"}


@given(plans(), st.sets(st.sampled_from(("goal", "activity", "stod", "stod-2"))))
def test_new_keys_are_unlike_all_others_and_the_same_each_time(made: Plan, taken: set[str]) -> None:
    offered = offered_keys(made, taken)
    new = [offered[each.id] for each in made.walk() if not each.key]
    assert len(set(new)) == len(new)
    assert not set(new) & (taken | {each.key for each in made.walk()})
    assert all(each.isascii() and " " not in each for each in new)
    assert offered_keys(made, taken) == offered


def test_a_decided_plan_gets_the_keys_that_were_given_since() -> None:
    activity = node(2, ACTIVITY, parent=1)
    decided = plan(node(1, AREA, activity), replace(node(3, GOAL), key="mal"))
    keyed = replace(node(1, AREA, replace(activity, key="stod")), key="omrade")
    now = plan(keyed, replace(node(3, GOAL), key="annat"))
    found = with_keys_of(decided, now)
    assert [each.key for each in found.walk()] == ["omrade", "stod", "mal"]
    assert with_keys_of(found, now) is found
