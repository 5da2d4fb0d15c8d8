"""Answer options as cards: one of several, or any number of them."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.option_face import OptionFace


class OptionButton(QRadioButton):
    """One of several options, of which one is chosen."""

    def __init__(self, text: str, points: str, look: Look, criteria: str = "") -> None:
        super().__init__(text)
        self._face = OptionFace(self, look, points, criteria, is_round=True)
        _prepare(self, points, criteria)

    @property
    def mark(self) -> str:
        """The year whose answer this option was, empty where it was another."""
        return self._face.mark

    def set_mark(self, mark: str, spoken: str) -> None:
        """Mark the option as an earlier answer, on screen and for a screen reader."""
        _set_mark(self, self._face, mark, spoken)

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


class CheckButton(QCheckBox):
    """One of several options, of which any number is chosen."""

    def __init__(self, text: str, points: str, look: Look, criteria: str = "") -> None:
        super().__init__(text)
        self._face = OptionFace(self, look, points, criteria, is_round=False)
        _prepare(self, points, criteria)

    @property
    def mark(self) -> str:
        """The year among whose answers this option was, empty where it was not."""
        return self._face.mark

    def set_mark(self, mark: str, spoken: str) -> None:
        """Mark the option as an earlier answer, on screen and for a screen reader."""
        _set_mark(self, self._face, mark, spoken)

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


def _prepare(button: QAbstractButton, points: str, criteria: str) -> None:
    button.setAccessibleName(", ".join(filter(None, (button.text(), points, criteria))))
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _set_mark(button: QAbstractButton, face: OptionFace, mark: str, spoken: str) -> None:
    if mark != face.mark or spoken != button.accessibleDescription():
        face.mark = mark
        button.setAccessibleDescription(spoken)
        button.updateGeometry()
        button.update()
