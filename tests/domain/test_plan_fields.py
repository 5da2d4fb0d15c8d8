"""Fields are told in the words that users know them by."""

from dataclasses import replace

from andts_desktop.domain.ids import IndicatorId, NodeId, UnitId
from andts_desktop.domain.plan import (
    Direction,
    Indicator,
    IndicatorKind,
    NationalGoalLink,
    PreventionLevel,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
    Substance,
)
from andts_desktop.domain.plan_fields import indicator_text, level_lines, node_fields
from tests.domain.build import AREA, GOAL, node

TAKING_PART = Responsibilities(
    (
        Responsibility(UnitId(1), "Polisen", ResponsibilityRole.PARTNER),
        Responsibility(UnitId(2), "Kulturnämnden", ResponsibilityRole.LEAD),
        Responsibility(UnitId(3), "Regionen", ResponsibilityRole.PARTNER),
    )
)


def test_a_node_tells_all_its_fields() -> None:
    told = replace(
        node(1, GOAL),
        responsibilities=TAKING_PART,
        prevention_level=PreventionLevel.SELECTIVE,
        substances=(Substance.ALCOHOL, Substance.TOBACCO),
        national_goals=(NationalGoalLink("n", "3"), NationalGoalLink("n", "4")),
        starts="2024",
    )
    assert {name: said for name, said in node_fields(told) if said} == {
        "Nummer": "1",
        "Rubrik": "Rubrik 1",
        "Ansvarig": "Kulturnämnden",
        "Samverkansparter": "Polisen\nRegionen",
        "Börjar": "2024",
        "Preventionsnivå": "selektiv",
        "ANDTS-områden": "alkohol, tobak och nikotin",
        "Nationella mål": "3, 4",
    }


def test_an_indicator_tells_its_text_and_a_line_for_each_other_field() -> None:
    indicator = Indicator(
        IndicatorId(1),
        NodeId(1),
        "Antal besök",
        IndicatorKind.PROCESS,
        "minst 30",
        "besök per år",
        Direction.AT_LEAST,
        by_sex=True,
        responsibilities=TAKING_PART,
    )
    assert indicator_text(indicator).splitlines() == [
        "Antal besök",
        "Slag: process",
        "Målvärde: minst 30",
        "Enhet: besök per år",
        "Riktning: minst",
        "Redovisas efter kön: ja",
        "Ansvarig: Kulturnämnden",
        "Samverkansparter: Polisen, Regionen",
    ]


def test_levels_are_told_one_a_line() -> None:
    assert level_lines((GOAL, AREA)) == "mål (mål)\ninsatsområde (insatsområden)"
