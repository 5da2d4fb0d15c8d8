"""Ask which unit should lead what is chosen in the plan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan import Node, Plan
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.unit_line import UnitLine
from andts_desktop.ui.widgets.wrapped_text import ROW_HEIGHT

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Lead:
    """Who should lead: a unit of the register, a new one with its name and kind, or nobody."""

    unit_id: UnitId | None = None
    new: tuple[str, UnitKind] | None = None


class LeadDialog(QDialog):
    """Takes a name that is typed, or one of a list in which the plan's own leads stand first."""

    def __init__(
        self,
        plan: Plan,
        nodes: Sequence[Node],
        units: Sequence[Unit],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.lead = Lead()
        self._units = leads_first(plan, units)
        self.setWindowTitle(self.tr("Sätt ansvarig"))
        self.resize(440, 480)
        self.line = UnitLine(self.tr("Ansvarig"), self.tr("Skriv en enhets namn"))
        self.line.show_units(self._units)
        self.line.chosen.connect(lambda unit: self._take(Lead(unit.id)))
        self.line.wanted.connect(lambda name, kind: self._take(Lead(new=(name, kind))))
        nobody = self.tr("Ingen ansvarig")
        self._names = QStringListModel([nobody, *(unit.name for unit in self._units)], self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Enheter"))
        self.list.setModel(self._names)
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(lambda _index: self._take_listed())
        self.done_button = button(self.tr("Sätt ansvarig"), "primary", self._finish)
        self._lay_out(self._about(nodes))
        self._show_now(nodes)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The field, the list and the buttons know what Enter means where the keyboard is.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _about(self, nodes: Sequence[Node]) -> str:
        if len(nodes) == 1:
            return self.tr("Gäller ”{title}”.").format(title=nodes[0].label)
        return self.tr("Gäller {count} delar av planen.").format(count=len(nodes))

    def _lay_out(self, about: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Sätt ansvarig"), "heading"))
        column.addWidget(label(about, "muted", wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        buttons.addWidget(button(self.tr("Avbryt"), "", self.reject))
        column.addLayout(buttons)

    def _show_now(self, nodes: Sequence[Node]) -> None:
        now = {node.responsibilities.lead_id for node in nodes}
        ids = [None, *(unit.id for unit in self._units)]
        lead = now.pop() if len(now) == 1 else None
        if lead is not None and lead in ids:
            self.list.setCurrentIndex(self._names.index(ids.index(lead)))
        self._show_state()
        self.list.selectionModel().currentChanged.connect(lambda *_: self.line.clear())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_state())
        self.line.line.textChanged.connect(lambda _text: self._show_state())

    def _show_state(self) -> None:
        is_listed = self.list.currentIndex().isValid()
        self.done_button.setEnabled(is_listed or bool(self.line.line.text().strip()))

    def _finish(self) -> None:
        # What is typed goes before what was marked when the dialog came.
        if self.line.line.text().strip():
            self.line.line.returnPressed.emit()
        else:
            self._take_listed()

    def _take_listed(self) -> None:
        place = self.list.currentIndex().row()
        if place >= 0:
            self._take(Lead(self._units[place - 1].id) if place else Lead())

    def _take(self, lead: Lead) -> None:
        self.lead = lead
        self.accept()


class _RowDelegate(QStyledItemDelegate):
    """Gives each name the room that the style sheet paints it in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)


def leads_first(plan: Plan, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the units with those first that lead most in the plan."""
    counts = Counter(node.responsibilities.lead_id for node in plan.walk())
    return tuple(sorted(units, key=lambda unit: -counts[unit.id]))
