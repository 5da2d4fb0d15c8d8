"""A row of names of which one is chosen, over the parts of a page that they stand for."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from andts_desktop.ui.widgets.basic import button


class Tabs(QWidget):
    """Shows names; the arrow keys go from one to the next."""

    chosen = Signal(str)
    """The key of the name that was chosen."""

    def __init__(self, names: Mapping[str, str], about: str) -> None:
        super().__init__()
        self.setAccessibleName(about)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for key, name in names.items():
            made = button(name, "tab", partial(self.chosen.emit, key))
            made.setCheckable(True)
            group.addButton(made)
            self._buttons[key] = made
            row.addWidget(made)
        row.addStretch(1)

    def choose(self, key: str) -> None:
        """Show a name as the chosen one, without telling."""
        self._buttons[key].setChecked(True)

    @property
    def first(self) -> QWidget:
        """The first name: what comes before all of them in the order of Tab stands before it."""
        return next(iter(self._buttons.values()))

    def rename(self, key: str, name: str) -> None:
        """Give one of the parts another name."""
        self._buttons[key].setText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        made = list(self._buttons.values())
        focused = next((place for place, each in enumerate(made) if each.hasFocus()), None)
        if focused is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        following = made[(focused + steps[Qt.Key(event.key())]) % len(made)]
        following.setFocus()
        following.click()
