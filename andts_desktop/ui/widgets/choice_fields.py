"""Fields where one or several of a few named things are chosen; each choice is stored at once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from andts_desktop.domain.plan import SUBSTANCE_NAMES, Substance
from andts_desktop.ui.widgets.basic import Choice, button

_Value = TypeVar("_Value", bound=StrEnum)


class NamedChoice(Choice):
    """A drop-down list of the values of an enumeration; `chosen` gives the value as text."""

    chosen = Signal(str)

    def __init__(self, name: str, names: Mapping[_Value, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for value, shown in names.items():
            self.addItem(shown[:1].upper() + shown[1:], value.value)
        self.activated.connect(lambda place: self.chosen.emit(self.itemData(place)))

    def show_stored(self, value: StrEnum) -> None:
        """Show what the file holds."""
        self.setCurrentIndex(self.findData(value.value))


class SubstanceButtons(QWidget):
    """One button for each letter of ANDTS; `chosen` gives the letters that are down, in order."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.buttons: dict[Substance, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for substance, full_name in SUBSTANCE_NAMES.items():
            made = button(substance.value, "chip", self._changed)
            made.setCheckable(True)
            made.setToolTip(full_name[:1].upper() + full_name[1:])
            made.setAccessibleName(f"{name}: {full_name}")
            self.buttons[substance] = made
            row.addWidget(made)
        row.addStretch(1)

    def show_stored(self, substances: tuple[Substance, ...]) -> None:
        """Show what the file holds."""
        for substance, each in self.buttons.items():
            each.setChecked(substance in substances)

    def _changed(self) -> None:
        self.chosen.emit("".join(s for s, each in self.buttons.items() if each.isChecked()))
