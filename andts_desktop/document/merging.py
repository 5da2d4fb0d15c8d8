"""The steps of a merge, stored one by one."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.document.plans import now
from andts_desktop.domain import plan_steps as steps
from andts_desktop.domain.ids import IndicatorId, NodeId, UnitId
from andts_desktop.domain.plan import Assigned, NationalGoalLink, Plan
from andts_desktop.domain.plan_template import NamedResponsibility
from andts_desktop.domain.text import cleaned_line
from andts_desktop.exchange.library import NATIONAL_GOALS

_IndicatorStep = (
    steps.AddIndicator
    | steps.SetIndicatorField
    | steps.AssignIndicator
    | steps.RemoveIndicator
    | steps.OrderIndicators
)
_NodeStep = (
    steps.AddNode
    | steps.MoveNode
    | steps.SetNodeField
    | steps.SetNodeLevel
    | steps.AssignNode
    | steps.LinkNationalGoals
    | steps.RemoveNode
)


class Merging:
    """Stores step after step, and remembers under which ids new things were stored."""

    def __init__(
        self,
        plan: Plan,
        store: PlanStore,
        nodes: NodeStore,
        chapters: ChapterStore,
        trash: TrashStore,
        units: Mapping[str, UnitId],
    ) -> None:
        self._plan = plan
        self._store = store
        self._nodes = nodes
        self._chapters = chapters
        self._trash = trash
        self._units = units
        self._node_ids: dict[NodeId, NodeId] = {}
        self._indicator_ids: dict[IndicatorId, IndicatorId] = {}

    def do(self, step: steps.PlanStep) -> None:
        """Store one step."""
        match step:
            case steps.PutLevels():
                self._store.put_levels(self._plan.id, step.levels)
            case steps.PutDetails():
                self._store.put_details(self._plan.id, step.details)
            case steps.AddChapter() | steps.SetChapter() | steps.MoveChapter():
                self._do_chapter(step)
            case steps.RemoveChapter():
                title = next(c.title for c in self._plan.chapters if c.id == step.chapter_id)
                self._trash.put_chapter(step.chapter_id, title, now())
            case (
                steps.AddIndicator()
                | steps.SetIndicatorField()
                | steps.AssignIndicator()
                | steps.RemoveIndicator()
                | steps.OrderIndicators()
            ):
                self._do_indicator(step)
            case _:
                self._do_node(step)

    def _do_chapter(self, step: steps.AddChapter | steps.SetChapter | steps.MoveChapter) -> None:
        match step:
            case steps.AddChapter():
                self._chapters.insert(self._plan.id, step.index, step.chapter)
            case steps.SetChapter():
                self._chapters.put(step.chapter_id, step.chapter)
            case steps.MoveChapter():
                self._chapters.place(self._plan.id, step.chapter_id, step.index)
            case _:
                assert_never(step)

    def _do_node(self, step: _NodeStep) -> None:
        node_id = self._node(step.node_id)
        match step:
            case steps.AddNode():
                self._add_node(step)
            case steps.MoveNode():
                self._nodes.move(self._plan.id, node_id, self._parent(step.parent_id), step.index)
            case steps.SetNodeField():
                self._nodes.put_field(node_id, step.field, step.value)
            case steps.SetNodeLevel():
                self._nodes.put_level(node_id, step.level_key)
            case steps.AssignNode():
                self._nodes.put_responsibilities(node_id, self._assigned(step.named))
            case steps.LinkNationalGoals():
                links = [NationalGoalLink(NATIONAL_GOALS, number) for number in step.numbers]
                self._nodes.put_national_goals(node_id, links)
            case steps.RemoveNode():
                self._remove_node(node_id)
            case _:
                assert_never(step)

    def _do_indicator(self, step: _IndicatorStep) -> None:
        match step:
            case steps.AddIndicator():
                self._indicator_ids[step.indicator_id] = self._nodes.insert_indicator(
                    self._node(step.node_id), step.draft, self._units
                )
            case steps.SetIndicatorField():
                value = step.value if step.field != "by_sex" else (step.value or "0")
                self._nodes.put_indicator_field(step.indicator_id, step.field, value)
            case steps.AssignIndicator():
                self._nodes.put_indicator_responsibilities(
                    step.indicator_id, self._assigned(step.named)
                )
            case steps.RemoveIndicator():
                self._trash.put_indicator(step.indicator_id, self._words(step.indicator_id), now())
            case steps.OrderIndicators():
                ids = [self._indicator_ids.get(each, each) for each in step.indicator_ids]
                self._nodes.order_indicators(ids)
            case _:
                assert_never(step)

    def _add_node(self, step: steps.AddNode) -> None:
        made = self._nodes.insert(
            self._plan.id,
            self._parent(step.parent_id),
            step.index,
            step.draft,
            NATIONAL_GOALS,
            self._units,
        )
        self._node_ids[step.node_id] = made
        ids = self._nodes.indicator_ids(made)
        self._indicator_ids.update(zip(step.indicator_ids, ids, strict=True))

    def _remove_node(self, node_id: NodeId) -> None:
        node = self._plan.node(node_id)
        if node is not None:
            self._trash.put_nodes(self._nodes.with_below(node_id), node.label, now())

    def _words(self, indicator_id: IndicatorId) -> str:
        indicators = (each for node in self._plan.walk() for each in node.indicators)
        found = (each.text for each in indicators if each.id == indicator_id)
        return cleaned_line(next(found, ""))

    def _node(self, node_id: NodeId) -> NodeId:
        return self._node_ids.get(node_id, node_id)

    def _parent(self, parent_id: NodeId | None) -> NodeId | None:
        return None if parent_id is None else self._node(parent_id)

    def _assigned(self, named: Sequence[NamedResponsibility]) -> list[Assigned]:
        return [(self._units[each.unit_name], each.role) for each in named]
