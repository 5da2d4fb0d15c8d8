"""Plan templates: read whole, or refused by line."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from andts_desktop.domain.follow_up import GoalAssessment, ProseSection
from andts_desktop.domain.plan import IndicatorKind, ResponsibilityRole
from andts_desktop.domain.plan_template import PlanTemplate, read_plan_template
from andts_desktop.domain.template_follow_up import (
    KeyedAssessment,
    KeyedOutcome,
    KeyedProse,
    KeyedStatus,
    TemplateYear,
)
from andts_desktop.domain.units import UnitKind
from andts_desktop.errors import ResourceError
from tests.domain.build import last_line_with, lines_of

Json = dict[str, Any]


def small() -> Json:
    return {
        "format": "andts-plan-1",
        "id": "prov",
        "title": "Provplanen",
        "period": {"from": 2023, "to": 2026},
        "levels": [
            {"key": "mal", "role": "goal", "singular": "mål", "plural": "mål"},
            {
                "key": "akt",
                "role": "activity",
                "singular": "aktivitet",
                "plural": "aktiviteter",
                "parent": "mal",
                "status": True,
                "indicators": True,
                "responsibility": True,
            },
        ],
        "units": [
            {"name": "Kulturnämnden", "kind": "board"},
            {"name": "Polisen", "kind": "external"},
        ],
        "chapters": [{"kind": "vision", "title": "Vision", "text": "Fri."}],
        "nodes": [
            {
                "level": "mal",
                "title": "Målet",
                "number": "5 och 6",
                "key": "mal-1",
                "national_goals": ["5", "6"],
                "children": [
                    {
                        "level": "akt",
                        "title": "Göra",
                        "key": "akt-1",
                        "lead": "Kulturnämnden",
                        "partners": ["Polisen"],
                        "indicators": [{"text": "Antal", "kind": "process", "target": "minst 30"}],
                    }
                ],
            }
        ],
    }


def read(source: Json, goals: frozenset[str] | None = None) -> PlanTemplate:
    return read_plan_template(lines_of(source), "prov.json", goals)


def activity(source: Json) -> Json:
    found: Json = source["nodes"][0]["children"][0]
    return found


def test_a_template_is_read_whole() -> None:
    template = read(small())
    goal, act = template.walk()
    assert (goal.number, goal.national_goals) == ("5 och 6", ("5", "6"))
    assert [(each.unit_name, each.role) for each in act.responsibilities] == [
        ("Kulturnämnden", ResponsibilityRole.LEAD),
        ("Polisen", ResponsibilityRole.PARTNER),
    ]
    assert [(each.kind, each.target) for each in act.indicators] == [
        (IndicatorKind.PROCESS, "minst 30")
    ]
    assert [unit.kind for unit in template.units] == [UnitKind.BOARD, UnitKind.EXTERNAL]
    assert template.details.period == "2023–2026"
    assert template.levels[1].has_status
    assert template.chapters[0].text == "Fri."


def test_a_level_may_be_skipped() -> None:
    source = small()
    source["levels"].insert(
        1, {"key": "omr", "role": "focus_area", "singular": "o", "plural": "o", "parent": "mal"}
    )
    source["levels"][2]["parent"] = "omr"
    assert [node.level_key for node in read(source).walk()] == ["mal", "akt"]


def test_a_plan_without_activities_is_a_plan() -> None:
    source = small() | {"nodes": [], "units": [], "chapters": []}
    source["period"] = {}
    assert read(source).details.period == ""


@pytest.mark.parametrize(
    ("spoil", "marker", "reason"),
    [
        (lambda s: s.update(format="x"), '"format"', "formatet ska vara"),
        (lambda s: s.update(title=" "), '"title": " "', "får inte vara tomt"),
        (lambda s: s.pop("period"), '{\n "format"', "”period” saknas"),
        (lambda s: s.update(period=5), '"period": 5', "objekt inom { }"),
        (lambda s: s["period"].update(to=2020), '"to"', "slutar innan den börjar"),
        (lambda s: s["period"].update(to="2026"), '"to"', "ett årtal"),
        (lambda s: s.update(levels=[]), '"levels"', "inga nivåer"),
        (lambda s: s["levels"].reverse(), '"parent": "mal"', "”mal” finns inte ovanför ”akt”"),
        (lambda s: s["levels"][1].update(parent="akt"), '"parent": "akt"', "finns inte ovanför"),
        (lambda s: s["levels"][1].update(key="mal"), '"key": "mal"', "”mal” finns redan"),
        (lambda s: s["levels"][1].update(role="insats"), '"role": "insats"', "något av: goal"),
        (lambda s: s["levels"][1].update(status="ja"), '"status": "ja"', "true eller false"),
        (lambda s: s["units"][1].update(kind="polis"), '"kind": "polis"', "något av: district"),
        (lambda s: s["units"][1].update(name="Kulturnämnden "), '"Kulturnämnden "', "finns redan"),
        (lambda s: s["chapters"][0].update(kind="prosa"), '"kind": "prosa"', "vision"),
        (lambda s: s["chapters"][0].pop("text"), '{\n   "kind": "vision"', "”text” saknas"),
        (lambda s: activity(s).update(level="insats"), '"level": "insats"', "finns inte i"),
        (lambda s: activity(s).update(level="mal"), '"level": "mal"', "mål kan inte ligga under"),
        (
            lambda s: s["nodes"][0].update(level="akt"),
            '  "level": "akt",\n   "title": "M',
            "överst",
        ),
        (lambda s: activity(s).update(key="mal-1"), '"key": "mal-1"', "”mal-1” finns redan"),
        (lambda s: activity(s).update(lead="Okänd"), '"lead": "Okänd"', "”Okänd” finns inte"),
        (lambda s: activity(s).update(lead="Polisen"), '"partners"', "”Polisen” står två gånger"),
        (lambda s: activity(s).pop("title"), '{\n     "level": "akt"', "”title” saknas"),
        (lambda s: activity(s)["indicators"][0].pop("text"), '{\n       "kind"', "saknas"),
        (lambda s: activity(s)["indicators"][0].update(kind="x"), '"kind": "x"', "(tomt), process"),
        (lambda s: s["nodes"][0].update(national_goals=["5", "5"]), '"5"\n', "står två gånger"),
        (lambda s: s["nodes"][0].update(national_goals=["9"]), '"9"', "”9” finns inte"),
        (lambda s: activity(s).update(substances="AX"), '"substances": "AX"', "ur ANDTS"),
        (lambda s: s["nodes"].append("mål"), '"mål"\n ]', "objekt inom { }"),
    ],
)
def test_a_fault_is_named_by_line(
    spoil: Callable[[Json], object], marker: str, reason: str
) -> None:
    source = small()
    spoil(source)
    text = lines_of(source)
    with pytest.raises(ResourceError) as caught:
        read_plan_template(text, "prov.json", frozenset("1234567"))
    assert reason in caught.value.reason
    assert (caught.value.source, caught.value.line) == ("prov.json", last_line_with(text, marker))


def test_any_national_goal_will_do_where_none_are_given() -> None:
    source = small()
    source["nodes"][0]["national_goals"] = ["99"]
    assert next(read(source).walk()).national_goals == ("99",)


def followed_up() -> Json:
    said = {
        "year": 2024,
        "status": [
            {"node": "akt-1", "date": "2024-06-01", "status": "ongoing"},
            {
                "node": "akt-1",
                "date": "2024-12-31",
                "status": "not_done",
                "cause": "time",
                "comment": "Hanns inte med.",
            },
        ],
        "outcomes": [
            {
                "node": "akt-1",
                "indicator": 0,
                "text": "28 st",
                "value": "28",
                "assessment": "not_reached",
            }
        ],
        "assessments": [{"node": "mal-1", "assessment": "partly"}],
        "prose": [
            {"section": "goal", "node": "mal-1", "text": "Om målet."},
            {"section": "summary", "text": "Om året."},
        ],
    }
    return small() | {"follow_up": [said]}


def test_a_template_may_have_been_followed_up() -> None:
    assert read(followed_up()).follow_up == (
        TemplateYear(
            2024,
            status=(
                KeyedStatus("akt-1", "2024-06-01", "ongoing"),
                KeyedStatus("akt-1", "2024-12-31", "not_done", "time", "Hanns inte med."),
            ),
            outcomes=(KeyedOutcome("akt-1", 0, "28 st", Decimal(28), GoalAssessment.NOT_REACHED),),
            assessments=(KeyedAssessment("mal-1", GoalAssessment.PARTLY),),
            prose=(
                KeyedProse(ProseSection.GOAL, "Om målet.", "mal-1"),
                KeyedProse(ProseSection.SUMMARY, "Om året."),
            ),
        ),
    )


def test_an_outcome_may_be_words_that_nobody_judges() -> None:
    source = followed_up()
    source["follow_up"][0]["outcomes"] = [{"node": "akt-1", "indicator": 0, "text": "Fler"}]
    assert read(source).follow_up[0].outcomes == (KeyedOutcome("akt-1", 0, "Fler"),)


@pytest.mark.parametrize(
    ("part", "position", "change", "marker", "reason"),
    [
        ("status", 1, {"node": "akt-2"}, '"akt-2"', "”akt-2” finns inte bland planens noder"),
        ("status", 1, {"node": ""}, '"node": ""', "får inte vara tomt"),
        ("status", 1, {"node": "mal-1"}, '"node": "mal-1"', "har ingen status"),
        ("status", 1, {"status": "klar"}, '"klar"', "något av: not_started, ongoing"),
        ("status", 1, {"cause": "lust"}, '"lust"', "något av: budget, external"),
        ("status", 1, {"status": "done"}, '"cause": "time"', "ingen avvikelse"),
        ("status", 1, {"date": "2024-12-32"}, '"2024-12-32"', "ska vara en dag"),
        ("status", 1, {"date": "20241231"}, '"20241231"', "ska vara en dag"),
        ("status", 1, {"date": "2024-06-01"}, '"cause"', "två gånger"),
        ("outcomes", 0, {"indicator": 1}, '"indicator": 1', "ingen indikator på plats 1"),
        ("outcomes", 0, {"indicator": "0.5"}, '"0.5"', "ingen indikator på plats 0.5"),
        ("outcomes", 0, {"value": "ca 28"}, '"ca 28"', "ska vara ett tal"),
        ("outcomes", 0, {"assessment": "ja"}, '"assessment": "ja"', "något av: reached"),
        ("assessments", 0, {"assessment": ""}, '"assessment": ""', "något av: reached"),
        ("prose", 0, {"section": "mål"}, '"section": "mål"', "något av: summary"),
        ("prose", 0, {"section": "analysis"}, '"node": "mal-1"', "bara avsnittet ”goal”"),
        ("prose", 1, {"section": "goal"}, '"section": "goal"', "”node” saknas"),
        ("prose", 1, {"text": " "}, '"text": " "', "får inte vara tomt"),
    ],
)
def test_a_fault_in_the_follow_up_is_named_by_line(
    part: str, position: int, change: Json, marker: str, reason: str
) -> None:
    source = followed_up()
    source["follow_up"][0][part][position].update(change)
    text = lines_of(source)
    with pytest.raises(ResourceError) as caught:
        read_plan_template(text, "prov.json")
    assert reason in caught.value.reason
    offered = text.splitlines()[caught.value.line - 1 :]
    assert marker in offered[0] or (offered[0].strip() == "{" and marker in "".join(offered[:7]))


@pytest.mark.parametrize(
    ("years", "reason"), [([{}], "”year” saknas"), ([{"year": 2024}] * 2, "2024 finns redan")]
)
def test_a_year_is_named_once(years: list[Json], reason: str) -> None:
    with pytest.raises(ResourceError, match=reason):
        read(small() | {"follow_up": years})
