"""The decided versions of plans in the file, each frozen as it was decided."""

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import PlanId, VersionId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_versions import PlanVersion


class VersionStore:
    """Reads and writes versions."""

    def __init__(self, file: DataFile) -> None:
        self._file = file
        self._last: tuple[str, Plan] | None = None

    def versions(self, plan_id: PlanId) -> tuple[PlanVersion, ...]:
        """Return a plan's versions in the order in which they were decided."""
        # Without the snapshots: every look at a year's follow-up asks which version held.
        rows = self._file.rows(
            "SELECT id, name, decided_by, decided_on, case_number, valid_from, valid_to, made_at"
            " FROM plan_version WHERE plan_id = ? ORDER BY id",
            plan_id,
        )
        return tuple(map(_version, rows))

    def plan(self, version_id: VersionId) -> Plan:
        """Return the plan as it was decided; raises KeyError."""
        rows = self._file.rows("SELECT snapshot FROM plan_version WHERE id = ?", version_id)
        if not rows:
            raise KeyError(version_id)
        return self._read(rows[0]["snapshot"])

    def add(self, version: PlanVersion, plan: Plan) -> VersionId:
        """Freeze a plan as a version; the version's own id is given to store one again."""
        from andts_desktop.domain.plan_snapshot import write_snapshot

        row = {
            "id": version.id,
            "plan_id": plan.id,
            "name": version.name,
            "decided_by": version.decided_by,
            "decided_on": version.decided_on,
            "case_number": version.case_number,
            "valid_from": version.valid_from,
            "valid_to": version.valid_to,
            "made_at": version.made_at,
            "snapshot": write_snapshot(plan),
        }
        return VersionId(self._file.insert("plan_version", row))

    def discard(self, version_id: VersionId) -> None:
        """Remove a version for good."""
        with self._file.writing() as database:
            database.table("plan_version").delete(version_id)

    def _read(self, snapshot: str) -> Plan:
        # The same version is asked for at every change; to read a large one takes long.
        if self._last is None or self._last[0] != snapshot:
            from andts_desktop.domain.plan_snapshot import read_snapshot

            self._last = snapshot, read_snapshot(snapshot)
        return self._last[1]


def _version(row: Row) -> PlanVersion:
    return PlanVersion(
        id=VersionId(row["id"]),
        name=row["name"],
        decided_by=row["decided_by"],
        decided_on=row["decided_on"],
        case_number=row["case_number"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        made_at=row["made_at"],
    )
