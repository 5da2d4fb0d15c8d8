"""The nodes of plans in the file, with their indicators and responsibilities."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from andts_desktop.db.data_file import DataFile
from andts_desktop.db.node_rows import NodeRows, assigned_of, assigned_rows, indicator_row
from andts_desktop.domain.ids import IndicatorId, NodeId, PlanId, UnitId
from andts_desktop.domain.plan import (
    Assigned,
    IndicatorField,
    NationalGoalLink,
    NodeField,
)

if TYPE_CHECKING:
    from andts_desktop.domain.plan_template import IndicatorDraft, NodeDraft


class NodeStore:
    """Reads and writes the nodes of a plan's tree."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    def insert(
        self,
        plan_id: PlanId,
        parent_id: NodeId | None,
        index: int,
        draft: "NodeDraft",
        goal_set: str,
        unit_ids: Mapping[str, UnitId],
        node_id: NodeId | None = None,
    ) -> NodeId:
        """Store a node and all below it as the `index`th child of its parent.

        `node_id` is given to store a node again under the id it had.
        """
        with self._file.writing():
            rows = self._rows(plan_id, goal_set, unit_ids)
            made = rows.add(parent_id, index, draft, node_id)
            self._store(rows)
            self.place(plan_id, parent_id, made, index)
        return made

    def insert_all(
        self,
        plan_id: PlanId,
        drafts: "Sequence[NodeDraft]",
        goal_set: str,
        unit_ids: Mapping[str, UnitId],
    ) -> None:
        """Store the top nodes, and all below them, of a plan that has none yet."""
        with self._file.writing():
            rows = self._rows(plan_id, goal_set, unit_ids)
            for index, draft in enumerate(drafts):
                rows.add(None, index, draft)
            self._store(rows)

    def discard(self, node_id: NodeId) -> None:
        """Remove a node that has nothing below it, for good."""
        with self._file.writing() as database:
            database.table("node").delete(node_id)

    def put_field(self, node_id: NodeId, field: NodeField | Literal["key"], value: str) -> None:
        """Store one text field of a node."""
        with self._file.writing() as database:
            database.table("node").update(node_id, {field: value})

    def put_level(self, node_id: NodeId, level_key: str) -> None:
        """Store which level of its plan a node is on."""
        with self._file.writing() as database:
            database.table("node").update(node_id, {"level_key": level_key})

    def move(self, plan_id: PlanId, node_id: NodeId, parent_id: NodeId | None, index: int) -> None:
        """Make a node the `index`th child of `parent_id` (None: the top of the plan)."""
        with self._file.writing() as database:
            database.table("node").update(node_id, {"parent_id": parent_id})
            self.place(plan_id, parent_id, node_id, index)

    def place(self, plan_id: PlanId, parent_id: NodeId | None, node_id: NodeId, index: int) -> None:
        """Make a node the `index`th of its parent's living children, all of them numbered anew."""
        siblings = self._file.rows(
            "SELECT id, position FROM node WHERE plan_id = ? AND parent_id IS ?"
            " AND trash_id IS NULL ORDER BY position, id",
            plan_id,
            parent_id,
        )
        places = {row["id"]: row["position"] for row in siblings}
        order = [each for each in places if each != node_id]
        order.insert(index, node_id)
        with self._file.writing() as database:
            for position, sibling in enumerate(order):
                # Most stand where they stood: a level can have very many.
                if places.get(sibling) != position:
                    database.execute(
                        "UPDATE node SET position = ? WHERE id = ?", [position, sibling]
                    )

    def with_below(self, node_id: NodeId) -> tuple[NodeId, ...]:
        """Return a node (the first) and the living ones below it."""
        rows = self._file.rows(
            "WITH RECURSIVE below(id, depth) AS (VALUES (?, 0)"
            " UNION ALL SELECT n.id, depth + 1 FROM below JOIN node n ON n.parent_id = below.id"
            " WHERE n.trash_id IS NULL) SELECT id FROM below ORDER BY depth",
            node_id,
        )
        return tuple(NodeId(row["id"]) for row in rows)

    def indicator_ids(self, node_id: NodeId) -> tuple[IndicatorId, ...]:
        """Return a node's living indicators in their order."""
        rows = self._file.rows(
            "SELECT id FROM indicator WHERE node_id = ? AND trash_id IS NULL ORDER BY position, id",
            node_id,
        )
        return tuple(IndicatorId(row["id"]) for row in rows)

    def put_responsibilities(self, node_id: NodeId, assigned: Sequence[Assigned]) -> None:
        """Store who takes part in a node, in the given order."""
        self._put_assigned("node_responsibility", "node_id", node_id, assigned)

    def put_national_goals(self, node_id: NodeId, links: Sequence[NationalGoalLink]) -> None:
        """Store which national goals a node serves."""
        with self._file.writing() as database:
            database.execute("DELETE FROM node_national_goal WHERE node_id = ?", [node_id])
            database.table("node_national_goal").insert_all(
                {"node_id": node_id, "goal_set": link.goal_set, "number": link.number}
                for link in links
            )

    def insert_indicator(
        self,
        node_id: NodeId,
        draft: "IndicatorDraft",
        unit_ids: Mapping[str, UnitId],
        indicator_id: IndicatorId | None = None,
    ) -> IndicatorId:
        """Store an indicator last; `indicator_id` is given to store one again under its id."""
        last = "SELECT coalesce(max(position), -1) AS position FROM indicator WHERE node_id = ?"
        position = self._file.rows(last, node_id)[0]["position"] + 1
        row = {"id": indicator_id, **indicator_row(node_id, position, draft)}
        with self._file.writing():
            made = IndicatorId(self._file.insert("indicator", row))
            assigned = assigned_of(draft.responsibilities, unit_ids)
            self._put_assigned("indicator_responsibility", "indicator_id", made, assigned)
        return made

    def put_indicator_field(
        self, indicator_id: IndicatorId, field: IndicatorField, value: str
    ) -> None:
        """Store one field of an indicator; by_sex is "1" or "0"."""
        with self._file.writing() as database:
            database.table("indicator").update(indicator_id, {field: value})

    def put_indicator_responsibilities(
        self, indicator_id: IndicatorId, assigned: Sequence[Assigned]
    ) -> None:
        """Store who takes part in an indicator, in the given order."""
        self._put_assigned("indicator_responsibility", "indicator_id", indicator_id, assigned)

    def order_indicators(self, indicator_ids: Sequence[IndicatorId]) -> None:
        """Store the order of a node's indicators."""
        with self._file.writing() as database:
            for position, indicator_id in enumerate(indicator_ids):
                database.table("indicator").update(indicator_id, {"position": position})

    def discard_indicator(self, indicator_id: IndicatorId) -> None:
        """Remove an indicator for good."""
        with self._file.writing() as database:
            database.table("indicator").delete(indicator_id)

    def _rows(self, plan_id: PlanId, goal_set: str, unit_ids: Mapping[str, UnitId]) -> NodeRows:
        return NodeRows(
            plan_id, goal_set, unit_ids, self._free_id("node"), self._free_id("indicator")
        )

    def _free_id(self, table: str) -> int:
        found = self._file.rows(f"SELECT coalesce(max(id), 0) + 1 AS free FROM {table}")
        return int(found[0]["free"])

    def _store(self, rows: NodeRows) -> None:
        # Table by table: to store a node at a time takes seconds for a large plan.
        with self._file.writing() as database:
            for table, stored in rows.tables():
                database.table(table).insert_all(stored)

    def _put_assigned(
        self, table: str, owner: str, owner_id: int, assigned: Sequence[Assigned]
    ) -> None:
        with self._file.writing() as database:
            database.execute(f"DELETE FROM {table} WHERE {owner} = ?", [owner_id])
            database.table(table).insert_all(assigned_rows(owner, owner_id, assigned))
