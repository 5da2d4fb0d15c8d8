"""A table on screen: whole rows chosen, Tab leaves it, and its place kept when it is read again."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from andts_desktop.ui.models.table import SortedTable, TableModel

ROW_HEIGHT = 35


class TableView(QTableView):
    """Shows a TableModel, straight or through a SortedTable.

    The columns named in `stretch` share the width that the others leave; those in `widths` keep
    theirs, in pixels, whatever stands in them. With `fits_rows` the
    table is as high as its rows and leaves scrolling to the page.
    """

    def __init__(
        self,
        model: TableModel[Any] | SortedTable,
        name: str,
        *,
        stretch: Sequence[int] = (0,),
        widths: Mapping[int, int] | None = None,
        fits_rows: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._table = model
        self._stretch = tuple(stretch)
        self._widths = dict(widths or {})
        self._fits_rows = fits_rows
        self._wraps = wraps
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
        if isinstance(model, SortedTable):
            self.setSortingEnabled(True)
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        if fits_rows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._find_place)
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
        self._fit_rows()

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

    def _full_height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.isVisible() else 0
        header = self.horizontalHeader()
        top = 0 if header.isHidden() else header.sizeHint().height()
        return rows + top + extra + 2 * self.frameWidth() + 4

    def _fit(self) -> None:
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for column in range(self.model().columnCount()):
            if column in self._widths:
                header.setSectionResizeMode(column, modes.Fixed)
                header.resizeSection(column, self._widths[column])
                continue
            stretches = column in self._stretch
            header.setSectionResizeMode(
                column, modes.Stretch if stretches else modes.ResizeToContents
            )
        self._fit_rows()
        self.updateGeometry()

    def _fit_rows(self) -> None:
        if not self._wraps:
            return
        before = self.verticalHeader().length()
        self.resizeRowsToContents()
        if self.verticalHeader().length() != before:
            self.updateGeometry()

    def _keep_place(self) -> None:
        self._kept = self._table.key_at(self.currentIndex())

    def _find_place(self) -> None:
        if self._kept is not None:
            self.choose(self._kept)
