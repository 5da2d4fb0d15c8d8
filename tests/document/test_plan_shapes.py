"""Levels, fields and units of plans of any shape."""

from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    Level,
    LevelRole,
    Node,
    Plan,
    PlanDetails,
    PreventionLevel,
    ResponsibilityRole,
    Substance,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library

PLAN = PlanId(1)
TOUCHED = Changes(plan=True, follow_up=True)
LEAD, PARTNER = ResponsibilityRole.LEAD, ResponsibilityRole.PARTNER


def read(document: Document) -> Plan:
    return document.plans.plan(PLAN)


def numbered(document: Document, number: str) -> Node:
    (found,) = (node for node in read(document).walk() if node.number == number)
    return found


FULL = NodeDraft(
    "activity",
    "Ny",
    "1.x",
    "- ett\n- **två**",
    starts="2024-03",
    ends="2025",
    recurs="Q1 och Q3",
    prevention_level=PreventionLevel.INDICATED,
    substances=(Substance.ALCOHOL, Substance.GAMBLING),
    indicators=(
        IndicatorDraft("Antal", target="30", unit="st", direction=Direction.AT_MOST, by_sex=True),
    ),
)


def test_every_field_of_a_node_is_stored(vasteras: Document) -> None:
    vasteras.plans.add_node(PLAN, numbered(vasteras, "1").id, 0, FULL)
    node = numbered(vasteras, "1.x")
    for name in ("text", "starts", "ends", "recurs", "prevention_level", "substances"):
        assert getattr(node, name) == getattr(FULL, name)
    (indicator,) = node.indicators
    for name in ("text", "target", "unit", "direction", "by_sex"):
        assert getattr(indicator, name) == getattr(FULL.indicators[0], name)


def test_what_cannot_be_printed_is_left_out_of_every_field(vasteras: Document) -> None:
    draft = replace(
        FULL,
        starts="2024\x00",
        ends=" 2025\n",
        recurs="Q1\noch Q3",
        indicators=(IndicatorDraft("A\x00", unit=" s\x07t\n"),),
    )
    vasteras.plans.add_node(PLAN, numbered(vasteras, "1").id, 0, draft)
    node = numbered(vasteras, "1.x")
    assert (node.starts, node.ends, node.recurs) == ("2024", "2025", "Q1 och Q3")
    assert (node.indicators[0].text, node.indicators[0].unit) == ("A", "st")


def test_what_cannot_be_printed_is_left_out_of_a_whole_plan(document: Document) -> None:
    plan_id = document.plans.add(
        PlanTemplate(
            "ny",
            PlanDetails("En\nplan\ud800"),
            (Level("goal", LevelRole.GOAL, "mål", "mål"),),
            chapters=(Chapter(ChapterKind.VISION, "", "a\r\nb\x00"),),
            nodes=(NodeDraft("goal", "M\x00ål", text="x\ud800"),),
        )
    )
    plan = document.plans.plan(plan_id)
    assert plan.details.title == "En plan"
    assert plan.chapters == (Chapter(ChapterKind.VISION, "", "a\nb"),)
    assert (plan.nodes[0].title, plan.nodes[0].text) == ("Mål", "x")


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("starts", "2024-03", "2024-03"),
        ("ends", " 2025 ", "2025"),
        ("recurs", "Q1\noch Q3", "Q1 och Q3"),
        ("prevention_level", "universal", PreventionLevel.UNIVERSAL),
        ("prevention_level", "", PreventionLevel.NONE),
        ("substances", "S, a och n", (Substance.ALCOHOL, Substance.NARCOTICS, Substance.GAMBLING)),
        ("substances", "", ()),
    ],
)
def test_each_field_is_stored_and_stored_back(
    vasteras: Document, field: str, typed: str, stored: object
) -> None:
    node = numbered(vasteras, "1.2")
    assert vasteras.plans.set_field(node.id, field, typed) == TOUCHED  # type: ignore[arg-type]
    assert getattr(numbered(vasteras, "1.2"), field) == stored
    vasteras.plans.set_field(node.id, field, "")  # type: ignore[arg-type]
    assert numbered(vasteras, "1.2") == node


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("unit", "procent", "procent"),
        ("direction", "at_least", Direction.AT_LEAST),
        ("by_sex", "1", True),
        ("by_sex", "", False),
    ],
)
def test_each_field_of_an_indicator_is_stored(
    vasteras: Document, field: str, typed: str, stored: object
) -> None:
    indicator = numbered(vasteras, "2.1").indicators[0]
    assert vasteras.plans.set_indicator_field(indicator.id, field, typed) == TOUCHED  # type: ignore[arg-type]
    changed = numbered(vasteras, "2.1").indicators[0]
    assert changed == replace(indicator, **{field: stored})  # type: ignore[arg-type]


