"""What has changed between two states of a plan."""

from dataclasses import replace

import pytest
from hypothesis import given

from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Indicator,
    Node,
    Plan,
    PlanDetails,
)
from andts_desktop.domain.plan_diff import ChangeKind, NodeChange, compare_plans
from andts_desktop.domain.plan_fields import FieldChange
from andts_desktop.domain.plan_match import match_plans
from andts_desktop.domain.word_marks import WordMark
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, node, plan
from tests.domain.plan_strategies import plans

ADDED, REMOVED, MOVED, REWORDED, RENUMBERED = ChangeKind


def area(node_id: int, parent: int, *children: Node) -> Node:
    return node(node_id, AREA, *children, parent=parent)


def activity(node_id: int, parent: int) -> Node:
    return node(node_id, ACTIVITY, parent=parent)


def told(old: Plan, new: Plan) -> list[tuple[str, str]]:
    return [
        (change.label.split()[0], "+".join(change.kinds))
        for change in compare_plans(old, new).nodes
    ]


OLD = plan(
    node(1, GOAL, area(2, 1, activity(3, 2), activity(4, 2)), area(5, 1), area(6, 1)),
    node(7, GOAL, area(8, 7)),
)


@given(plans())
def test_a_plan_has_not_changed_from_itself(drawn: Plan) -> None:
    assert compare_plans(drawn, drawn).is_empty
    assert compare_plans(drawn, drawn, match_plans(drawn, drawn)).is_empty


def nodes_of(changes: tuple[NodeChange, ...], kind: ChangeKind) -> list[NodeId]:
    return sorted(each.id for change in changes if kind in change.kinds for each in change.nodes)


@given(plans(), plans())
def test_what_came_and_went_is_told_exactly_once(old: Plan, new: Plan) -> None:
    before, after = ({each.id for each in one.walk()} for one in (old, new))
    found = compare_plans(old, new)
    assert nodes_of(found.nodes, REMOVED) == sorted(before - after)
    assert nodes_of(found.nodes, ADDED) == sorted(after - before)
    assert found.count(ADDED) == len(after - before)
    kept = [change.node.id for change in found.nodes if change.old and change.new]
    assert len(kept) == len(set(kept))


@given(plans(), plans())
def test_what_was_added_one_way_was_removed_the_other_way(old: Plan, new: Plan) -> None:
    there, back = compare_plans(old, new), compare_plans(new, old)
    assert there.count(REMOVED) == back.count(ADDED)
    assert there.count(REWORDED) == back.count(REWORDED)
    assert there.is_empty == back.is_empty


def test_a_removed_node_stands_where_it_stood_with_all_below_it() -> None:
    new = plan(
        node(1, GOAL, area(5, 1), area(9, 1, activity(10, 9)), area(6, 1)),
        node(7, GOAL, area(8, 7)),
    )
    found = compare_plans(OLD, new).nodes
    assert [(change.label, change.count) for change in found] == [
        ("2 Rubrik 2", 3),
        ("9 Rubrik 9", 2),
    ]
    assert (found[0].above, found[0].level, found[0].new) == (("1 Rubrik 1",), AREA, None)


def test_nodes_below_a_moved_one_are_not_moved() -> None:
    new = plan(
        node(1, GOAL, area(5, 1), area(6, 1)),
        node(7, GOAL, area(2, 7, activity(3, 2), activity(4, 2)), area(8, 7)),
    )
    (change,) = compare_plans(OLD, new).nodes
    assert (change.kinds, change.above, change.was_above, change.count) == (
        (MOVED,),
        ("7 Rubrik 7",),
        ("1 Rubrik 1",),
        1,
    )


def test_one_node_put_first_moves_no_other() -> None:
    new = plan(
        node(1, GOAL, area(9, 1), area(6, 1), *OLD.nodes[0].children[:2]),
        OLD.nodes[1],
    )
    assert told(OLD, new) == [("9", "added"), ("6", "moved")]


def test_what_was_saved_from_a_removed_node_is_moved() -> None:
    new = plan(node(1, GOAL, area(5, 1, activity(4, 5)), area(6, 1)), OLD.nodes[1])
    assert told(OLD, new) == [("2", "removed"), ("4", "moved")]
    assert compare_plans(OLD, new).nodes[0].count == 2


def test_a_node_in_a_new_one_is_moved_and_can_be_reworded() -> None:
    kept = replace(OLD.nodes[1], id=NodeId(7), parent_id=NodeId(9), level=AREA, number="1.1")
    new = plan(OLD.nodes[0], node(9, GOAL, kept))
    changes = compare_plans(OLD, new).nodes
    assert [change.kinds for change in changes] == [(ADDED,), (MOVED, REWORDED)]
    assert changes[1].fields[:2] == (
        FieldChange("Nivå", "mål", "insatsområde"),
        FieldChange("Nummer", "7", "1.1"),
    )


