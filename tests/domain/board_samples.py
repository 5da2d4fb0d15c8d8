"""A plan with boards of every kind, and what a board's sheet is made from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from andts_desktop.domain.board_fields import SheetKey
from andts_desktop.domain.board_sheet import BoardSheet, FedSurvey, board_goals, fed_questions
from andts_desktop.domain.follow_up import (
    DEFAULT_CAUSES,
    DEFAULT_STATUS_SCALE,
    FollowUp,
    Outcome,
    Sex,
    StatusEntry,
)
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.instrument import Instrument, Link
from andts_desktop.domain.plan import (
    Indicator,
    LevelRole,
    Node,
    Plan,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
)
from andts_desktop.domain.units import Unit, UnitKind
from tests.domain import build

LEAD, SHARES, PARTNER = ResponsibilityRole
YEAR = 2026
SOCIAL = Unit(UnitId(1), "Socialnämnden", UnitKind.BOARD)
CULTURE = Unit(UnitId(2), "Kultur- och fritidsnämnden", UnitKind.BOARD)
SCHOOL = Unit(UnitId(3), "Skolnämnden", UnitKind.BOARD)
POLICE = Unit(UnitId(4), "Polisen", UnitKind.EXTERNAL)


def responsible(*parts: tuple[Unit, ResponsibilityRole]) -> Responsibilities:
    return Responsibilities(tuple(Responsibility(u.id, u.name, role) for u, role in parts))


def indicator(
    number: int, node: int, text: str, *units: tuple[Unit, ResponsibilityRole]
) -> Indicator:
    return Indicator(
        IndicatorId(number), NodeId(node), text, target="90 %", responsibilities=responsible(*units)
    )


SHARED = replace(
    build.node(11, build.ACTIVITY, parent=5),
    title="Föräldrastöd",
    text="Erbjuds i alla stadsdelar.",
    key="foraldrastod",
    responsibilities=responsible((SOCIAL, SHARES), (SCHOOL, LEAD), (POLICE, PARTNER)),
    indicators=(replace(indicator(1, 11, "Antal grupper"), by_sex=True, unit="grupper"),),
)
OWN = replace(
    build.node(12, build.ACTIVITY, parent=5),
    title="Tillsyn",
    responsibilities=responsible((SOCIAL, LEAD)),
    indicators=(
        indicator(2, 12, "Andel besökta"),
        indicator(3, 12, "Skolans del", (SCHOOL, LEAD)),
    ),
)
OTHERS = replace(
    build.node(13, build.ACTIVITY, parent=5),
    title="Skolans insats",
    responsibilities=responsible((SCHOOL, LEAD), (SOCIAL, PARTNER)),
    indicators=(indicator(4, 13, "Kulturens utfall", (CULTURE, LEAD)),),
)
AREA = replace(build.node(5, build.AREA, SHARED, OWN, OTHERS, parent=1), title="Tidiga insatser")
GOAL = replace(build.node(1, build.GOAL, AREA), title="Färre börjar", key="mal-1")
PLAN = build.plan(GOAL, build.node(2, build.GOAL))


def follow_up(year: int, *log: StatusEntry) -> FollowUp:
    return FollowUp(year, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES, log=log)


YEARS = (
    follow_up(
        2025,
        StatusEntry(NodeId(12), 2025, "2025-03-01", "ongoing"),
        StatusEntry(NodeId(12), 2025, "2025-11-01", "partly_done", "time", "Hälften är besökta."),
    ),
    follow_up(2026, StatusEntry(NodeId(12), 2026, "2026-03-12", "ongoing", comment="Två kvar.")),
)
OUTCOMES = (
    Outcome(IndicatorId(1), 2025, Sex.WOMEN, text="7"),
    Outcome(IndicatorId(1), 2024, text="12"),
    Outcome(IndicatorId(1), 2025, text="15", comment="En grupp ställdes in."),
)


def instrument() -> Instrument:
    other, support, everything = (
        build.number_question(name, "1") for name in ("annat", "stod", "alla")
    )
    support = replace(support, links=(Link(LevelRole.ACTIVITY, "foraldrastod"),))
    everything = replace(everything, links=(Link(LevelRole.GOAL, "mal-1"),))
    return build.instrument(build.part("a", "3", [other, support, everything]))


def sheet(
    board: Unit = SOCIAL,
    plan: Plan = PLAN,
    years: Sequence[FollowUp] = YEARS,
    outcomes: Sequence[Outcome] = OUTCOMES,
) -> BoardSheet:
    goals = board_goals(plan, board.id, years, outcomes)
    activities = [each for goal in goals for each in goal.activities]
    questions = fed_questions(instrument(), plan, activities)
    return BoardSheet(
        key=SheetKey("0f3a9c52", PlanId(1), YEAR, board.id, board.name),
        board=board,
        municipality="Exempelstad",
        plan_title="ANDTS-programmet",
        period="2023–2026",
        as_of=dt.date(2026, 11, 22),
        scale=DEFAULT_STATUS_SCALE,
        causes=DEFAULT_CAUSES,
        goals=goals,
        surveys=(FedSurvey("PI-mini", is_example=True, questions=questions),) if questions else (),
        sender="samordnare@exempelstad.se",
    )


def only(goal: Node) -> Plan:
    return build.plan(goal)
