"""A line for the name of a unit: finds it in the register, or offers to add it there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind, guessed_kind
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.choice_fields import NamedChoice

_LONGEST_SHOWN = 24


class UnitLine(QWidget):
    """Takes one name after the other."""

    chosen = Signal(object)
    """The Unit that was named."""
    wanted = Signal(str, object)
    """A name that the register lacks, and the UnitKind that it should have."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._units: tuple[Unit, ...] = ()
        self._names = QStringListModel(self)
        self.line = _NameLine()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(8)
        # The completer writes the name into the line after it has told, so listen a round later.
        completer.activated.connect(self._take_name, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._enter)
        self.problem = label("", "warning", wrap=True)
        self.offer = button("", "", self._want)
        self.offer.setAutoDefault(True)
        names = {kind: singular for kind, (singular, _) in UNIT_KIND_NAMES.items()}
        self.kind = NamedChoice(self.tr("Den nya enhetens typ"), names)
        self._lay_out()
        self.clear()

    def show_units(self, units: Sequence[Unit]) -> None:
        """Show which units the register has."""
        if tuple(units) != self._units:
            self._units = tuple(units)
            self._names.setStringList([unit.name for unit in units])

    def clear(self) -> None:
        """Take away what is typed, and what is said of it."""
        self.line.clear()
        self._say("")
        self._offer("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        column.addWidget(self.offer)
        column.addWidget(self.kind)

    def _typed(self, _text: str) -> None:
        name = self._name()
        is_known = any(unit.name.casefold() == name.casefold() for unit in self._units)
        self._say("")
        self._offer("" if is_known else name)

    def _enter(self) -> None:
        name = self._name()
        fitting = self._fitting(name)
        if not name:
            return
        if len(fitting) == 1:
            self._take(fitting[0])
        elif fitting:
            text = self.tr("Flera enheter heter något med ”{name}”. Välj en i listan.")
            self._say(text.format(name=name))
            self._offer(name)
        else:
            self._offer(name)
            self.offer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_name(self, name: str) -> None:
        found = next((unit for unit in self._units if unit.name == name), None)
        if found is not None and self.line.text():
            self._take(found)

    def _take(self, unit: Unit) -> None:
        self.clear()
        # Where Enter took a name from the list, Qt writes it into the line after this.
        QTimer.singleShot(0, self, self.clear)
        self.chosen.emit(unit)

    def _want(self) -> None:
        name, kind = self._name(), UnitKind(self.kind.currentData())
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.clear()
        if name:
            self.wanted.emit(name, kind)

    def _name(self) -> str:
        return cleaned_line(self.line.text())

    def _fitting(self, name: str) -> list[Unit]:
        plain = name.casefold()
        fitting = [unit for unit in self._units if plain in unit.name.casefold()]
        return [unit for unit in fitting if unit.name.casefold() == plain] or fitting

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _offer(self, name: str) -> None:
        if name:
            cut = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
            text = self.tr("Lägg till ”{name}” som ny enhet")
            self.offer.setText(text.format(name=cut).replace("&", "&&"))
            self.offer.setAccessibleName(text.format(name=name))
            self.kind.show_stored(guessed_kind(name))
        self.offer.setVisible(bool(name))
        self.kind.setVisible(bool(name))


class _NameLine(QLineEdit):
    """A line whose letters are not the program's yet, so that undo in it is its own."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            is_step = event.matches(keys.Undo) or event.matches(keys.Redo)
            if is_step and not self.text():
                return False
        return super().event(event)
