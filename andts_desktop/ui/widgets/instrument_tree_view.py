"""The tree of an instrument on screen; it keeps its place when the instrument is read again."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut, Qt
from PySide6.QtWidgets import QHeaderView, QTreeView

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_edits import WHOLE, Ref, part_ref, walk_parts
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.instrument_tree import Column, InstrumentTreeModel

_MOST_OPEN = 40
"""An instrument with more questions opens with its parts closed."""


class InstrumentTreeView(QTreeView):
    """Shows an instrument; one part or question is chosen at a time."""

    chosen = Signal()
    """Something else was chosen than before."""
    leaving = Signal()
    """Something else is about to be chosen: what is typed is to be stored first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tree = InstrumentTreeModel(look.tone, self)
        self._is_reading = False
        self.current = WHOLE
        self.setAccessibleName(self.tr("Enkätens delar och frågor"))
        self.setModel(self._tree)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.MARK, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.POINTS, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(
            Column.POINTS, QFontMetrics(self.font()).horizontalAdvance("99,99 p") + 24
        )
        self.selectionModel().currentChanged.connect(self._current_changed)

    def on_key(self, keys: str, act: Callable[[], object]) -> None:
        """Do something when keys are pressed while the tree has the keyboard."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def show_instrument(
        self, instrument: Instrument, marks: Mapping[Ref, bool], *, is_new: bool
    ) -> None:
        """Show an instrument, and keep what was open and chosen; a new one opens anew."""
        known = self._tree.keys()
        opened = {key for key in known if self.isExpanded(self._tree.index_of(key))}
        chosen, scrolled = WHOLE if is_new else self.current, self.verticalScrollBar().value()
        self._is_reading = True
        self._tree.show_instrument(instrument, marks)
        self.setColumnHidden(Column.MARK, not marks)
        if is_new:
            opened = self._opened_first(instrument)
        for key in opened:
            self.setExpanded(self._tree.index_of(key), True)
        self._is_reading = False
        self.choose(chosen if self._tree.index_of(chosen).isValid() else WHOLE)
        if not is_new:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)

    def choose(self, ref: Ref) -> None:
        """Choose a part, a question or the whole, and bring it into view."""
        if ref != self.current:
            # Storing reads the tree again, which makes every index of it another.
            self.leaving.emit()
        index = self._tree.index_of(ref)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _opened_first(self, instrument: Instrument) -> set[Ref]:
        opened = {WHOLE}
        is_short = len(instrument.questions()) <= _MOST_OPEN
        opened.update(
            part_ref(part.id) for part in walk_parts(instrument) if is_short or part.parts
        )
        return opened

    def _current_changed(self) -> None:
        index = self.currentIndex()
        if not self._is_reading and index.isValid():
            self.current = self._tree.item_at(index).key
            self.chosen.emit()
