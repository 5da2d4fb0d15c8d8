"""Nodes of a newer document are found again in the plan."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from andts_desktop.domain.drafts import plan_from
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Level,
    LevelRole,
    Node,
    Plan,
)
from andts_desktop.domain.plan_match import (
    match_plans,
    pair_chapters,
    pair_indicators,
    pair_levels,
)
from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS, STONE, plan
from tests.domain.plan_strategies import plans


def drafted(*nodes: NodeDraft, levels: tuple[Level, ...] = LEVELS) -> Plan:
    return plan_from(PlanTemplate("prov", plan().details, levels, nodes=nodes))


def goal(label: str, *children: NodeDraft) -> NodeDraft:
    return made("goal", label, *children)


def area(label: str, *children: NodeDraft) -> NodeDraft:
    return made("area", label, *children)


def made(level: str, label: str, *children: NodeDraft) -> NodeDraft:
    number, _, title = label.partition(" ")
    return NodeDraft(level, title, number.strip("–"), children=children)


def found(old: Plan, new: Plan) -> list[tuple[str, str]]:
    pairs = match_plans(old, new)
    return [
        (node.label, other.label)
        for node in new.walk()
        if node.id in pairs and (other := old.node(pairs[node.id]))
    ]


OLD = drafted(
    goal(
        "1 Minska tillgången till alkohol",
        area("1.1 Tillsyn av serveringsställen"),
        area("1.2 Stöd till föräldrar"),
        area("1.3 Kunskap"),
    ),
    goal("2 Öka stödet i skolan", area("2.1 Samverkan med polisen"), area("2.2 Kunskap")),
)


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        (goal("1 Minska tillgången till alkohol"), [("1 Minska t", "1 Minska t")]),
        (goal("7 MINSKA tillgången till alkohol!"), [("7 MINSKA t", "1 Minska t")]),
        (goal("1 Minska tillgång till alkohol och tobak"), [("1 Minska t", "1 Minska t")]),
        (goal("2 Något helt annat"), []),
        (goal("3 Minska tillgången till alkoholen"), [("3 Minska t", "1 Minska t")]),
        (
            goal("9 Helt nytt mål", area("9.1 Samverkan med polisen"), area("2.2 Kunskap")),
            [
                ("9 Helt nyt", "2 Öka stöd"),
                ("9.1 Samver", "2.1 Samver"),
                ("2.2 Kunska", "2.2 Kunska"),
            ],
        ),
        (
            goal("1 Minska tillgången till alkohol", area("1.2 Hjälp åt föräldrar")),
            [("1 Minska t", "1 Minska t"), ("1.2 Hjälp ", "1.2 Stöd t")],
        ),
        (
            goal("2 Öka stödet i skolan", area("– Kunskap"), area("– Kunskap")),
            [
                ("2 Öka stöd", "2 Öka stöd"),
                ("Kunskap", "2.2 Kunska"),
                ("Kunskap", "1.3 Kunska"),
            ],
        ),
        (made("stone", "1 Minska tillgången till alkohol"), []),
    ],
)
def test_nodes_are_found_by_title_and_number(new: NodeDraft, pairs: list[tuple[str, str]]) -> None:
    assert [(a[:10], b[:10]) for a, b in found(OLD, drafted(new))] == pairs


def test_a_parent_is_not_known_by_few_of_its_children() -> None:
    new = drafted(goal("9 Allt", area("1.3 Kunskap"), area("1 A"), area("2 B"), area("3 C")))
    assert [label for label, _ in found(OLD, new)] == ["1.3 Kunskap"]


def test_a_moved_node_is_found_under_another_parent() -> None:
    new = drafted(goal("2 Öka stödet i skolan", area("2.9 Tillsyn av serveringsställen")))
    assert found(OLD, new)[1] == (
        "2.9 Tillsyn av serveringsställen",
        "1.1 Tillsyn av serveringsställen",
    )


def test_a_key_says_more_than_words() -> None:
    old, new = NodeDraft("goal", "Ett", key="mal-1"), NodeDraft("goal", "Två", key="mal-1")
    assert found(drafted(old), drafted(NodeDraft("goal", "Ett"), new)) == [("Två", "Ett")]


def test_equal_nodes_are_found_in_their_order() -> None:
    twins = (NodeDraft("goal", "Ett", text="a"), NodeDraft("goal", "Ett", text="b"))
    assert list(match_plans(drafted(*twins), drafted(*reversed(twins))).values()) == [-2, -1]


def test_a_number_that_is_everywhere_tells_nothing() -> None:
    old = drafted(*(goal(f"– Mål {n}", area(f"1 Tillsyn av kök {n}")) for n in range(51)))
    new = drafted(goal("– Annat", area("1 Tillsyn av köken 7")))
    assert match_plans(old, new) == {}


def test_a_title_that_comes_many_times_is_found_in_reading_order() -> None:
    old = drafted(
        *(goal(f"– {name}", area("– Kunskap"), area(f"– Om {name}")) for name in ("Abc", "Def"))
    )
    new = drafted(goal("– Xyz", area("– Kunskap"), area("– Tillsyn")))
    assert match_plans(old, new) == {new.nodes[0].children[0].id: old.nodes[0].children[0].id}


def test_of_nodes_with_one_number_the_most_alike_are_the_same() -> None:
    old = drafted(goal("1 Tillsyn av krogar"), goal("1 Tillsyn av butiker"))
    new = drafted(goal("1 Tillsyn av butikerna"), goal("1 Tillsyn av krogarna"))
    assert list(match_plans(old, new).values()) == [-2, -1]


@given(plans())
def test_a_plan_is_found_whole_in_itself(drawn: Plan) -> None:
    assert match_plans(drawn, drawn) == {node.id: node.id for node in drawn.walk()}


@given(plans(), plans())
def test_no_node_is_found_twice_and_levels_are_kept(old: Plan, new: Plan) -> None:
    pairs = match_plans(old, new)
    assert len(set(pairs.values())) == len(pairs)
    both = [(old.node(there), new.node(here)) for here, there in pairs.items()]
    assert all(one and other and one.level == other.level for one, other in both)


def numbered(count: int, title: Callable[[int, int], str]) -> Plan:
    return drafted(
        *(
            goal(f"{a} Mål {a}", *(area(f"{a}.{b} {title(a, b)}") for b in range(1, 51)))
            for a in range(1, count + 1)
        )
    )


def test_a_thousand_reworded_nodes_are_found_in_a_second() -> None:
    old = numbered(20, lambda a, b: f"Informera unga om tobak på skola {a} vid tillfälle {b}")
    new = numbered(20, lambda a, b: f"Berätta för unga om nikotin på skola {a} vid tillfälle {b}")
    started = time.perf_counter()
    pairs = match_plans(old, new)
    assert time.perf_counter() - started < 3  # under one second where nothing else runs
    assert pairs == {node.id: node.id for node in new.walk()}


def level(key: str, role: LevelRole, name: str) -> Level:
    return Level(key, role, name, name)


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        (LEVELS, {each.key: each.key for each in LEVELS}),
        ((level("a", LevelRole.GOAL, "huvudmål"),), {"a": "goal"}),
        ((level("a", LevelRole.GOAL, "Aktivitet"),), {"a": "activity"}),
        (
            (level("a", LevelRole.GOAL, "delmål"), level("b", LevelRole.GOAL, "mål")),
            {"b": "goal"},
        ),
        ((level("a", LevelRole.BUILDING_BLOCK, "byggsten"),), {}),
    ],
)
def test_levels_are_paired_by_role_and_name(new: tuple[Level, ...], pairs: dict[str, str]) -> None:
    assert pair_levels((GOAL, AREA, ACTIVITY, STONE), new) == pairs


def chapter(kind: ChapterKind, title: str, text: str = "") -> Chapter:
    return Chapter(kind, title, text)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([("vision", "Vision")], [("other", "Mer"), ("vision", "Vår vision")], {1: 0}),
        ([("other", "Källor")], [("references", "Källor.")], {0: 0}),
        ([("other", "Ett")], [("other", "Två")], {}),
        ([("other", "")], [("vision", "")], {}),
        ([("other", "Ett"), ("other", "Ett")], [("other", "Ett")], {0: 0}),
    ],
)
def test_chapters_are_paired_by_title_and_kind(
    old: list[tuple[str, str]], new: list[tuple[str, str]], pairs: dict[int, int]
) -> None:
    chapters = [[chapter(ChapterKind(kind), title) for kind, title in each] for each in (old, new)]
    assert pair_chapters(*chapters) == pairs


def test_indicators_are_paired_by_what_they_say() -> None:
    def with_indicators(*texts: str) -> Node:
        drafts = tuple(map(IndicatorDraft, texts))
        return drafted(NodeDraft("goal", "Mål", indicators=drafts)).nodes[0]

    old = with_indicators("Antal tillsynsbesök", "Andel elever som röker")
    new = with_indicators("Andel elever som röker dagligen", "Nöjda föräldrar")
    assert pair_indicators(old, new) == {0: 1}
    assert pair_indicators(replace(old, indicators=()), new) == {}
