"""Answer options as cards: one of several, or any number of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.option_face import OptionFace

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    # Qt makes one object of one of its own classes: the button comes from the class beside.
    _Button = object


class _OptionCard(_Button):
    """How a button is painted, measured and marked as a card; stands before a button's class."""

    _face: OptionFace

    @property
    def mark(self) -> str:
        """The year in whose answer this option was, empty where it was not."""
        return self._face.mark

    def set_mark(self, mark: str, spoken: str) -> None:
        """Mark the option as an earlier answer, on screen and for a screen reader."""
        if mark != self._face.mark or spoken != self.accessibleDescription():
            self._face.mark = mark
            self.setAccessibleDescription(spoken)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height_for(width)

    def sizeHint(self) -> QSize:
        return QSize(320, self._face.height_for(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 40)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._face.paint()

    def _prepare(self, look: Look, points: str, criteria: str, *, is_round: bool) -> None:
        self._face = OptionFace(self, look, points, criteria, is_round=is_round)
        self.setAccessibleName(", ".join(filter(None, (self.text(), points, criteria))))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class OptionButton(_OptionCard, QRadioButton):
    """One of several options, of which one is chosen."""

    def __init__(self, text: str, points: str, look: Look, criteria: str = "") -> None:
        super().__init__(text)
        self._prepare(look, points, criteria, is_round=True)


class CheckButton(_OptionCard, QCheckBox):
    """One of several options, of which any number is chosen."""

    def __init__(self, text: str, points: str, look: Look, criteria: str = "") -> None:
        super().__init__(text)
        self._prepare(look, points, criteria, is_round=False)
