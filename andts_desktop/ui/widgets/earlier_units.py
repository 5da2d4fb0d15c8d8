"""The units that a unit was renamed or merged from, with the year of each."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from andts_desktop.domain.swedish import enumerated
from andts_desktop.domain.units import Succession, Unit
from andts_desktop.ui.commands.successions import AddSuccession, RemoveSuccession
from andts_desktop.ui.commands.units import ChangeUnit
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import Choice, button, clear, label


class EarlierUnits(QWidget):
    """Shows and edits a unit's predecessors; every change is stored at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._unit: Unit | None = None
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        self.unit_choice = Choice()
        self.unit_choice.setAccessibleName(self.tr("Tidigare enhet"))
        # Nothing of it is stored before "Lägg till", so it is no field of the file.
        self.year = QLineEdit()
        self.year.setAccessibleName(self.tr("Från år"))
        self.year.setPlaceholderText(self.tr("Från år"))
        self.year.setMaximumWidth(96)
        self.add_button = button(self.tr("Lägg till"), "", self._add)
        self.problem = label("", "warning", wrap=True)
        self.became = label("", "muted", wrap=True)
        hint = self.tr(
            "Om enheten har bytt namn eller slagits ihop av andra. Ett namnbyte behåller "
            "historiken. Efter en sammanslagning börjar jämförelsen om."
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.unit_choice, 1)
        row.addWidget(self.year)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Tidigare enheter"), "heading"))
        column.addWidget(label(hint, "muted", wrap=True))
        column.addLayout(self.list)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.became)

    def show_unit(self, unit: Unit) -> None:
        """Show what a unit comes from, and what has become of it."""
        if self._unit is None or unit.id != self._unit.id:
            self.problem.clear()
            self.year.clear()
        self._unit = unit
        units = self._session.document.units
        known_units = {each.id: each for each in units.all()}
        names = {each.id: each.name for each in known_units.values()}
        known = units.successions()
        past = [each for each in known if each.successor == unit.id]
        clear(self.list)
        for each in past:
            old = known_units[each.predecessor]
            self.list.addWidget(self._row(each, old.name))
            self._warn(each, old)
        taken = {each.predecessor for each in past}
        self._offer([u for u in units.all() if u.kind is unit.kind and u.id not in taken])
        heirs = [
            self.tr("{name} från {year}").format(name=names[each.successor], year=each.year)
            for each in known
            if each.predecessor == unit.id
        ]
        self.became.setText(self.tr("Har uppgått i {names}.").format(names=", ".join(heirs)))
        self.became.setVisible(bool(heirs))

    def _offer(self, units: list[Unit]) -> None:
        chosen = self.unit_choice.currentData()
        self.unit_choice.clear()
        for each in units:
            if self._unit is not None and each.id != self._unit.id:
                self.unit_choice.addItem(each.name, each.id)
        self.unit_choice.setCurrentIndex(max(self.unit_choice.findData(chosen), 0))
        can_add = self.unit_choice.count() > 0
        for widget in (self.unit_choice, self.year, self.add_button):
            widget.setEnabled(can_add)

    def _row(self, succession: Succession, name: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        text = self.tr("{name}, till och med {year}").format(name=name, year=succession.year - 1)
        row.addWidget(label(text, wrap=True), 1)
        remove = button(self.tr("Ta bort"), "link", lambda: self._remove(succession))
        remove.setAccessibleName(self.tr("Ta bort {name} som tidigare enhet").format(name=name))
        row.addWidget(remove)
        return made

    def _warn(self, succession: Succession, old: Unit) -> None:
        """Say that the earlier unit goes on, and offer to end it the year before."""
        last = succession.year - 1
        surveys = self._session.document.surveys
        later = [each for each in surveys.rounds() if each.year > last]
        answered = {
            each.year
            for each in later
            if old.id in {unit.id for unit in surveys.units_with_answers(each)}
        }
        goes_on = old.valid_to is None or old.valid_to > last
        if answered:
            text = self.tr("▲ {name} har svar för {years}, efter att {heir} tog över.")
            years = enumerated([str(year) for year in sorted(answered)])
            heir = self._unit.name if self._unit else ""
            words = text.format(name=old.name, years=years, heir=heir)
            is_gone = any(old.id in surveys.gone(each) for each in later)
            words += " " + self.tr("De räknas inte.") if is_gone else ""
            self.list.addWidget(label(words, "warning", wrap=True))
        if goes_on:
            self._offer_end(old, last, is_told=bool(answered))

    def _offer_end(self, old: Unit, last: int, *, is_told: bool) -> None:
        if not is_told:
            text = self.tr("▲ {name} har inget slutår och tillfrågas därför även efter {year}.")
            words = text.format(name=old.name, year=last)
            self.list.addWidget(label(words, "warning", wrap=True))
        text = self.tr("Sätt ”Finns till och med” till {year} för {name}")
        ended = replace(old, valid_to=last)
        self.list.addWidget(
            button(
                text.format(year=last, name=old.name),
                "link",
                lambda: self._session.push(ChangeUnit(self._session, old, ended)),
            )
        )

    def _add(self) -> None:
        year = self.year.text().strip()
        if self._unit is None or self.unit_choice.currentData() is None:
            return
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            text = self.tr("Skriv året då enheten tog över, till exempel 2024.")
            self.problem.setText(text)
            self.year.setFocus()
            return
        self.problem.clear()
        succession = Succession(self.unit_choice.currentData(), self._unit.id, int(year))
        if self._session.push(AddSuccession(self._session, succession)):
            self.year.clear()

    def _remove(self, succession: Succession) -> None:
        self._session.push(RemoveSuccession(self._session, succession))
