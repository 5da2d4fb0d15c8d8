"""The trash of an open file."""

from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId, TrashId
from andts_desktop.domain.levels import misplaced
from andts_desktop.domain.trash import Deletion, TrashEntry, TrashKind
from andts_desktop.errors import InputError

_TOUCHED = Changes(plan=True, follow_up=True)


class TrashDoor:
    """Lists what was removed, and takes it back."""

    def __init__(self, store: TrashStore, plans: PlanStore) -> None:
        self._store = store
        self._plans = plans

    def entries(self) -> tuple[TrashEntry, ...]:
        """Return every deletion, the latest first."""
        return self._store.entries()

    def restore(self, trash_id: TrashId) -> tuple[Deletion, ...]:
        """Take back a deletion, and before it those that hold what it lay in, all or nothing.

        Returns what was taken back, in that order, for `put_back`. Raises InputError where it is
        not in the trash any more, or its level can no longer lie where it lay.
        """
        plans = {entry.id: entry.plan_id for entry in self.entries()}
        if trash_id not in plans:
            raise InputError("Det finns inte kvar i papperskorgen.")
        chain = [trash_id]
        while (above := self._store.parent_of(chain[0])) is not None:
            chain.insert(0, above)
        with self._plans.together():
            restored = tuple(map(self._store.restore, chain))
            self._check_places(plans[trash_id], restored)
        return restored

    def put_back(self, restored: tuple[Deletion, ...]) -> Changes:
        """Put in the trash again what `restore` took out, all or nothing."""
        with self._plans.together():
            for deletion in reversed(restored):
                self._store.put_back(deletion)
        return _TOUCHED

    def _check_places(self, plan_id: PlanId, restored: tuple[Deletion, ...]) -> None:
        plan = self._plans.plan(plan_id)
        back = {each for deletion in restored for each in deletion.ids.get(TrashKind.NODE, ())}
        wrong = next((node for node in misplaced(plan, plan.levels) if node.id in back), None)
        if wrong is not None:
            above = plan.ancestors(wrong)
            place = f"under {above[-1].level.singular}" if above else "överst i planen"
            raise InputError(
                f"”{wrong.label}” kan inte läggas tillbaka: {wrong.level.singular} kan inte "
                f"längre ligga {place}. Ändra först nivån på det som den låg i."
            )
