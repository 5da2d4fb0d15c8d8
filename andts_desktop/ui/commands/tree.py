"""Edits of several nodes of a plan's tree."""

from collections.abc import Sequence

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import NodeId, PlanId, TrashId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.trash import Deletion
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_EVERYTHING = Changes(plan=True, units=True, survey=True, follow_up=True)

Spot = tuple[NodeId | None, int]
"""A parent, and a place among its children."""


def spot_of(plan: Plan, node_id: NodeId) -> Spot:
    """Return where a node lies; raises KeyError."""
    node = plan.node(node_id)
    if node is None:
        raise KeyError(node_id)
    parent = plan.node(node.parent_id) if node.parent_id is not None else None
    siblings = [each.id for each in (parent.children if parent else plan.nodes)]
    return node.parent_id, siblings.index(node_id)


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
        self._from: list[Spot] = []

    def apply(self) -> Changes:
        plans = self._session.document.plans
        changes = Changes()
        self._from = []
        parent_id, index = self._to
        with self._session.document.together():
            before = plans.plan(self._plan_id)
            parent = before.node(parent_id) if parent_id is not None else None
            siblings = parent.children if parent else before.nodes
            # The place was chosen while those that move still stood in it.
            index -= sum(each.id in self._node_ids for each in siblings[:index])
            for offset, node_id in enumerate(self._node_ids):
                self._from.append(spot_of(plans.plan(self._plan_id), node_id))
                changes |= plans.move(self._plan_id, node_id, parent_id, index + offset)
        return changes

    def revert(self) -> Changes:
        plans = self._session.document.plans
        changes = Changes()
        with self._session.document.together():
            for node_id, spot in reversed(list(zip(self._node_ids, self._from, strict=True))):
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
