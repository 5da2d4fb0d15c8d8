"""Units in the file."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.units import Succession, Unit, UnitKind

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import UnitDraft


class UnitStore:
    """Reads and writes units; names are unique in a file."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def units(self) -> tuple[Unit, ...]:
        """Return all units in Swedish order."""
        rows = self._file.rows("SELECT * FROM unit")
        return tuple(sorted(map(_unit, rows), key=lambda unit: sort_key(unit.name)))

    def ensure(self, drafts: "Iterable[UnitDraft]") -> dict[str, UnitId]:
        """Store the units that are not there by name, whatever its case; return all ids by name."""
        known = {unit.name.casefold(): unit.id for unit in self.units()}
        ids: dict[str, UnitId] = {}
        with self._file.writing():
            for draft in drafts:
                plain = draft.name.casefold()
                if plain not in known:
                    row = {"name": draft.name, "kind": draft.kind.value, "email": ""}
                    known[plain] = UnitId(self._file.insert("unit", row))
                ids[draft.name] = known[plain]
        return ids

    def put(self, unit: Unit) -> None:
        """Store a unit under its own id, new or changed."""
        row = {
            "id": unit.id,
            "name": unit.name,
            "kind": unit.kind.value,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "email": unit.email,
        }
        with self._file.writing() as database:
            database.table("unit").upsert(row, pk="id")

    def discard(self, unit_id: UnitId) -> None:
        """Remove a unit that nothing refers to."""
        with self._file.writing() as database:
            database.table("unit").delete(unit_id)

    def successions(self) -> tuple[Succession, ...]:
        """Return which units have taken over from which, the earliest first."""
        rows = self._file.rows(
            "SELECT * FROM succession ORDER BY year, predecessor_id, successor_id"
        )
        return tuple(
            Succession(UnitId(row["predecessor_id"]), UnitId(row["successor_id"]), row["year"])
            for row in rows
        )

    def put_succession(self, succession: Succession) -> None:
        """Store that a unit has taken over from another, in place of what stood of the two."""
        with self._file.writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO succession (predecessor_id, successor_id, year)"
                " VALUES (?, ?, ?)",
                (succession.predecessor, succession.successor, succession.year),
            )

    def discard_succession(self, succession: Succession) -> None:
        """Forget that a unit has taken over from another."""
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM succession WHERE predecessor_id = ? AND successor_id = ?",
                (succession.predecessor, succession.successor),
            )

    def is_used(self, unit_id: UnitId) -> bool:
        """Tell whether surveys, responsibilities or decided versions refer to the unit."""
        found = self._file.rows(
            "SELECT EXISTS (SELECT 1 FROM answer WHERE unit_id = ?1)"
            " OR EXISTS (SELECT 1 FROM sheet WHERE unit_id = ?1)"
            " OR EXISTS (SELECT 1 FROM sheet_event WHERE unit_id = ?1)"
            " OR EXISTS (SELECT 1 FROM node_responsibility WHERE unit_id = ?1)"
            " OR EXISTS (SELECT 1 FROM indicator_responsibility WHERE unit_id = ?1)"
            " OR EXISTS (SELECT 1 FROM plan_version v, json_tree(v.snapshot) named"
            " WHERE named.key = 'unit_id' AND named.atom = ?1) AS used",
            unit_id,
        )
        return bool(found[0]["used"])


def _unit(row: Row) -> Unit:
    return Unit(
        id=UnitId(row["id"]),
        name=row["name"],
        kind=UnitKind(row["kind"]),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        email=row["email"],
    )
