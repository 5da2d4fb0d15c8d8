"""A table of narrow columns: shaded cells, headings on several lines, the first column kept."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from andts_desktop.domain.measures import HeatCell
from andts_desktop.ui.models.table import VALUE_ROLE, TableModel
from andts_desktop.ui.widgets.table_view import TableView
from andts_desktop.ui.widgets.wrapped_text import SIDE, WrapDelegate, wrapped_size

Colours = Callable[[Decimal], tuple[str, str]]
"""Gives the ground and the ink of a cell by its share, 0 to 1."""

_FIRST_WIDTH, _OTHER_WIDTH, _WIDEST = 250, 64, 104
_FIRST_LINES = 2
_HEADER_LINES, _HEADER_SIZE = 3, 13
_PIECE = re.compile(r"[^\s-]*-+\s*|[^\s-]+\s*")
"""What a heading's line may end with: a word, or the part of one before its hyphen."""


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell in a stronger colour the larger its share; one without as any other cell."""

    def __init__(self, parent: QWidget, colours: Colours) -> None:
        super().__init__(parent)
        self._colours = colours

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(VALUE_ROLE)
        if not isinstance(cell, HeatCell) or cell.share is None:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        ground, ink = self._colours(cell.share)
        painter.save()
        painter.fillRect(QRectF(option.rect).adjusted(1, 1, -1, -1), QColor(ground))
        painter.setPen(QColor(ink))
        painter.setFont(option.font)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, option.text)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if isinstance(index.data(VALUE_ROLE), HeatCell):
            option.displayAlignment = Qt.AlignmentFlag.AlignCenter


class WrappedHeader(QHeaderView):
    """Writes its headings on several lines, and cuts those that are longer still."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        font = QFont(self.font())
        font.setPixelSize(_HEADER_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        self.metrics = QFontMetrics(font)
        self.setFixedHeight(_HEADER_LINES * self.metrics.lineSpacing() + 16)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        room = self.sectionSize(section) - 14
        option.text = "\n".join(self.lines(option.text, room))

    def lines(self, text: str, room: int) -> list[str]:
        """Return a heading as lines that fit the room, in pixels."""
        found: list[str] = []
        for piece in _PIECE.findall(text):
            longer = found[-1] + piece if found else piece
            if found and self.metrics.horizontalAdvance(longer.rstrip()) <= room:
                found[-1] = longer
            else:
                found.append(piece)
        found = [each.rstrip() for each in found]
        if len(found) > _HEADER_LINES:
            found[_HEADER_LINES - 1 :] = [f"{found[_HEADER_LINES - 1]}…"]
        return [self.metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) for each in found]


class _FirstColumn(QTableView):
    """Stands above a table's first column, and leaves the wheel to the table."""

    def __init__(self, whole: "HeatView") -> None:
        super().__init__(whole)
        self._whole = whole

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._whole.wheelEvent(event)


class HeatView(TableView):
    """Shows a TableModel whose first column stays where it is when the others are scrolled.

    `ink` returns the colour of text now.
    """

    def __init__(
        self, model: TableModel[Any], name: str, colours: Colours, ink: Callable[[], str]
    ) -> None:
        super().__init__(model, name, stretch=(), fits_rows=True)
        self.setItemDelegate(HeatDelegate(self, colours))
        self._header = WrappedHeader(self)
        self._header.setHighlightSections(False)
        self._header.setMinimumSectionSize(40)
        self.setHorizontalHeader(self._header)
        self._first = _FirstColumn(self)
        self._dress_first(model, ink)
        self._join_first()
        model.modelReset.connect(self._set_widths)
        model.modelReset.connect(self._set_heights)
        self._set_widths()
        self._set_heights()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_first()

    def _dress_first(self, model: TableModel[Any], ink: Callable[[], str]) -> None:
        first = self._first
        first.setModel(model)
        first.setItemDelegate(WrapDelegate(first, ink, lambda _: True, _FIRST_LINES))
        first.setSelectionModel(self.selectionModel())
        first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        first.setFrameShape(self.frameShape())
        first.setShowGrid(False)
        first.setWordWrap(False)
        first.setSelectionBehavior(self.selectionBehavior())
        first.setEditTriggers(self.editTriggers())
        first.verticalHeader().hide()
        first.verticalHeader().setDefaultSectionSize(self.verticalHeader().defaultSectionSize())
        first.horizontalHeader().setFixedHeight(self._header.height())
        first.horizontalHeader().setHighlightSections(False)
        for policy in (first.setHorizontalScrollBarPolicy, first.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _join_first(self) -> None:
        # Whichever of the two is scrolled, the rows stay beside each other.
        mine, its = self.verticalScrollBar(), self._first.verticalScrollBar()
        self._first.setVerticalScrollMode(self.verticalScrollMode())
        mine.valueChanged.connect(its.setValue)
        its.valueChanged.connect(mine.setValue)

    def _set_heights(self) -> None:
        model, font = self.model(), self._first.font()
        for row in range(model.rowCount()):
            text = str(model.index(row, 0).data())
            height = wrapped_size(text, font, _FIRST_WIDTH - 2 * SIDE, _FIRST_LINES).height()
            self.setRowHeight(row, height)
            self._first.setRowHeight(row, height)
        self.updateGeometry()

    def _set_widths(self) -> None:
        count = self.model().columnCount()
        metrics = self._header.metrics
        names = [self.model().headerData(n, Qt.Orientation.Horizontal) for n in range(count)]
        for column, name in enumerate(names):
            longest = max(map(metrics.horizontalAdvance, _PIECE.findall(str(name))), default=0)
            width = min(max(longest + 22, _OTHER_WIDTH), _WIDEST)
            self.set_width(column, width if column else _FIRST_WIDTH)
            self._first.setColumnHidden(column, column > 0)
        self._first.setColumnWidth(0, _FIRST_WIDTH)
        self._place_first()

    def _place_first(self) -> None:
        # It has the same frame as this view, so that the rows of the two stand side by side.
        frame = 2 * self.frameWidth()
        height = self.viewport().height() + self._header.height()
        self._first.setGeometry(0, 0, _FIRST_WIDTH + frame, height + frame)
        self._first.setVisible(self.model().rowCount() > 0)
        self._first.raise_()
