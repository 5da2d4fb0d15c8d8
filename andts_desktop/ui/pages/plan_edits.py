"""What can be done with the chosen nodes of a plan."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from andts_desktop.domain.ids import NodeId, UnitId
from andts_desktop.domain.plan import Assigned, Level, Node, Plan
from andts_desktop.domain.plan_moves import try_along, try_in, try_out
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.plan_words import is_neuter
from andts_desktop.domain.renumber import next_number, renumbered
from andts_desktop.domain.tree_places import Spot, levels_for, siblings_of, topmost
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui import plan_clipboard
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.commands.plan import AddNode, Assign, RemoveNode, SetNodeField
from andts_desktop.ui.commands.responsibilities import LeadByNewUnit, led_by
from andts_desktop.ui.commands.tree import MoveNodes, SetLevel
from andts_desktop.ui.commands.whole_plan import Together
from andts_desktop.ui.pages.plan_paste import PlanPaste
from andts_desktop.ui.session import Session

_LONGEST = 48


class PlanEdits(QObject):
    """Edits the chosen nodes; every edit is one step of undo."""

    wants_chosen = Signal(tuple)
    """Choose these nodes (their ids)."""
    added = Signal()
    """A node was added and chosen: its title is waiting to be written."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paste = PlanPaste(session, self)
        self._chosen: tuple[NodeId, ...] = ()

    def choose(self, node_ids: Sequence[NodeId]) -> None:
        """Let the edits be about these nodes."""
        self._chosen = tuple(node_ids)

    def nodes(self) -> tuple[Node, ...]:
        """Return the chosen nodes of which none lies under another."""
        plan = self._session.plan()
        if plan is None:
            return ()
        found = (plan.node(each) for each in topmost(plan, self._chosen))
        return tuple(node for node in found if node is not None)

    def add(self, level: Level, parent: Node | None, place: int) -> None:
        """Add a node and let its title be written."""
        plan = self._session.plan()
        if plan is None:
            return
        siblings = parent.children if parent else plan.nodes
        same = [each for each in siblings[:place] if each.level == level]
        article = self.tr("Nytt {level}") if is_neuter(level) else self.tr("Ny {level}")
        draft = NodeDraft(
            level_key=level.key,
            title=article.format(level=level.singular),
            number=next_number(parent, same) if plan.nodes else "1",
        )
        parent_id = parent.id if parent else None
        command = AddNode(self._session, plan.id, parent_id, place, draft)
        if self._session.push(command) and command.node_id is not None:
            self.wants_chosen.emit((command.node_id,))
            self.added.emit()

    def remove(self) -> None:
        """Put the chosen nodes in the trash."""
        plan, nodes = self._session.plan(), self.nodes()
        if plan is None or not nodes:
            return
        following = _after_removal(plan, nodes)
        steps = [RemoveNode(self._session, plan.id, node.id) for node in reversed(nodes)]
        if self._push(self.tr("borttagning"), steps):
            self.wants_chosen.emit((following,) if following is not None else ())
            self._tell_removed(nodes)

    def move(self, step: int) -> None:
        """Move the chosen nodes one place up (-1) or down (1) among their siblings."""
        self._try_to_move(partial(try_along, step=step))

    def move_in(self) -> None:
        """Move the chosen nodes under what lies above the first."""
        self._try_to_move(try_in)

    def move_out(self) -> None:
        """Move the chosen nodes out from what they lie under."""
        self._try_to_move(try_out)

    def can_move(self, step: int) -> bool:
        """Tell whether the chosen nodes can move one place up (-1) or down (1)."""
        return isinstance(self._tried(partial(try_along, step=step)), tuple)

    def can_move_in(self) -> bool:
        """Tell whether the chosen nodes can move under what lies above them."""
        return isinstance(self._tried(try_in), tuple)

    def can_move_out(self) -> bool:
        """Tell whether the chosen nodes can move out from what they lie under."""
        return isinstance(self._tried(try_out), tuple)

    def move_to(self, node_ids: Sequence[NodeId], parent_id: NodeId | None, place: int) -> None:
        """Move nodes to a place under a parent (None: the top of the plan)."""
        plan = self._session.plan()
        if plan is not None:
            self._move(plan, node_ids, (parent_id, place))

    def _tried(self, look: Callable[[Plan, Sequence[NodeId]], Spot | str]) -> Spot | str | None:
        plan = self._session.plan()
        return look(plan, self._chosen) if plan is not None and self.nodes() else None

    def _try_to_move(self, look: Callable[[Plan, Sequence[NodeId]], Spot | str]) -> None:
        plan, found = self._session.plan(), self._tried(look)
        if isinstance(found, str):
            self._session.told.emit(found)
        elif plan is not None and found is not None:
            self._move(plan, [node.id for node in self.nodes()], found)

    def _move(self, plan: Plan, node_ids: Sequence[NodeId], to: Spot) -> None:
        chosen = tuple(node_ids)
        if chosen and self._session.push(MoveNodes(self._session, plan.id, chosen, to)):
            self.wants_chosen.emit(chosen)

    def copy(self, *, cut: bool = False) -> None:
        """Put the chosen nodes on the clipboard; what is cut moves when it is pasted."""
        plan, nodes = self._session.plan(), self.nodes()
        if plan is None or not nodes:
            return
        path = self._session.document.path if cut else None
        plan_clipboard.put_nodes(QGuiApplication.clipboard(), plan, nodes, cut_in=path)
        if cut:
            text = self.tr("Urklippt. Markera var det ska ligga och klistra in med Ctrl+V.")
            self._session.told.emit(text)

    def paste(self) -> None:
        """Put what is on the clipboard under the chosen node, or after it."""
        plan, nodes = self._session.plan(), self.nodes()
        if not self.can_paste():
            self._tell_nothing_to_paste()
        elif plan is not None:
            pasted = self._paste.paste(plan, nodes[-1] if nodes else None)
            if pasted:
                self.wants_chosen.emit(pasted)

    def can_paste(self) -> bool:
        """Tell whether there are nodes on the clipboard."""
        return self._paste.is_possible()

    def renumber(self, under: Node | None) -> None:
        """Give what lies under a node new numbers, or the whole plan."""
        plan = self._session.plan()
        if plan is None:
            return
        numbers = renumbered(plan, under)
        nodes = [(plan.node(node_id), number) for node_id, number in numbers]
        steps = [
            SetNodeField(self._session, node, "number", number, 0)
            for node, number in nodes
            if node is not None
        ]
        if not steps:
            self._session.told.emit(self.tr("Numreringen stämmer redan."))
        elif self._push(self.tr("omnumrering"), steps):
            text = self.tr("{count} nummer ändrades. Ångra med Ctrl+Z.")
            self._session.told.emit(text.format(count=len(steps)))

    def set_lead(self, unit_id: UnitId | None) -> None:
        """Make a unit the lead of all chosen nodes that have one; None takes the lead away."""
        steps = [
            Assign(self._session, node.id, _assigned(node), led_by(unit_id, _assigned(node)))
            for node in self.can_be_led()
            if node.responsibilities.lead_id != unit_id
        ]
        self._push(self.tr("ändring av ansvarig"), steps)

    def set_new_lead(self, unit: tuple[str, UnitKind]) -> None:
        """Add a unit (its name and kind) and make it the lead of all chosen that have one."""
        old = {node.id: _assigned(node) for node in self.can_be_led()}
        if old:
            self._push("", [LeadByNewUnit(self._session, unit, old)])

    def can_be_led(self) -> tuple[Node, ...]:
        """Return the chosen nodes that can have a lead."""
        return tuple(node for node in self.all_chosen() if node.level.has_responsibility)

    def set_level(self, level: Level) -> None:
        """Put all chosen nodes on a level, where they lie."""
        plan = self._session.plan()
        if plan is None:
            return
        steps = [
            SetLevel(self._session, plan.id, node.id, node.level.key, level.key)
            for node in self.all_chosen()
            if node.level != level
        ]
        self._push(self.tr("ändring av nivå"), steps)

    def common_levels(self) -> tuple[Level, ...]:
        """Return the levels that all chosen nodes could be on where they lie."""
        plan, nodes = self._session.plan(), self.all_chosen()
        if plan is None or not nodes:
            return ()
        possible = [levels_for(plan, node) for node in nodes]
        return tuple(each for each in possible[0] if all(each in other for other in possible))

    def all_chosen(self) -> tuple[Node, ...]:
        """Return every chosen node, in the order of the plan."""
        plan = self._session.plan()
        found = [plan.node(each) for each in self._chosen] if plan is not None else []
        return tuple(node for node in found if node is not None)

    def _push(self, text: str, steps: Sequence[Command]) -> bool:
        if not steps:
            return False
        one = steps[0] if len(steps) == 1 else Together(self._session, text, steps)
        chosen = self._chosen
        went_well = self._session.push(one)
        if went_well:
            self.wants_chosen.emit(chosen)
        return went_well

    def _tell_nothing_to_paste(self) -> None:
        text, html = plan_clipboard.text_on(QGuiApplication.clipboard())
        if text.strip() or html.strip():
            told = self.tr(
                "Urklipp har text från ett annat program. Välj Redigera → Klistra in plan från "
                "annat program."
            )
        else:
            told = self.tr("Det finns inget att klistra in. Kopiera eller klipp ut först.")
        self._session.told.emit(told)

    def _tell_removed(self, nodes: Sequence[Node]) -> None:
        below = sum(1 for node in nodes for _ in node.walk()) - len(nodes)
        text = self.tr("”{title}” togs bort. Ångra med Ctrl+Z.")
        if len(nodes) > 1:
            text = self.tr("{nodes} delar togs bort. Ångra med Ctrl+Z.")
        elif below:
            text = self.tr("”{title}” togs bort med {count} under sig. Ångra med Ctrl+Z.")
        shown = text.format(title=short(nodes[0].label), count=below, nodes=len(nodes))
        self._session.told.emit(shown)


def short(text: str) -> str:
    """Return a title that fits in a menu."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _assigned(node: Node) -> list[Assigned]:
    return [(each.unit_id, each.role) for each in node.responsibilities.entries]


def _after_removal(plan: Plan, nodes: Sequence[Node]) -> NodeId | None:
    gone = {node.id for node in nodes}
    siblings = [each.id for each in siblings_of(plan, nodes[-1])]
    place = siblings.index(nodes[-1].id)
    rest = (*siblings[place + 1 :], *reversed(siblings[:place]))
    return next((each for each in rest if each not in gone), nodes[-1].parent_id)
