"""A plan kept as text is the same plan when it is read."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from andts_desktop.domain.plan import IndicatorKind, NationalGoalLink, Plan
from andts_desktop.domain.plan_snapshot import FORMAT, read_snapshot, write_snapshot
from andts_desktop.errors import FileError
from tests.domain.build import ACTIVITY, GOAL, node, plan
from tests.domain.plan_strategies import plans

Json = dict[str, Any]
SMALL: Json = {
    "format": FORMAT,
    "id": 1,
    "details": {"title": "Planen"},
    "levels": [{"key": "mal", "role": "goal", "singular": "mål", "plural": "mål"}],
    "chapters": [{"kind": "vision", "title": "Vision"}],
    "nodes": [
        {
            "level": "mal",
            "id": 4,
            "title": "Ett",
            "national_goals": [{"goal_set": "n", "number": "3"}],
            "indicators": [{"id": 2, "text": "Antal", "responsibilities": [{"unit_id": 8}]}],
            "children": [{"level": "mal", "id": 5, "title": "Två", "later": [1]}],
        }
    ],
}


@given(plans())
def test_a_plan_is_read_as_it_was_written(drawn: Plan) -> None:
    again = read_snapshot(write_snapshot(drawn))
    assert again == drawn
    # Ids of chapters are no part of what a chapter says, so equality does not see them.
    assert [each.id for each in again.chapters] == [each.id for each in drawn.chapters]


def test_what_is_empty_is_left_out() -> None:
    root = json.loads(write_snapshot(plan(node(1, GOAL, node(2, ACTIVITY, parent=1)))))
    assert root["nodes"] == [
        {
            "level": "goal",
            "id": 1,
            "number": "1",
            "title": "Rubrik 1",
            "children": [{"level": "activity", "id": 2, "number": "2", "title": "Rubrik 2"}],
        }
    ]


def test_missing_fields_are_empty_and_unknown_ones_passed_over() -> None:
    found = read_snapshot(json.dumps(SMALL))
    (goal,) = found.nodes
    assert (goal.number, goal.substances, goal.national_goals) == (
        "",
        (),
        (NationalGoalLink("n", "3"),),
    )
    assert goal.indicators[0].kind is IndicatorKind.UNKNOWN
    assert goal.indicators[0].responsibilities.entries[0].unit_name == ""
    assert goal.children[0].parent_id == goal.id
    assert (found.chapters[0].text, found.chapters[0].id) == ("", None)


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda s: s.update(format="andts-plan-1"), "formatet ska vara"),
        (lambda s: s.pop("id"), "”id” saknas"),
        (lambda s: s.update(id=True), "”id” är av fel slag"),
        (lambda s: s.update(details=[]), "”details” är av fel slag"),
        (lambda s: s.update(nodes=["mål"]), "”nodes” är av fel slag"),
        (lambda s: s["levels"][0].update(role="x"), "”x” är inget känt värde av ”role”"),
        (lambda s: s["nodes"][0].update(level="akt"), "nivån ”akt” finns inte"),
        (lambda s: s["nodes"][0].update(title=None), "”title” är av fel slag"),
        (lambda s: s["nodes"][0]["indicators"][0].pop("id"), "”id” saknas"),
    ],
)
def test_a_spoilt_snapshot_is_refused(spoil: Callable[[Json], object], reason: str) -> None:
    source = json.loads(json.dumps(SMALL))
    spoil(source)
    with pytest.raises(FileError, match=reason):
        read_snapshot(json.dumps(source))


@pytest.mark.parametrize("text", ["", "{", "[1]", "[" * 100_000, "9" * 5000])
def test_what_is_no_snapshot_is_refused(text: str) -> None:
    with pytest.raises(FileError, match="går inte att läsa"):
        read_snapshot(text)
