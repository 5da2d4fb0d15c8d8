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


def read_plan(file: DataFile, plan_id: PlanId) -> Plan:
    """Return the whole plan; raises KeyError where the file has none of that id."""
    found = file.rows("SELECT * FROM plan WHERE id = ?", plan_id)
    if not found:
        raise KeyError(plan_id)
    levels = read_levels(file, plan_id)
    return Plan(
        id=plan_id,
        details=_details(found[0]),
        levels=levels,
        chapters=_chapters(file, plan_id),
        nodes=_NodeTree(file, plan_id, levels).children(None),
    )


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

    def __init__(self, file: DataFile, plan_id: PlanId, levels: tuple[Level, ...]) -> None:
        self._levels = {level.key: level for level in levels}
        nodes = file.rows(
            "SELECT * FROM node WHERE plan_id = ? AND trash_id IS NULL ORDER BY position, id",
            plan_id,
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
                "SELECT i.* FROM indicator i JOIN node n ON n.id = i.node_id"
                " WHERE n.plan_id = ? AND i.trash_id IS NULL ORDER BY i.position, i.id",
                plan_id,
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
