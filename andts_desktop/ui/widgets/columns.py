"""Cards side by side where there is room, one above the other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget


class Columns(QWidget):
    """Shows widgets in a row that becomes a column below `break_width`; each has a stretch."""

    def __init__(self, widgets: Sequence[tuple[QWidget, int]], break_width: int) -> None:
        super().__init__()
        self._break_width = break_width
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._widgets = tuple(widgets)
        for widget, _ in widgets:
            self._row.addWidget(widget)

    @property
    def is_row(self) -> bool:
        """Tell whether the widgets stand side by side now."""
        return self._row.direction() == QBoxLayout.Direction.LeftToRight

    def set_break_width(self, width: int) -> None:
        """Become a column below another width, where what is shown needs more or less room."""
        self._break_width = width
        self._fit(self.width())

    def minimumSizeHint(self) -> QSize:
        # A row must be free to become narrower than its widgets are together, or it would
        # never come to know that it should be a column.
        widths = [widget.minimumSizeHint().width() for widget, _ in self._widgets]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        is_row = width >= self._break_width
        if is_row != self.is_row:
            directions = QBoxLayout.Direction
            self._row.setDirection(directions.LeftToRight if is_row else directions.TopToBottom)
            for place, (_, stretch) in enumerate(self._widgets):
                self._row.setStretch(place, stretch if is_row else 0)


def stack(*widgets: QWidget) -> QWidget:
    """Return the widgets below each other, for one of the columns."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    return made
