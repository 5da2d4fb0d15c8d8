"""The trash in the file: what was removed lies there until it is taken back."""

from collections.abc import Mapping, Sequence

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, TrashId
from andts_desktop.domain.trash import Deletion, TrashEntry, TrashKind, places_with

_TABLES = tuple(TrashKind)
"""The tables whose rows can lie in the trash; each kind is the name of one."""
_BESIDE = {
    TrashKind.NODE: "s.plan_id = t.plan_id AND s.parent_id IS t.parent_id",
    TrashKind.CHAPTER: "s.plan_id = t.plan_id",
}
"""What lies beside a thing that has a place among others."""


class TrashStore:
    """Puts things in the trash and takes them back; what hangs on them stays with them."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def put_nodes(self, node_ids: Sequence[NodeId], title: str, deleted_at: str) -> TrashId:
        """Put a node (the first) and those below it in the trash."""
        with self._file.writing():
            self._keep_place(TrashKind.NODE, node_ids[0])
            return self._put(TrashKind.NODE, node_ids, title, deleted_at)

    def put_indicator(self, indicator_id: IndicatorId, title: str, deleted_at: str) -> TrashId:
        """Put an indicator in the trash; its outcomes stay."""
        return self._put(TrashKind.INDICATOR, [indicator_id], title, deleted_at)

    def put_chapter(self, chapter_id: ChapterId, title: str, deleted_at: str) -> TrashId:
        """Put a chapter in the trash."""
        with self._file.writing():
            self._keep_place(TrashKind.CHAPTER, chapter_id)
            return self._put(TrashKind.CHAPTER, [chapter_id], title, deleted_at)

    def put_plan(self, plan_id: PlanId, title: str, deleted_at: str) -> TrashId:
        """Put a whole plan in the trash."""
        return self._put(TrashKind.PLAN, [plan_id], title, deleted_at)

    def restore(self, trash_id: TrashId) -> Deletion:
        """Take out of the trash exactly what one deletion put there; raises KeyError."""
        found = self._file.rows("SELECT * FROM trash WHERE id = ?", trash_id)
        if not found:
            raise KeyError(trash_id)
        ids = self._taken(trash_id)
        places: dict[TrashKind, dict[int, int]] = {}
        with self._file.writing() as database:
            for table, own_id in self._placed(trash_id):
                places[table] = self._put_in_place(table, own_id)
            for table in _TABLES:
                database.execute(
                    f"UPDATE {table} SET trash_id = NULL WHERE trash_id = ?", [trash_id]
                )
            database.table("trash").delete(trash_id)
        return Deletion(trash_id, found[0]["title"], found[0]["deleted_at"], ids, places)

    def put_back(self, deletion: Deletion) -> None:
        """Put in the trash again what `restore` took out, under the same id."""
        row = {"id": deletion.id, "title": deletion.title, "deleted_at": deletion.deleted_at}
        with self._file.writing() as database:
            database.table("trash").insert(row)
            for table, ids in deletion.ids.items():
                for each in ids:
                    database.table(table).update(each, {"trash_id": deletion.id})
            for table, places in deletion.places.items():
                self._put_places(table, places)

    def parent_of(self, trash_id: TrashId) -> TrashId | None:
        """Return the deletion that holds what this one lay in, None where that is alive."""
        rows = self._file.rows(_ABOVE, trash_id)
        return TrashId(rows[0]["trash_id"]) if rows else None

    def entries(self) -> tuple[TrashEntry, ...]:
        """Return every deletion, the latest first."""
        return tuple(map(_entry, self._file.rows(_ENTRIES)))

    def _put(self, table: TrashKind, ids: Sequence[int], title: str, deleted_at: str) -> TrashId:
        with self._file.writing() as database:
            entry = {"title": title, "deleted_at": deleted_at}
            trash_id = TrashId(self._file.insert("trash", entry))
            for each in ids:
                database.execute(f"UPDATE {table} SET trash_id = ? WHERE id = ?", [trash_id, each])
        return trash_id

    def _taken(self, trash_id: TrashId) -> dict[TrashKind, tuple[int, ...]]:
        found: dict[TrashKind, tuple[int, ...]] = {}
        for table in _TABLES:
            rows = self._file.rows(f"SELECT id FROM {table} WHERE trash_id = ?", trash_id)
            if rows:
                found[table] = tuple(row["id"] for row in rows)
        return found

    def _placed(self, trash_id: TrashId) -> list[tuple[TrashKind, int]]:
        """Return what a deletion took that has a place of its own among others."""
        rows = self._file.rows(
            "SELECT 'node' AS kind, n.id FROM node n LEFT JOIN node p ON p.id = n.parent_id"
            " WHERE n.trash_id = ?1 AND p.trash_id IS NOT n.trash_id"
            " UNION ALL SELECT 'chapter', id FROM chapter WHERE trash_id = ?1",
            trash_id,
        )
        return [(TrashKind(row["kind"]), row["id"]) for row in rows]

    def _beside(self, table: TrashKind, own_id: int) -> list[Row]:
        return self._file.rows(
            f"SELECT s.id, s.position, s.trash_id FROM {table} s JOIN {table} t ON t.id = ?"
            f" WHERE {_BESIDE[table]} ORDER BY s.position, s.id",
            own_id,
        )

    def _keep_place(self, table: TrashKind, own_id: int) -> None:
        # Others move while it lies there, so what it keeps is its place among the living.
        living = [row["id"] for row in self._beside(table, own_id) if row["trash_id"] is None]
        self._put_places(table, {own_id: living.index(own_id)})

    def _put_in_place(self, table: TrashKind, own_id: int) -> dict[int, int]:
        """Place what comes back among those beside it; return the places that all had before."""
        rows = self._beside(table, own_id)
        gone = sorted(
            (row for row in rows if row["trash_id"] is not None), key=lambda row: row["trash_id"]
        )
        places = places_with(
            own_id,
            [row["id"] for row in rows if row["trash_id"] is None],
            [(row["id"], row["position"]) for row in gone],
        )
        self._put_places(table, places)
        return {row["id"]: row["position"] for row in rows}

    def _put_places(self, table: TrashKind, places: Mapping[int, int]) -> None:
        with self._file.writing() as database:
            for each, place in places.items():
                database.execute(f"UPDATE {table} SET position = ? WHERE id = ?", [place, each])


_ABOVE = """
SELECT p.trash_id, 1 AS steps FROM node n JOIN node p ON p.id = n.parent_id
    WHERE n.trash_id = ?1 AND p.trash_id IS NOT NULL AND p.trash_id <> ?1
