"""The units of an open file."""

from collections.abc import Iterable
from dataclasses import replace

from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan_template import UnitDraft
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.errors import InputError

_TOUCHED = Changes(units=True, plan=True, survey=True)


class UnitDoor:
    """Reads and changes the register of units."""

    def __init__(self, store: UnitStore) -> None:
        self._store = store

    def all(self) -> tuple[Unit, ...]:
        """Return every unit in Swedish order."""
        return self._store.units()

    def unit(self, unit_id: UnitId) -> Unit:
        """Return a unit; raises KeyError."""
        for unit in self._store.units():
            if unit.id == unit_id:
                return unit
        raise KeyError(unit_id)

    def named(self, name: str) -> Unit:
        """Return the unit of that name, whatever its case; raises InputError."""
        units = self._store.units()
        for unit in units:
            if unit.name.casefold() == name.strip().casefold():
                return unit
        known = ", ".join(unit.name for unit in units)
        raise InputError(f"Enheten ”{name}” finns inte i filen. Välj någon av: {known}.")

    def add(self, name: str, kind: UnitKind, unit_id: UnitId | None = None) -> UnitId:
        """Add a unit; raises InputError for an empty name or one that is there already.

        `unit_id` is given to add one again under the id it had.
        """
        plain = self._free_name(name)
        if unit_id is not None:
            self._store.put(Unit(unit_id, plain, kind))
            return unit_id
        return self._store.ensure([UnitDraft(plain, kind)])[plain]

    def ensure(self, drafts: Iterable[UnitDraft]) -> dict[str, UnitId]:
        """Add the units that are not there; return the ids of all of them by name."""
        return self._store.ensure(drafts)

    def change(self, unit: Unit) -> Changes:
        """Store a unit's name, kind, years and address; raises InputError as `add`."""
        name = cleaned_line(unit.name)
        if name != self.unit(unit.id).name:
            name = self._free_name(name, besides=unit.id)
        self._store.put(replace(unit, name=name, email=cleaned_line(unit.email)))
        return _TOUCHED

    def remove(self, unit_id: UnitId) -> Changes:
        """Remove a unit; raises InputError where answers or responsibilities refer to it."""
        if self._store.is_used(unit_id):
            name = self.unit(unit_id).name
            raise InputError(
                f"”{name}” har svar eller ansvar i planen och kan inte tas bort. Sätt ett "
                "slutår i stället, så finns historiken kvar."
            )
        self._store.discard(unit_id)
        return _TOUCHED

    def _free_name(self, name: str, besides: UnitId | None = None) -> str:
        plain = cleaned_line(name)
        if not plain:
            raise InputError("Enheten behöver ett namn.")
        taken = (u for u in self._store.units() if u.id != besides)
        if any(unit.name.casefold() == plain.casefold() for unit in taken):
            raise InputError(f"Det finns redan en enhet som heter ”{plain}”.")
        return plain
