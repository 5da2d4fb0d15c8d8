"""Text on several lines, shortened with an ellipsis after the last that is allowed."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

_Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 35
SIDE = 6
ABOVE = 8


def lines_of(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Break text into at most `most` lines of that width."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].rstrip() for start, length in found[:most]]
    if len(found) > most:
        rest = text[found[most - 1][0] :].replace("\u2028", " ")
        metrics = QFontMetricsF(font)
        lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 20.0))
    return tuple(lines)


def draw_lines(
    painter: QPainter, area: QRectF, lines: tuple[str, ...], alignment: Qt.AlignmentFlag
) -> None:
    """Draw lines below each other from the top of the area."""
    height = QFontMetricsF(painter.font()).lineSpacing()
    for number, line in enumerate(lines):
        place = QRectF(QPointF(area.left(), area.top() + number * height), area.size())
        place.setHeight(height)
        painter.drawText(place, alignment | Qt.AlignmentFlag.AlignVCenter, line)


class WrapDelegate(QStyledItemDelegate):
    """Paints a cell's text from the top, in stretched columns on at most `most` lines."""

    def __init__(
        self,
        view: QTableView,
        ink: Callable[[], str],
        wraps: Callable[[int], bool],
        most: int = 3,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._ink = ink
        self._wraps = wraps
        self._most = most

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        painter.setFont(option.font)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(self._ink()))
        room = QRectF(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        lines = lines_of(text, option.font, room.width(), self._most)
        draw_lines(painter, room, lines, option.displayAlignment & Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        self.initStyleOption(option, index)
        if self._wraps(index.column()):
            room = self._room(index) - 2 * SIDE
            return wrapped_size(option.text, option.font, room, self._most)
        width = QFontMetricsF(option.font).horizontalAdvance(option.text)
        return QSize(ceil(width) + 2 * SIDE + 2, ROW_HEIGHT)

    def _room(self, index: _Index) -> int:
        first = index.column()
        span = self._view.columnSpan(index.row(), first)
        return sum(self._view.columnWidth(column) for column in range(first, first + span))


def wrapped_size(text: str, font: QFont, room: float, most: int) -> QSize:
    """Return how large a row must be for the text; its width is a least one, for stretching."""
    count = len(lines_of(text, font, room, most))
    height = round(count * QFontMetricsF(font).lineSpacing()) + 2 * ABOVE + 1
    return QSize(120, max(height, ROW_HEIGHT))
