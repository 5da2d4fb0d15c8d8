"""Edits that touch much of a plan at once; undone by putting the plan back as it was."""

from collections.abc import Callable, Sequence

from andts_desktop.document.whole_plans import PlanState
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId, TrashId
from andts_desktop.domain.plan import Level
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_EVERYTHING = Changes(plan=True, units=True, survey=True, follow_up=True)


class Together(Command):
    """Several edits as one step, stored all of them or none."""

    def __init__(self, session: Session, text: str, steps: Sequence[Command]) -> None:
        super().__init__(session, text)
        self._steps = tuple(steps)
        self.subject = next((step.subject for step in steps if step.subject is not None), None)

    def apply(self) -> Changes:
        return self._all([step.apply for step in self._steps])

    def revert(self) -> Changes:
        return self._all([step.revert for step in reversed(self._steps)])

    def _all(self, steps: Sequence[Callable[[], Changes]]) -> Changes:
        changes = Changes()
        with self._session.document.together():
            for step in steps:
                changes |= step()
        return changes


class WholePlanCommand(Command):
    """An edit of a whole plan; undo and redo show that plan, where it is still there."""

    @property
    def plan_id(self) -> PlanId | None:
        """The plan that is edited; None before it is there."""
        raise NotImplementedError

    def _go(self, step: Callable[[], Changes], *, shows: bool) -> None:
        super()._go(step, shows=shows)
        plan_id = self.plan_id
        if shows and plan_id is not None and plan_id in self._session.document.plans.ids():
            self._session.choose_plan(plan_id)


class ChangePlan(WholePlanCommand):
    """Change a plan by `work`, which stores; undo puts every row of the plan back."""

    def __init__(
        self, session: Session, text: str, plan_id: PlanId, work: Callable[[], object]
    ) -> None:
        super().__init__(session, text)
        self._plan_id = plan_id
        self._work = work
        self._before: PlanState | None = None
        self._after: PlanState | None = None

    @property
    def plan_id(self) -> PlanId | None:
        return self._plan_id

    def apply(self) -> Changes:
        plans = self._session.document.whole_plans
        if self._after is not None:
            return plans.go_to(self._after)
        with self._session.document.together():
            self._before = plans.state(self._plan_id)
            self._work()
            self._after = plans.state(self._plan_id)
        return _EVERYTHING

    def revert(self) -> Changes:
        if self._before is None:
            return Changes()
        return self._session.document.whole_plans.go_to(self._before)


class AddPlan(WholePlanCommand):
    """Add a whole plan by `work`, which stores it and returns its id."""

    def __init__(self, session: Session, text: str, work: Callable[[], PlanId]) -> None:
        super().__init__(session, text)
        self._work = work
        self._before: PlanState | None = None
        self._after: PlanState | None = None

    @property
    def plan_id(self) -> PlanId | None:
        return self._after.plan_id if self._after is not None else None

    def apply(self) -> Changes:
        plans = self._session.document.whole_plans
        if self._after is not None:
            return plans.go_to(self._after)
        units = plans.units()
        with self._session.document.together():
            plan_id = self._work()
            self._before = plans.absent(plan_id, units)
            self._after = plans.state(plan_id)
        return _EVERYTHING

    def revert(self) -> Changes:
        if self._before is None:
            return Changes()
        return self._session.document.whole_plans.go_to(self._before)


class RemovePlan(WholePlanCommand):
    """Put a whole plan in the trash."""

    def __init__(self, session: Session, plan_id: PlanId) -> None:
        super().__init__(session, session.tr("borttagning av planen"))
        self._plan_id = plan_id
        self._trash_id: TrashId | None = None

    @property
    def plan_id(self) -> PlanId | None:
        return self._plan_id

    def apply(self) -> Changes:
        self._trash_id = self._session.document.plans.remove_plan(self._plan_id)
        return _EVERYTHING

    def revert(self) -> Changes:
        if self._trash_id is not None:
            self._session.document.plans.restore(self._trash_id)
        return _EVERYTHING


class SetLevels(Command):
    """Store what a plan's levels are called and carry; `typing` as in text fields."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        old: Sequence[Level],
        new: Sequence[Level],
        typing: object = None,
    ) -> None:
        super().__init__(session, session.tr("ändring av nivåer"))
        self._plan_id = plan_id
        self._old = tuple(old)
        self.new = tuple(new)
        self.merge_key = ("levels", plan_id, typing) if typing is not None else None

    def apply(self) -> Changes:
        return self._session.document.plans.set_levels(self._plan_id, self.new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_levels(self._plan_id, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetLevels):
            self.new = later.new
