"""What of a year's follow-up a finished document is searched for."""

from andts_desktop.domain.follow_up import Outcome, OutcomeState
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId
from andts_desktop.domain.plan import Indicator, Level, LevelRole, Node, Plan, PlanDetails
from andts_desktop.domain.printed_texts import outcome_texts


def node(number: int, role: LevelRole) -> Node:
    """A node at the top with an indicator of the same number."""
    level = Level(role.value, role, "mål", "mål", has_indicators=True)
    indicator = Indicator(IndicatorId(number), NodeId(number), "Andel")
    return Node(NodeId(number), None, level, "", "Namn", indicators=(indicator,))


def found(*outcomes: Outcome) -> list[str]:
    nodes = (node(1, LevelRole.GOAL), node(2, LevelRole.CORNERSTONE))
    plan = Plan(PlanId(1), PlanDetails("Plan"), tuple(each.level for each in nodes), (), nodes)
    return list(filter(None, outcome_texts(plan, outcomes, 2026)))


def test_outcomes_are_looked_for_with_the_comments_of_the_year() -> None:
    outcomes = [
        Outcome(IndicatorId(1), year, text=f"utfall {year}", comment=f"ord {year}")
        for year in (2025, 2026)
    ]
    assert found(*outcomes) == ["utfall 2025", "utfall 2026", "ord 2026"]


def test_a_sign_stands_in_place_of_what_was_typed() -> None:
    outcome = Outcome(IndicatorId(1), 2026, state=OutcomeState.MISSING, text="12", comment="Kommer")
    assert found(outcome) == ["Kommer"]


def test_outcomes_of_the_inner_work_and_of_what_is_no_more_are_not_printed() -> None:
    assert found(*(Outcome(IndicatorId(number), 2026, text="12") for number in (2, 3))) == []
