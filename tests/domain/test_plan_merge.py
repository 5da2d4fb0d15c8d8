"""A newer document merged into a plan: what comes, what stays, and nothing twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.drafts import draft_of, plan_from, template_of
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    Level,
    LevelRole,
    Plan,
    PlanDetails,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_diff import compare_plans
from andts_desktop.domain.plan_merge import plan_merge
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
)
from andts_desktop.errors import InputError
from tests.domain.build import ACTIVITY, AREA, GOAL, LEVELS
from tests.domain.plan_strategies import KINDS, plans, stored, templates


def document(
    *nodes: NodeDraft, levels: tuple[Level, ...] = LEVELS, chapters: tuple[Chapter, ...] = ()
) -> PlanTemplate:
    return PlanTemplate("prov", PlanDetails("Planen"), levels, chapters=chapters, nodes=nodes)


def goal(title: str, *children: NodeDraft, number: str = "") -> NodeDraft:
    return NodeDraft("goal", title, number, children=children)


def area(title: str, number: str = "") -> NodeDraft:
    return NodeDraft("area", title, number)


def outline(plan: Plan) -> list[str]:
    return [f"{len(plan.ancestors(node)) * '.'}{node.label}" for node in plan.walk()]


OLD = stored(
    plan_from(
        document(
            goal("Tillgång", area("Tillsyn"), area("Testköp"), area("Kunskap")),
            goal("Skola", area("Samverkan med polis")),
            chapters=(
                Chapter(ChapterKind.VISION, "Vision", "Fri."),
                Chapter(ChapterKind.OTHER, "Bilaga", "Lista"),
            ),
        )
    )
)


@given(plans(), st.booleans())
def test_a_plans_own_document_changes_nothing(drawn: Plan, remove: bool) -> None:
    merge = plan_merge(drawn, template_of(drawn, KINDS), remove_missing=remove)
    assert merge.plan == drawn
    assert (merge.added_levels, merge.missing, merge.kept) == ((), (), ())


@given(plans(), templates(), st.booleans())
def test_merging_twice_is_as_once(drawn: Plan, template: PlanTemplate, remove: bool) -> None:
    once = plan_merge(drawn, template, remove_missing=remove).plan
    again = plan_merge(once, template, remove_missing=remove).plan
    assert again == once
    assert compare_plans(once, again).is_empty


@given(plans(), templates())
def test_nothing_is_lost_unless_asked_for(drawn: Plan, template: PlanTemplate) -> None:
    merged = plan_merge(drawn, template).plan
    assert {node.id for node in drawn.walk()} <= {node.id for node in merged.walk()}
    assert len(list(merged.walk())) <= len(list(drawn.walk())) + len(list(template.walk()))


@given(plans(), templates())
def test_with_removal_the_nodes_are_those_of_the_document(
    drawn: Plan, template: PlanTemplate
) -> None:
    merged = plan_merge(drawn, template, remove_missing=True).plan
    assert [node.title for node in merged.walk()] == [node.title for node in template.walk()]


NEWER = document(
    goal("Skola", area("Samverkan med polisen"), area("Tillsyn")),
    goal("Tillgången", area("Kunskap"), area("Nytt")),
)


@pytest.mark.parametrize(
    ("remove", "lines"),
    [
        (
            False,
            "Skola .Samverkan-med-polisen .Tillsyn Tillgången .Testköp .Kunskap .Nytt",
        ),
        (
            True,
            "Skola .Samverkan-med-polisen .Tillsyn Tillgången .Kunskap .Nytt",
        ),
    ],
)
def test_nodes_are_added_moved_reworded_and_left(remove: bool, lines: str) -> None:
    merge = plan_merge(OLD, NEWER, remove_missing=remove)
    assert [line.replace(" ", "-") for line in outline(merge.plan)] == lines.split()
    assert [node.title for node in merge.missing] == ["Testköp"]
    assert len(merge.plan.chapters) == 2


def test_what_the_document_leaves_empty_stays_and_is_told() -> None:
    lead = NamedResponsibility("Kulturnämnden", ResponsibilityRole.LEAD)
    partner = NamedResponsibility("Polisen", ResponsibilityRole.PARTNER)
    before = NodeDraft(
        "goal",
        "Mål",
        number="1",
        text="Text",
        starts="2024",
        national_goals=("1",),
        responsibilities=(lead, partner),
        indicators=(IndicatorDraft("Antal", target="minst 30"),),
    )
    after = NodeDraft(
        "goal",
        "Mål",
        text="Ny text",
        national_goals=("2",),
        responsibilities=(replace(lead, unit_name="Socialnämnden"),),
    )
    merge = plan_merge(stored(plan_from(document(before))), document(after))
    (node,) = merge.plan.nodes
    assert draft_of(node) == replace(
        before,
        text="Ny text",
        national_goals=("2",),
        responsibilities=(replace(lead, unit_name="Socialnämnden"), partner),
    )
    assert [each.fields for each in merge.kept] == [
        ("Nummer", "Samverkansparter", "Börjar", "Indikatorer")
    ]


@pytest.mark.parametrize(
    ("remove", "texts"),
    [(False, ["Kurser", "Antal besök per år", "Nöjda"]), (True, ["Antal besök per år", "Nöjda"])],
)
def test_indicators_are_found_by_their_texts(remove: bool, texts: list[str]) -> None:
    old = NodeDraft(
        "goal",
        "Mål",
        indicators=(IndicatorDraft("Kurser"), IndicatorDraft("Antal besök", target="30")),
    )
    new = replace(old, indicators=(IndicatorDraft("Antal besök per år"), IndicatorDraft("Nöjda")))
    plan = stored(plan_from(document(old)))
    (node,) = plan_merge(plan, document(new), remove_missing=remove).plan.nodes
    assert [each.text for each in node.indicators] == texts
    found = next(each for each in node.indicators if each.text == "Antal besök per år")
    assert (found.id, found.target) == (plan.nodes[0].indicators[1].id, "30")
    assert {each.node_id for each in node.indicators} == {node.id}


@pytest.mark.parametrize(
    ("remove", "titles"),
    [(False, ["Inledning", "Vår vision", "Bilaga"]), (True, ["Inledning", "Vår vision"])],
)
def test_chapters_are_found_by_title_or_kind(remove: bool, titles: list[str]) -> None:
    new = document(
        chapters=(
            Chapter(ChapterKind.INTRODUCTION, "Inledning", "Hej"),
            Chapter(ChapterKind.VISION, "Vår vision", ""),
        )
    )
    chapters = plan_merge(OLD, new, remove_missing=remove).plan.chapters
    assert [each.title for each in chapters] == titles
    assert (chapters[1].text, chapters[1].id) == ("Fri.", OLD.chapters[0].id)


def test_the_title_page_takes_what_the_document_says() -> None:
    old = replace(OLD, details=PlanDetails("Planen", municipality="Järva", period_from=2020))
    new = replace(document(), details=PlanDetails("Nya planen", period_from=2024))
    assert plan_merge(old, new).plan.details == PlanDetails(
        "Nya planen", municipality="Järva", period_from=2024
    )


SUB = Level("sub", LevelRole.GOAL, "delmål", "delmål", parent="goal")


def test_a_level_that_the_plan_lacks_is_added_where_it_lies() -> None:
    levels = (GOAL, SUB, replace(AREA, parent="sub"), ACTIVITY)
    new = document(
        goal("Tillgång", NodeDraft("sub", "Del", children=(area("Tillsyn"),))), levels=levels
    )
    merge = plan_merge(OLD, new, remove_missing=True)
    assert merge.added_levels == (SUB,)
    assert [(each.key, each.parent) for each in merge.plan.levels[:3]] == [
        ("goal", ""),
        ("sub", "goal"),
        ("area", "sub"),
    ]
    assert outline(merge.plan)[:3] == ["Tillgång", ".Del", "..Tillsyn"]


def test_two_levels_are_added_one_above_the_other() -> None:
    third = Level("third", LevelRole.GOAL, "lokalt mål", "lokala mål", parent="sub")
    levels = (GOAL, SUB, third, replace(AREA, parent="third"))
    merge = plan_merge(OLD, document(goal("Ny", NodeDraft("third", "Lokalt")), levels=levels))
    assert [(each.key, each.parent) for each in merge.plan.levels[:4]] == [
        ("goal", ""),
        ("sub", "goal"),
        ("third", "sub"),
        ("area", "third"),
    ]


def test_a_lowest_level_is_added_under_its_own_and_gets_a_free_key() -> None:
    lowest = Level("stone", LevelRole.BUILDING_BLOCK, "byggsten", "byggstenar", parent="goal")
    merge = plan_merge(OLD, document(goal("Ny", NodeDraft("stone", "B")), levels=(GOAL, lowest)))
    assert merge.added_levels == (replace(lowest, key="stone-2"),)


def test_levels_the_other_way_round_are_refused() -> None:
    levels = (replace(AREA, parent=""), replace(GOAL, parent="area"))
    new = document(NodeDraft("area", "Område", children=(goal("Mål"),)), levels=levels)
    with pytest.raises(InputError, match="skulle hamna överst i planen"):
        plan_merge(OLD, new)
    below = document(goal("Mål", NodeDraft("goal", "Mål")), levels=(GOAL,))
    with pytest.raises(InputError, match="skulle hamna under mål"):
        plan_merge(OLD, below)


def test_a_text_that_differs_in_blank_lines_alone_stays() -> None:
    plan = plan_from(document(replace(goal("Minska"), text="Vi ska:\n- mäta")), "")
    newer = document(replace(goal("Minska"), text="Vi ska:\n\n- mäta"))
    assert plan_merge(plan, newer).plan.nodes[0].text == "Vi ska:\n- mäta"


def test_a_target_that_says_its_direction_and_unit_stays() -> None:
    measure = IndicatorDraft("Möten", target="5", unit="möten", direction=Direction.AT_LEAST)
    plan = stored(plan_from(document(replace(goal("Minska"), indicators=(measure,)))))
    read = replace(goal("Minska"), indicators=(IndicatorDraft("Möten", target="minst 5 möten"),))
    (indicator,) = plan_merge(plan, document(read)).plan.nodes[0].indicators
    assert (indicator.target, indicator.direction) == ("5", Direction.AT_LEAST)
