"""Paints rows of two lines: what something is called, and below it what else is worth knowing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from andts_desktop.ui.models.roles import SECOND_LINE

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_SMALL = 12.5 / 14
_ONWARD = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
_ONWARD_WIDTH = 18


class TwoLines(QStyledItemDelegate):
    """Cuts both lines where there is no room.

    With `unfolds`, the second line is smaller and goes on on more lines in the current row, and
    a sign to the right says that the row leads on.
    """

    def __init__(self, view: QListView, *, above: int = 7, unfolds: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._above = above
        self._unfolds = unfolds
        if unfolds:
            view.selectionModel().currentChanged.connect(
                lambda *_: view.scheduleDelayedItemsLayout()
            )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        room = QRectF(option.rect).adjusted(_SIDE, self._above, -_SIDE, -self._above)
        # The style sheet makes the view's own quiet colour too pale to read.
        palette = QGuiApplication.palette()
        painter.save()
        if self._unfolds:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, _ONWARD)
            room.setRight(room.right() - _ONWARD_WIDTH)
        painter.setFont(self._first_font(option.font, index))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        self._draw_cut(painter, room, title)
        room.setTop(room.top() + QFontMetricsF(option.font).lineSpacing() + self._gap)
        painter.setFont(self._second_font(option.font))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        about = str(index.data(SECOND_LINE))
        if self._is_unfolded(index):
            painter.drawText(room, self._wrapping, about)
        else:
            self._draw_cut(painter, room, about)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = QFontMetricsF(option.font).lineSpacing() + 2 * self._above + 1
        about = str(index.data(SECOND_LINE))
        if about:
            height += self._gap + self._second_height(option, index, about)
        return QSize(120, round(height))

    @property
    def _gap(self) -> int:
        return 1 if self._unfolds else 0

    @property
    def _wrapping(self) -> int:
        return int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)

    def _second_height(self, option: QStyleOptionViewItem, index: _Index, about: str) -> float:
        metrics = QFontMetricsF(self._second_font(option.font))
        if not self._is_unfolded(index):
            return metrics.lineSpacing()
        room = QRectF(0, 0, self._view.viewport().width() - 2 * _SIDE - _ONWARD_WIDTH, 1000)
        return metrics.boundingRect(room, self._wrapping, about).height()

    def _is_unfolded(self, index: _Index) -> bool:
        return self._unfolds and index.row() == self._view.currentIndex().row()

    def _first_font(self, font: QFont, index: _Index) -> QFont:
        made = QFont(font)
        if self._is_unfolded(index):
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def _second_font(self, font: QFont) -> QFont:
        made = QFont(font)
        if self._unfolds and font.pixelSize() > 0:
            made.setPixelSize(round(font.pixelSize() * _SMALL))
        return made

    @staticmethod
    def _draw_cut(painter: QPainter, room: QRectF, text: str) -> None:
        cut = QFontMetricsF(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
