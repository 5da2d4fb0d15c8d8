"""An answer option: a radio button as a card, with its points and last year's mark."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from andts_desktop.ui.look import Look

_PADDING = 12
_INDICATOR = 16
_GAP = 12


class OptionButton(QRadioButton):
    """A radio button whose text wraps; painted, since the style's own cannot do that."""

    def __init__(
        self, text: str, points: str, look: Look, mark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._points = points
        self._mark = mark
        self._look = look
        self.setAccessibleName(f"{text}, {points}" if points else text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def mark(self) -> str:
        """The year whose answer this option was, empty where it was another."""
        return self._mark

    def set_mark(self, mark: str, spoken: str) -> None:
        """Mark the option as last year's answer, on screen and for a screen reader."""
        self._mark = mark
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(40, self._text_rect(width).height() + 2 * _PADDING - 2)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 40)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_indicator(painter)
        tokens = self._look.tokens
        painter.setPen(QColor(tokens.ink))
        text = self._text_rect(self.width())
        painter.drawText(
            text.translated(0, (self.height() - text.height()) // 2),
            Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        self._paint_right(painter)
        painter.end()

    def _paint_card(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        strong = self.hasFocus() or self.isChecked()
        line = tokens.accent if strong else tokens.muted if self.underMouse() else tokens.line
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(tokens.accent_soft if self.isChecked() else tokens.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_indicator(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        circle = QRectF(_PADDING, (self.height() - _INDICATOR) / 2, _INDICATOR, _INDICATOR)
        ring = tokens.accent if self.isChecked() else tokens.field_line
        painter.setPen(QPen(QColor(ring), 1.5))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(circle)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(circle.adjusted(4, 4, -4, -4))

    def _paint_right(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        metrics = painter.fontMetrics()
        right = self.width() - _PADDING
        points_width = metrics.horizontalAdvance(self._points)
        painter.setPen(QColor(tokens.muted))
        area = QRect(right - points_width, 0, points_width, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._points)
        if not self._mark:
            return
        width = metrics.horizontalAdvance(self._mark) + 16
        pill = QRectF(right - points_width - _GAP - width, (self.height() - 22) / 2, width, 22)
        painter.setPen(QPen(QColor(tokens.field_line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, 11, 11)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._mark)

    def _text_rect(self, width: int) -> QRect:
        metrics = QFontMetrics(self.font())
        left = _PADDING + _INDICATOR + _GAP
        right = metrics.horizontalAdvance(self._points) + _PADDING + _GAP
        if self._mark:
            right += metrics.horizontalAdvance(self._mark) + 16 + _GAP
        room = QRect(left, 0, max(60, width - left - right), 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
