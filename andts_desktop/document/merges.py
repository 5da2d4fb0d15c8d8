"""Newer documents merged into the plans of an open file."""

from andts_desktop.document.plans import PlanDoor
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_diff import PlanDiff, compare_plans
from andts_desktop.domain.plan_merge import plan_merge
from andts_desktop.domain.plan_template import PlanTemplate


class MergeDoor:
    """Tells what a merge would change, and carries it out."""

    def __init__(self, plans: PlanDoor) -> None:
        self._plans = plans

    def difference(
        self,
        plan_id: PlanId,
        template: PlanTemplate,
        remove_missing: bool,  # noqa: FBT001
    ) -> PlanDiff:
        """Return what merging a document would change; raises InputError where it cannot be."""
        old = self._plans.plan(plan_id)
        return compare_plans(old, plan_merge(old, template, remove_missing=remove_missing).plan)