def area_of(document: Document) -> tuple[Node, Node]:
    goal = read(document).nodes[0]
    return goal, goal.children[0]


def with_activity(document: Document) -> Level:
    """Give Stockholm's plan a level below its areas; return it."""
    levels = read(document).levels
    area = next(level for level in levels if level.role is LevelRole.FOCUS_AREA)
    activity = Level(
        "own", LevelRole.ACTIVITY, "aktivitet", "aktiviteter", area.key, has_status=True
    )
    document.plans.set_levels(PLAN, [*levels, activity])
    return activity


def test_a_node_without_children_moves_to_another_level_and_back(stockholm: Document) -> None:
    activity = with_activity(stockholm)
    _, area = area_of(stockholm)
    assert stockholm.plans.set_level(PLAN, area.id, activity.key) == TOUCHED
    changed = read(stockholm).node(area.id)
    assert changed is not None
    assert changed == replace(area, level=activity)
    stockholm.plans.set_level(PLAN, area.id, area.level.key)
    assert read(stockholm).node(area.id) == area


def test_a_node_does_not_move_to_a_level_that_cannot_lie_there(stockholm: Document) -> None:
    goal, area = area_of(stockholm)
    before = read(stockholm)
    with pytest.raises(InputError, match="kan inte ligga under"):
        stockholm.plans.set_level(PLAN, area.id, goal.level.key)
    assert read(stockholm) == before


def test_a_node_does_not_move_to_a_level_that_cannot_hold_what_lies_in_it(
    stockholm: Document,
) -> None:
    goal, _ = area_of(stockholm)
    (other,) = {node.level.key for node in read(stockholm).nodes} - {goal.level.key}
    before = read(stockholm)
    with pytest.raises(InputError, match=r"kan inte bli .*: under den ligger .* Flytta den först"):
        stockholm.plans.set_level(PLAN, goal.id, other)
    assert read(stockholm) == before


def test_a_node_moves_to_a_level_that_can_hold_what_lies_in_it(stockholm: Document) -> None:
    activity = with_activity(stockholm)
    part = Level("part", LevelRole.ACTIVITY, "del", "delar", activity.key)
    stockholm.plans.set_levels(PLAN, [*read(stockholm).levels, part])
    _, area = area_of(stockholm)
    below = stockholm.plans.add_node(PLAN, area.id, 0, NodeDraft(part.key, "Ny"))
    stockholm.plans.set_level(PLAN, area.id, activity.key)
    changed = read(stockholm).node(area.id)
    assert changed is not None
    assert (changed.level, changed.children[0].id) == (activity, below)


def test_levels_are_renamed_added_and_set_back(vasteras: Document) -> None:
    before = read(vasteras)
    renamed = [replace(each, singular=f"ny {each.singular}") for each in before.levels]
    extra = Level("extra", LevelRole.CORNERSTONE, "sten", "stenar")
    assert vasteras.plans.set_levels(PLAN, [extra, *renamed]) == TOUCHED
    plan = read(vasteras)
    assert plan.levels == (extra, *renamed)
    assert {node.level for node in plan.walk()} == set(renamed)
    vasteras.plans.set_levels(PLAN, before.levels)
    assert read(vasteras) == before


def test_levels_stand_in_the_order_in_which_they_are_given(stockholm: Document) -> None:
    levels = read(stockholm).levels
    tops = [level for level in levels if not level.parent]
    order = [
        level for top in reversed(tops) for level in levels if top.key in (level.key, level.parent)
    ]
    assert order != list(levels)
    stockholm.plans.set_levels(PLAN, order)
    assert list(read(stockholm).levels) == order


def test_a_level_in_use_cannot_be_removed(vasteras: Document) -> None:
    levels = read(vasteras).levels
    with pytest.raises(InputError, match="”aktivitet” används i planen"):
        vasteras.plans.set_levels(PLAN, levels[:1])
    assert read(vasteras).levels == levels


