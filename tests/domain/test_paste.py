"""What is copied in one plan gets lawful levels in another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.paste import fitted
from andts_desktop.domain.plan import Level, LevelRole, allowed_levels
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, STONE
from tests.domain.plan_strategies import node_drafts

MAIN = Level("a", LevelRole.GOAL, "huvudmål", "huvudmål")
PART = Level("b", LevelRole.GOAL, "delmål", "delmål", parent="a")
ACTION = Level("c", LevelRole.ACTIVITY, "åtgärd", "åtgärder", parent="b")
OTHERS = (MAIN, PART, ACTION)


def levels_of(draft: NodeDraft | None) -> list[str] | None:
    return None if draft is None else [each.level_key for each in draft.walk()]


@pytest.mark.parametrize(
    ("draft", "parent", "levels"),
    [
        (NodeDraft("goal", "Mål"), None, ["a"]),
        (NodeDraft("goal", "Mål"), MAIN, ["b"]),
        (NodeDraft("area", "Område"), MAIN, ["b"]),
        (NodeDraft("area", "Område"), None, None),
        (NodeDraft("activity", "Aktivitet"), MAIN, ["c"]),
        (NodeDraft("activity", "Aktivitet"), ACTION, None),
        (NodeDraft("stone", "Sten"), None, ["a"]),
        (
            NodeDraft("goal", "M", children=(NodeDraft("area", "O"), NodeDraft("activity", "A"))),
            None,
            ["a", "b", "c"],
        ),
        (NodeDraft("goal", "M", children=(NodeDraft("area", "O"),)), MAIN, None),
    ],
)
def test_a_level_is_found_by_role_and_then_by_depth(
    draft: NodeDraft, parent: Level | None, levels: list[str] | None
) -> None:
    assert levels_of(fitted(draft, LEVELS, OTHERS, parent)) == levels


def test_the_level_of_the_same_key_is_best() -> None:
    assert levels_of(fitted(NodeDraft("b", "Delmål"), OTHERS, OTHERS, MAIN)) == ["b"]
    two = (GOAL, Level("other", LevelRole.GOAL, "x", "x"))
    assert levels_of(fitted(NodeDraft("goal", "M"), (GOAL,), tuple(reversed(two)), None)) == [
        "goal"
    ]


def test_what_the_new_level_does_not_show_is_kept() -> None:
    draft = NodeDraft("activity", "Aktivitet", indicators=(IndicatorDraft("Antal"),))
    found = fitted(draft, LEVELS, OTHERS, PART)
    assert found is not None
    assert found.indicators == draft.indicators


@given(
    st.sampled_from((GOAL, AREA, ACTIVITY, STONE)).flatmap(node_drafts), st.none() | st.just(MAIN)
)
def test_what_fits_is_lawful_everywhere(draft: NodeDraft, parent: Level | None) -> None:
    found = fitted(draft, LEVELS, OTHERS, parent)
    by_key = {level.key: level for level in OTHERS}

    def is_lawful(each: NodeDraft, above: Level | None) -> bool:
        level = by_key[each.level_key]
        return level in allowed_levels(OTHERS, above) and all(
            is_lawful(child, level) for child in each.children
        )

    assert found is None or is_lawful(found, parent)
    assert fitted(draft, LEVELS, LEVELS, None) in (None, draft)
