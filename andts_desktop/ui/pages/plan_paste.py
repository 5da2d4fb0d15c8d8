"""What is on the clipboard, as the edit that puts it into the plan."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

from andts_desktop.domain.drafts import draft_of
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.paste import fitted
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.tree_places import Spot, can_lie, spot_of
from andts_desktop.ui import plan_clipboard
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.commands.plan import RemoveNode
from andts_desktop.ui.commands.tree import MoveNodes
from andts_desktop.ui.commands.whole_plan import ChangePlan, Together
from andts_desktop.ui.session import Session


class PlanPaste(QObject):
    """Puts what was copied or cut under the chosen node, or after it or what it lies in."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def is_possible(self) -> bool:
        """Tell whether there are nodes on the clipboard."""
        return plan_clipboard.nodes_on(_clipboard()) is not None

    def paste(self, plan: Plan, target: Node | None) -> tuple[NodeId, ...]:
        """Paste at a node (None: last in the plan); return what came, nothing where it cannot be.

        What was cut in this plan moves, with its follow-up. What was cut in another plan of the
        file is copied, and goes to the trash there: its follow-up is about the other plan.
        """
        part = plan_clipboard.nodes_on(_clipboard())
        if part is None:
            return ()
        cut_in = plan_clipboard.cut_from(_clipboard(), self._session.document.path)
        if cut_in is None or cut_in not in self._session.document.plans.ids():
            return self._copy(plan, target, part)
        left = self._session.document.plans.plan(cut_in)
        found = (left.node(node.id) for node in part.nodes)
        nodes = [node for node in found if node is not None]
        if not nodes:
            self._session.told.emit(self.tr("Det som klipptes ut finns inte kvar i planen."))
            return ()
        if cut_in == plan.id:
            pasted = self._move(plan, target, nodes)
        else:
            pasted = self._copy(plan, target, replace(left, nodes=tuple(nodes)), leaving=cut_in)
        if pasted:
            _clipboard().clear()
        return pasted

    def _move(self, plan: Plan, target: Node | None, nodes: Sequence[Node]) -> tuple[NodeId, ...]:
        if target is not None and any(target.id == e.id for node in nodes for e in node.walk()):
            text = self.tr("Markera ett annat ställe än det som är urklippt, och klistra in där.")
            self._session.told.emit(text)
            return ()
        ids = tuple(node.id for node in nodes)
        for parent, place in _places(plan, target):
            if all(can_lie(plan, node, parent) for node in nodes):
                spot = (parent.id if parent is not None else None, place)
                command = MoveNodes(self._session, plan.id, ids, spot)
                return ids if self._session.push(command) else ()
        self._tell_no_place()
        return ()

    def _copy(
        self, plan: Plan, target: Node | None, part: Plan, leaving: PlanId | None = None
    ) -> tuple[NodeId, ...]:
        found = _fitting(plan, target, part, is_leaving=leaving is not None)
        if found is None:
            self._tell_no_place()
            return ()
        (parent_id, place), drafts = found
        made: list[NodeId] = []

        def work() -> None:
            plans = self._session.document.plans
            made[:] = [
                plans.add_node(plan.id, parent_id, place + offset, draft)
                for offset, draft in enumerate(drafts)
            ]

        command: Command = ChangePlan(self._session, self.tr("inklistring"), plan.id, work)
        if leaving is not None:
            nodes = reversed(part.nodes)
            steps = [RemoveNode(self._session, leaving, node.id) for node in nodes]
            command = Together(self._session, self.tr("flytt mellan planer"), [command, *steps])
        if not self._session.push(command):
            return ()
        if leaving is not None:
            self._tell_moved(part)
        return tuple(made)

    def _tell_no_place(self) -> None:
        self._session.told.emit(
            self.tr("Det går inte att klistra in här: planen saknar en nivå som passar.")
        )

    def _tell_moved(self, part: Plan) -> None:
        text = self.tr("Flyttat från ”{title}”. Ångra med Ctrl+Z.")
        if any(each.level.has_status for each in part.walk()):
            text = self.tr(
                "Flyttat från ”{title}”. Uppföljningen hör till den planen och finns i "
                "papperskorgen. Ångra med Ctrl+Z."
            )
        self._session.told.emit(text.format(title=part.details.title))


def _clipboard() -> QClipboard:
    return QGuiApplication.clipboard()


def _places(plan: Plan, target: Node | None) -> Iterator[tuple[Node | None, int]]:
    """Return the places for what is pasted at a node, the nearest first."""
    if target is None:
        yield None, len(plan.nodes)
        return
    yield target, len(target.children)
    for each in (target, *reversed(plan.ancestors(target))):
        parent_id, place = spot_of(plan, each)
        yield plan.node(parent_id) if parent_id is not None else None, place + 1


def _fitting(
    plan: Plan, target: Node | None, part: Plan, *, is_leaving: bool
) -> tuple[Spot, tuple[NodeDraft, ...]] | None:
    # What leaves its plan takes along what questions link to; a copy is another node.
    kept = {node.key for node in part.walk()} - {node.key for node in plan.walk()}
    drafts = [_keyed(draft_of(node), kept if is_leaving else ()) for node in part.nodes]
    for parent, place in _places(plan, target):
        level = parent.level if parent is not None else None
        fits = [fitted(draft, part.levels, plan.levels, level) for draft in drafts]
        fitting = tuple(draft for draft in fits if draft is not None)
        if len(fitting) == len(drafts):
            return (parent.id if parent is not None else None, place), fitting
    return None


def _keyed(draft: NodeDraft, kept: Collection[str]) -> NodeDraft:
    """Return the draft without the keys that are not to be kept."""
    children = tuple(_keyed(child, kept) for child in draft.children)
    return replace(draft, key=draft.key if draft.key in kept else "", children=children)
