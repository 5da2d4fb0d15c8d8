"""Who takes part in each round, how far their sheets have come, and the rounds' logs."""

from collections.abc import Iterable, Mapping

from andts_desktop.db.data_file import DataFile
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.participation import UNTOUCHED, SheetEntry
from andts_desktop.domain.survey import EventKind, SheetEvent, SheetState


class SheetStore:
    """Reads and writes what is known of the sheets beside their answers."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def entries(self, round_id: RoundId) -> Mapping[UnitId, SheetEntry]:
        """Return what is stored of each unit's sheet; a unit without any is untouched."""
        sql = "SELECT unit_id, takes_part, state FROM sheet WHERE round_id = ?"
        return {
            UnitId(unit): SheetEntry(None if part is None else bool(part), SheetState(state))
            for unit, part, state in self._file.tuples(sql, round_id)
        }

    def put(self, round_id: RoundId, unit_id: UnitId, entry: SheetEntry) -> None:
        """Store what is known of a sheet; nothing is kept of one that is untouched."""
        key = (round_id, unit_id)
        with self._file.writing() as database:
            database.execute("DELETE FROM sheet WHERE round_id = ? AND unit_id = ?", key)
            if entry != UNTOUCHED:
                database.execute(
                    "INSERT INTO sheet (round_id, unit_id, takes_part, state) VALUES (?, ?, ?, ?)",
                    (*key, entry.takes_part, entry.state.value),
                )

    def log(self, round_id: RoundId, unit_id: UnitId | None = None) -> tuple[SheetEvent, ...]:
        """Return what has happened in a round, or to one unit's sheet, the first thing first."""
        sql = (
            "SELECT unit_id, at, kind, note FROM sheet_event WHERE round_id = ?1"
            " AND (?2 IS NULL OR unit_id = ?2) ORDER BY at, id"
        )
        return tuple(
            SheetEvent(UnitId(unit), at, EventKind(kind), note)
            for unit, at, kind, note in self._file.tuples(sql, round_id, unit_id)
        )

    def add_event(self, round_id: RoundId, event: SheetEvent) -> None:
        """Write a line in a round's log."""
        self._add_events(round_id, (event,))

    def replace_log(self, round_id: RoundId, unit_id: UnitId, events: Iterable[SheetEvent]) -> None:
        """Store a unit's whole log in a round in place of the one that stands there."""
        with self._file.writing() as database:
            database.execute(
                "DELETE FROM sheet_event WHERE round_id = ? AND unit_id = ?", (round_id, unit_id)
            )
            self._add_events(round_id, events)

    def _add_events(self, round_id: RoundId, events: Iterable[SheetEvent]) -> None:
        rows = [(round_id, each.unit_id, each.at, each.kind.value, each.note) for each in events]
        with self._file.writing() as database:
            database.conn.executemany(
                "INSERT INTO sheet_event (round_id, unit_id, at, kind, note)"
                " VALUES (?, ?, ?, ?, ?)",
                rows,
            )
