"""Newer documents merged into the plans of an open file."""

from typing import TYPE_CHECKING

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.document.clean_drafts import cleaned_template
from andts_desktop.document.plans import PlanDoor
from andts_desktop.domain.changes import EVERYTHING, Changes
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_template import PlanTemplate

if TYPE_CHECKING:
    from andts_desktop.domain.plan_diff import PlanDiff


class MergeDoor:
    """Tells what a merge would change, and carries it out.

    What merging needs is loaded with the first of them: a window opens without it.
    """

    def __init__(
        self,
        plans: PlanDoor,
        store: PlanStore,
        nodes: NodeStore,
        chapters: ChapterStore,
        trash: TrashStore,
        units: UnitStore,
    ) -> None:
        self._plans = plans
        self._store = store
        self._nodes = nodes
        self._chapters = chapters
        self._trash = trash
        self._units = units

    def difference(
        self, plan_id: PlanId, template: PlanTemplate, *, remove_missing: bool
    ) -> "PlanDiff":
        """Return what merging a document would change; raises InputError where it cannot be."""
        from andts_desktop.domain.plan_diff import compare_plans
        from andts_desktop.domain.plan_merge import plan_merge

        old, plain = self._plans.plan(plan_id), cleaned_template(template)
        return compare_plans(old, plan_merge(old, plain, remove_missing=remove_missing).plan)

    def missing(self, plan_id: PlanId, template: PlanTemplate) -> int:
        """Return how many parts of the plan a document does not have."""
        from andts_desktop.domain.plan_merge import plan_merge

        merged = plan_merge(self._plans.plan(plan_id), cleaned_template(template))
        return sum(1 for node in merged.missing for _ in node.walk())

    def merge(self, plan_id: PlanId, template: PlanTemplate, *, remove_missing: bool) -> Changes:
        """Merge a document into a plan, all of it or nothing; raises InputError as `difference`.

        What is removed goes to the trash. Units that the file lacks are added.
        """
        from andts_desktop.document.merging import Merging
        from andts_desktop.domain.plan_merge import plan_merge
        from andts_desktop.domain.plan_steps import steps_between

        old = self._plans.plan(plan_id)
        plain = cleaned_template(template)
        new = plan_merge(old, plain, remove_missing=remove_missing).plan
        with self._store.together():
            units = self._units.ensure(template.units)
            units.update({unit.name: unit.id for unit in self._units.units()})
            merging = Merging(old, self._store, self._nodes, self._chapters, self._trash, units)
            for step in steps_between(old, new):
                merging.do(step)
        return EVERYTHING
