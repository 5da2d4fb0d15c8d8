"""Edits of the register of units."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.units import Succession, Unit, UnitKind
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


class AddUnit(Command):
    """Add a unit to the register."""

    def __init__(self, session: Session, name: str, kind: UnitKind) -> None:
        super().__init__(session, session.tr("ny enhet"))
        self._name = name
        self._kind = kind
        self.unit_id: UnitId | None = None

    def apply(self) -> Changes:
        units = self._session.document.units
        self.unit_id = units.add(self._name, self._kind, self.unit_id)
        return Changes(units=True)

    def revert(self) -> Changes:
        if self.unit_id is None:
            return Changes()
        return self._session.document.units.remove(self.unit_id)


class ChangeUnit(Command):
    """Store a unit's name, kind, years or address."""

    def __init__(self, session: Session, old: Unit, new: Unit) -> None:
        super().__init__(session, session.tr("ändring av enhet"))
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.units.change(self._new)

    def revert(self) -> Changes:
        return self._session.document.units.change(self._old)


class RemoveUnit(Command):
    """Take a unit that nothing refers to out of the register."""

    def __init__(self, session: Session, unit: Unit) -> None:
        super().__init__(session, session.tr("borttagning av enhet"))
        self._unit = unit
        self._successions: tuple[Succession, ...] = ()

    def apply(self) -> Changes:
        units = self._session.document.units
        self._successions = tuple(
            each
            for each in units.successions()
            if self._unit.id in {each.predecessor, each.successor}
        )
        return units.remove(self._unit.id)

    def revert(self) -> Changes:
        unit, units = self._unit, self._session.document.units
        units.add(unit.name, unit.kind, unit.id)
        return units.change(unit) | units.restore_successions(self._successions)
