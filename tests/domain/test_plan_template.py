"""Plan templates: read whole, or refused by line."""

from collections.abc import Callable
from typing import Any

import pytest

from andts_desktop.domain.plan import IndicatorKind, ResponsibilityRole
from andts_desktop.domain.plan_template import PlanTemplate, read_plan_template
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
