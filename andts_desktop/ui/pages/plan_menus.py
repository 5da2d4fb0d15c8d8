"""The menus about the chosen nodes of a plan: add, move, change, remove."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from andts_desktop.domain.plan import Level, Node, Plan, allowed_levels
from andts_desktop.domain.tree_places import can_lie, spot_of
from andts_desktop.ui.pages.plan_edits import PlanEdits, short
from andts_desktop.ui.session import Session


class PlanMenus(QObject):
    """Fills menus with what can be done with the chosen nodes."""

    def __init__(self, session: Session, edits: PlanEdits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edits = edits

    def fill_add(self, menu: QMenu) -> None:
        """Offer what can be added under, after and beside the chosen node."""
        menu.clear()
        plan = self._session.plan()
        if plan is None:
            return
        nodes = self._edits.nodes()
        if len(nodes) == 1:
            self._offer_near(menu, plan, nodes[0])
            menu.addSeparator()
        for level in allowed_levels(plan.levels, None):
            text = self.tr("{level} sist i planen")
            self._offer(menu, text, level, None, len(plan.nodes))

    def fill_change(self, menu: QMenu) -> None:
        """Offer what can be done with all that is chosen."""
        menu.clear()
        for below in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            below.deleteLater()
        plan, nodes = self._session.plan(), self._edits.nodes()
        if plan is None:
            return
        one = nodes[0] if len(nodes) == 1 else None
        _act(menu, self.tr("Klipp ut\tCtrl+X"), partial(self._edits.copy, cut=True), bool(nodes))
        _act(menu, self.tr("Kopiera\tCtrl+C"), self._edits.copy, bool(nodes))
        _act(menu, self.tr("Klistra in\tCtrl+V"), self._edits.paste, self._edits.can_paste())
        menu.addSeparator()
        self._fill_moves(menu)
        self._fill_move_to(menu.addMenu(self.tr("Flytta till")), plan, nodes)
        menu.addSeparator()
        can_be_led = bool(self._edits.can_be_led())
        _act(menu, self.tr("Sätt ansvarig…"), self._ask_for_lead, can_be_led)
        self._fill_levels(menu.addMenu(self.tr("Ändra nivå")))
        menu.addSeparator()
        if one is not None and one.children:
            text = self.tr("Numrera om under ”{title}”").format(title=short(one.label))
            _act(menu, text, partial(self._edits.renumber, one))
        _act(menu, self.tr("Numrera om hela planen"), partial(self._edits.renumber, None))
        menu.addSeparator()
        _act(menu, self.tr("Ta bort\tDel"), self._edits.remove, bool(nodes))

    def _offer_near(self, menu: QMenu, plan: Plan, node: Node) -> None:
        for level in allowed_levels(plan.levels, node.level):
            text = self.tr("{level} under {above}")
            self._offer(menu, text, level, node, len(node.children))
        parent = plan.node(node.parent_id) if node.parent_id is not None else None
        place = spot_of(plan, node)[1] + 1
        self._offer(menu, self.tr("{level} efter {above}"), node.level, parent, place, node)

    def _offer(
        self,
        menu: QMenu,
        text: str,
        level: Level,
        parent: Node | None,
        place: int,
        after: Node | None = None,
    ) -> None:
        named = after or parent
        above = short(named.label) if named else ""
        shown = text.format(level=level.singular.capitalize(), above=above)
        _act(menu, shown, partial(self._edits.add, level, parent, place))

    def _fill_moves(self, menu: QMenu) -> None:
        edits = self._edits
        up, down = partial(edits.move, -1), partial(edits.move, 1)
        _act(menu, self.tr("Flytta upp\tAlt+Upp"), up, edits.can_move(-1))
        _act(menu, self.tr("Flytta ner\tAlt+Ner"), down, edits.can_move(1))
        _act(menu, self.tr("Flytta in\tAlt+Höger"), edits.move_in, edits.can_move_in())
        _act(menu, self.tr("Flytta ut\tAlt+Vänster"), edits.move_out, edits.can_move_out())

    def _fill_move_to(self, menu: QMenu, plan: Plan, nodes: tuple[Node, ...]) -> None:
        ids = [node.id for node in nodes]
        for target in plan.walk():
            fits = all(can_lie(plan, node, target) for node in nodes)
            if nodes and fits and any(node.parent_id != target.id for node in nodes):
                move = partial(self._edits.move_to, ids, target.id, len(target.children))
                _act(menu, short(target.label), move)
        menu.setEnabled(not menu.isEmpty())

    def _ask_for_lead(self) -> None:
        from andts_desktop.ui.dialogs.lead import LeadDialog

        plan, around = self._session.plan(), self.parent()
        if plan is None:
            return
        dialog = LeadDialog(
            plan,
            self._edits.can_be_led(),
            self._session.document.units.all(),
            around if isinstance(around, QWidget) else None,
        )
        if dialog.exec() and dialog.lead.new is not None:
            self._edits.set_new_lead(dialog.lead.new)
        elif dialog.result():
            self._edits.set_lead(dialog.lead.unit_id)

    def _fill_levels(self, menu: QMenu) -> None:
        chosen = {node.level for node in self._edits.all_chosen()}
        levels = self._edits.common_levels()
        for level in levels:
            action = _act(menu, level.singular.capitalize(), partial(self._edits.set_level, level))
            action.setCheckable(True)
            action.setChecked(chosen == {level})
        menu.setEnabled(len(levels) > 1)


def _act(
    menu: QMenu,
    text: str,
    do: Callable[[], object],
    is_enabled: bool = True,
) -> QAction:
    # A single & would be taken for the mark of a key.
    action = QAction(text.replace("&", "&&"), menu)
    action.setEnabled(is_enabled)
    action.triggered.connect(lambda _checked=False: do())
    menu.addAction(action)
    return action
