"""Who leads a node, who shares the responsibility, and who takes part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan import Assigned, Node, Responsibility, ResponsibilityRole
from andts_desktop.domain.units import Unit, UnitKind
from andts_desktop.ui.commands.plan import Assign
from andts_desktop.ui.commands.responsibilities import AssignNewUnit
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, clear, label
from andts_desktop.ui.widgets.tab_order import put_before
from andts_desktop.ui.widgets.unit_line import UnitLine

_LEAD, _SHARING = ResponsibilityRole.LEAD, ResponsibilityRole.CO_RESPONSIBLE
_PARTNER = ResponsibilityRole.PARTNER


class ResponsibilityEditor(QWidget):
    """Edits the responsibilities of one node; every choice is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._node: Node | None = None
        self.rows: dict[UnitId, ResponsibilityRow] = {}
        self.unit_line = UnitLine(self.tr("Lägg till enhet"), self.tr("Skriv en enhets namn"))
        self.unit_line.chosen.connect(self._add)
        self.unit_line.wanted.connect(self._add_new)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Ansvar och samverkan"), "label"))
        column.addLayout(self._list)
        column.addWidget(self.unit_line)

    def show_node(self, node: Node) -> None:
        """Show a node's responsibilities as they stand in the file."""
        if self._node is not None and self._node.id != node.id:
            self.unit_line.clear()
        self._node = node
        self.unit_line.show_units(self._session.document.units.all())
        entries = node.responsibilities.entries
        if list(self.rows) != [entry.unit_id for entry in entries]:
            self._rebuild(entries)
        for entry in entries:
            self.rows[entry.unit_id].show_entry(entry)

    def _rebuild(self, entries: Sequence[Responsibility]) -> None:
        place = self._place_of_focus()
        clear(self._list)
        self.rows = {}
        for entry in entries:
            row = ResponsibilityRow(entry)
            row.role_chosen.connect(self._set_role)
            row.removed.connect(self._remove)
            self.rows[entry.unit_id] = row
            self._list.addWidget(row)
        put_before(self.unit_line.line, self.rows.values())
        if place is not None:
            left = list(self.rows.values())
            fitting = left[min(place, len(left) - 1)].role if left else self.unit_line.line
            fitting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of_focus(self) -> int | None:
        focused = (i for i, row in enumerate(self.rows.values()) if row.has_focus())
        return next(focused, None)

    def _add(self, unit: Unit) -> None:
        if unit.id not in self.rows:
            self._store([*self._assigned(), (unit.id, self._first_role(unit.kind))])

    def _add_new(self, name: str, kind: UnitKind) -> None:
        if self._node is None:
            return
        old, role = self._assigned(), self._first_role(kind)
        command = AssignNewUnit(
            self._session, self._node.id, (name, kind), old, lambda new: [*old, (new, role)]
        )
        self._session.push(command)

    def _first_role(self, kind: UnitKind) -> ResponsibilityRole:
        """Return the likeliest role of a unit that is added: the user changes it in its row."""
        if kind is UnitKind.EXTERNAL:
            return _PARTNER
        has_lead = self._node is not None and self._node.responsibilities.lead_id is not None
        return _SHARING if has_lead else _LEAD

    def _set_role(self, unit_id: UnitId, role: ResponsibilityRole) -> None:
        new = [
            (each, role) if each == unit_id else (each, self._yielding(old, role))
            for each, old in self._assigned()
        ]
        self._store(new)

    @staticmethod
    def _yielding(old: ResponsibilityRole, new: ResponsibilityRole) -> ResponsibilityRole:
        # There is one lead: who was it shares the responsibility with the new one.
        return _SHARING if old is new is _LEAD else old

    def _remove(self, unit_id: UnitId) -> None:
        self._store([each for each in self._assigned() if each[0] != unit_id])

    def _assigned(self) -> list[Assigned]:
        if self._node is None:
            return []
        return [(entry.unit_id, entry.role) for entry in self._node.responsibilities.entries]

    def _store(self, new: Sequence[Assigned]) -> None:
        if self._node is not None and list(new) != self._assigned():
            self._session.push(Assign(self._session, self._node.id, self._assigned(), new))


class ResponsibilityRow(QWidget):
    """One unit with its role; Delete takes it away."""

    role_chosen = Signal(object, object)
    """The unit's id, and its new role."""
    removed = Signal(object)
    """The unit's id."""

    def __init__(self, entry: Responsibility) -> None:
        super().__init__()
        self._unit_id = entry.unit_id
        self._name = label(entry.unit_name, wrap=True)
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.role = Choice()
        self.role.setProperty("kind", "quiet")
        self.role.setFixedWidth(152)
        for role, name in self._role_names().items():
            self.role.addItem(name, role)
        self.role.setAccessibleName(self.tr("Roll för {unit}").format(unit=entry.unit_name))
        self.role.activated.connect(self._choose)
        self.remove = button("✕", "quiet", lambda: self.removed.emit(self._unit_id))
        self.remove.setAccessibleName(self.tr("Ta bort {unit}").format(unit=entry.unit_name))
        self.remove.setToolTip(self.tr("Ta bort (Delete)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        row.addWidget(self._name, 1)
        row.addWidget(self.role)
        row.addWidget(self.remove)

    def show_entry(self, entry: Responsibility) -> None:
        """Show the unit's name and role as they stand in the file."""
        self._name.setText(entry.unit_name)
        self.role.setCurrentIndex(self.role.findData(entry.role))

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in this row."""
        return self.role.hasFocus() or self.remove.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit(self._unit_id)
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self.role_chosen.emit(self._unit_id, ResponsibilityRole(self.role.currentData()))

    def _role_names(self) -> dict[ResponsibilityRole, str]:
        return {
            _LEAD: self.tr("Ansvarig"),
            _SHARING: self.tr("Medansvarig"),
            _PARTNER: self.tr("Samverkanspart"),
        }
