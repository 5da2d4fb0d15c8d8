"""A small page that shows how documents will look."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from andts_desktop.domain.brand import Brand

_INK, _MUTED, _LINE, _WHITE = "#1b2426", "#566366", "#dde2e0", "#ffffff"
_SIZE = QSize(230, 300)
_LOGO = QSize(86, 34)


class BrandSample(QWidget):
    """Paints a cover with the name, the colour and the logotype, on white paper as in print."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SIZE)
        self.setAccessibleName(self.tr("Prov på dokumentens utseende"))
        self._brand = Brand()
        self._logo = QPixmap()
        self._municipality = ""

    def show_brand(self, brand: Brand, municipality: str) -> None:
        """Show a look; `municipality` stands where it has no name of its own."""
        self._brand = brand
        self._municipality = municipality
        self._logo = QPixmap()
        if brand.logo:
            self._logo.loadFromData(brand.logo)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(_LINE))
        painter.setBrush(QColor(_WHITE))
        painter.drawRect(page)
        self._paint_cover(painter, page)
        self._paint_table(painter, page)
        self._paint_logo(painter, page)
        painter.end()

    def _paint_cover(self, painter: QPainter, page: QRectF) -> None:
        band = QRectF(page.left(), page.top(), page.width(), 128)
        painter.fillRect(band, QColor(self._brand.accent))
        painter.setPen(QColor(_WHITE))
        self._text(painter, QRectF(18, 18, 194, 16), self._brand.name or self._municipality, 9)
        title = QRectF(18, 70, 194, 44)
        self._text(painter, title, self.tr("Årlig uppföljning"), 17, bold=True)

    def _paint_table(self, painter: QPainter, page: QRectF) -> None:
        painter.setPen(QColor(self._brand.accent))
        self._text(painter, QRectF(18, 146, 194, 16), self.tr("Mål för mål"), 11, bold=True)
        painter.setPen(QColor(_MUTED))
        for row, text in enumerate(
            (self.tr("Aktivitet"), self.tr("Tillsyn"), self.tr("Utbildning"))
        ):
            top = 168 + 18 * row
            painter.setPen(QColor(_INK if row else _MUTED))
            self._text(painter, QRectF(18, top, 120, 14), text, 8, bold=not row)
            if row:
                painter.fillRect(
                    QRectF(140, top + 3, 72 - 26 * (row - 1), 7), QColor(self._brand.accent)
                )
            painter.fillRect(QRectF(18, top + 15, page.width() - 36, 0.8), QColor(_LINE))

    def _paint_logo(self, painter: QPainter, page: QRectF) -> None:
        if self._logo.isNull():
            return
        size = self._logo.size().scaled(_LOGO, Qt.AspectRatioMode.KeepAspectRatio)
        left = page.right() - 18 - size.width()
        top = page.bottom() - 16 - size.height()
        painter.drawPixmap(
            QRectF(left, top, size.width(), size.height()), self._logo, QRectF(self._logo.rect())
        )

    @staticmethod
    def _text(painter: QPainter, room: QRectF, text: str, size: int, *, bold: bool = False) -> None:
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setBold(bold)
        painter.setFont(font)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
