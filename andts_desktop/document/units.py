"""The units of an open file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import Succession, Unit, UnitKind, takes_over
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import UnitDraft

FIRST_YEAR, LAST_YEAR = 1990, 2100

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
        from andts_desktop.domain.plan_template import UnitDraft

        plain = self._free_name(name)
        if unit_id is not None:
            self._store.put(Unit(unit_id, plain, kind))
            return unit_id
        return self._store.ensure([UnitDraft(plain, kind)])[plain]

    def ensure(self, drafts: "Iterable[UnitDraft]") -> dict[str, UnitId]:
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
        """Remove a unit; raises InputError where surveys or responsibilities refer to it."""
        if self._store.is_used(unit_id):
            name = self.unit(unit_id).name
            raise InputError(
                f"”{name}” hör till en enkätomgång eller har ansvar i planen och kan inte tas "
                "bort. Sätt ett slutår i stället, så finns historiken kvar."
            )
        self._store.discard(unit_id)
        return _TOUCHED

    def successions(self) -> tuple[Succession, ...]:
        """Return which units have taken over from which, the earliest first."""
        return self._store.successions()

    def add_succession(self, succession: Succession) -> Changes:
        """Store that a unit has taken over from another, or that it did so in another year.

        Raises InputError for one that cannot be true.
        """
        self._refuse_impossible(succession)
        self._store.put_succession(succession)
        return _TOUCHED

    def restore_successions(self, successions: Iterable[Succession]) -> Changes:
        """Put back what went with a unit that was removed, as it stood."""
        for each in successions:
            self._store.put_succession(each)
        return _TOUCHED

    def remove_succession(self, succession: Succession) -> Changes:
        """Forget that a unit has taken over from another."""
        self._store.discard_succession(succession)
        return _TOUCHED

    def _refuse_impossible(self, succession: Succession) -> None:
        old, new = self.unit(succession.predecessor), self.unit(succession.successor)
        year = succession.year
        if old.id == new.id:
            raise InputError(f"”{old.name}” kan inte ersättas av sig själv. Välj en annan enhet.")
        if old.kind is not new.kind:
            raise InputError(
                f"”{old.name}” och ”{new.name}” är inte enheter av samma slag. Ändra slaget på "
                "den ena, eller välj en annan enhet."
            )
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(f"{year} är inte ett möjligt år. Skriv ett årtal, till exempel 2024.")
        if old.valid_from is not None and year <= old.valid_from:
            raise InputError(
                f"”{old.name}” finns från {old.valid_from} och kan ersättas tidigast året efter."
            )
        if new.valid_to is not None and year > new.valid_to:
            raise InputError(
                f"”{new.name}” finns till och med {new.valid_to} och kan inte ta över {year}."
            )
        if takes_over(self._store.successions(), old.id, new.id):
            raise InputError(
                f"”{old.name}” har redan tagit över från ”{new.name}”, så det omvända går inte."
            )

    def _free_name(self, name: str, besides: UnitId | None = None) -> str:
        plain = cleaned_line(name)
        if not plain:
            raise InputError("Enheten behöver ett namn.")
        taken = (u for u in self._store.units() if u.id != besides)
        if any(unit.name.casefold() == plain.casefold() for unit in taken):
            raise InputError(f"Det finns redan en enhet som heter ”{plain}”.")
        return plain
