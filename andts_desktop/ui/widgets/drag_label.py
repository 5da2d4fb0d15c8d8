"""The picture that follows the pointer while parts of a plan are dragged."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from andts_desktop.ui.look import Look

_LONGEST = 220.0
_SIDE, _ABOVE = 10, 5


def drag_label(title: str, more: int, font: QFont, look: Look, scale: float) -> QPixmap:
    """Draw a title and how many more are dragged with it; small, so that the target is seen.

    `scale` is how many dots of the screen there are to a pixel.
    """
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, _LONGEST)
    text += f"  +{more}" if more else ""
    width = round(metrics.horizontalAdvance(text)) + 2 * _SIDE
    height = round(metrics.height()) + 2 * _ABOVE
    made = QPixmap(round(width * scale), round(height * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    area = QRectF(0.5, 0.5, width - 1, height - 1)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setBrush(QColor(look.tokens.surface))
    painter.setPen(QPen(QColor(look.tokens.accent), 1))
    painter.drawRoundedRect(area, 6, 6)
    painter.setPen(QColor(look.tokens.ink))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return made
