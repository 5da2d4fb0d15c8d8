"""How an answer option looks: a card with its text, criteria, points and last year's mark."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from andts_desktop.ui.look import Look

_PADDING = 12
_INDICATOR = 16
_GAP = 12
_BETWEEN = 3
_LEAST_HEIGHT = 40
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class OptionFace:
    """Paints a radio button or check box as a card; the style's own cannot wrap its text."""

    def __init__(
        self, button: QAbstractButton, look: Look, points: str, criteria: str, *, is_round: bool
    ) -> None:
        self._button = button
        self._look = look
        self._points = points
        self._criteria = criteria
        self._is_round = is_round
        self._mark = ""
        self._heights: dict[int, int] = {}

    @property
    def mark(self) -> str:
        """The year whose answer this option was, empty where it was another."""
        return self._mark

    @mark.setter
    def mark(self, mark: str) -> None:
        self._mark = mark
        self._heights = {}

    def height_for(self, width: int) -> int:
        """Return how high the card must be to show its texts."""
        # A layout asks many times for each card that it places.
        if width not in self._heights:
            height = self._texts_height(width) + 2 * _PADDING - 2
            self._heights[width] = max(_LEAST_HEIGHT, height)
        return self._heights[width]

    def paint(self) -> None:
        """Paint the card as its button now is."""
        painter = QPainter(self._button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_indicator(painter)
        self._paint_texts(painter)
        self._paint_right(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        tokens, button = self._look.tokens, self._button
        is_enabled = button.isEnabled()
        strong = button.hasFocus() or (button.isChecked() and is_enabled)
        hovered = (button.underMouse() and is_enabled) or button.isChecked()
        line = tokens.accent if strong else tokens.muted if hovered else tokens.line
        width = 2.0 if button.hasFocus() else 1.0
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(tokens.accent_soft if button.isChecked() else tokens.surface))
        inset = width / 2
        card = QRectF(button.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(card, 8, 8)

    def _paint_indicator(self, painter: QPainter) -> None:
        tokens, button = self._look.tokens, self._button
        colour = QColor(tokens.accent if button.isEnabled() else tokens.muted)
        room = QRectF(_PADDING, (button.height() - _INDICATOR) / 2, _INDICATOR, _INDICATOR)
        painter.setPen(QPen(colour if button.isChecked() else QColor(tokens.field_line), 1.5))
        painter.setBrush(QColor(tokens.surface))
        if self._is_round:
            painter.drawEllipse(room)
            if button.isChecked():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(room.adjusted(4, 4, -4, -4))
            return
        if button.isChecked():
            painter.setBrush(colour)
        painter.drawRoundedRect(room, 4, 4)
        if button.isChecked():
            painter.setPen(QPen(QColor(tokens.surface), 2))
            corners = ((3.8, 8.2), (6.8, 11.2), (12.2, 5.2))
            points = [room.topLeft() + type(room.topLeft())(x, y) for x, y in corners]
            painter.drawPolyline(points)

    def _paint_texts(self, painter: QPainter) -> None:
        tokens, button = self._look.tokens, self._button
        width = button.width()
        top = (button.height() - self._texts_height(width)) // 2
        is_strong = button.isEnabled() or button.isChecked()
        painter.setPen(QColor(tokens.ink if is_strong else tokens.muted))
        text = self._room(button.text(), button.font(), width).translated(0, top)
        painter.drawText(text, _WRAP, button.text())
        if self._criteria:
            painter.setFont(_small(button.font()))
            painter.setPen(QColor(tokens.muted))
            room = self._room(self._criteria, painter.font(), width)
            room.translate(0, text.bottom() + 1 + _BETWEEN)
            painter.drawText(room, _WRAP, self._criteria)
            painter.setFont(button.font())

    def _paint_right(self, painter: QPainter) -> None:
        tokens, height = self._look.tokens, self._button.height()
        metrics = painter.fontMetrics()
        right = self._button.width() - _PADDING
        points_width = metrics.horizontalAdvance(self._points)
        painter.setPen(QColor(tokens.muted))
        area = QRect(right - points_width, 0, points_width, height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._points)
        if not self.mark:
            return
        width = metrics.horizontalAdvance(self.mark) + 16
        gap = _GAP if self._points else 0
        pill = QRectF(right - points_width - gap - width, (height - 22) / 2, width, 22)
        painter.setPen(QPen(QColor(tokens.field_line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.mark)

    def _texts_height(self, width: int) -> int:
        font = self._button.font()
        height = self._room(self._button.text(), font, width).height()
        if self._criteria:
            height += _BETWEEN + self._room(self._criteria, _small(font), width).height()
        return height

    def _room(self, text: str, font: QFont, width: int) -> QRect:
        metrics = QFontMetrics(self._button.font())
        left = _PADDING + _INDICATOR + _GAP
        right = metrics.horizontalAdvance(self._points) + _PADDING + _GAP
        if self.mark:
            right += metrics.horizontalAdvance(self.mark) + 16 + _GAP
        room = QRect(left, 0, max(60, width - left - right), 10_000)
        return QFontMetrics(font).boundingRect(room, _WRAP, text)


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(13)
    return made
