"""How a goal is painted in a table: its number in the goal's colour, then its title."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from andts_desktop.ui.look import Look
from andts_desktop.ui.models.table import VALUE_ROLE
from andts_desktop.ui.widgets.wrapped_text import (
    ABOVE,
    SIDE,
    draw_lines,
    lines_of,
    wrapped_size,
)

_Index = QModelIndex | QPersistentModelIndex
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class GoalTitle:
    """A goal's number and title; `position` in the plan, from 0, gives the colour."""

    number: str
    title: str
    position: int


class GoalDelegate(QStyledItemDelegate):
    """Paints a GoalTitle, on at most three lines."""

    def __init__(self, view: QTableView, look: Look) -> None:
        super().__init__(view)
        self._view = view
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        option.text = ""
        style = self._view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        goal = index.data(VALUE_ROLE)
        if not isinstance(goal, GoalTitle):
            return
        painter.save()
        room = QRectF(option.rect).adjusted(SIDE, ABOVE, -SIDE, -ABOVE)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(self._look.tokens.goal(goal.position)))
        draw_lines(painter, room, (goal.number,), Qt.AlignmentFlag.AlignLeft)
        painter.setFont(option.font)
        painter.setPen(QColor(self._look.tokens.ink))
        rest = room.adjusted(_indent(goal, option.font), 0, 0, 0)
        lines = lines_of(goal.title, option.font, rest.width(), _MOST_LINES)
        draw_lines(painter, rest, lines, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        goal = index.data(VALUE_ROLE)
        if not isinstance(goal, GoalTitle):
            return super().sizeHint(option, index)
        room = self._view.columnWidth(index.column()) - 2 * SIDE - _indent(goal, option.font)
        return wrapped_size(goal.title, option.font, room, _MOST_LINES)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setWeight(QFont.Weight.Bold)
    return made


def _indent(goal: GoalTitle, font: QFont) -> int:
    return QFontMetrics(_bold(font)).horizontalAdvance(goal.number) + 9 if goal.number else 0
