"""Edits of a plan."""

from collections.abc import Sequence

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import NodeId, PlanId, TrashId
from andts_desktop.domain.plan import (
    Assigned,
    NationalGoalLink,
    Node,
    NodeField,
    PlanDetails,
)
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_PLAN = Changes(plan=True, follow_up=True)


class SetNodeField(Command):
    """Store one field of a node; `typing` is None for what is chosen at once."""

    def __init__(
        self, session: Session, node: Node, field: NodeField, new: str, typing: int | None
    ) -> None:
        super().__init__(session, session.tr("ändring av text"))
        self._node_id = self.subject = node.id
        self._field = field
        self._old = "".join(getattr(node, field))
        self.new = new
        if typing is not None:
            self.merge_key = ("node", node.id, field, typing)

    def apply(self) -> Changes:
        return self._session.document.plans.set_field(self._node_id, self._field, self.new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_field(self._node_id, self._field, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetNodeField):
            self.new = later.new


class NameNode(Command):
    """Give a node without a key the one that a question links to."""

    def __init__(self, session: Session, plan_id: PlanId, node_id: NodeId, key: str) -> None:
        super().__init__(session, session.tr("koppling till planen"))
        self._at = (plan_id, node_id)
        self._key = key

    def apply(self) -> Changes:
        return self._session.document.plans.set_key(*self._at, self._key)

    def revert(self) -> Changes:
        return self._session.document.plans.set_key(*self._at, "")


class AddNode(Command):
    """Add a goal, focus area or activity."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        parent_id: NodeId | None,
        index: int,
        draft: NodeDraft,
    ) -> None:
        super().__init__(session, session.tr("tillägg i planen"))
        self._where = (plan_id, parent_id, index)
        self._draft = draft
        self.node_id: NodeId | None = None

    def apply(self) -> Changes:
        plans = self._session.document.plans
        self.node_id = plans.add_node(*self._where, self._draft, self.node_id)
        return _PLAN

    def revert(self) -> Changes:
        if self.node_id is None:
            return Changes()
        return self._session.document.plans.discard_node(self.node_id)


class RemoveNode(Command):
    """Put a node and all below it in the trash."""

    def __init__(self, session: Session, plan_id: PlanId, node_id: NodeId) -> None:
        super().__init__(session, session.tr("borttagning"))
        self._at = (plan_id, node_id)
        self.subject = node_id
        self._trash_id: TrashId | None = None

    def apply(self) -> Changes:
        self._trash_id = self._session.document.plans.remove(*self._at)
        return _PLAN

    def revert(self) -> Changes:
        if self._trash_id is None:
            return Changes()
        return self._session.document.plans.restore(self._trash_id)


class MoveNode(Command):
    """Move a node with all below it."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        node_id: NodeId,
        old: tuple[NodeId | None, int],
        new: tuple[NodeId | None, int],
    ) -> None:
        super().__init__(session, session.tr("flytt"))
        self._at = (plan_id, node_id)
        self.subject = node_id
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.plans.move(*self._at, *self._new)

    def revert(self) -> Changes:
        return self._session.document.plans.move(*self._at, *self._old)


class Assign(Command):
    """Store who leads and takes part in a node."""

    def __init__(
        self,
        session: Session,
        node_id: NodeId,
        old: Sequence[Assigned],
        new: Sequence[Assigned],
    ) -> None:
        super().__init__(session, session.tr("ändring av ansvar"))
        self._node_id = self.subject = node_id
        self._old = tuple(old)
        self._new = tuple(new)

    def apply(self) -> Changes:
        return self._session.document.plans.assign(self._node_id, self._new)

    def revert(self) -> Changes:
        return self._session.document.plans.assign(self._node_id, self._old)


class LinkNationalGoals(Command):
    """Store which national goals a node serves."""

    def __init__(
        self,
        session: Session,
        node_id: NodeId,
        old: Sequence[NationalGoalLink],
        new: Sequence[NationalGoalLink],
    ) -> None:
        super().__init__(session, session.tr("ändring av nationellt mål"))
        self._node_id = self.subject = node_id
        self._old = tuple(old)
        self._new = tuple(new)

    def apply(self) -> Changes:
        return self._session.document.plans.link_national_goals(self._node_id, self._new)

    def revert(self) -> Changes:
        return self._session.document.plans.link_national_goals(self._node_id, self._old)


class SetDetails(Command):
    """Store what stands on the plan's title page."""

    def __init__(
        self, session: Session, plan_id: PlanId, old: PlanDetails, new: PlanDetails, typing: object
    ) -> None:
        super().__init__(session, session.tr("uppgifter om planen"))
        self._plan_id = plan_id
        self._old = old
        self.new = new
        self.merge_key = ("details", plan_id, typing)

    def apply(self) -> Changes:
        return self._session.document.plans.set_details(self._plan_id, self.new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_details(self._plan_id, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetDetails):
            self.new = later.new
