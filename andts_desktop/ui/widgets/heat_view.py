"""A table of narrow columns: shaded cells, headings on several lines, the first column kept."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
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

Colours = Callable[[Decimal], tuple[str, str]]
"""Gives the ground and the ink of a cell by its share, 0 to 1."""

_FIRST_WIDTH, _OTHER_WIDTH, _WIDEST = 250, 64, 104
_HEADER_LINES, _HEADER_SIZE = 3, 13


class HeatDelegate(QStyledItemDelegate):
    """Paints a cell darker the larger its share; one without a share as any other cell."""

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
        for word in text.split():
            longer = f"{found[-1]} {word}" if found else word
            if found and self.metrics.horizontalAdvance(longer) <= room:
                found[-1] = longer
            else:
                found.append(word)
        if len(found) > _HEADER_LINES:
            found[_HEADER_LINES - 1 :] = [f"{found[_HEADER_LINES - 1]}…"]
        return [self.metrics.elidedText(each, Qt.TextElideMode.ElideRight, room) for each in found]


class HeatView(TableView):
    """Shows a TableModel whose first column stays where it is when the others are scrolled."""

    def __init__(self, model: TableModel[Any], name: str, colours: Colours) -> None:
        super().__init__(model, name, stretch=(), fits_rows=True)
        self.setItemDelegate(HeatDelegate(self, colours))
        self._header = WrappedHeader(self)
        self._header.setHighlightSections(False)
        self._header.setMinimumSectionSize(40)
        self.setHorizontalHeader(self._header)
        self._first = QTableView(self)
        self._dress_first(model)
        model.modelReset.connect(self._set_widths)
        self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_first()

    def _dress_first(self, model: TableModel[Any]) -> None:
        first = self._first
        first.setModel(model)
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

    def _set_widths(self) -> None:
        count = self.model().columnCount()
        metrics = self._header.metrics
        names = [self.model().headerData(n, Qt.Orientation.Horizontal) for n in range(count)]
        for column, name in enumerate(names):
            longest = max(map(metrics.horizontalAdvance, str(name).split()), default=0)
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
