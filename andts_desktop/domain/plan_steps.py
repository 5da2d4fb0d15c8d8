"""The small steps, each of which a file can carry out, from one state of a plan to another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from andts_desktop.domain.drafts import indicator_draft_of, own_draft_of
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId
from andts_desktop.domain.plan import (
    Chapter,
    Indicator,
    IndicatorField,
    Level,
    Node,
    NodeField,
    Plan,
    PlanDetails,
)
from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility, NodeDraft


@dataclass(frozen=True, slots=True)
class PutLevels:
    """Store the plan's levels."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class PutDetails:
    """Store the plan's title page."""

    details: PlanDetails


@dataclass(frozen=True, slots=True)
class AddNode:
    """Store a node with its indicators, without children; later steps speak of it by `node_id`.

    `indicator_ids` are what later steps call its indicators.
    """

    node_id: NodeId
    parent_id: NodeId | None
    index: int
    draft: NodeDraft
    indicator_ids: tuple[IndicatorId, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveNode:
    """Make a node with all below it the `index`th child of another."""

    node_id: NodeId
    parent_id: NodeId | None
    index: int


@dataclass(frozen=True, slots=True)
class SetNodeField:
    """Store a field of a node, as text."""

    node_id: NodeId
    field: NodeField
    value: str


@dataclass(frozen=True, slots=True)
class SetNodeLevel:
    """Store which level a node is on."""

    node_id: NodeId
    level_key: str


@dataclass(frozen=True, slots=True)
class AssignNode:
    """Store who takes part in a node."""

    node_id: NodeId
    named: tuple[NamedResponsibility, ...]


@dataclass(frozen=True, slots=True)
class LinkNationalGoals:
    """Store the numbers of the national goals that a node serves."""

    node_id: NodeId
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemoveNode:
    """Remove a node with all that is still below it."""

    node_id: NodeId


@dataclass(frozen=True, slots=True)
class AddIndicator:
    """Store an indicator after the node's others; later steps speak of it by `indicator_id`."""

    node_id: NodeId
    indicator_id: IndicatorId
    draft: IndicatorDraft


@dataclass(frozen=True, slots=True)
class SetIndicatorField:
    """Store a field of an indicator, as text ("1" and "" for by_sex)."""

    indicator_id: IndicatorId
    field: IndicatorField
    value: str


@dataclass(frozen=True, slots=True)
class AssignIndicator:
    """Store who takes part in an indicator."""

    indicator_id: IndicatorId
    named: tuple[NamedResponsibility, ...]


@dataclass(frozen=True, slots=True)
class RemoveIndicator:
    """Remove an indicator."""

    indicator_id: IndicatorId


@dataclass(frozen=True, slots=True)
class OrderIndicators:
    """Store the order of all a node's indicators."""

    node_id: NodeId
    indicator_ids: tuple[IndicatorId, ...]


@dataclass(frozen=True, slots=True)
class AddChapter:
    """Store a chapter as the `index`th."""

    index: int
    chapter: Chapter


@dataclass(frozen=True, slots=True)
class SetChapter:
    """Store what a chapter says."""

    chapter_id: ChapterId
    chapter: Chapter


@dataclass(frozen=True, slots=True)
class MoveChapter:
    """Make a chapter the `index`th."""

    chapter_id: ChapterId
    index: int


@dataclass(frozen=True, slots=True)
class RemoveChapter:
    """Remove a chapter."""

    chapter_id: ChapterId


NodeStep = (
    AddNode
    | MoveNode
    | SetNodeField
    | SetNodeLevel
    | AssignNode
    | LinkNationalGoals
    | RemoveNode
    | AddIndicator
    | SetIndicatorField
    | AssignIndicator
    | RemoveIndicator
    | OrderIndicators
)
ChapterStep = AddChapter | SetChapter | MoveChapter | RemoveChapter
PlanStep = PutLevels | PutDetails | NodeStep | ChapterStep


def steps_between(old: Plan, new: Plan) -> tuple[PlanStep, ...]:
    """Return the steps from `old` to `new`, to be carried out in order.

    What is the same in both has the same id. Ids that only `new` has are provisional: whoever
    stores what they stand for remembers under which id it was stored.
    """
    return tuple(_steps(old, new))


def _steps(old: Plan, new: Plan) -> Iterator[PlanStep]:
    if old.levels != new.levels:
        yield PutLevels(new.levels)
    if old.details != new.details:
        yield PutDetails(new.details)
    yield from _chapter_steps(old.chapters, new.chapters)
    # First to their places, then out with what is left: nothing kept is below it any longer.
    yield from _Placing(old).steps(new)
    for node in new.walk():
        before = old.node(node.id)
        if before is not None:
            yield from _node_steps(before, node)
    for node in old.walk():
        is_topmost = node.parent_id is None or new.node(node.parent_id) is not None
        if new.node(node.id) is None and is_topmost:
            yield RemoveNode(node.id)


class _Placing:
    """Follows where nodes are while they are added and moved, from the top of the plan down."""

    def __init__(self, old: Plan) -> None:
        self._old = old
        self._parent = {node.id: node.parent_id for node in old.walk()}
        self._children: dict[NodeId | None, list[NodeId]] = {
            node.id: [child.id for child in node.children] for node in old.walk()
        }
        self._children[None] = [node.id for node in old.nodes]

    def steps(self, new: Plan) -> Iterator[NodeStep]:
        yield from self._below(None, new.nodes)

    def _below(self, parent_id: NodeId | None, nodes: Sequence[Node]) -> Iterator[NodeStep]:
        for index, node in enumerate(nodes):
            here = self._children.setdefault(parent_id, [])
            if node.id not in self._parent:
                ids = tuple(each.id for each in node.indicators)
                yield AddNode(node.id, parent_id, index, own_draft_of(node), ids)
            elif here[index : index + 1] == [node.id]:
                yield from self._below(node.id, node.children)
                continue
            else:
                self._children[self._parent[node.id]].remove(node.id)
                yield MoveNode(node.id, parent_id, index)
            here.insert(index, node.id)
            self._parent[node.id] = parent_id
            yield from self._below(node.id, node.children)


def _node_steps(old: Node, new: Node) -> Iterator[NodeStep]:
    before, after = own_draft_of(old), own_draft_of(new)
    if before.level_key != after.level_key:
        yield SetNodeLevel(new.id, after.level_key)
    texts = zip(_node_texts(old), _node_texts(new), strict=True)
    yield from (SetNodeField(new.id, name, now) for (name, was), (_, now) in texts if was != now)
    if before.responsibilities != after.responsibilities:
        yield AssignNode(new.id, after.responsibilities)
    if before.national_goals != after.national_goals:
        yield LinkNationalGoals(new.id, after.national_goals)
    yield from _indicator_steps(old, new)


def _node_texts(node: Node) -> tuple[tuple[NodeField, str], ...]:
    return (
        ("number", node.number),
        ("title", node.title),
        ("text", node.text),
        ("starts", node.starts),
        ("ends", node.ends),
        ("recurs", node.recurs),
        ("prevention_level", node.prevention_level.value),
        ("substances", "".join(node.substances)),
    )


def _indicator_steps(old: Node, new: Node) -> Iterator[NodeStep]:
    before = {each.id: each for each in old.indicators}
    after = tuple(each.id for each in new.indicators)
    yield from (RemoveIndicator(each) for each in before if each not in after)
    for indicator in new.indicators:
        if indicator.id in before:
            yield from _one_indicator_steps(before[indicator.id], indicator)
        else:
            yield AddIndicator(new.id, indicator.id, indicator_draft_of(indicator))
    kept = [each for each in before if each in after]
    if after != (*kept, *(each for each in after if each not in before)):
        yield OrderIndicators(new.id, after)


def _one_indicator_steps(old: Indicator, new: Indicator) -> Iterator[NodeStep]:
    texts = zip(_indicator_texts(old), _indicator_texts(new), strict=True)
    for (name, was), (_, now) in texts:
        if was != now:
            yield SetIndicatorField(new.id, name, now)
    named = indicator_draft_of(new).responsibilities
    if indicator_draft_of(old).responsibilities != named:
        yield AssignIndicator(new.id, named)


def _indicator_texts(indicator: Indicator) -> tuple[tuple[IndicatorField, str], ...]:
    return (
        ("text", indicator.text),
        ("target", indicator.target),
        ("kind", indicator.kind.value),
        ("unit", indicator.unit),
        ("direction", indicator.direction.value),
        ("by_sex", "1" if indicator.by_sex else ""),
    )


def _chapter_steps(old: Sequence[Chapter], new: Sequence[Chapter]) -> Iterator[ChapterStep]:
    before = {each.id: each for each in old}
    after = {each.id for each in new}
    order = [each.id for each in old if each.id in after]
    for chapter in old:
        if chapter.id is not None and chapter.id not in after:
            yield RemoveChapter(chapter.id)
    for index, chapter in enumerate(new):
        if chapter.id is None or chapter.id not in before:
            yield AddChapter(index, chapter)
            order.insert(index, chapter.id)
            continue
        if before[chapter.id] != chapter:
            yield SetChapter(chapter.id, chapter)
        if order[index] != chapter.id:
            yield MoveChapter(chapter.id, index)
            order.remove(chapter.id)
            order.insert(index, chapter.id)
