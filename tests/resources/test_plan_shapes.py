"""Each plan that comes with the program has the shape of its own source."""

import re
from collections import Counter

import pytest

from andts_desktop.domain.plan import (
    ChapterKind,
    Direction,
    LevelRole,
    PreventionLevel,
    ResponsibilityRole,
)
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.exchange.library import Library
from tests.resources.seeds import (
    SEED_OF,
    lead,
    named,
    of_level,
)


def test_kronoberg_has_six_goal_headings_with_merged_goals_and_a_letter(
    kronoberg: PlanTemplate,
) -> None:
    assert [goal.number for goal in kronoberg.nodes] == ["F", "1", "2", "3", "4", "5 och 6"]
    assert [goal.national_goals for goal in kronoberg.nodes] == [
        (),
        ("1",),
        ("2",),
        ("3",),
        ("4",),
        ("5", "6"),
    ]


def test_kronoberg_has_fourteen_areas_and_thirty_actions(kronoberg: PlanTemplate) -> None:
    assert [len(goal.children) for goal in kronoberg.nodes] == [3, 2, 1, 2, 2, 4]
    actions = of_level(kronoberg, LevelRole.ACTIVITY)
    assert len(actions) == 30
    assert {len(action.indicators) for action in actions} == {1}
    assert Counter(lead(action) for action in actions) == {
        "Beredningsgruppen": 23,
        "Länsstyrelsen": 5,
        "Polisen": 2,
    }


def test_names_that_run_together_in_kronobergs_tables_are_told_apart(
    kronoberg: PlanTemplate,
) -> None:
    joint = of_level(kronoberg, LevelRole.ACTIVITY)[11]
    assert lead(joint) == "Länsstyrelsen"
    assert named(joint, ResponsibilityRole.PARTNER) == [
        "Nätverk för kommunala BF-samordnare",
        "Nätverk för alkoholhandläggare",
        "Nätverk för tobakshandläggare",
        "Polisen",
        "Statliga myndigheter",
    ]
    names = [unit.name for unit in kronoberg.units]
    run_together = [(a, b) for a in names for b in names if a != b and f" {b}" in a]
    assert run_together == []


def test_vaxjo_has_three_levels_and_no_measures(vaxjo: PlanTemplate) -> None:
    assert [(level.singular, level.role, level.has_status) for level in vaxjo.levels] == [
        ("utvecklingsområde", LevelRole.GOAL, False),
        ("insatsområde", LevelRole.FOCUS_AREA, False),
        ("ska-sats", LevelRole.ACTIVITY, True),
    ]
    assert not any(level.has_indicators or level.has_responsibility for level in vaxjo.levels)
    assert vaxjo.units == ()


def test_vaxjo_has_twelve_areas_on_three_prevention_levels(vaxjo: PlanTemplate) -> None:
    assert [(node.number, node.prevention_level, len(node.children)) for node in vaxjo.nodes] == [
        ("3.1", PreventionLevel.UNIVERSAL, 6),
        ("3.2", PreventionLevel.SELECTIVE, 3),
        ("3.3", PreventionLevel.INDICATED, 3),
    ]
    areas = of_level(vaxjo, LevelRole.FOCUS_AREA)
    assert [area.number for area in areas] == [
        f"{node.number}.{place}"
        for node in vaxjo.nodes
        for place in range(1, 1 + len(node.children))
    ]
    assert [len(area.children) for area in areas] == [1, 4, 3, 2, 2, 1, 3, 1, 1, 1, 1, 1]


def test_vaxjo_carries_its_prose_with_glossary_and_references(vaxjo: PlanTemplate) -> None:
    assert [(chapter.kind.value, chapter.title) for chapter in vaxjo.chapters] == [
        ("other", "Dokumentinformation"),
        ("concepts", "Definitioner"),
        ("introduction", "1. Inledning"),
        ("introduction", "1.1. Växjö kommunkoncerns styrmodell"),
        ("background", "2. Bakgrund"),
        ("purpose", "2.1. Syfte"),
        ("background", "2.2. Risk och skyddsfaktorer"),
        ("background", "2.3. Samverkan"),
        ("background", "2.4. Hållbara Växjö 2030"),
        ("responsibility", "2.5. Växjö kommuns processer och riktningmål"),
        ("other", "3. Utvecklings- och insatsområden"),
        ("glossary", "Ordlista"),
        ("references", "Referenser"),
    ]
    glossary = vaxjo.chapters[-2].text
    assert re.findall(r"^\*\*(.+)\*\*$", glossary, re.MULTILINE) == [
        "Förebyggande arbete",
        "Hälsofrämjande arbete",
        "Föräldraskapsstöd",
        "Situationell brottsprevention",
    ]


