"""A table on screen: whole rows chosen, Tab leaves it, and its place kept when it is read again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QSizePolicy,
    QTableView,
)

from andts_desktop.ui.models.table import Index, SortedTable, TableModel
from andts_desktop.ui.widgets.wrapped_text import ROW_HEIGHT, WrapDelegate


class TableView(QTableView):
    """Shows a TableModel, straight or through a SortedTable.

    The columns named in `stretch` share the width that the others leave; those in `widths` keep
    theirs, in pixels, whatever stands in them. With `fits_rows` the table is as high as its rows
    and leaves scrolling to the page. With `ink`, the colour of text now, long texts in stretched
    columns go on on the next line.
    """

    def __init__(
        self,
        model: TableModel[Any] | SortedTable,
        name: str,
        *,
        stretch: Sequence[int] = (0,),
        widths: Mapping[int, int] | None = None,
        fits_rows: bool = False,
        ink: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._table = model
        self._stretch = tuple(stretch)
        self._widths = dict(widths or {})
        self._fits_rows = fits_rows
        self._wraps = ink is not None
        self._kept: object = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setModel(model)
        if ink is not None:
            self.setItemDelegate(WrapDelegate(self, ink, self._stretches))
        if isinstance(model, SortedTable):
            self.setSortingEnabled(True)
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        if fits_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.horizontalScrollBar().rangeChanged.connect(lambda *_: self.updateGeometry())
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
        self._fitted: tuple[int, ...] = ()
        # The header shares the width out after the table has got it.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_rows_to_widths)
        if self._wraps:
            self.horizontalHeader().sectionResized.connect(lambda *_: self._later.start())
        for signal in (
            model.modelReset,
            model.layoutChanged,
            model.rowsRemoved,
            model.rowsInserted,
        ):
            signal.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._full_height()) if self._fits_rows else hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(120, self._full_height()) if self._fits_rows else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A table that is as high as its rows is resized by them, and they stay as they are.
        if event.size().width() != event.oldSize().width():
            self._fit_rows()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._fits_rows and self.hasFocus():
            self._show_in_page(self.visualRect(current))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._fits_rows and not event.angleDelta().x():
            event.ignore()
            return
        super().wheelEvent(event)

    def choose(self, key: object) -> bool:
        """Make the row with that key the current one; return whether it is shown."""
        index = self._table.index_of(key)
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index)
        return index.isValid()

    def stretch(self, columns: Sequence[int]) -> None:
        """Let other columns share the width; takes hold when rows are set."""
        self._stretch = tuple(columns)

    def keep_widths(self, widths: Mapping[int, int]) -> None:
        """Let other columns keep their widths; takes hold when rows are set."""
        self._widths = dict(widths)

    def set_width(self, column: int, width: int) -> None:
        """Let a column keep a width, in pixels, whatever stands in it."""
        self._widths[column] = width
        if column < self.model().columnCount():
            header = self.horizontalHeader()
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def span_row(self, row: int) -> None:
        """Let a row's first cell take the whole row; lasts until the rows are read again."""
        self.setSpan(row, 0, 1, self.model().columnCount())
        self._fit_rows()

    def _show_in_page(self, row: QRect) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if area is not None else None
        if area is not None and inner is not None:
            centre = self.viewport().mapTo(inner, row.center())
            area.ensureVisible(centre.x(), centre.y(), 0, row.height())

    def _full_height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        header = self.horizontalHeader()
        hint = header.sizeHint().expandedTo(header.minimumSize()).boundedTo(header.maximumSize())
        top = 0 if header.isHidden() else hint.height()
        return rows + top + extra + 2 * self.frameWidth() + 4

    def _stretches(self, column: int) -> bool:
        return column in self._stretch

    def _fit(self) -> None:
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for column in range(self.model().columnCount()):
            if column in self._widths:
                header.setSectionResizeMode(column, modes.Fixed)
                header.resizeSection(column, self._widths[column])
                continue
            mode = modes.Stretch if self._stretches(column) else modes.ResizeToContents
            header.setSectionResizeMode(column, mode)
        self._fit_rows()
        self.updateGeometry()

    def _fit_rows(self) -> None:
        if not self._wraps:
            return
        before = self.verticalHeader().length()
        self._fitted = self._column_widths()
        self.resizeRowsToContents()
        if self.verticalHeader().length() != before:
            self.updateGeometry()

    def _fit_rows_to_widths(self) -> None:
        if self._column_widths() != self._fitted:
            self._fit_rows()

    def _column_widths(self) -> tuple[int, ...]:
        return tuple(map(self.columnWidth, range(self.model().columnCount())))

    def _keep_place(self) -> None:
        self._kept = self._table.key_at(self.currentIndex())

    def _find_place(self) -> None:
        if self._kept is not None:
            self.choose(self._kept)
