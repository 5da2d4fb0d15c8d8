"""Plans from documents into an open file, with what the documents say of how far they came."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from andts_desktop.document.follow_up import FollowUpDoor
from andts_desktop.document.plans import PlanDoor
from andts_desktop.domain.follow_up import FollowUp, StatusEntry
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.plan import Node, Plan

if TYPE_CHECKING:
    from andts_desktop.exchange.plan_import.understood import FollowUpNote, NodePath, Understood


class ImportDoor:
    """Stores what was understood of a document."""

    def __init__(self, plans: PlanDoor, follow_up: FollowUpDoor) -> None:
        self._plans = plans
        self._follow_up = follow_up

    def add(self, understood: "Understood", as_of: dt.date | None = None) -> PlanId:
        """Add the plan; with `as_of`, its status and comments as reports of that day.

        The caller holds the transaction, so that a plan comes whole or not at all.
        """
        plan_id = self._plans.add(understood.template)
        if as_of is not None and understood.follow_up:
            self._report(self._plans.plan(plan_id), understood.follow_up, as_of)
        return plan_id

    def _report(self, plan: Plan, notes: "Mapping[NodePath, FollowUpNote]", as_of: dt.date) -> None:
        follow_up = self._follow_up.of(plan.id, as_of.year)
        for path, note in notes.items():
            node = _at(plan, path)
            entry = _entry(node, note, follow_up, as_of) if node is not None else None
            if entry is not None:
                self._follow_up.set_status(entry)


def _at(plan: Plan, path: "NodePath") -> Node | None:
    nodes, found = plan.nodes, None
    for place in path:
        if place >= len(nodes):
            return None
        found = nodes[place]
        nodes = found.children
    return found


def _entry(
    node: Node, note: "FollowUpNote", follow_up: FollowUp, as_of: dt.date
) -> StatusEntry | None:
    """Return the report; words that are no step of the scale are kept in its comment."""
    if not node.level.has_status:
        return None
    from andts_desktop.domain.status_words import status_meant

    kind = status_meant(note.status, follow_up.scale)
    words = note.status if note.status and kind is None else ""
    comment = "\n".join(filter(None, (words, note.comment)))
    if kind is None and not comment:
        return None
    key = kind.key if kind is not None else follow_up.scale[0].key
    return StatusEntry(NodeId(node.id), as_of.year, as_of.isoformat(), key, comment=comment)
