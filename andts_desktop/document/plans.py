"""The plans of an open file."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_store import NationalGoal, PlanStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.db.version_store import VersionStore
from andts_desktop.document.clean_drafts import (
    checked_chapter,
    cleaned_details,
    cleaned_indicator,
    cleaned_node,
    cleaned_template,
)
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import DEFAULT_CAUSES, DEFAULT_STATUS_SCALE
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, TrashId, UnitId
from andts_desktop.domain.levels import check_new_levels
from andts_desktop.domain.plan import (
    Assigned,
    Chapter,
    IndicatorField,
    Level,
    NationalGoalLink,
    Node,
    NodeField,
    Plan,
    PlanDetails,
    PreventionLevel,
    allowed_levels,
    substances_of,
)
from andts_desktop.domain.plan_versions import first_version
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.domain.units import ANSWERING_KINDS, UnitKind
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import NATIONAL_GOALS, Library

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft, PlanTemplate

_TOUCHED = Changes(plan=True, follow_up=True)


class PlanDoor:
    """Reads and changes the plans."""

    def __init__(
        self,
        store: PlanStore,
        nodes: NodeStore,
        chapters: ChapterStore,
        trash: TrashStore,
        units: UnitStore,
        follow_up: FollowUpStore,
        versions: VersionStore,
        library: Library,
    ) -> None:
        self._store = store
        self._nodes = nodes
        self._chapters = chapters
        self._trash = trash
        self._units = units
        self._follow_up = follow_up
        self._versions = versions
        self._library = library

    def ids(self) -> tuple[PlanId, ...]:
        """Return the plans in the order in which they were added."""
        return self._store.plan_ids()

    def plan(self, plan_id: PlanId) -> Plan:
        """Return a whole plan; raises InputError where the file has none, or only in the trash."""
        ids = self.ids()
        if plan_id not in ids:
            known = ", ".join(map(str, ids)) or "ingen"
            raise InputError(f"Planen {plan_id} finns inte i filen. Planer: {known}.")
        return self._store.plan(plan_id)

    def national_goals(self) -> tuple[NationalGoal, ...]:
        """Return the national goals that nodes can be linked to."""
        return self._store.national_goals()

    def add(self, template: "PlanTemplate", answering: Sequence[str] = ()) -> PlanId:
        """Add a plan from a template with its units and follow-up, all of it or nothing.

        `answering` names the units that answer the survey. They take the place of the
        template's districts; without them, a template without districts gets its municipality
        where the file has no unit that answers. A plan that was decided is frozen as a version.
        """
        from andts_desktop.document.template_follow_up import store_follow_up
        from andts_desktop.document.template_units import units_of

        national_goals = self._library.template(NATIONAL_GOALS)
        template = cleaned_template(template)
        with self._store.together():
            self._store.add_goal_set(national_goals)
            has_one = any(unit.kind in ANSWERING_KINDS for unit in self._units.units())
            unit_ids = self._units.ensure(units_of(template, answering, has_one=has_one))
            plan_id = self._store.add(
                template, NATIONAL_GOALS, unit_ids, DEFAULT_STATUS_SCALE, DEFAULT_CAUSES
            )
            plan = self._store.plan(plan_id)
            store_follow_up(template, plan, self._follow_up)
            if template.details.decided_on:
                self._versions.add(first_version(template.details, now()), plan)
        return plan_id

    def add_node(
        self,
        plan_id: PlanId,
        parent_id: NodeId | None,
        index: int,
        draft: "NodeDraft",
        node_id: NodeId | None = None,
    ) -> NodeId:
        """Add a node as the `index`th child; raises InputError where its level cannot lie there.

        Units that the file lacks are added as external parties.
        `node_id` is given to add one again under the id it had.
        """
        plan = self.plan(plan_id)
        self._check_place(plan, plan.level(draft.level_key), parent_id)
        plain = cleaned_node(draft)
        with self._store.together():
            units = self._ensured(name for node in plain.walk() for name in node.unit_names())
            return self._nodes.insert(
                plan_id, parent_id, index, plain, NATIONAL_GOALS, units, node_id
            )

    def discard_node(self, node_id: NodeId) -> Changes:
        """Take back the addition of a node that has nothing below it."""
        self._nodes.discard(node_id)
        return _TOUCHED

    def set_field(self, node_id: NodeId, field: NodeField, value: str) -> Changes:
        """Store one field of a node; substances as their letters."""
        text = cleaned(value) if field == "text" else cleaned_line(value)
        if field == "substances":
            text = "".join(substances_of(text))
        elif field == "prevention_level":
            text = PreventionLevel(text)
        self._nodes.put_field(node_id, field, text)
        return _TOUCHED

    def set_key(self, plan_id: PlanId, node_id: NodeId, key: str) -> Changes:
        """Give a node the name that questions link to, empty for none.

        Raises InputError where another node of the plan has that name.
        """
        plan = self.plan(plan_id)
        _found(plan, node_id)
        name = cleaned_line(key)
        has_it = next((n for n in plan.walk() if name and n.key == name and n.id != node_id), None)
        if has_it is not None:
            raise InputError(f"Nyckeln ”{name}” har redan ”{has_it.label}”. Välj en annan.")
        self._nodes.put_field(node_id, "key", name)
        return _TOUCHED

    def set_level(self, plan_id: PlanId, node_id: NodeId, level_key: str) -> Changes:
        """Move a node to another level where it lies; raises InputError where that cannot be."""
        plan = self.plan(plan_id)
        node, level = _found(plan, node_id), plan.level(level_key)
        self._check_place(plan, level, node.parent_id)
        for child in node.children:
            if child.level not in allowed_levels(plan.levels, level):
                raise InputError(
                    f"”{node.label}” kan inte bli {level.singular}: under den ligger "
                    f"{child.level.singular} ”{child.label}”. Flytta den först."
                )
        self._nodes.put_level(node_id, level_key)
        return _TOUCHED

    def set_levels(self, plan_id: PlanId, levels: Sequence[Level]) -> Changes:
        """Store what the plan's levels are called and carry.

        Raises InputError where they make no plan, where one is missing that nodes are on, also
        in the trash, or where a node could not lie where it lies.
        """
        check_new_levels(self.plan(plan_id), levels, self._store.levels_in_trash(plan_id))
        self._store.put_levels(plan_id, levels)
        return _TOUCHED

    def move(
        self, plan_id: PlanId, node_id: NodeId, parent_id: NodeId | None, index: int
    ) -> Changes:
        """Move a node with all below it; raises InputError where it cannot lie there."""
        plan = self.plan(plan_id)
        node = _found(plan, node_id)
        if parent_id is not None and any(below.id == parent_id for below in node.walk()):
            raise InputError(f"”{node.label}” kan inte flyttas in under sig själv.")
        self._check_place(plan, node.level, parent_id)
        self._nodes.move(plan_id, node_id, parent_id, index)
        return _TOUCHED

    def remove(self, plan_id: PlanId, node_id: NodeId) -> TrashId:
        """Put a node and all below it in the trash; `restore` brings back exactly that."""
        node = _found(self.plan(plan_id), node_id)
        return self._trash.put_nodes([below.id for below in node.walk()], node.label, now())

    def remove_plan(self, plan_id: PlanId) -> TrashId:
        """Put a whole plan in the trash; `restore` brings it back."""
        return self._trash.put_plan(plan_id, self.plan(plan_id).details.title, now())

    def restore(self, trash_id: TrashId) -> Changes:
        """Bring back what one deletion took."""
        self._trash.restore(trash_id)
        return _TOUCHED

    def assign(self, node_id: NodeId, assigned: Sequence[Assigned]) -> Changes:
        """Store who takes part in a node: at most one lead, each unit once."""
        self._nodes.put_responsibilities(node_id, assigned)
        return _TOUCHED

    def link_national_goals(self, node_id: NodeId, links: Sequence[NationalGoalLink]) -> Changes:
        """Store which national goals a node serves."""
        self._nodes.put_national_goals(node_id, links)
        return _TOUCHED

    def add_indicator(
        self, node: Node, draft: "IndicatorDraft", indicator_id: IndicatorId | None = None
    ) -> IndicatorId:
        """Add an indicator after the node's others; units that the file lacks as external ones."""
        plain = cleaned_indicator(draft)
        with self._store.together():
            units = self._ensured(each.unit_name for each in plain.responsibilities)
            return self._nodes.insert_indicator(node.id, plain, units, indicator_id)

    def discard_indicator(self, indicator_id: IndicatorId) -> Changes:
        """Take back the addition of an indicator."""
        self._nodes.discard_indicator(indicator_id)
        return _TOUCHED

    def set_indicator_field(
        self, indicator_id: IndicatorId, field: IndicatorField, value: str
    ) -> Changes:
        """Store one field of an indicator; by_sex is "1" or empty."""
        plain = cleaned(value)
        if field == "by_sex":
            plain = "1" if plain else "0"
        self._nodes.put_indicator_field(indicator_id, field, plain)
        return _TOUCHED

    def remove_indicator(self, indicator_id: IndicatorId, title: str) -> TrashId:
        """Put an indicator in the trash; its outcomes come back with it."""
        return self._trash.put_indicator(indicator_id, cleaned_line(title), now())

    def set_details(self, plan_id: PlanId, details: PlanDetails) -> Changes:
        """Store what stands on the plan's title page; raises InputError for an empty title."""
        plain = cleaned_details(details)
        if not plain.title:
            raise InputError("Planen behöver en titel.")
        self._store.put_details(plan_id, plain)
        return _TOUCHED

    def add_chapter(
        self, plan_id: PlanId, index: int, chapter: Chapter, chapter_id: ChapterId | None = None
    ) -> ChapterId:
        """Add a chapter as the plan's `index`th; raises InputError for an empty title.

        `chapter_id` is given to add one again under the id it had.
        """
        return self._chapters.insert(plan_id, index, checked_chapter(chapter), chapter_id)

    def discard_chapter(self, chapter_id: ChapterId) -> Changes:
        """Take back the addition of a chapter."""
        self._chapters.discard(chapter_id)
        return _TOUCHED

    def set_chapter(self, chapter_id: ChapterId, chapter: Chapter) -> Changes:
        """Store what a chapter says; raises InputError for an empty title."""
        self._chapters.put(chapter_id, checked_chapter(chapter))
        return _TOUCHED

    def move_chapter(self, plan_id: PlanId, chapter_id: ChapterId, index: int) -> Changes:
        """Make a chapter the plan's `index`th."""
        self._chapters.place(plan_id, chapter_id, index)
        return _TOUCHED

    def remove_chapter(self, chapter_id: ChapterId, title: str) -> TrashId:
        """Put a chapter in the trash; `restore` brings it back to its place."""
        return self._trash.put_chapter(chapter_id, cleaned_line(title), now())

    def _ensured(self, names: Iterable[str]) -> dict[str, UnitId]:
        from andts_desktop.domain.plan_template import UnitDraft

        return self._units.ensure(UnitDraft(name, UnitKind.EXTERNAL) for name in names)

    def _check_place(self, plan: Plan, level: Level, parent_id: NodeId | None) -> None:
        parent = None if parent_id is None else _found(plan, parent_id)
        if level not in allowed_levels(plan.levels, parent.level if parent else None):
            above = f"under {parent.level.singular}" if parent else "överst i planen"
            raise InputError(f"{level.singular.capitalize()} kan inte ligga {above}.")


def _found(plan: Plan, node_id: NodeId) -> Node:
    node = plan.node(node_id)
    if node is None:
        raise InputError("Det som skulle ändras finns inte längre i planen.")
    return node


def now() -> str:
    """Return the moment, ISO with zone, as the file keeps it."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
