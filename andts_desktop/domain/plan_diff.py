"""What is added, removed, moved and reworded between two states of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Chapter, Level, Node, Plan
from andts_desktop.domain.plan_fields import (
    NUMBER,
    FieldChange,
    changed,
    chapter_fields,
    details_fields,
    indicator_text,
    level_lines,
    node_fields,
)
from andts_desktop.domain.plan_match import pair_chapters, pair_indicators
from andts_desktop.domain.reordering import staying, with_removed


class ChangeKind(StrEnum):
    """What has happened to a node or a chapter; moved can come together with the two last.

    What is renumbered has another number, and says the same as before.
    """

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"


CHANGE_NAMES: dict[ChangeKind, str] = {
    ChangeKind.ADDED: "tillagd",
    ChangeKind.REMOVED: "borttagen",
    ChangeKind.MOVED: "flyttad",
    ChangeKind.REWORDED: "ändrad",
    ChangeKind.RENUMBERED: "omnumrerad",
}


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A node that has changed, or that came or went with those below it that did the same.

    `above` are the labels of the nodes above it, the topmost first; for a removed node those
    that were above it. `was_above` is the same of a moved node before. `nodes` are the nodes
    that came or went in this one change, itself first; empty for a node that stayed.
    """

    old: Node | None
    new: Node | None
    above: tuple[str, ...]
    was_above: tuple[str, ...] = ()
    is_moved: bool = False
    fields: tuple[FieldChange, ...] = ()
    nodes: tuple[Node, ...] = ()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What has happened to it."""
        return _kinds(self.old, self.new, self.fields, is_moved=self.is_moved)

    @property
    def node(self) -> Node:
        """The node as it is now, or as it was where it is gone."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - one of them is always given
        return found

    @property
    def level(self) -> Level:
        """The level it lies on."""
        return self.node.level

    @property
    def label(self) -> str:
        """Its number and title."""
        return self.node.label

    @property
    def count(self) -> int:
        """The number of nodes that came or went, or 1 for a node that stayed."""
        return max(1, len(self.nodes))


