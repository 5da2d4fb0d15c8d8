"""Who leads a node, who shares the responsibility, and who takes part."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.plan import Assigned, Node, ResponsibilityRole
from andts_desktop.domain.units import Unit
from andts_desktop.ui.commands.plan import Assign
from andts_desktop.ui.dialogs.pick import Pickable, PickDialog
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, FieldButton, label


class ResponsibilityEditor(QWidget):
    """Edits the responsibilities of one node; every choice is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._node: Node | None = None
        self._units: tuple[Unit, ...] = ()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(label(self.tr("Ansvarig (samordnar rapporteringen)"), "label"), 0, 0, 1, 2)
        self._lead = Choice()
        self._lead.setAccessibleName(self.tr("Ansvarig"))
        self._lead.setEditable(True)
        line = QLineEdit()
        line.setAccessibleName(self.tr("Ansvarig"))
        self._lead.setLineEdit(line)
        line.editingFinished.connect(self._choose_typed)
        self._lead.setInsertPolicy(Choice.InsertPolicy.NoInsert)
        self._lead.activated.connect(self._choose_lead)
        grid.addWidget(self._lead, 1, 0, 1, 2)
        self._problem = label("", "warning", wrap=True)
        self._problem.hide()
        grid.addWidget(self._problem, 6, 0, 1, 2)
        self._pickers = {
            ResponsibilityRole.CO_RESPONSIBLE: self._picker(
                grid, 2, self.tr("Medansvariga"), ResponsibilityRole.CO_RESPONSIBLE
            ),
            ResponsibilityRole.PARTNER: self._picker(
                grid, 4, self.tr("Samverkansparter"), ResponsibilityRole.PARTNER
            ),
        }

    def show_node(self, node: Node) -> None:
        """Show a node's responsibilities as they stand in the file."""
        if self._node is not None and self._node.id != node.id:
            self._problem.hide()
        self._node = node
        units = self._session.document.units.all()
        if units != self._units:
            self._units = units
            self._fill()
        self._show_lead()
        for role, picker in self._pickers.items():
            names = node.responsibilities.names(role)
            picker.show_chosen(", ".join(names) if names else self.tr("Välj…"))

    def _fill(self) -> None:
        self._lead.clear()
        self._lead.addItem(self.tr("Ingen utsedd"), None)
        for unit in self._units:
            self._lead.addItem(unit.name, unit.id)
        completer = QCompleter([unit.name for unit in self._units], self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._choose_named)
        self._lead.setCompleter(completer)

    def _picker(
        self, grid: QGridLayout, row: int, name: str, role: ResponsibilityRole
    ) -> FieldButton:
        grid.addWidget(label(name, "label"), row, 0, 1, 2)
        made = FieldButton(name, lambda: self._pick(name, role))
        grid.addWidget(made, row + 1, 0, 1, 2)
        return made

    def _show_lead(self) -> None:
        if self._node is not None:
            lead_id = self._node.responsibilities.lead_id
            self._lead.setCurrentIndex(max(0, self._lead.findData(lead_id)))
            # The text alone may be something typed that names no unit.
            self._lead.setEditText(self._lead.itemText(self._lead.currentIndex()))

    def _choose_typed(self) -> None:
        typed = self._lead.currentText().strip()
        if typed == self._lead.itemText(self._lead.currentIndex()):
            return
        names = [self._lead.itemText(place) for place in range(1, self._lead.count())]
        fitting = [name for name in names if typed.casefold() in name.casefold()]
        exact = [name for name in fitting if name.casefold() == typed.casefold()]
        found = exact or fitting
        if typed and len(found) != 1:
            text = self.tr("”{name}” finns inte bland enheterna. Lägg till den på sidan Enheter.")
            if found:
                text = self.tr("Flera enheter heter något med ”{name}”. Välj en i listan.")
            self._problem.setText(text.format(name=typed))
            self._problem.show()
            self._show_lead()
            return
        self._problem.hide()
        self._lead.setCurrentIndex(self._lead.findText(found[0]) if typed else 0)
        self._choose_lead()

    def _choose_named(self, name: str) -> None:
        self._lead.setCurrentIndex(self._lead.findText(name))
        self._choose_lead()

    def _choose_lead(self) -> None:
        if self._node is None:
            return
        lead: UnitId | None = self._lead.currentData()
        others = [each for each in self._assigned() if each[1] is not ResponsibilityRole.LEAD]
        others = [each for each in others if each[0] != lead]
        new = [(lead, ResponsibilityRole.LEAD), *others] if lead is not None else others
        self._store(new)

    def _pick(self, title: str, role: ResponsibilityRole) -> None:
        items = [Pickable(unit.id, unit.name) for unit in self._units]
        now = [unit_id for unit_id, each in self._assigned() if each is role]
        dialog = PickDialog(title, items, now, self)
        if dialog.exec():
            picked = [UnitId(each) for each in dialog.picked()]
            kept = [a for a in self._assigned() if a[1] is not role and a[0] not in picked]
            self._store([*kept, *((unit_id, role) for unit_id in picked)])

    def _assigned(self) -> list[Assigned]:
        if self._node is None:
            return []
        return [(entry.unit_id, entry.role) for entry in self._node.responsibilities.entries]

    def _store(self, new: Sequence[Assigned]) -> None:
        if self._node is not None and list(new) != self._assigned():
            self._session.push(Assign(self._session, self._node.id, self._assigned(), new))