UNION SELECT n.trash_id, 1 FROM indicator i JOIN node n ON n.id = i.node_id
    WHERE i.trash_id = ?1 AND n.trash_id IS NOT NULL
UNION SELECT p.trash_id, 2 FROM indicator i JOIN node n ON n.id = i.node_id
    JOIN plan p ON p.id = n.plan_id WHERE i.trash_id = ?1 AND p.trash_id IS NOT NULL
UNION SELECT p.trash_id, 2 FROM node n JOIN plan p ON p.id = n.plan_id
    WHERE n.trash_id = ?1 AND p.trash_id IS NOT NULL
UNION SELECT p.trash_id, 2 FROM chapter c JOIN plan p ON p.id = c.plan_id
    WHERE c.trash_id = ?1 AND p.trash_id IS NOT NULL
ORDER BY steps LIMIT 1
"""
_ENTRIES = """
WITH taken AS (
    SELECT trash_id, 'plan' AS kind, id AS plan_id, 'plan' AS what, '' AS parent, 1 AS count
        FROM plan WHERE trash_id IS NOT NULL
    UNION ALL
    SELECT n.trash_id, 'node', n.plan_id, l.singular,
        coalesce(trim(p.number || ' ' || p.title), ''),
        (SELECT count(*) FROM node c WHERE c.trash_id = n.trash_id)
        FROM node n
        JOIN level l ON l.plan_id = n.plan_id AND l.key = n.level_key
        LEFT JOIN node p ON p.id = n.parent_id
        WHERE n.trash_id IS NOT NULL AND p.trash_id IS NOT n.trash_id
    UNION ALL
    SELECT i.trash_id, 'indicator', n.plan_id, 'indikator', trim(n.number || ' ' || n.title), 1
        FROM indicator i JOIN node n ON n.id = i.node_id WHERE i.trash_id IS NOT NULL
    UNION ALL
    SELECT trash_id, 'chapter', plan_id, 'kapitel', '', 1
        FROM chapter WHERE trash_id IS NOT NULL
)
SELECT t.id, t.title, t.deleted_at, taken.*, plan.title AS plan_title
    FROM trash t JOIN taken ON taken.trash_id = t.id JOIN plan ON plan.id = taken.plan_id
    GROUP BY t.id ORDER BY t.deleted_at DESC, t.id DESC
"""


def _entry(row: Row) -> TrashEntry:
    return TrashEntry(
        id=TrashId(row["id"]),
        title=row["title"],
        deleted_at=row["deleted_at"],
        kind=TrashKind(row["kind"]),
        what=row["what"],
        plan_id=PlanId(row["plan_id"]),
        plan_title=row["plan_title"],
        parent=row["parent"],
        count=row["count"],
    )
