"""Whole plans of an open file, lifted out and put back: the undo of imports, merges and pastes."""

from dataclasses import dataclass

from andts_desktop.db.plan_image import PlanImage, PlanImages
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.units import Unit

_TOUCHED = Changes(plan=True, units=True, survey=True, follow_up=True)


@dataclass(frozen=True, slots=True)
class PlanState:
    """Everything the file holds of a plan at one moment, and the units it had then.

    `image` is None where the plan was not there.
    """

    plan_id: PlanId
    image: PlanImage | None
    units: tuple[Unit, ...]


class WholePlanDoor:
    """Takes the state of a plan, and makes the plan what it was."""

    def __init__(self, plans: PlanStore, images: PlanImages, units: UnitStore) -> None:
        self._plans = plans
        self._images = images
        self._units = units

    def units(self) -> tuple[Unit, ...]:
        """Return the register of units, to be kept as part of a state."""
        return self._units.units()

    def state(self, plan_id: PlanId) -> PlanState:
        """Return everything the file holds of a plan."""
        return PlanState(plan_id, self._images.take(plan_id), self.units())

    def absent(self, plan_id: PlanId, units: tuple[Unit, ...]) -> PlanState:
        """Return the state in which a plan was not there, and the register was `units`."""
        return PlanState(plan_id, None, units)

    def go_to(self, state: PlanState) -> Changes:
        """Make the plan what it was; units that only it has brought come and go with it."""
        with self._plans.together():
            now = {unit.id for unit in self._units.units()}
            for unit in state.units:
                if unit.id not in now:
                    self._units.put(unit)
            if state.image is None:
                self._images.remove(state.plan_id)
            else:
                self._images.put(state.image)
            then = {unit.id for unit in state.units}
            for unit in self._units.units():
                if unit.id not in then and not self._units.is_used(unit.id):
                    self._units.discard(unit.id)
        return _TOUCHED
