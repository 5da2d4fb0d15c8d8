"""What a plan's levels must be to make a plan."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from andts_desktop.domain.levels import check_levels, check_new_levels, misplaced
from andts_desktop.domain.plan import Level, LevelRole
from andts_desktop.errors import InputError
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, STONE, node, plan

PLAN = plan(
    node(1, GOAL, node(2, AREA, node(3, ACTIVITY, parent=2), parent=1), node(4, ACTIVITY, parent=1))
)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], "minst en nivå"),
        ([replace(GOAL, singular=" ")], "ett namn i ental och ett i flertal"),
        ([replace(GOAL, plural="")], "ett namn i ental och ett i flertal"),
        ([AREA, GOAL], "Nivån ovanför ”insatsområde” finns inte, eller står efter den"),
        ([GOAL, GOAL], "”mål” står två gånger"),
        ([replace(GOAL, parent="goal")], "finns inte, eller står efter den"),
    ],
)
def test_levels_that_make_no_plan_are_refused(levels: Sequence[Level], said: str) -> None:
    with pytest.raises(InputError, match=said):
        check_levels(levels)


def test_several_top_levels_and_any_depth_make_a_plan() -> None:
    check_levels(LEVELS)
    check_levels([STONE])


def test_a_level_that_nodes_are_on_stays() -> None:
    without = [GOAL, AREA, STONE]
    with pytest.raises(InputError, match="”aktivitet” används i planen"):
        check_new_levels(PLAN, without, ())


def test_a_level_that_something_in_the_trash_is_on_stays() -> None:
    without = [GOAL, AREA, ACTIVITY]
    check_new_levels(PLAN, without, ())
    with pytest.raises(InputError, match="”förebyggsten” används av något i papperskorgen"):
        check_new_levels(PLAN, without, {"stone"})


def test_levels_that_would_leave_a_node_where_it_cannot_lie_are_refused() -> None:
    upside_down = [GOAL, replace(ACTIVITY, parent="goal"), replace(AREA, parent="activity")]
    with pytest.raises(InputError, match="”3 Rubrik 3” kan inte ligga där den ligger"):
        check_new_levels(PLAN, upside_down, ())


def test_names_roles_and_what_is_carried_can_change_for_levels_in_use() -> None:
    check_new_levels(
        PLAN,
        [
            replace(GOAL, singular="delmål", plural="delmål"),
            replace(AREA, role=LevelRole.ACTIVITY, has_status=True),
            replace(ACTIVITY, has_status=False),
        ],
        (),
    )


def test_every_node_that_may_not_lie_where_it_does_is_told() -> None:
    crooked = plan(node(1, AREA, node(2, GOAL, parent=1)), node(3, GOAL))
    assert [each.id for each in misplaced(crooked, LEVELS)] == [1, 2]
    assert list(misplaced(PLAN, LEVELS)) == []
