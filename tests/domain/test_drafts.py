"""A plan as data and back, with nothing lost but its ids."""

from hypothesis import given

from andts_desktop.domain.drafts import draft_of, plan_from, template_of
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import NationalGoalLink, Plan, ResponsibilityRole
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind
from tests.domain.build import LEVELS, plan
from tests.domain.plan_strategies import KINDS, plans, templates

LEAD = NamedResponsibility("Kulturnämnden", ResponsibilityRole.LEAD)
PARTNER = NamedResponsibility("Polisen", ResponsibilityRole.PARTNER)


def two_goals() -> PlanTemplate:
    first = NodeDraft(
        "goal",
        "Ett",
        national_goals=("3",),
        responsibilities=(LEAD,),
        indicators=(IndicatorDraft("Antal", responsibilities=(PARTNER, LEAD)),),
        children=(NodeDraft("area", "Område"),),
    )
    return PlanTemplate("prov", plan().details, LEVELS, nodes=(first, NodeDraft("goal", "Två")))


@given(templates())
def test_a_template_made_a_plan_is_the_same_template(template: PlanTemplate) -> None:
    assert template_of(plan_from(template), KINDS, template.id) == template


@given(plans())
def test_a_plan_says_the_same_as_its_template(drawn: Plan) -> None:
    again = plan_from(template_of(drawn, KINDS), "nationella")
    assert [draft_of(each) for each in again.nodes] == [draft_of(each) for each in drawn.nodes]
    assert (again.details, again.levels, again.chapters) == (
        drawn.details,
        drawn.levels,
        drawn.chapters,
    )


def test_provisional_ids_go_down_from_zero_in_reading_order() -> None:
    made = plan_from(two_goals(), "nationella")
    assert [(each.id, each.parent_id) for each in made.walk()] == [(-1, None), (-2, -1), (-3, None)]
    (indicator,) = made.nodes[0].indicators
    assert (indicator.id, indicator.node_id) == (-1, NodeId(-1))
    assert made.nodes[0].national_goals == (NationalGoalLink("nationella", "3"),)


def test_a_unit_has_one_id_wherever_it_takes_part() -> None:
    goal = plan_from(two_goals()).nodes[0]
    (indicator,) = goal.indicators
    assert goal.responsibilities.lead_id == indicator.responsibilities.lead_id == -1
    assert indicator.responsibilities.entries[0].unit_id == -2


def test_units_are_those_that_take_part_and_of_the_kinds_that_are_known() -> None:
    made = template_of(plan_from(two_goals()), {"Kulturnämnden": UnitKind.BOARD})
    assert made.units == (
        UnitDraft("Kulturnämnden", UnitKind.BOARD),
        UnitDraft("Polisen", UnitKind.EXTERNAL),
    )