def test_a_field_tells_its_words() -> None:
    old = replace(OLD.nodes[0], text="**Vi** ska\n\n- hjälpa unga")
    new = replace(old, text="Vi ska\n\n- stödja unga")
    (change,) = compare_plans(plan(old), plan(new)).nodes
    assert change.fields == (FieldChange("Text", "Vi ska\n• hjälpa unga", "Vi ska\n• stödja unga"),)
    marks = [(word.text, word.mark) for word in change.fields[0].words]
    assert ("stödja ", WordMark.ADDED) in marks


def test_bold_alone_is_a_change_too() -> None:
    old, new = replace(OLD.nodes[0], text="Vi"), replace(OLD.nodes[0], text="**Vi**")
    (change,) = compare_plans(plan(old), plan(new)).nodes
    assert change.fields == (FieldChange("Text", "Vi", "**Vi**"),)


def chapter(number: int, text: str = "Text", title: str = "") -> Chapter:
    return Chapter(ChapterKind.OTHER, title or f"Kapitel {number}", text, ChapterId(number))


def with_chapters(*chapters: Chapter) -> Plan:
    return replace(plan(), chapters=chapters)


def test_chapters_come_go_move_and_change() -> None:
    old = with_chapters(chapter(1), chapter(2), chapter(3), chapter(4, text=""), chapter(5))
    new = with_chapters(chapter(3), chapter(6), chapter(2, "Nytt"), chapter(4, text=""), chapter(5))
    changes = compare_plans(old, new).chapters
    assert [(change.title, change.kinds) for change in changes] == [
        ("Kapitel 1", (REMOVED,)),
        ("Kapitel 3", (MOVED,)),
        ("Kapitel 6", (ADDED,)),
        ("Kapitel 2", (REWORDED,)),
    ]


def test_chapters_of_a_document_are_known_by_their_titles() -> None:
    old, new = with_chapters(chapter(1)), with_chapters(chapter(-9, "Ny", "Kapitel 1"))
    (change,) = compare_plans(old, new, {}).chapters
    assert change.fields == (FieldChange("Text", "Text", "Ny"),)


def test_the_title_page_and_the_levels_are_compared() -> None:
    old = Plan(plan().id, PlanDetails("Planen", period_from=2023), LEVELS)
    new = Plan(old.id, PlanDetails("Planen", period_from=2024), (replace(GOAL, plural="målen"),))
    assert [change.name for change in compare_plans(old, new).details] == ["Period", "Nivåer"]


def indicator(number: int, text: str, **fields: str) -> Indicator:
    return Indicator(IndicatorId(number), NodeId(1), text, target=fields.get("target", ""))


@pytest.mark.parametrize("pairs", [None, {NodeId(1): NodeId(1)}])
def test_indicators_are_compared_one_by_one(pairs: dict[NodeId, NodeId] | None) -> None:
    before = (indicator(1, "Antal besök"), indicator(2, "Rökare i nian"), indicator(3, "Kurser"))
    after = (indicator(2, "Rökare i nian", target="högst 5"), before[0], indicator(4, "Nöjda"))
    old, new = (node(1, GOAL), node(1, GOAL))
    states = (plan(replace(old, indicators=before)), plan(replace(new, indicators=after)))
    (change,) = compare_plans(*states, pairs).nodes
    assert {(each.name, each.old, each.new) for each in change.fields} == {
        ("Indikator", "Rökare i nian", "Rökare i nian\nMålvärde: högst 5"),
        ("Indikator", "Kurser", ""),
        ("Indikator", "", "Nöjda"),
        (
            "Indikatorernas ordning",
            "Antal besök\nRökare i nian\nKurser",
            "Rökare i nian\nMålvärde: högst 5\nAntal besök\nNöjda",
        ),
    }


def test_a_level_that_only_has_another_name_changes_no_node() -> None:
    renamed = replace(GOAL, singular="delmål")
    new = replace(plan(node(1, renamed)), levels=(renamed, *LEVELS[1:]))
    found = compare_plans(plan(node(1, GOAL)), new)
    assert (found.nodes, [change.name for change in found.details]) == ((), ["Nivåer"])


@pytest.mark.parametrize(
    ("title", "kinds"), [("mål", (RENUMBERED,)), ("ett annat mål", (REWORDED,))]
)
def test_what_only_has_another_number_is_renumbered(
    title: str, kinds: tuple[ChangeKind, ...]
) -> None:
    old = replace(node(1, GOAL), title="mål")
    changes = compare_plans(plan(old), plan(replace(old, number="9", title=title))).nodes
    assert [change.kinds for change in changes] == [kinds]
