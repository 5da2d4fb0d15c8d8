"""How rows are painted: wrapped titles with muted numbers, and status as sign and word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from andts_desktop.domain.follow_up import StatusKind
from andts_desktop.domain.plan import Node
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.plan_tree import Role

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 7


class TitleDelegate(QStyledItemDelegate):
    """Paints a node's number muted before its title, on as many lines as it takes."""

    def __init__(self, view: QTreeView, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        node = index.data(Role.NODE)
        if not isinstance(node, Node | NodeDraft):
            return
        painter.save()
        room = option.rect.adjusted(4, _PADDING, -4, -_PADDING)
        number_width = _number_width(node, option.font)
        painter.setPen(QColor(self._look.tokens.muted))
        painter.setFont(option.font)
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, node.number)
        painter.setPen(QColor(self._look.tokens.ink))
        painter.setFont(_title_font(option.font, index))
        painter.drawText(room.adjusted(number_width, 0, 0, 0), Qt.TextFlag.TextWordWrap, node.title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        node = index.data(Role.NODE)
        if not isinstance(node, Node | NodeDraft):
            return super().sizeHint(option, index)
        depth = 1
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        room = self._view.columnWidth(0) - depth * self._view.indentation() - 8
        room -= _number_width(node, option.font)
        metrics = QFontMetrics(_title_font(option.font, index))
        area = QRect(0, 0, max(60, room), 10_000)
        height = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, node.title).height()
        return QSize(max(60, room), height + 2 * _PADDING + 1)


class StatusDelegate(QStyledItemDelegate):
    """Paints a status as a rounded label with its sign and word, a second line muted below."""

    def __init__(self, view: QAbstractItemView, look: Look, role: int = Role.STATUS) -> None:
        super().__init__(view)
        self._view = view
        self._look = look
        self._role = role

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        # Qt turns line breaks in shown text into line separators.
        text, _, below = option.text.replace("\u2028", "\n").partition("\n")
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        kind = index.data(self._role)
        tokens = self._look.tokens
        painter.save()
        font = QFont(option.font)
        font.setPixelSize(13)
        painter.setFont(font)
        room = option.rect.adjusted(4, 0, -2, 0)
        if isinstance(kind, StatusKind):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = painter.fontMetrics()
            width = min(metrics.horizontalAdvance(text) + 20, room.width())
            middle = room.center().y() - (9 if below else 0)
            pill = QRectF(room.left() + 0.5, middle - 11.5, width, 23)
            colour = QColor(tokens.tone(kind.tone))
            painter.setPen(QPen(colour, 1))
            painter.drawRoundedRect(pill, 11.5, 11.5)
            fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width) - 16)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, fitted)
            painter.setPen(QColor(tokens.muted))
            fitted = metrics.elidedText(below, Qt.TextElideMode.ElideRight, room.width() - 10)
            painter.drawText(room.adjusted(10, 30, 0, 0), Qt.AlignmentFlag.AlignTop, fitted)
        else:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _title_font(font: QFont, index: _Index) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if index.data(Role.TOP) else QFont.Weight.Normal)
    return made


def _number_width(node: Node | NodeDraft, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(f"{node.number}  ") if node.number else 0
