"""What a plan becomes when a newer document of it is merged into it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from andts_desktop.domain.drafts import plan_from
from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.merged_fields import (
    kept_fields,
    merged_chapter,
    merged_details,
    merged_node,
)
from andts_desktop.domain.merged_levels import merged_levels
from andts_desktop.domain.plan import (
    Chapter,
    Level,
    Node,
    Plan,
    Responsibilities,
    allowed_levels,
)
from andts_desktop.domain.plan_match import match_plans, pair_chapters
from andts_desktop.domain.plan_template import PlanTemplate
from andts_desktop.domain.reordering import with_removed
from andts_desktop.errors import InputError


@dataclass(frozen=True, slots=True)
class Kept:
    """A node with the Swedish names of fields that stay, since the document leaves them empty."""

    node: Node
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome of a merge, of which nothing is stored yet.

    `plan` is the whole plan as it will be: what was there keeps its ids, what the document adds
    has provisional ones below zero. `compare_plans(old, merge.plan)` shows what will change, and
    `steps_between(old, merge.plan)` is how to carry it out. `missing` are the topmost nodes that
    the document does not have, `kept` what it leaves empty, `added_levels` the levels that the
    plan lacked.
    """

    plan: Plan
    added_levels: tuple[Level, ...] = ()
    missing: tuple[Node, ...] = ()
    kept: tuple[Kept, ...] = ()


def plan_merge(old: Plan, template: PlanTemplate, *, remove_missing: bool = False) -> Merge:
    """Return what merging a newer document into a plan comes to.

    What the document leaves empty stays as it is in the plan. What it does not have at all stays
    too, where it stood, unless `remove_missing`. Merging the same document again changes nothing.
    Raises InputError where the levels of the two contradict each other.
    """
    return _Merging(old, template, remove_missing=remove_missing).merge()


class _Merging:
    """Builds the tree of the new plan out of the two."""

    def __init__(self, old: Plan, template: PlanTemplate, *, remove_missing: bool) -> None:
        self._old = old
        self._new = plan_from(template, _goal_set(old))
        self._units = _units_by_name(old)
        self._remove_missing = remove_missing
        self._levels, self._level_of = merged_levels(old.levels, template.levels)
        self._by_key = {level.key: level for level in self._levels}
        self._pairs = match_plans(old, self._new)
        self._found = set(self._pairs.values())
        self._kept: list[Kept] = []
        self._missing: list[Node] = []

    def merge(self) -> Merge:
        nodes = tuple(self._below(None, self._old.nodes, self._new.nodes))
        details = merged_details(self._old.details, self._new.details)
        chapters = tuple(self._chapters(self._old.chapters, self._new.chapters))
        plan = Plan(self._old.id, details, self._levels, chapters, nodes)
        _check_levels(plan)
        known = {level.key for level in self._old.levels}
        added = tuple(level for level in self._levels if level.key not in known)
        return Merge(plan, added, tuple(self._missing), tuple(self._kept))

    def _below(
        self, parent_id: NodeId | None, old: Sequence[Node], new: Sequence[Node]
    ) -> Iterator[Node]:
        """Yield the children of a node, which had and has those in the two plans."""
        places = {node.id: place for place, node in enumerate(old)}
        there = {here: self._pairs.get(node.id) for here, node in enumerate(new)}
        pairs = {here: places[each] for here, each in there.items() if each in places}
        for before, after in with_removed(len(old), len(new), pairs):
            if after is not None:
                yield self._node(new[after], parent_id)
            elif before is not None and old[before].id not in self._found:
                self._missing.append(old[before])
                if not self._remove_missing:
                    yield self._left(old[before])

    def _node(self, new: Node, parent_id: NodeId | None) -> Node:
        new = self._with_known_units(new)
        level = self._level_of[new.level.key]
        old_id = self._pairs.get(new.id)
        old = None if old_id is None else self._old.node(old_id)
        if old is None:
            children = tuple(self._below(new.id, (), new.children))
            return replace(new, parent_id=parent_id, level=level, children=children)
        names = kept_fields(old, new)
        if names:
            self._kept.append(Kept(old, names))
        merged = merged_node(old, new, level, remove_missing=self._remove_missing)
        children = tuple(self._below(old.id, old.children, new.children))
        return replace(merged, parent_id=parent_id, children=children)

    def _left(self, node: Node) -> Node:
        """Return a node that the document lacks, with those below it that it lacks too."""
        children = tuple(self._left(each) for each in node.children if each.id not in self._found)
        return replace(node, level=self._by_key[node.level.key], children=children)

    def _chapters(self, old: Sequence[Chapter], new: Sequence[Chapter]) -> Iterator[Chapter]:
        pairs = pair_chapters(old, new)
        is_removing = self._remove_missing and bool(new)
        for before, after in with_removed(len(old), len(new), pairs):
            if after is not None:
                chapter = new[after]
                yield chapter if before is None else merged_chapter(old[before], chapter)
            elif before is not None and not is_removing:
                yield old[before]

    def _with_known_units(self, node: Node) -> Node:
        return replace(
            node,
            responsibilities=self._known(node.responsibilities),
            indicators=tuple(
                replace(each, responsibilities=self._known(each.responsibilities))
                for each in node.indicators
            ),
        )

    def _known(self, responsibilities: Responsibilities) -> Responsibilities:
        return Responsibilities(
            tuple(
                replace(each, unit_id=known[0], unit_name=known[1])
                if (known := self._units.get(each.unit_name.casefold()))
                else each
                for each in responsibilities.entries
            )
        )


def _units_by_name(plan: Plan) -> dict[str, tuple[UnitId, str]]:
    """Return the plan's units with their own spelling, by name without letter case."""
    of_nodes = [node.responsibilities for node in plan.walk()]
    of_indicators = [each.responsibilities for node in plan.walk() for each in node.indicators]
    return {
        entry.unit_name.casefold(): (entry.unit_id, entry.unit_name)
        for one in (*of_nodes, *of_indicators)
        for entry in one.entries
    }


def _goal_set(plan: Plan) -> str:
    links = (link for node in plan.walk() for link in node.national_goals)
    return next((link.goal_set for link in links), "")


def _check_levels(plan: Plan) -> None:
    for node in plan.walk():
        parent = None if node.parent_id is None else plan.node(node.parent_id)
        if node.level not in allowed_levels(plan.levels, parent.level if parent else None):
            where = f"under {parent.level.singular}" if parent else "överst i planen"
            raise InputError(
                "Dokumentets nivåer går inte ihop med planens: "
                f"{node.level.singular} (”{node.label}”) skulle hamna {where}. "
                "Ändra vad nivåerna tolkas som, eller läs in dokumentet som en ny plan."
            )
