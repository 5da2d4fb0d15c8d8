"""The register of units: names, kinds, and the years in which they exist."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind
from andts_desktop.ui.commands.units import AddUnit, ChangeUnit, RemoveUnit
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import Column, SortedTable, TableModel
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Card, Choice, button, label
from andts_desktop.ui.widgets.earlier_units import EarlierUnits
from andts_desktop.ui.widgets.scrolling import Scrolling
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.text_field import TextLine


class UnitsPage(Page):
    """Shows and edits the units of the file."""

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__(session, look, scrolls=False)
        self._model = TableModel(self._columns(), look.tone, lambda unit: unit.id, self)
        self._sorted = SortedTable(self._model, self)
        self._table = TableView(self._sorted, self.tr("Enheter"))
        self._table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._form = UnitForm(session)
        self._earlier = EarlierUnits(session)
        self._remove_button = button(self.tr("Ta bort"), "", self._remove)
        self.header.tools.addWidget(self._remove_button)
        self.header.tools.addWidget(button(self.tr("+ Ny enhet"), "", self._add))
        self._search = QLineEdit()
        self._search.setAccessibleName(self.tr("Sök enhet"))
        self._search.setPlaceholderText(self.tr("Sök enhet"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._apply_filter)
        left, right = Card(), Card()
        left.body.addWidget(self._search)
        left.body.addWidget(self._table, 1)
        forms = QWidget()
        column = QVBoxLayout(forms)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._form)
        column.addWidget(self._earlier)
        column.addStretch(1)
        right.body.addWidget(Scrolling(forms), 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(16)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([620, 420])
        self.content.addWidget(split, 1)
        self._chosen: UnitId | None = None
        self._kept: UnitId | None = None

    def concerns(self, changes: Changes) -> bool:
        return changes.units

    def reload(self) -> None:
        units = self.session.document.units.all()
        self.header.title.setText(self.tr("Enheter"))
        self.header.subtitle.setText(
            self.tr("De som svarar på enkäten, ansvarar för aktiviteter eller samverkar")
        )
        if self._chosen is not None and self._sorted.index_of(self._chosen).isValid():
            # One that gets another name must not go away under the user's hand.
            self._kept = self._chosen
        self._model.set_rows(units)
        known = {unit.id for unit in units}
        chosen = (
            self._chosen if self._chosen in known else next(iter(known and [units[0].id]), None)
        )
        if chosen is not None:
            self._table.choose(chosen)
        self._show(chosen)

    def _columns(self) -> tuple[Column[Unit], ...]:
        return (
            Column(self.tr("Namn"), lambda unit: unit.name),
            Column(self.tr("Typ"), lambda unit: UNIT_KIND_NAMES[unit.kind][0]),
            Column(self.tr("Finns"), _years),
        )

    def _apply_filter(self, text: str) -> None:
        words = text.casefold().split()
        self._kept = None
        self._sorted.show_only(
            lambda unit: (
                unit.id == self._kept or all(word in unit.name.casefold() for word in words)
            )
        )

    def _row_chosen(self, current: QModelIndex) -> None:
        key = self._sorted.key_at(current)
        if isinstance(key, int):
            self._chosen = UnitId(key)
            self._show(self._chosen)

    def _show(self, unit_id: UnitId | None) -> None:
        units = {unit.id: unit for unit in self.session.document.units.all()}
        unit = units.get(unit_id) if unit_id is not None else None
        self._remove_button.setEnabled(unit is not None)
        self._form.setVisible(unit is not None)
        self._earlier.setVisible(unit is not None)
        if unit is not None:
            self._form.show_unit(unit)
            self._earlier.show_unit(unit)

    def _add(self) -> None:
        names = {unit.name for unit in self.session.document.units.all()}
        name = self.tr("Ny enhet")
        number = 2
        while name in names:
            name = self.tr("Ny enhet {number}").format(number=number)
            number += 1
        command = AddUnit(self.session, name, UnitKind.DISTRICT)
        if self.session.push(command) and command.unit_id is not None:
            self._search.clear()
            self._table.choose(command.unit_id)
            self._form.take_focus()

    def _remove(self) -> None:
        if self._chosen is not None:
            unit = self.session.document.units.unit(self._chosen)
            self.session.push(RemoveUnit(self.session, unit))


class UnitForm(QWidget):
    """Edits one unit; every change is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._unit: Unit | None = None
        self._name = TextLine(self.tr("Namn"))
        self._name.edited.connect(lambda text, _: self._store(name=text))
        self._kind = Choice()
        self._kind.setAccessibleName(self.tr("Typ"))
        for kind, (singular, _) in UNIT_KIND_NAMES.items():
            self._kind.addItem(singular.capitalize(), kind)
        self._kind.activated.connect(lambda _: self._store(kind=self._kind.currentData()))
        self._from = TextLine(self.tr("Finns från och med år"))
        self._to = TextLine(self.tr("Finns till och med år"))
        self._email = TextLine(self.tr("E-post"))
        self._from.edited.connect(lambda text, _: self._store_year("valid_from", text))
        self._to.edited.connect(lambda text, _: self._store_year("valid_to", text))
        self._email.edited.connect(lambda text, _: self._store(email=cleaned_line(text)))
        self._problem = label("", "warning", wrap=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            ((self.tr("Namn"), self._name),),
            ((self.tr("Typ"), self._kind),),
            (
                (self.tr("Finns från och med år"), self._from),
                (self.tr("Finns till och med år"), self._to),
            ),
            ((self.tr("E-post"), self._email),),
        )
        for place, row in enumerate(rows):
            for side, (name, widget) in enumerate(row):
                span = 3 - len(row)
                grid.addWidget(label(name, "label"), 2 * place, side, 1, span)
                grid.addWidget(widget, 2 * place + 1, side, 1, span)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self._problem)
        hint = self.tr(
            "Stadsdelar och kommuner får ett index. Fackförvaltningar svarar utan index och "
            "jämförs inte med andra."
        )
        column.addWidget(label(hint, "muted", wrap=True))

    def show_unit(self, unit: Unit) -> None:
        """Show a unit as it stands in the file."""
        self._unit = unit
        self._problem.clear()
        self._name.show_stored(unit.name)
        self._kind.setCurrentIndex(self._kind.findData(unit.kind))
        self._from.show_stored("" if unit.valid_from is None else str(unit.valid_from))
        self._to.show_stored("" if unit.valid_to is None else str(unit.valid_to))
        self._email.show_stored(unit.email)

    def take_focus(self) -> None:
        """Put the keyboard in the name, ready to be written over."""
        self._name.setFocus()
        self._name.selectAll()

    def _store_year(self, field: str, text: str) -> None:
        plain = text.strip()
        if plain and not (plain.isascii() and plain.isdigit() and len(plain) == 4):
            self._problem.setText(self.tr("Skriv ett årtal, till exempel 2024, eller lämna tomt."))
            return
        self._problem.clear()
        self._store(**{field: int(plain) if plain else None})

    def _store(self, **fields: object) -> None:
        if self._unit is None:
            return
        new = replace(self._unit, **fields)  # type: ignore[arg-type]
        if new != self._unit:
            self._session.push(ChangeUnit(self._session, self._unit, new))


def _years(unit: Unit) -> str:
    if unit.valid_from is None and unit.valid_to is None:
        return ""
    return f"{unit.valid_from or ''}–{unit.valid_to or ''}"
