"""A whole plan lifted out of the file and put back row for row, for undo of what is large."""

from dataclasses import dataclass

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import PlanId

_OF_NODE = "node_id IN (SELECT id FROM node WHERE plan_id = ?1)"
_OF_INDICATOR = (
    "indicator_id IN (SELECT i.id FROM indicator i JOIN node n ON n.id = i.node_id"
    " WHERE n.plan_id = ?1)"
)
_IN_TRASH = (
    "id IN (SELECT trash_id FROM plan WHERE id = ?1"
    " UNION SELECT trash_id FROM node WHERE plan_id = ?1"
    " UNION SELECT trash_id FROM chapter WHERE plan_id = ?1"
    " UNION SELECT i.trash_id FROM indicator i JOIN node n ON n.id = i.node_id"
    " WHERE n.plan_id = ?1)"
)
_TABLES = (
    ("trash", _IN_TRASH),
    ("plan", "id = ?1"),
    ("level", "plan_id = ?1"),
    ("status_kind", "plan_id = ?1"),
    ("cause", "plan_id = ?1"),
    ("chapter", "plan_id = ?1"),
    ("node", "plan_id = ?1"),
    ("node_national_goal", _OF_NODE),
    ("node_responsibility", _OF_NODE),
    ("indicator", _OF_NODE),
    ("indicator_responsibility", _OF_INDICATOR),
    ("status_entry", _OF_NODE),
    ("outcome", _OF_INDICATOR),
    ("goal_assessment", _OF_NODE),
    ("prose", "plan_id = ?1"),
    ("report_stamp", "plan_id = ?1"),
    ("plan_version", "plan_id = ?1"),
    ("paper_section", "plan_id = ?1"),
    ("section_mark", "plan_id = ?1"),
)
"""Every table with rows of a plan; a row after those that it refers to."""


@dataclass(frozen=True, slots=True)
class PlanImage:
    """Everything the file holds of one plan, follow-up and versions and trash with it."""

    plan_id: PlanId
    rows: tuple[tuple[str, tuple[Row, ...]], ...]


class PlanImages:
    """Takes and puts back images."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def take(self, plan_id: PlanId) -> PlanImage:
        """Return everything the file holds of a plan."""
        return PlanImage(
            plan_id,
            tuple(
                (table, tuple(self._file.rows(f"SELECT * FROM {table} WHERE {mine}", plan_id)))
                for table, mine in _TABLES
            ),
        )

    def put(self, image: PlanImage) -> None:
        """Make the plan what it was when the image was taken, whatever it is now."""
        with self._file.writing() as database:
            # A node may come before the one it lies under.
            database.execute("PRAGMA defer_foreign_keys = ON")
            self.remove(image.plan_id)
            for table, rows in image.rows:
                database.table(table).insert_all(dict(row) for row in rows)

    def remove(self, plan_id: PlanId) -> None:
        """Remove everything the file holds of a plan."""
        with self._file.writing() as database:
            database.execute("PRAGMA defer_foreign_keys = ON")
            trash = [
                row["id"]
                for row in self._file.rows(f"SELECT id FROM trash WHERE {_IN_TRASH}", plan_id)
            ]
            for table, mine in reversed(_TABLES[1:]):
                database.execute(f"DELETE FROM {table} WHERE {mine}", [plan_id])
            for trash_id in trash:
                database.table("trash").delete(trash_id)
