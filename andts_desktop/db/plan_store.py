"""Plans in the file: the plan itself, its title page, levels, scale and causes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_reader import read_plan, removed_since
from andts_desktop.domain.follow_up import Cause, StatusKind
from andts_desktop.domain.ids import PlanId, UnitId
from andts_desktop.domain.plan import Level, Plan, PlanDetails

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import PlanTemplate


@dataclass(frozen=True, slots=True)
class NationalGoal:
    """One goal of a national set."""

    goal_set: str
    number: str
    title: str


class PlanStore:
    """Reads and writes whole plans."""

    def __init__(self, file: DataFile, nodes: NodeStore, chapters: ChapterStore) -> None:
        self._file = file
        self._nodes = nodes
        self._chapters = chapters

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store what is written inside, through any store of the file, all of it or nothing."""
        with self._file.writing():
            yield

    def plan_ids(self) -> tuple[PlanId, ...]:
        """Return the plans in the order in which they were added."""
        rows = self._file.rows("SELECT id FROM plan WHERE trash_id IS NULL ORDER BY id")
        return tuple(PlanId(row["id"]) for row in rows)

    def plan(self, plan_id: PlanId) -> Plan:
        """Return the whole plan; raises KeyError."""
        return read_plan(self._file, plan_id)

    def plan_in(self, plan_id: PlanId, year: int) -> Plan:
        """Return the plan with what was removed after a year and followed up in it."""
        return read_plan(self._file, plan_id, year)

    def lost_since(self, plan_id: PlanId, year: int) -> bool:
        """Tell whether anything was removed after a year in which it was followed up."""
        return removed_since(self._file, plan_id, year)

    def national_goals(self) -> tuple[NationalGoal, ...]:
        """Return the goals of every national set in the file."""
        rows = self._file.rows("SELECT * FROM national_goal ORDER BY goal_set, number")
        return tuple(NationalGoal(row["goal_set"], row["number"], row["title"]) for row in rows)

    def add_goal_set(self, template: "PlanTemplate") -> None:
        """Store a national set that nodes can be linked to; one that is there stays."""
        with self._file.writing() as database:
            row = {"id": template.id, "title": template.details.title}
            database.table("goal_set").insert(row, ignore=True)
            database.table("national_goal").insert_all(
                (
                    {"goal_set": template.id, "number": node.number, "title": node.title}
                    for node in template.nodes
                ),
                ignore=True,
            )

    def add(
        self,
        template: "PlanTemplate",
        goal_set: str,
        unit_ids: Mapping[str, UnitId],
        scale: Sequence[StatusKind],
        causes: Sequence[Cause],
    ) -> PlanId:
        """Store a plan as its template gives it, with its scale and register of causes."""
        with self._file.writing() as database:
            row = {"template": template.id, **asdict(template.details)}
            plan_id = PlanId(self._file.insert("plan", row))
            database.table("level").insert_all(
                _level_row(plan_id, position, level)
                for position, level in enumerate(template.levels)
            )
            database.table("status_kind").insert_all(
                {"plan_id": plan_id, "position": position, **asdict(kind)}
                for position, kind in enumerate(scale)
            )
            database.table("cause").insert_all(
                {"plan_id": plan_id, "position": position, **asdict(cause)}
                for position, cause in enumerate(causes)
            )
            self._chapters.insert_all(plan_id, template.chapters)
            self._nodes.insert_all(plan_id, template.nodes, goal_set, unit_ids)
        return plan_id

    def put_details(self, plan_id: PlanId, details: PlanDetails) -> None:
        """Store what stands on the plan's title page."""
        with self._file.writing() as database:
            database.table("plan").update(plan_id, asdict(details))

    def levels_in_trash(self, plan_id: PlanId) -> frozenset[str]:
        """Return the keys of the levels that nodes of the plan in the trash are on."""
        sql = "SELECT DISTINCT level_key FROM node WHERE plan_id = ? AND trash_id IS NOT NULL"
        return frozenset(row["level_key"] for row in self._file.rows(sql, plan_id))

    def put_levels(self, plan_id: PlanId, levels: Sequence[Level]) -> None:
        """Store a plan's levels in their order; one that nodes are on cannot be left out."""
        with self._file.writing() as database:
            kept = [level.key for level in levels]
            marks = ", ".join("?" * len(kept))
            database.execute(
                f"DELETE FROM level WHERE plan_id = ? AND key NOT IN ({marks})", [plan_id, *kept]
            )
            rows = [_level_row(plan_id, position, level) for position, level in enumerate(levels)]
            database.table("level").upsert_all(rows, pk=("plan_id", "key"))


def _level_row(plan_id: PlanId, position: int, level: Level) -> dict[str, object]:
    return {"plan_id": plan_id, "position": position, **asdict(level)}
