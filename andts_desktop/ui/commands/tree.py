"""Edits of several nodes of a plan's tree."""

from collections.abc import Sequence

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import NodeId, PlanId, TrashId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.trash import Deletion
from andts_desktop.domain.tree_places import Spot, spot_of
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_EVERYTHING = Changes(plan=True, units=True, survey=True, follow_up=True)


class MoveNodes(Command):
    """Move nodes with all below them to one place, in their order."""

    def __init__(
        self, session: Session, plan_id: PlanId, node_ids: Sequence[NodeId], to: Spot
    ) -> None:
        super().__init__(session, session.tr("flytt"))
        self._plan_id = plan_id
        self._node_ids = tuple(node_ids)
        self.subject = self._node_ids[0]
        self._to = to
        self._from: list[tuple[NodeId, Spot]] = []

    def apply(self) -> Changes:
        plans = self._session.document.plans
        changes = Changes()
        self._from = []
        parent_id, index = self._to
        with self._session.document.together():
            # The place was chosen while those that move still stood in it.
            before = [each.id for each in _children(plans.plan(self._plan_id), parent_id)[:index]]
            after = next((each for each in reversed(before) if each not in self._node_ids), None)
            for node_id in self._node_ids:
                plan = plans.plan(self._plan_id)
                others = [e.id for e in _children(plan, parent_id) if e.id != node_id]
                node = plan.node(node_id)
                if node is None:
                    continue
                self._from.append((node_id, spot_of(plan, node)))
                place = others.index(after) + 1 if after is not None else 0
                changes |= plans.move(self._plan_id, node_id, parent_id, place)
                after = node_id
        return changes

    def revert(self) -> Changes:
        plans = self._session.document.plans
        changes = Changes()
        with self._session.document.together():
            for node_id, spot in reversed(self._from):
                changes |= plans.move(self._plan_id, node_id, *spot)
        return changes


class SetLevel(Command):
    """Put a node on another level where it lies."""

    def __init__(
        self, session: Session, plan_id: PlanId, node_id: NodeId, old: str, new: str
    ) -> None:
        super().__init__(session, session.tr("ändring av nivå"))
        self._at = (plan_id, node_id)
        self.subject = node_id
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.plans.set_level(*self._at, self._new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_level(*self._at, self._old)


class Restore(Command):
    """Take a deletion out of the trash."""

    def __init__(self, session: Session, trash_id: TrashId) -> None:
        super().__init__(session, session.tr("återställning ur papperskorgen"))
        self._trash_id = trash_id
        self.restored: tuple[Deletion, ...] = ()

    def apply(self) -> Changes:
        self.restored = self._session.document.trash.restore(self._trash_id)
        return _EVERYTHING

    def revert(self) -> Changes:
        self._session.document.trash.put_back(self.restored)
        return _EVERYTHING


def _children(plan: Plan, parent_id: NodeId | None) -> tuple[Node, ...]:
    parent = plan.node(parent_id) if parent_id is not None else None
    return parent.children if parent is not None else plan.nodes
