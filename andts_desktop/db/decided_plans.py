"""The decided plans of a file that is older than versions: each is frozen as its first."""

import datetime as dt

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.plan_reader import read_plan
from andts_desktop.db.version_store import VersionStore
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.plan_versions import first_version

FIRST_WITH_VERSIONS = 2
"""The version of the tables that holds versions of plans."""


def freeze_decided(file: DataFile) -> None:
    """Freeze the plans that were decided, so that the years until the next version keep them.

    Called when all tables are up to date, since it reads plans as the program does today.
    """
    made_at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    versions = VersionStore(file)
    for row in file.rows("SELECT id FROM plan WHERE decided_on <> '' ORDER BY id"):
        plan = read_plan(file, PlanId(row["id"]))
        versions.add(first_version(plan.details, made_at), plan)
