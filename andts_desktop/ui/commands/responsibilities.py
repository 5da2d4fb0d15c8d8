"""Edits of who takes part in a node."""

from collections.abc import Callable, Mapping, Sequence

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.plan import Assigned, ResponsibilityRole
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_TOUCHED = Changes(units=True, plan=True, survey=True, follow_up=True)


class AssignNewUnit(Command):
    """Add a unit to the register and give it its part in a node, as one step.

    `assigned_with` returns all responsibilities of the node once the unit's id is known.
    """

    def __init__(
        self,
        session: Session,
        node_id: NodeId,
        unit: tuple[str, UnitKind],
        old: Sequence[Assigned],
        assigned_with: Callable[[UnitId], Sequence[Assigned]],
    ) -> None:
        super().__init__(session, session.tr("ny enhet med ansvar"))
        self._node_id = self.subject = node_id
        self._unit = unit
        self._old = tuple(old)
        self._assigned_with = assigned_with
        self._unit_id: UnitId | None = None

    def apply(self) -> Changes:
        document = self._session.document
        self._unit_id = document.units.add(*self._unit, self._unit_id)
        document.plans.assign(self._node_id, self._assigned_with(self._unit_id))
        return _TOUCHED

    def revert(self) -> Changes:
        document = self._session.document
        document.plans.assign(self._node_id, self._old)
        if self._unit_id is not None:
            document.units.remove(self._unit_id)
        return _TOUCHED


class LeadByNewUnit(Command):
    """Add a unit to the register and let it lead nodes, as one step.

    `old` holds all responsibilities of each node as they were.
    """

    def __init__(
        self,
        session: Session,
        unit: tuple[str, UnitKind],
        old: Mapping[NodeId, Sequence[Assigned]],
    ) -> None:
        super().__init__(session, session.tr("ny enhet med ansvar"))
        self.subject = next(iter(old))
        self._unit = unit
        self._old = {node_id: tuple(assigned) for node_id, assigned in old.items()}
        self._unit_id: UnitId | None = None

    def apply(self) -> Changes:
        document = self._session.document
        self._unit_id = document.units.add(*self._unit, self._unit_id)
        for node_id, old in self._old.items():
            document.plans.assign(node_id, led_by(self._unit_id, old))
        return _TOUCHED

    def revert(self) -> Changes:
        document = self._session.document
        for node_id, old in self._old.items():
            document.plans.assign(node_id, old)
        if self._unit_id is not None:
            document.units.remove(self._unit_id)
        return _TOUCHED


def led_by(unit_id: UnitId | None, assigned: Sequence[Assigned]) -> tuple[Assigned, ...]:
    """Return a node's responsibilities with another lead (None: with nobody)."""
    lead = [(unit_id, ResponsibilityRole.LEAD)] if unit_id is not None else []
    others = [
        (each, role)
        for each, role in assigned
        if role is not ResponsibilityRole.LEAD and each != unit_id
    ]
    return (*lead, *others)
