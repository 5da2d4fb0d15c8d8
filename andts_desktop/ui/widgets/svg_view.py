"""A chart on screen: SVG drawn anew for the width there is, so that its text keeps its size."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

POINT = 4 / 3
"""Screen pixels in a point of the chart: its text of 9 points is 12 pixels high."""


class SvgView(QWidget):
    """Shows a chart as wide as the widget; `draw` returns the SVG for a width in points."""

    def __init__(self) -> None:
        super().__init__()
        self._draw: Callable[[float], bytes] | None = None
        self._renderer: QSvgRenderer | None = None
        self._drawn_width = 0
        self._height = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def set_chart(self, draw: Callable[[float], bytes], name: str, description: str) -> None:
        """Show a chart; `description` is its text alternative."""
        self._draw = draw
        self._drawn_width = 0
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._render()

    def sizeHint(self) -> QSize:
        return QSize(420, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._renderer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, QRectF(0, 0, self._drawn_width, self._height))

    def _render(self) -> None:
        from PySide6.QtSvg import QSvgRenderer

        width = max(self.width(), self.minimumSizeHint().width())
        if self._draw is None or width == self._drawn_width:
            return
        self._drawn_width = width
        self._renderer = QSvgRenderer(QByteArray(self._draw(width / POINT)), self)
        height = round(self._renderer.viewBoxF().height() * POINT)
        if height != self._height:
            self._height = height
            self.updateGeometry()
        self.update()
