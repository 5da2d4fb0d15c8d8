"""Rows of a plan put together to one value."""

from collections.abc import Callable
from typing import TypeVar

from andts_desktop.db.data_file import DataFile, Row
from andts_desktop.domain.ids import ChapterId, IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Chapter,
    ChapterKind,
    Direction,
    Indicator,
    IndicatorKind,
    Level,
    LevelRole,
    NationalGoalLink,
    Node,
    Plan,
    PlanDetails,
    PreventionLevel,
    Responsibilities,
    Responsibility,
    ResponsibilityRole,
    substances_of,
)

_T = TypeVar("_T")

_RESPONSIBILITY = (
    "SELECT r.{owner} AS owner, r.unit_id, u.name, r.role FROM {table} r"
    " JOIN unit u ON u.id = r.unit_id ORDER BY r.{owner}, r.position"
)


def read_plan(file: DataFile, plan_id: PlanId, year: int | None = None) -> Plan:
    """Return the whole plan; raises KeyError where the file has none of that id.

    With `year` it holds also what was removed after that year and was followed up in it.
    """
    found = file.rows("SELECT * FROM plan WHERE id = ?", plan_id)
    if not found:
        raise KeyError(plan_id)
    levels = read_levels(file, plan_id)
    return Plan(
        id=plan_id,
        details=_details(found[0]),
        levels=levels,
        chapters=_chapters(file, plan_id),
        nodes=_NodeTree(file, plan_id, levels, year).children(None),
    )


def removed_since(file: DataFile, plan_id: PlanId, year: int) -> bool:
    """Tell whether anything was removed after a year in which it was followed up."""
    found = file.rows(
        f"{_FOLLOWED} SELECT id FROM up UNION ALL SELECT id FROM measured", *_asked(plan_id, year)
    )
    return bool(found)


_FOLLOWED = """
WITH gone AS (SELECT id FROM trash WHERE CAST(substr(deleted_at, 1, 4) AS INTEGER) > ?2),
measured AS (
    SELECT i.id, i.node_id FROM indicator i JOIN node n ON n.id = i.node_id
    WHERE n.plan_id = ?1 AND (i.trash_id IN gone OR n.trash_id IN gone)
        AND (i.trash_id IS NULL OR i.trash_id IN gone)
        AND EXISTS (SELECT 1 FROM outcome o WHERE o.indicator_id = i.id AND o.year = ?2)
),
followed AS (
    SELECT n.id, n.parent_id FROM node n
    WHERE n.plan_id = ?1 AND n.trash_id IN gone AND (
        EXISTS (SELECT 1 FROM status_entry s WHERE s.node_id = n.id AND s.year = ?2)
        OR EXISTS (SELECT 1 FROM goal_assessment g WHERE g.node_id = n.id AND g.year = ?2)
        OR EXISTS (SELECT 1 FROM prose p WHERE p.node_id = n.id AND p.year = ?2)
        OR n.id IN (SELECT node_id FROM measured)
    )
),
up AS (
    SELECT id, parent_id FROM followed
    UNION
    SELECT n.id, n.parent_id FROM node n JOIN up ON n.id = up.parent_id
    WHERE n.trash_id IS NOT NULL
)
"""
"""What was removed after a year and followed up in it, with the removed nodes above it."""


def _asked(plan_id: PlanId, year: int | None) -> tuple[PlanId, int]:
    # Nothing is removed after a year that never comes.
    return plan_id, 9999 if year is None else year


def read_levels(file: DataFile, plan_id: PlanId) -> tuple[Level, ...]:
    """Return the plan's levels, a level before those below it."""
    rows = file.rows("SELECT * FROM level WHERE plan_id = ? ORDER BY position", plan_id)
    return tuple(
        Level(
            key=row["key"],
            role=LevelRole(row["role"]),
            singular=row["singular"],
            plural=row["plural"],
            parent=row["parent"],
            has_status=bool(row["has_status"]),
            has_indicators=bool(row["has_indicators"]),
            has_responsibility=bool(row["has_responsibility"]),
        )
        for row in rows
    )


def _details(row: Row) -> PlanDetails:
    names = PlanDetails.__dataclass_fields__
    return PlanDetails(**{name: row[name] for name in names})