@dataclass(frozen=True, slots=True)
class ChapterChange:
    """A chapter that has changed."""

    old: Chapter | None
    new: Chapter | None
    is_moved: bool = False
    fields: tuple[FieldChange, ...] = ()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What has happened to it."""
        return _kinds(self.old, self.new, self.fields, is_moved=self.is_moved)

    @property
    def title(self) -> str:
        """Its title now, or as it was where it is gone."""
        found = self.new or self.old
        return found.title if found else ""


@dataclass(frozen=True, slots=True)
class PlanDiff:
    """All changes, in the reading order of the new plan, removed nodes where they stood."""

    details: tuple[FieldChange, ...] = ()
    chapters: tuple[ChapterChange, ...] = ()
    nodes: tuple[NodeChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.details or self.chapters or self.nodes)

    def count(self, kind: ChangeKind) -> int:
        """Return how many nodes that has happened to, those that came or went one by one."""
        return sum(change.count for change in self.nodes if kind in change.kinds)


def compare_plans(old: Plan, new: Plan, pairs: Mapping[NodeId, NodeId] | None = None) -> PlanDiff:
    """Compare two states of a plan, or a plan with a document.

    `pairs` tell which node of `old` each one of `new` is. Without them, nodes, indicators and
    chapters of the same id are the same; with them, indicators and chapters are paired by what
    they say. A chapter without a text is not yet in the plan.
    """
    by_id = pairs is None
    if pairs is None:
        pairs = {node.id: node.id for node in new.walk() if old.node(node.id)}
    levels = changed((("Nivåer", level_lines(old.levels)),), (("Nivåer", level_lines(new.levels)),))
    return PlanDiff(
        details=changed(details_fields(old.details), details_fields(new.details)) + levels,
        chapters=_chapters(old.written_chapters(), new.written_chapters(), by_id=by_id),
        nodes=tuple(_Comparing(old, new, pairs, by_id=by_id).changes()),
    )


def _kinds(
    old: object, new: object, fields: Sequence[FieldChange], *, is_moved: bool
) -> tuple[ChangeKind, ...]:
    is_renumbered = [each.name for each in fields] == [NUMBER]
    told = {
        ChangeKind.ADDED: old is None,
        ChangeKind.REMOVED: new is None,
        ChangeKind.MOVED: is_moved,
        ChangeKind.REWORDED: bool(fields) and not is_renumbered,
        ChangeKind.RENUMBERED: is_renumbered,
    }
    return tuple(kind for kind, is_so in told.items() if is_so)


def _chapters(
    old: Sequence[Chapter], new: Sequence[Chapter], *, by_id: bool
) -> tuple[ChapterChange, ...]:
    if by_id:
        places = {chapter.id: place for place, chapter in enumerate(old)}
        pairs = {here: places[each.id] for here, each in enumerate(new) if each.id in places}
    else:
        pairs = pair_chapters(old, new)
    still = staying([pairs[place] for place in sorted(pairs)])
    changes = []
    for before, after in with_removed(len(old), len(new), pairs):
        one = None if before is None else old[before]
        other = None if after is None else new[after]
        fields = changed(chapter_fields(one), chapter_fields(other)) if one and other else ()
        is_moved = after is not None and before is not None and before not in still
        changes.append(ChapterChange(one, other, is_moved, fields))
    return tuple(change for change in changes if change.kinds)


class _Comparing:
    """Walks both trees together."""

    def __init__(
        self, old: Plan, new: Plan, pairs: Mapping[NodeId, NodeId], *, by_id: bool
    ) -> None:
        self._old = old
        self._new = new
        self._pairs = pairs
        self._kept = set(pairs.values())
        self._by_id = by_id

    def changes(self) -> Iterator[NodeChange]:
        return self._below(self._old.nodes, self._new.nodes)

    def _below(self, old: Sequence[Node], new: Sequence[Node]) -> Iterator[NodeChange]:
        """Compare the children of one node."""
        places = {node.id: place for place, node in enumerate(old)}
        there = {here: self._pairs.get(node.id) for here, node in enumerate(new)}
        pairs = {here: places[each] for here, each in there.items() if each in places}
        still = {old[place].id for place in staying([pairs[here] for here in sorted(pairs)])}
        # What went elsewhere is no gap here: it is told of where it came.
        for before, after in with_removed(len(old), len(new), pairs):
            if after is not None:
                yield from self._at(new[after], still)
            elif before is not None and old[before].id not in self._kept:
                yield self._removed(old[before])

    def _at(self, node: Node, still: set[NodeId]) -> Iterator[NodeChange]:
        old_id = self._pairs.get(node.id)
        old = None if old_id is None else self._old.node(old_id)
        above = _labels(self._new, node)
        if old is None:
            if node.parent_id is None or node.parent_id in self._pairs:
                nodes = tuple(self._came(node))
                yield NodeChange(None, node, above, nodes=nodes)
        else:
            is_moved = old.id not in still
            was_above = _labels(self._old, old) if is_moved else ()
            # Most of a plan is as it was: below such a node nothing has changed either.
            is_same = self._by_id and old == node
            fields = () if is_same else self._fields(old, node)
            change = NodeChange(old, node, above, was_above, is_moved, fields)
            if change.kinds:
                yield change
            if is_same:
                return
        yield from self._below(old.children if old else (), node.children)

    def _removed(self, node: Node) -> NodeChange:
        return NodeChange(node, None, _labels(self._old, node), nodes=tuple(self._went(node)))

    def _came(self, node: Node) -> Iterator[Node]:
        yield node
        for child in node.children:
            if child.id not in self._pairs:
                yield from self._came(child)

    def _went(self, node: Node) -> Iterator[Node]:
        yield node
        for child in node.children:
            if child.id not in self._kept:
                yield from self._went(child)

    def _fields(self, old: Node, new: Node) -> tuple[FieldChange, ...]:
        before, after = old.level, new.level
        # A level that only has another name is told of once, for the whole plan.
        is_other = before.key != after.key and before.singular != after.singular
        level = (FieldChange("Nivå", before.singular, after.singular),) if is_other else ()
        told = changed(node_fields(old), node_fields(new))
        return (*level, *told, *self._indicators(old, new))

    def _indicators(self, old: Node, new: Node) -> Iterator[FieldChange]:
        before = [indicator_text(each) for each in old.indicators]
        after = [indicator_text(each) for each in new.indicators]
        if self._by_id:
            places = {each.id: place for place, each in enumerate(old.indicators)}
            ids = enumerate(each.id for each in new.indicators)
            pairs = {here: places[each] for here, each in ids if each in places}
        else:
            pairs = pair_indicators(old, new)
        for there, here in with_removed(len(before), len(after), pairs):
            was = "" if there is None else before[there]
            now = "" if here is None else after[here]
            if was != now:
                yield FieldChange("Indikator", was, now)
        order = [pairs[here] for here in sorted(pairs)]
        if order != sorted(order):
            yield FieldChange("Indikatorernas ordning", "\n".join(before), "\n".join(after))


def _labels(plan: Plan, node: Node) -> tuple[str, ...]:
    return tuple(above.label for above in plan.ancestors(node))
