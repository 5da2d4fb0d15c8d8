"""Plans of any depth, with levels in the plan's own words."""

import pytest

from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Level,
    Plan,
    PlanDetails,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
    allowed_levels,
    level_path,
)
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, STONE, node, plan

PLAN = plan(
    node(1, GOAL, node(2, AREA, node(3, ACTIVITY, parent=2), parent=1)),
    node(4, GOAL, node(5, ACTIVITY, parent=4)),
    node(6, STONE),
)


def ids(nodes: object) -> list[int]:
    assert isinstance(nodes, tuple)
    return [each.id for each in nodes]


def test_nodes_are_walked_in_reading_order() -> None:
    assert [each.id for each in PLAN.walk()] == [1, 2, 3, 4, 5, 6]


def test_a_node_is_found_by_its_id() -> None:
    found = PLAN.node(NodeId(3))
    assert found is not None
    assert found.title == "Rubrik 3"
    assert PLAN.node(NodeId(99)) is None


def test_ancestors_stand_topmost_first() -> None:
    deepest = PLAN.node(NodeId(3))
    assert deepest is not None
    assert ids(PLAN.ancestors(deepest)) == [1, 2]
    assert PLAN.ancestors(PLAN.nodes[0]) == ()


def test_nodes_are_chosen_by_what_they_carry() -> None:
    assert ids(PLAN.with_status()) == [3, 5]


def test_a_level_is_found_by_its_key() -> None:
    assert PLAN.level("area") is AREA
    with pytest.raises(KeyError, match="okänd"):
        PLAN.level("okänd")


def test_two_plans_of_the_same_values_are_equal() -> None:
    assert plan(node(1, GOAL)) == plan(node(1, GOAL))
    assert plan(node(1, GOAL)) != plan(node(2, GOAL))


def test_the_path_of_a_level_begins_at_the_top() -> None:
    assert level_path(LEVELS, ACTIVITY) == (GOAL, AREA, ACTIVITY)
    assert level_path(LEVELS, STONE) == (STONE,)


@pytest.mark.parametrize(
    ("parent", "below"),
    [
        (None, (GOAL, STONE)),
        (GOAL, (AREA, ACTIVITY)),
        (AREA, (ACTIVITY,)),
        (ACTIVITY, ()),
        (STONE, ()),
    ],
)
def test_a_level_may_be_skipped_but_never_turned_upside_down(
    parent: Level | None, below: tuple[Level, ...]
) -> None:
    assert allowed_levels(LEVELS, parent) == below


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (2023, 2026, "2023–2026"),
        (2016, 2016, "2016"),
        (2023, None, "2023"),
        (None, 2026, "2026"),
        (None, None, ""),
    ],
)
def test_the_period_is_printed_as_years(first: int | None, last: int | None, period: str) -> None:
    assert PlanDetails("Plan", period_from=first, period_to=last).period == period


def test_a_label_has_no_stray_space() -> None:
    assert node(7, GOAL).label == "7 Rubrik 7"
    assert Responsibilities().lead == ""


def test_responsibilities_are_told_apart_by_role() -> None:
    taking_part = Responsibilities(
        (
            Responsibility(UnitId(1), "Polisen", ResponsibilityRole.PARTNER),
            Responsibility(UnitId(2), "Kulturnämnden", ResponsibilityRole.LEAD),
            Responsibility(UnitId(3), "Äldrenämnden", ResponsibilityRole.CO_RESPONSIBLE),
        )
    )
    assert (taking_part.lead, taking_part.lead_id) == ("Kulturnämnden", 2)
    assert taking_part.names(ResponsibilityRole.PARTNER) == ("Polisen",)
    assert Responsibilities().lead_id is None


def test_the_first_chapter_of_a_kind_is_the_chapter() -> None:
    chapters = tuple(Chapter(ChapterKind.OTHER, title, "") for title in ("Ett", "Två"))
    found = Plan(PLAN.id, PLAN.details, LEVELS, chapters)
    assert found.chapter(ChapterKind.OTHER) is chapters[0]
    assert found.chapter(ChapterKind.VISION) is None
