"""The plan's tree on screen: several nodes can be chosen, and dragged to where they may lie."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Signal
from PySide6.QtGui import QDrag, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.tree_places import topmost
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Column, PlanTreeModel
from andts_desktop.ui.widgets.delegates import LeadDelegate, StatusDelegate, TitleDelegate
from andts_desktop.ui.widgets.drag_label import drag_label

_LEAD_WIDTHS = (84, 150)
"""The least room for leads, and the most: longer words are broken."""
_STATUS_WIDTH = 84
"""The least room for statuses: their heading."""
_BESIDE = QPoint(-14, -10)
"""Where the pointer is, seen from the label that is dragged: above it to the left."""
_FLAGS = QItemSelectionModel.SelectionFlag


class PlanTreeView(QTreeView):
    """Shows a PlanTreeModel and keeps its place when the plan is read again."""

    chosen = Signal()
    """Other nodes were chosen than before."""

    def __init__(self, model: PlanTreeModel, look: Look) -> None:
        super().__init__()
        self._tree = model
        self._look = look
        self._shown: Plan | None = None
        self._current: NodeId | None = None
        self._chosen: tuple[NodeId, ...] = ()
        self._is_reading = False
        self.setAccessibleName(self.tr("Planens mål och aktiviteter"))
        self.setModel(model)
        self.setUniformRowHeights(False)
        self.setIndentation(18)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(700)
        self.setItemDelegateForColumn(Column.TITLE, TitleDelegate(self, look))
        self.setItemDelegateForColumn(Column.LEAD, LeadDelegate(self, look))
        self._status = StatusDelegate(self, look)
        self.setItemDelegateForColumn(Column.STATUS, self._status)
        self._build_header()
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def current(self) -> NodeId | None:
        """The node that the form is about."""
        return self._current

    def selected(self) -> tuple[NodeId, ...]:
        """Return the chosen nodes, in the order of the tree."""
        return self._chosen

    def on_key(self, keys: str, act: Callable[[], object]) -> None:
        """Do something when keys are pressed while the tree has the keyboard."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = self.prepared_drag()
        if drag is not None:
            drag.exec(actions, Qt.DropAction.MoveAction)

    def prepared_drag(self) -> QDrag | None:
        """Return a drag of the chosen nodes with a small label beside the pointer."""
        plan = self._shown
        ids = topmost(plan, self._chosen) if plan is not None else ()
        first = plan.node(ids[0]) if plan is not None and ids else None
        if first is None:
            return None
        drag = QDrag(self)
        drag.setMimeData(self._tree.mimeData([self._tree.index_of(each) for each in ids]))
        scale = self.devicePixelRatioF()
        picture = drag_label(first.label, len(ids) - 1, self.font(), self._look, scale)
        drag.setPixmap(picture)
        drag.setHotSpot(_BESIDE)
        return drag

    def choose(self, node_ids: Sequence[NodeId]) -> None:
        """Choose nodes and bring the first into view."""
        indexes = [self._tree.index_of(each) for each in node_ids]
        shown = [index for index in indexes if index.isValid()]
        if not shown:
            return
        selection = QItemSelection()
        for index in shown:
            selection.select(index, index)
        model = self.selectionModel()
        model.setCurrentIndex(shown[0], _FLAGS.NoUpdate)
        model.select(selection, _FLAGS.ClearAndSelect | _FLAGS.Rows)
        self.scrollTo(shown[0])

    def show_plan(self, plan: Plan, show: Callable[[], None], *, is_new: bool) -> None:
        """Read the plan by `show`, and keep what was open and chosen; a new plan opens anew."""
        expanded = {n.id for n in plan.walk() if self.isExpanded(self._tree.index_of(n.id))}
        chosen, scrolled = self._chosen, self.verticalScrollBar().value()
        self._is_reading = True
        self._shown = plan
        show()
        self._give_widths(plan)
        for node in plan.walk():
            if not (node.level.has_responsibility or node.level.has_status):
                # What has nothing beside its title gets the whole row for it.
                place = self._tree.index_of(node.id)
                self.setFirstColumnSpanned(place.row(), place.parent(), True)
        # While a layout waits, opening a row only notes it: one layout for all of them, which
        # also gives the rows the heights of what they span.
        self.scheduleDelayedItemsLayout()
        for node in plan.walk():
            if node.id in expanded or (is_new and not node.level.has_status):
                self.setExpanded(self._tree.index_of(node.id), True)
        self._is_reading = False
        kept = [each for each in chosen if self._tree.index_of(each).isValid()]
        first = [plan.nodes[0].id] if plan.nodes else []
        self.choose(kept or first)
        if not is_new:
            # The bar has its range again only when all rows are laid out.
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        self._selection_changed()

    def _selection_changed(self) -> None:
        if self._is_reading:
            return
        rows = self.selectionModel().selectedRows()
        nodes = [node for node in map(self._tree.node_at, rows) if node is not None]
        chosen = {node.id for node in nodes}
        current = self._tree.node_at(self.currentIndex())
        self._chosen = tuple(each for each in self._tree.ids() if each in chosen)
        if current is None or current.id not in chosen:
            self._current = next(iter(self._chosen), None)
        else:
            self._current = current.id
        self.chosen.emit()

    def _give_widths(self, plan: Plan) -> None:
        """Give the leads and the statuses what they need, and the titles the rest."""
        self.setColumnHidden(Column.LEAD, not any(e.has_responsibility for e in plan.levels))
        self.setColumnHidden(Column.STATUS, not any(e.has_status for e in plan.levels))
        metrics = self.fontMetrics()
        words = {word for node in plan.walk() for word in node.responsibilities.lead.split()}
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0) + 12
        header = self.header()
        header.resizeSection(Column.LEAD, max(_LEAD_WIDTHS[0], min(widest, _LEAD_WIDTHS[1])))
        statuses = self._status.width_of(self._tree.status_words())
        header.resizeSection(Column.STATUS, max(_STATUS_WIDTH, statuses))

    def _build_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.LEAD, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.STATUS, QHeaderView.ResizeMode.Fixed)
        header.geometriesChanged.connect(self.doItemsLayout)
