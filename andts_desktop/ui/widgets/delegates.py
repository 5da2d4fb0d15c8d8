"""How rows are painted: wrapped titles with muted numbers, and status as sign and word."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPen
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
from andts_desktop.ui.widgets.wrapped_text import draw_lines, lines_of

_Index = QModelIndex | QPersistentModelIndex
_PADDING = 7
_MOST_LINES = 3
_AROUND_STATUS = 34
"""The rounded label's own room beside its word, and the column's beside the label."""


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
        is_alone = self._view.isFirstColumnSpanned(index.row(), index.parent())
        width = self._view.header().length() if is_alone else self._view.columnWidth(0)
        room = width - depth * self._view.indentation() - 8
        room -= _number_width(node, option.font)
        metrics = QFontMetrics(_title_font(option.font, index))
        area = QRect(0, 0, max(60, room), 10_000)
        height = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, node.title).height()
        return QSize(max(60, room), height + 2 * _PADDING + 1)


class LeadDelegate(QStyledItemDelegate):
    """Paints a name level with the title's first line and on at most three lines."""

    def __init__(self, view: QTreeView, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        painter.save()
        painter.setPen(QColor(self._look.tokens.ink))
        painter.setFont(option.font)
        room = QRectF(option.rect).adjusted(4, _PADDING, -4, -_PADDING)
        lines = lines_of(text, option.font, room.width(), _MOST_LINES)
        draw_lines(painter, room, lines, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        self.initStyleOption(option, index)
        room = self._view.columnWidth(index.column()) - 8
        count = len(lines_of(option.text, option.font, room, _MOST_LINES))
        height = round(count * QFontMetricsF(option.font).lineSpacing())
        return QSize(room, height + 2 * _PADDING + 1)


class StatusDelegate(QStyledItemDelegate):
    """Paints a status as a rounded label with its sign and word, a second line muted below."""

    def __init__(self, view: QAbstractItemView, look: Look, role: int = Role.STATUS) -> None:
        super().__init__(view)
        self._view = view
        self._look = look
        self._role = role

    def width_of(self, words: Sequence[str]) -> int:
        """Return how wide a column must be for the longest of its words."""
        metrics = QFontMetrics(_status_font(self._view.font()))
        longest = max((metrics.horizontalAdvance(each) for each in words), default=0)
        return longest + _AROUND_STATUS

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
        painter.setFont(_status_font(option.font))
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


def _status_font(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(13)
    return made


def _title_font(font: QFont, index: _Index) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold if index.data(Role.TOP) else QFont.Weight.Normal)
    return made


def _number_width(node: Node | NodeDraft, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(f"{node.number}  ") if node.number else 0