def _chapters(file: DataFile, plan_id: PlanId) -> tuple[Chapter, ...]:
    sql = "SELECT * FROM chapter WHERE plan_id = ? AND trash_id IS NULL ORDER BY position, id"
    return tuple(
        Chapter(ChapterKind(row["kind"]), row["title"], row["text"], ChapterId(row["id"]))
        for row in file.rows(sql, plan_id)
    )


class _NodeTree:
    """Nodes gathered by their parent, with everything that hangs on them."""

    def __init__(
        self, file: DataFile, plan_id: PlanId, levels: tuple[Level, ...], year: int | None
    ) -> None:
        self._levels = {level.key: level for level in levels}
        nodes = file.rows(
            f"{_FOLLOWED} SELECT * FROM node WHERE plan_id = ?1"
            " AND (trash_id IS NULL OR id IN (SELECT id FROM up)) ORDER BY position, id",
            *_asked(plan_id, year),
        )
        self._nodes = _grouped(nodes, lambda row: row["parent_id"], lambda row: row)
        self._responsibilities = _responsibilities(file, "node_responsibility", "node_id")
        self._national_goals = _grouped(
            file.rows("SELECT * FROM node_national_goal ORDER BY goal_set, number"),
            lambda row: NodeId(row["node_id"]),
            lambda row: NationalGoalLink(row["goal_set"], row["number"]),
        )
        of_indicators = _responsibilities(file, "indicator_responsibility", "indicator_id")
        self._indicators = _grouped(
            file.rows(
                f"{_FOLLOWED} SELECT i.* FROM indicator i JOIN node n ON n.id = i.node_id"
                " WHERE n.plan_id = ?1"
                " AND (i.trash_id IS NULL OR i.id IN (SELECT id FROM measured))"
                " ORDER BY i.position, i.id",
                *_asked(plan_id, year),
            ),
            lambda row: NodeId(row["node_id"]),
            lambda row: _indicator(row, of_indicators.get(row["id"], Responsibilities())),
        )

    def children(self, parent_id: NodeId | None) -> tuple[Node, ...]:
        return tuple(self._node(row) for row in self._nodes.get(parent_id, ()))

    def _node(self, row: Row) -> Node:
        node_id = NodeId(row["id"])
        return Node(
            id=node_id,
            parent_id=None if row["parent_id"] is None else NodeId(row["parent_id"]),
            level=self._levels[row["level_key"]],
            number=row["number"],
            title=row["title"],
            text=row["text"],
            key=row["key"],
            starts=row["starts"],
            ends=row["ends"],
            recurs=row["recurs"],
            prevention_level=PreventionLevel(row["prevention_level"]),
            substances=substances_of(row["substances"]),
            responsibilities=self._responsibilities.get(node_id, Responsibilities()),
            national_goals=tuple(self._national_goals.get(node_id, ())),
            indicators=tuple(self._indicators.get(node_id, ())),
            children=self.children(node_id),
        )


def _indicator(row: Row, responsibilities: Responsibilities) -> Indicator:
    return Indicator(
        id=IndicatorId(row["id"]),
        node_id=NodeId(row["node_id"]),
        text=row["text"],
        kind=IndicatorKind(row["kind"]),
        target=row["target"],
        unit=row["unit"],
        direction=Direction(row["direction"]),
        by_sex=bool(row["by_sex"]),
        responsibilities=responsibilities,
    )


def _responsibilities(file: DataFile, table: str, owner: str) -> dict[int, Responsibilities]:
    entries = _grouped(
        file.rows(_RESPONSIBILITY.format(table=table, owner=owner)),
        lambda row: int(row["owner"]),
        lambda row: Responsibility(
            UnitId(row["unit_id"]), row["name"], ResponsibilityRole(row["role"])
        ),
    )
    return {owner_id: Responsibilities(tuple(found)) for owner_id, found in entries.items()}


_K = TypeVar("_K")


def _grouped(
    rows: list[Row], key: Callable[[Row], _K], value: Callable[[Row], _T]
) -> dict[_K, list[_T]]:
    groups: dict[_K, list[_T]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(value(row))
    return groups
