"""Drafts of nodes as rows of the file, to be stored table by table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import Assigned, ResponsibilityRole

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility, NodeDraft

NewRow = dict[str, object]


class NodeRows:
    """The rows of nodes with all that hangs on them; each node and indicator gets a new id.

    `free_node` and `free_indicator` are the first ids that nothing has.
    """

    def __init__(
        self,
        plan_id: PlanId,
        goal_set: str,
        unit_ids: Mapping[str, UnitId],
        free_node: int,
        free_indicator: int,
    ) -> None:
        self._plan_id = plan_id
        self._goal_set = goal_set
        self._unit_ids = unit_ids
        self._free_node = free_node
        self._free_indicator = free_indicator
        self._nodes: list[NewRow] = []
        self._national_goals: list[NewRow] = []
        self._responsibilities: list[NewRow] = []
        self._indicators: list[NewRow] = []
        self._of_indicators: list[NewRow] = []

    def add(
        self,
        parent_id: NodeId | None,
        position: int,
        draft: "NodeDraft",
        node_id: NodeId | None = None,
    ) -> NodeId:
        """Take a node and all below it; `node_id` is given where it has an id already."""
        made = node_id or NodeId(self._free_node)
        self._free_node = max(self._free_node, made + 1)
        place = {"plan_id": self._plan_id, "parent_id": parent_id, "position": position}
        self._nodes.append({"id": made, **place, **_own_texts(draft)})
        self._national_goals += (
            {"node_id": made, "goal_set": self._goal_set, "number": number}
            for number in draft.national_goals
        )
        units = assigned_of(draft.responsibilities, self._unit_ids)
        self._responsibilities += assigned_rows("node_id", made, units)
        for number, indicator in enumerate(draft.indicators):
            self._add_indicator(made, number, indicator)
        for number, child in enumerate(draft.children):
            self.add(made, number, child)
        return made

    def tables(self) -> Iterator[tuple[str, list[NewRow]]]:
        """Yield the rows of each table, a row after those that it refers to."""
        yield "node", self._nodes
        yield "node_national_goal", self._national_goals
        yield "node_responsibility", self._responsibilities
        yield "indicator", self._indicators
        yield "indicator_responsibility", self._of_indicators

    def _add_indicator(self, node_id: NodeId, position: int, draft: "IndicatorDraft") -> None:
        made = IndicatorId(self._free_indicator)
        self._free_indicator += 1
        self._indicators.append({"id": made, **indicator_row(node_id, position, draft)})
        units = assigned_of(draft.responsibilities, self._unit_ids)
        self._of_indicators += assigned_rows("indicator_id", made, units)


def indicator_row(node_id: NodeId, position: int, draft: "IndicatorDraft") -> NewRow:
    """Return an indicator's row but for its id."""
    return {
        "node_id": node_id,
        "position": position,
        "text": draft.text,
        "kind": draft.kind.value,
        "target": draft.target,
        "unit": draft.unit,
        "direction": draft.direction.value,
        "by_sex": draft.by_sex,
    }


def assigned_rows(owner: str, owner_id: int, assigned: Sequence[Assigned]) -> Iterator[NewRow]:
    """Yield the rows of those who take part in a node or an indicator, named in `owner`."""
    for position, (unit_id, role) in enumerate(assigned):
        yield {owner: owner_id, "position": position, "unit_id": unit_id, "role": role.value}


def assigned_of(
    responsibilities: "Sequence[NamedResponsibility]", unit_ids: Mapping[str, UnitId]
) -> list[Assigned]:
    """Return who takes part by id: each unit once, also where its name is written two ways."""
    roles: dict[UnitId, ResponsibilityRole] = {}
    for each in responsibilities:
        roles.setdefault(unit_ids[each.unit_name], each.role)
    return list(roles.items())


def _own_texts(draft: "NodeDraft") -> NewRow:
    return {
        "level_key": draft.level_key,
        "number": draft.number,
        "title": draft.title,
        "text": draft.text,
        "key": draft.key,
        "starts": draft.starts,
        "ends": draft.ends,
        "recurs": draft.recurs,
        "prevention_level": draft.prevention_level.value,
        "substances": "".join(draft.substances),
    }
