"""Turn a plan with its ids into data without them, and the other way round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    Indicator,
    NationalGoalLink,
    Node,
    Plan,
    Responsibilities,
    Responsibility,
)
from andts_desktop.domain.plan_template import (
    IndicatorDraft,
    NamedResponsibility,
    NodeDraft,
    PlanTemplate,
    UnitDraft,
)
from andts_desktop.domain.units import UnitKind


def draft_of(node: Node) -> NodeDraft:
    """Return the node with everything below it as data, its units by name."""
    return replace(own_draft_of(node), children=tuple(map(draft_of, node.children)))


def own_draft_of(node: Node) -> NodeDraft:
    """Return what the node itself says as data, without what is below it."""
    return NodeDraft(
        level_key=node.level.key,
        title=node.title,
        number=node.number,
        text=node.text,
        key=node.key,
        starts=node.starts,
        ends=node.ends,
        recurs=node.recurs,
        prevention_level=node.prevention_level,
        substances=node.substances,
        national_goals=tuple(link.number for link in node.national_goals),
        responsibilities=_named(node.responsibilities),
        indicators=tuple(map(indicator_draft_of, node.indicators)),
    )


def indicator_draft_of(indicator: Indicator) -> IndicatorDraft:
    """Return the indicator as data, its units by name."""
    return IndicatorDraft(
        text=indicator.text,
        kind=indicator.kind,
        target=indicator.target,
        unit=indicator.unit,
        direction=indicator.direction,
        by_sex=indicator.by_sex,
        responsibilities=_named(indicator.responsibilities),
    )


def template_of(plan: Plan, kinds: Mapping[str, UnitKind], template_id: str = "") -> PlanTemplate:
    """Return the plan as a template that holds the units that take part in it.

    `kinds` are the kinds of units by name; one that is missing there is taken for external.
    """
    nodes = tuple(map(draft_of, plan.nodes))
    return PlanTemplate(
        id=template_id,
        details=plan.details,
        levels=plan.levels,
        units=units_in(nodes, kinds),
        chapters=tuple(Chapter(each.kind, each.title, each.text) for each in plan.chapters),
        nodes=nodes,
    )


def units_in(nodes: Iterable[NodeDraft], kinds: Mapping[str, UnitKind]) -> tuple[UnitDraft, ...]:
    """Return the units that take part in the nodes or below them, in the order they are met."""
    names = (name for top in nodes for node in top.walk() for name in node.unit_names())
    return tuple(
        UnitDraft(name, kinds.get(name, UnitKind.EXTERNAL)) for name in dict.fromkeys(names)
    )


def plan_from(template: PlanTemplate, goal_set: str = "") -> Plan:
    """Return the template as a plan that is in no file yet, to be compared with one that is.

    Its ids are provisional: −1, −2 … in reading order, which no file uses. `goal_set` is the
    national set that its nodes' goals belong to.
    """
    return _Numbering(template, goal_set).plan()


def _named(responsibilities: Responsibilities) -> tuple[NamedResponsibility, ...]:
    return tuple(
        NamedResponsibility(each.unit_name, each.role) for each in responsibilities.entries
    )


class _Numbering:
    """Gives out provisional ids while a template becomes a plan."""

    def __init__(self, template: PlanTemplate, goal_set: str) -> None:
        self._template = template
        self._goal_set = goal_set
        self._levels = {level.key: level for level in template.levels}
        self._units: dict[str, UnitId] = {}
        self._node_ids = count(-1, -1)
        self._indicator_ids = count(-1, -1)

    def plan(self) -> Plan:
        return Plan(
            id=PlanId(-1),
            details=self._template.details,
            levels=self._template.levels,
            chapters=tuple(
                Chapter(each.kind, each.title, each.text, ChapterId(-place))
                for place, each in enumerate(self._template.chapters, start=1)
            ),
            nodes=tuple(self._node(each, None) for each in self._template.nodes),
        )

    def _node(self, draft: NodeDraft, parent_id: NodeId | None) -> Node:
        node_id = NodeId(next(self._node_ids))
        return Node(
            id=node_id,
            parent_id=parent_id,
            level=self._levels[draft.level_key],
            number=draft.number,
            title=draft.title,
            text=draft.text,
            key=draft.key,
            starts=draft.starts,
            ends=draft.ends,
            recurs=draft.recurs,
            prevention_level=draft.prevention_level,
            substances=draft.substances,
            responsibilities=self._responsibilities(draft.responsibilities),
            national_goals=tuple(
                NationalGoalLink(self._goal_set, number) for number in draft.national_goals
            ),
            indicators=tuple(self._indicator(each, node_id) for each in draft.indicators),
            children=tuple(self._node(each, node_id) for each in draft.children),
        )

    def _indicator(self, draft: IndicatorDraft, node_id: NodeId) -> Indicator:
        return Indicator(
            id=IndicatorId(next(self._indicator_ids)),
            node_id=node_id,
            text=draft.text,
            kind=draft.kind,
            target=draft.target,
            unit=draft.unit,
            direction=draft.direction,
            by_sex=draft.by_sex,
            responsibilities=self._responsibilities(draft.responsibilities),
        )

    def _responsibilities(self, named: Sequence[NamedResponsibility]) -> Responsibilities:
        return Responsibilities(
            tuple(
                Responsibility(self._unit_id(each.unit_name), each.unit_name, each.role)
                for each in named
            )
        )

    def _unit_id(self, name: str) -> UnitId:
        return self._units.setdefault(name, UnitId(-1 - len(self._units)))
