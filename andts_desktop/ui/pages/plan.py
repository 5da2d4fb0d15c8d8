"""The plan: its tree to the left, a form for what is chosen to the right."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QMenu,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QWidget,
)

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Level, Node, Plan, allowed_levels, next_number
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.ui.commands.plan import AddNode, MoveNode, RemoveNode
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Column, PlanTreeModel
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, button, label
from andts_desktop.ui.widgets.delegates import StatusDelegate, TitleDelegate
from andts_desktop.ui.widgets.details_form import DetailsForm
from andts_desktop.ui.widgets.node_form import NodeForm


class PlanPage(Page):
    """Shows and edits the chosen plan."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        self._model = PlanTreeModel(self)
        self._tree = self._build_tree()
        self._node_form = NodeForm(session)
        self._details_form = DetailsForm(session)
        self._forms = QStackedWidget()
        self._forms.addWidget(_scrolling(self._node_form))
        self._forms.addWidget(_scrolling(self._details_form))
        self._build_tools()
        left, right = Card(), Card()
        left.body.addWidget(self._tree)
        right.body.addWidget(self._forms)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([610, 410])
        self._no_plan = label(self.tr("Filen har ingen plan. Lägg till en i menyn Arkiv."))
        self.content.addWidget(split, 1)
        self.content.addWidget(self._no_plan)
        self._split = split
        self._chosen: NodeId | None = None
        self._shown_plan: object = None
        session.revisited.connect(self._show_again)

    def reload(self) -> None:
        plan, follow_up = self.session.plan(), self.session.follow_up()
        self._split.setVisible(plan is not None)
        self._no_plan.setVisible(plan is None)
        if plan is None or follow_up is None:
            return
        expanded = self._expanded()
        is_new = plan.id != self._shown_plan
        self._shown_plan = plan.id
        self._model.show_plan(plan, follow_up)
        self._restore(plan, expanded, is_new=is_new)
        self.header.title.setText(plan.details.title)
        self.header.subtitle.setText(_summary(plan))
        self._show_chosen(plan)

    def choose(self, node_id: NodeId) -> None:
        """Choose a node in the tree and show its form."""
        index = self._model.index_of(node_id)
        if index.isValid():
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index)

    def _show_again(self, subject: object) -> None:
        if isinstance(subject, int) and self.isVisible():
            self.choose(NodeId(subject))

    def _build_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setAccessibleName(self.tr("Planens mål och aktiviteter"))
        tree.setModel(self._model)
        tree.setUniformRowHeights(False)
        tree.setIndentation(18)
        tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        tree.setItemDelegateForColumn(Column.TITLE, TitleDelegate(tree, self.look))
        tree.setItemDelegateForColumn(Column.STATUS, StatusDelegate(tree, self.look))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.LEAD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.LEAD, 128)
        header.resizeSection(Column.STATUS, 152)
        header.geometriesChanged.connect(tree.doItemsLayout)
        tree.selectionModel().currentChanged.connect(self._current_changed)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._show_menu)
        return tree

    def _build_tools(self) -> None:
        self._add_menu = QMenu(self)
        self._add_menu.aboutToShow.connect(partial(self._fill_add_menu, self._add_menu))
        add = button(self.tr("+ Lägg till"))
        add.setMenu(self._add_menu)
        about = button(self.tr("Om planen"), "", self._show_details)
        self._up = button(self.tr("Flytta upp"), "", lambda: self._move_by(-1))
        self._down = button(self.tr("Flytta ner"), "", lambda: self._move_by(1))
        self._remove_button = button(self.tr("Ta bort"), "", self._remove)
        for widget in (about, self._up, self._down, self._remove_button, add):
            self.header.tools.addWidget(widget)
        for keys, act in (
            ("Del", self._remove),
            ("Alt+Up", lambda: self._move_by(-1)),
            ("Alt+Down", lambda: self._move_by(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def _expanded(self) -> set[NodeId]:
        plan = self.session.plan()
        nodes = plan.walk() if plan else ()
        return {n.id for n in nodes if self._tree.isExpanded(self._model.index_of(n.id))}

    def _restore(self, plan: Plan, expanded: set[NodeId], *, is_new: bool) -> None:
        for node in plan.walk():
            if node.id in expanded or (is_new and not node.level.has_status):
                self._tree.setExpanded(self._model.index_of(node.id), True)
        index = self._model.index_of(self._chosen)
        if not index.isValid() and plan.nodes:
            index = self._model.index_of(plan.nodes[0].id)
        self._tree.setCurrentIndex(index)

    def _current_changed(self, current: QModelIndex) -> None:
        node = self._model.node_at(current)
        if node is not None:
            self._chosen = node.id
            self._forms.setCurrentIndex(0)
            plan = self.session.plan()
            if plan is not None:
                self._show_chosen(plan)

    def _show_chosen(self, plan: Plan) -> None:
        node = plan.node(self._chosen) if self._chosen is not None else None
        for tool in (self._up, self._down, self._remove_button):
            tool.setEnabled(node is not None)
        self._details_form.show_plan(plan)
        if node is None:
            self._forms.setCurrentIndex(1)
        else:
            self._node_form.show_node(plan, node)

    def _show_details(self) -> None:
        self._forms.setCurrentIndex(1)

    def _fill_add_menu(self, menu: QMenu) -> None:
        menu.clear()
        plan = self.session.plan()
        if plan is None:
            return
        node = plan.node(self._chosen) if self._chosen is not None else None
        if node is not None:
            for level in allowed_levels(plan.levels, node.level):
                text = self.tr("{level} under {above}")
                self._offer(menu, text, level, node, len(node.children))
            parent = plan.node(node.parent_id) if node.parent_id is not None else None
            if parent is not None:
                siblings = parent.children
                place = [each.id for each in siblings].index(node.id) + 1
                self._offer(menu, self.tr("{level} efter {above}"), node.level, parent, place, node)
            menu.addSeparator()
        for level in allowed_levels(plan.levels, None):
            self._offer(menu, self.tr("{level} sist i planen"), level, None, len(plan.nodes))

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
        above = _short(named.label) if named else ""
        action = QAction(text.format(level=level.singular.capitalize(), above=above), menu)
        action.triggered.connect(lambda _checked=False: self._add_node(level, parent, place))
        menu.addAction(action)

    def _add_node(self, level: Level, parent: Node | None, place: int) -> None:
        plan = self.session.plan()
        if plan is None:
            return
        siblings = parent.children if parent else plan.nodes
        same = [each for each in siblings[:place] if each.level == level]
        draft = NodeDraft(
            level_key=level.key,
            title=self.tr("Ny {level}").format(level=level.singular)
            if level.role != "goal"
            else self.tr("Nytt {level}").format(level=level.singular),
            number=next_number(parent, same),
        )
        parent_id = parent.id if parent else None
        command = AddNode(self.session, plan.id, parent_id, place, draft)
        if self.session.push(command) and command.node_id is not None:
            self.choose(command.node_id)
            self._node_form.take_focus()

    def _remove(self) -> None:
        plan = self.session.plan()
        if plan is not None and self._chosen is not None:
            following = self._after_removal(plan, self._chosen)
            removed, self._chosen = plan.node(self._chosen), following
            if removed and self.session.push(RemoveNode(self.session, plan.id, removed.id)):
                self._tell_removed(removed)

    def _tell_removed(self, node: Node) -> None:
        below = sum(1 for _ in node.walk()) - 1
        text = self.tr("”{title}” togs bort. Ångra med Ctrl+Z.")
        if below:
            text = self.tr("”{title}” togs bort med {count} under sig. Ångra med Ctrl+Z.")
        self.session.told.emit(text.format(title=_short(node.label), count=below))

    @staticmethod
    def _after_removal(plan: Plan, node_id: NodeId) -> NodeId | None:
        node = plan.node(node_id)
        if node is None:
            return None
        parent = plan.node(node.parent_id) if node.parent_id is not None else None
        siblings = [each.id for each in (parent.children if parent else plan.nodes)]
        place = siblings.index(node_id)
        rest = siblings[place + 1 :] or siblings[:place][-1:]
        return rest[0] if rest else node.parent_id

    def _move_by(self, step: int) -> None:
        plan = self.session.plan()
        node = plan.node(self._chosen) if plan and self._chosen is not None else None
        if plan is None or node is None:
            return
        place, count = _place(plan, node)
        if 0 <= place + step < count:
            self._move_to(plan, node, node.parent_id, place + step)

    def _move_to(self, plan: Plan, node: Node, parent_id: NodeId | None, place: int) -> None:
        old = (node.parent_id, _place(plan, node)[0])
        new = (parent_id, place)
        self.session.push(MoveNode(self.session, plan.id, node.id, old, new))
        self.choose(node.id)

    def _show_menu(self, position: QPoint) -> None:
        plan = self.session.plan()
        node = plan.node(self._chosen) if plan and self._chosen is not None else None
        if plan is None or node is None:
            return
        menu = QMenu(self)
        self._fill_add_menu(menu)
        menu.addSeparator()
        self._fill_move_menu(menu.addMenu(self.tr("Flytta till")), plan, node)
        menu.addAction(self.tr("Ta bort")).triggered.connect(lambda _checked=False: self._remove())
        menu.exec(self._tree.viewport().mapToGlobal(position))

    def _fill_move_menu(self, menu: QMenu, plan: Plan, node: Node) -> None:
        own = {below.id for below in node.walk()}
        for target in plan.walk():
            fits = node.level in allowed_levels(plan.levels, target.level)
            if fits and target.id not in own and target.id != node.parent_id:
                action = menu.addAction(_short(target.label))
                place = len(target.children)
                action.triggered.connect(
                    lambda _checked=False, to=target.id, at=place: self._move_to(plan, node, to, at)
                )
        menu.setEnabled(not menu.isEmpty())


def _place(plan: Plan, node: Node) -> tuple[int, int]:
    """Return the node's place among its siblings, and how many they are."""
    parent = plan.node(node.parent_id) if node.parent_id is not None else None
    siblings = [each.id for each in (parent.children if parent else plan.nodes)]
    return siblings.index(node.id), len(siblings)


def _short(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47].rstrip()}…"


def _summary(plan: Plan) -> str:
    details = plan.details
    facts = [details.municipality, f"version {details.version}" if details.version else ""]
    for level in plan.levels[:3]:
        count = sum(node.level == level for node in plan.walk())
        if count:
            facts.append(f"{count} {level.singular if count == 1 else level.plural}")
    return " · ".join(filter(None, facts))


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area