def test_a_level_in_use_in_the_trash_cannot_be_removed(stockholm: Document) -> None:
    activity = with_activity(stockholm)
    _, area = area_of(stockholm)
    made = stockholm.plans.add_node(PLAN, area.id, 0, NodeDraft(activity.key, "Ny"))
    stockholm.plans.remove(PLAN, made)
    levels = read(stockholm).levels
    with pytest.raises(InputError, match="”aktivitet” används av något i papperskorgen"):
        stockholm.plans.set_levels(PLAN, levels[:-1])
    assert read(stockholm).levels == levels


def test_levels_that_would_misplace_a_node_are_refused(vasteras: Document) -> None:
    levels = read(vasteras).levels
    flat = [replace(level, parent="") for level in levels]
    with pytest.raises(InputError, match="kan inte ligga där den ligger med de nivåerna"):
        vasteras.plans.set_levels(PLAN, flat)
    assert read(vasteras).levels == levels
    assert vasteras.problems() == ()


def test_units_that_the_file_lacks_are_added_as_external_with_a_node(vasteras: Document) -> None:
    named = (NamedResponsibility("Scouterna", LEAD), NamedResponsibility("kulturnämnden", PARTNER))
    inside = replace(FULL, indicators=(IndicatorDraft("A", responsibilities=named[:1]),))
    draft = NodeDraft("goal", "Nytt", "9", responsibilities=named, children=(inside,))
    vasteras.plans.add_node(PLAN, None, 0, draft)
    assert vasteras.units.named("Scouterna").kind is UnitKind.EXTERNAL
    node = numbered(vasteras, "9")
    assert (node.responsibilities.lead, node.responsibilities.names(PARTNER)) == (
        "Scouterna",
        ("Kulturnämnden",),
    )
    assert node.children[0].indicators[0].responsibilities.lead == "Scouterna"


def test_units_that_the_file_lacks_are_added_as_external_with_an_indicator(
    vasteras: Document,
) -> None:
    draft = IndicatorDraft("A", responsibilities=(NamedResponsibility("Scouterna", LEAD),))
    vasteras.plans.add_indicator(numbered(vasteras, "2.1"), draft)
    assert vasteras.units.named("Scouterna").kind is UnitKind.EXTERNAL
    assert numbered(vasteras, "2.1").indicators[-1].responsibilities.lead == "Scouterna"


def test_a_unit_that_is_named_twice_takes_part_once(vasteras: Document) -> None:
    named = (NamedResponsibility("Scouterna", LEAD), NamedResponsibility("SCOUTERNA", PARTNER))
    draft = replace(FULL, responsibilities=named)
    vasteras.plans.add_node(PLAN, numbered(vasteras, "1").id, 0, draft)
    entries = numbered(vasteras, "1.x").responsibilities.entries
    assert [(each.unit_name, each.role) for each in entries] == [("Scouterna", LEAD)]


def test_a_node_that_is_refused_brings_no_units(vasteras: Document) -> None:
    before = vasteras.units.all()
    draft = replace(FULL, responsibilities=(NamedResponsibility("Scouterna", LEAD),))
    with pytest.raises(InputError):
        vasteras.plans.add_node(PLAN, None, 0, draft)
    assert vasteras.units.all() == before


def answering(document: Document) -> list[str]:
    kinds = (UnitKind.DISTRICT, UnitKind.MUNICIPALITY)
    return [unit.name for unit in document.units.all() if unit.kind in kinds]


def test_a_municipality_comes_only_where_nobody_answers_yet(
    stockholm: Document, library: Library
) -> None:
    before = answering(stockholm)
    stockholm.plans.add(library.template("vasteras-2022-2025"))
    assert answering(stockholm) == before


def test_a_plan_of_no_municipality_gets_one_that_answers(document: Document) -> None:
    levels = (Level("goal", LevelRole.GOAL, "mål", "mål"),)
    document.plans.add(PlanTemplate("ny", PlanDetails("Ny"), levels))
    assert answering(document) == ["Kommunen"]


def test_a_template_comes_with_its_follow_up(document: Document, library: Library) -> None:
    template = library.template("nacka-2014-2016")
    plan_id = document.plans.add(template)
    assert [year.year for year in template.follow_up] == [2016]
    said, stored = template.follow_up[0], document.follow_up.of(plan_id, 2016)
    assert [entry.status_key for entry in stored.log]
    assert len(stored.log) == len(said.status)
    assert len(stored.outcomes) == len(said.outcomes)
    assert len(stored.prose) == len(said.prose)
    assert "88" in " ".join(outcome.text for outcome in stored.outcomes)