def test_vaxjo_carries_its_title_page(vaxjo: PlanTemplate) -> None:
    details = vaxjo.details
    assert (details.period, details.decided_on) == ("2022–2027", "2022-12-13")
    assert (details.case_number, details.decided_by) == (
        "KS/2014-00627",
        "Kommunfullmäktige § 219",
    )
    assert "giltig från 2022-12-13 till och med 2027-12-31" in details.source


def test_nacka_has_six_goals_with_nineteen_areas_that_carry_status(nacka: PlanTemplate) -> None:
    assert [goal.number for goal in nacka.nodes] == ["1", "2", "3", "4", "5", "6"]
    assert [len(goal.children) for goal in nacka.nodes] == [2, 2, 6, 1, 4, 4]
    goal, area = nacka.levels
    assert (area.singular, area.role, area.has_status) == (
        "prioriterat målområde",
        LevelRole.FOCUS_AREA,
        True,
    )
    assert (goal.has_status, goal.has_indicators) == (False, True)


def test_nackas_year_2016_gives_the_causes_of_the_source(nacka: PlanTemplate) -> None:
    (year,) = nacka.follow_up
    assert year.year == 2016
    assert {each.node_key: (each.status_key, each.cause_key) for each in year.status} == {
        "omrade-1-1": ("not_done", "external"),
        "omrade-1-2": ("done", ""),
        "omrade-3-1": ("not_done", "external"),
        "omrade-3-3": ("partly_done", "budget"),
        "omrade-3-6": ("dropped", "obsolete"),
        "omrade-4-1": ("partly_done", "time"),
        "omrade-5-1": ("ongoing", ""),
        "omrade-5-3": ("ongoing", ""),
        "omrade-6-1": ("not_done", "external"),
        "omrade-6-2": ("not_done", "external"),
        "omrade-6-3": ("partly_done", "reorganisation"),
    }
    assert [each.node_key for each in year.prose] == ["", *(goal.key for goal in nacka.nodes)]


def test_nackas_target_of_90_was_missed_by_two(nacka: PlanTemplate) -> None:
    (indicator,) = nacka.nodes[0].indicators
    assert (indicator.target, indicator.unit) == ("90 procent", "procent")
    assert indicator.direction is Direction.AT_LEAST
    (outcome,) = nacka.follow_up[0].outcomes
    assert (outcome.node_key, outcome.text, str(outcome.value)) == ("mal-1", "88 %", "88")
    assert outcome.assessment == "not_reached"


@pytest.mark.parametrize(
    ("template_id", "titles"),
    [
        (
            "vasteras-2022-2025",
            [
                "Inledning",
                "Syfte",
                "Ansvar",
                "Uppföljning",
                "Organisation",
                "Begrepp och definitioner",
                "Styrdokument",
                "Övergripande mål",
                "Målområden",
            ],
        ),
        (
            "kronoberg-2022-2026",
            [
                "Vem är planen till för och vem har beslutat/antagit den?",
                "Varför en gemensam plan för ANDTS och brottsförebyggande arbete?",
                "Processen för framtagandet av den regionala handlingsplanen",
                "Perspektiv som ska genomsyra arbetet",
                "Om Livsstil Kronoberg",
                "Uppföljning av handlingsplanens insatser",
            ],
        ),
    ],
)
def test_the_chapters_stand_in_the_order_of_the_plan(
    library: Library, template_id: str, titles: list[str]
) -> None:
    assert [chapter.title for chapter in library.template(template_id).chapters] == titles


@pytest.mark.parametrize("template_id", SEED_OF)
def test_every_plan_says_what_it_is_for(library: Library, template_id: str) -> None:
    kinds = [chapter.kind for chapter in library.template(template_id).chapters]
    assert {ChapterKind.INTRODUCTION, ChapterKind.PURPOSE} <= set(kinds)


@pytest.mark.parametrize("template_id", SEED_OF)
def test_every_node_has_a_key_by_which_its_follow_up_finds_it(
    library: Library, template_id: str
) -> None:
    keys = [node.key for node in library.template(template_id).walk()]
    assert all(re.fullmatch(r"[a-z0-9.-]+", key) for key in keys)
    assert len(keys) == len(set(keys))
