"""The plan's tree to the left, a form for what is chosen to the right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Level, Plan, allowed_levels
from andts_desktop.domain.plan_words import one
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import PlanTreeModel
from andts_desktop.ui.pages.plan_edits import PlanEdits
from andts_desktop.ui.pages.plan_menus import PlanMenus
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, clear, label
from andts_desktop.ui.widgets.node_form import NodeForm
from andts_desktop.ui.widgets.plan_tree_view import PlanTreeView
from andts_desktop.ui.widgets.scrolling import Scrolling


class PlanTreePane(QWidget):
    """Shows and edits the tree of the chosen plan."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session = session
        self.edits = PlanEdits(session, self)
        self._menus = PlanMenus(session, self.edits, self)
        self._model = PlanTreeModel(self)
        self.tree = PlanTreeView(self._model, look)
        self.form = NodeForm(session)
        self._several = SeveralChosen(self._menus)
        self._empty = EmptyPlan(self.edits)
        self._forms = QStackedWidget()
        for widget in (Scrolling(self.form), self._several, self._empty):
            self._forms.addWidget(widget)
        self._shown_plan: object = None
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan as it stands in the file."""
        follow_up = self._session.follow_up()
        if follow_up is None:
            return
        is_new = plan.id != self._shown_plan
        self._shown_plan = plan.id
        show = partial(self._model.show_plan, plan, follow_up)
        self.tree.show_plan(plan, show, is_new=is_new)

    def choose(self, node_ids: Sequence[NodeId]) -> None:
        """Choose nodes in the tree and show their form."""
        self.tree.choose(node_ids)

    def tools(self) -> tuple[QWidget, ...]:
        """Return the buttons for the head of the page."""
        return (self._change, self._add)

    def _lay_out(self) -> None:
        self._add_menu = QMenu(self)
        self._change_menu = QMenu(self)
        self._add = button(self.tr("+ Lägg till"))
        self._add.setMenu(self._add_menu)
        self._change = button(self.tr("Ändra"))
        self._change.setMenu(self._change_menu)
        left, right = Card(), Card()
        left.body.addWidget(self.tree)
        right.body.addWidget(self._forms)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([620, 400])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(split)

    def _connect(self) -> None:
        self._add_menu.aboutToShow.connect(partial(self._menus.fill_add, self._add_menu))
        self._change_menu.aboutToShow.connect(partial(self._menus.fill_change, self._change_menu))
        self._model.dropped.connect(self.edits.move_to, Qt.ConnectionType.QueuedConnection)
        self.tree.chosen.connect(self._show_chosen)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.edits.wants_chosen.connect(self.choose)
        self.edits.added.connect(self.form.take_focus)
        keys: dict[str, Callable[[], object]] = {
            "Del": self.edits.remove,
            "Ctrl+X": partial(self.edits.copy, cut=True),
            "Ctrl+C": self.edits.copy,
            "Ctrl+V": self.edits.paste,
            "Alt+Up": partial(self.edits.move, -1),
            "Alt+Down": partial(self.edits.move, 1),
            "Alt+Right": self.edits.move_in,
            "Alt+Left": self.edits.move_out,
        }
        for key, act in keys.items():
            self.tree.on_key(key, act)

    def _show_chosen(self) -> None:
        plan = self._session.plan()
        if plan is None:
            return
        chosen = self.tree.selected()
        self.edits.choose(chosen)
        node = plan.node(self.tree.current) if self.tree.current is not None else None
        if len(chosen) > 1:
            self._several.show_count(len(chosen))
            self._forms.setCurrentIndex(1)
        elif node is not None:
            self.form.show_node(plan, node)
            self._forms.setCurrentIndex(0)
        else:
            self._empty.show_levels(allowed_levels(plan.levels, None))
            self._forms.setCurrentIndex(2)

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        self._menus.fill_change(menu)
        added = QMenu(self.tr("Lägg till"), menu)
        self._menus.fill_add(added)
        menu.insertMenu(menu.actions()[0], added)
        menu.exec(self.tree.viewport().mapToGlobal(position))


class SeveralChosen(QWidget):
    """What stands in the place of the form when several nodes are chosen."""

    def __init__(self, menus: PlanMenus) -> None:
        super().__init__()
        self._title = label("", "heading")
        menu = QMenu(self)
        menu.aboutToShow.connect(partial(menus.fill_change, menu))
        change = button(self.tr("Ändra alla markerade"), "primary")
        change.setMenu(menu)
        hint = self.tr(
            "Det som väljs här gäller allt som är markerat: ansvarig, nivå, flytt och borttagning. "
            "Allt kan ångras."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(label(hint, "muted", wrap=True))
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self._title.setText(self.tr("{count} delar av planen är markerade").format(count=count))


class EmptyPlan(QWidget):
    """What stands in the place of the form where the plan has nothing yet: the first step."""

    def __init__(self, edits: PlanEdits) -> None:
        super().__init__()
        self._edits = edits
        self._levels: tuple[Level, ...] = ()
        self._text = label("", "muted", wrap=True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Planen är tom"), "heading"))
        column.addWidget(self._text)
        column.addLayout(self._buttons)
        column.addStretch(1)

    def show_levels(self, levels: Sequence[Level]) -> None:
        """Offer to add the first of each level that can lie at the top of the plan."""
        if tuple(levels) == self._levels:
            return
        self._levels = tuple(levels)
        first = one(levels[0]) if levels else ""
        text = self.tr(
            "Börja med {first}, och lägg resten under. Vad delarna ska heta väljer du under "
            "Om planen."
        )
        self._text.setText(text.format(first=first))
        clear(self._buttons)
        for place, level in enumerate(levels):
            name = self.tr("+ Lägg till {level}").format(level=level.singular)
            kind = "" if place else "primary"
            add = button(name.replace("&", "&&"), kind, partial(self._edits.add, level, None, 0))
            self._buttons.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
