"""The list of a plan's chapters, which is put in another order by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Chapter
from andts_desktop.ui.models.roles import SECOND_LINE
from andts_desktop.ui.widgets.two_lines import TwoLines

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ChapterModel(QAbstractListModel):
    """Shows chapters as rows; a drop only tells where one should go."""

    dropped = Signal(int, int)
    """The place of a chapter, and its place among the others after the move."""

    def __init__(self) -> None:
        super().__init__()
        self._chapters: tuple[Chapter, ...] = ()

    def show_chapters(self, chapters: Sequence[Chapter]) -> None:
        """Show a plan's chapters as they stand in the file."""
        self.beginResetModel()
        self._chapters = tuple(chapters)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._chapters)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        chapter = self._chapters[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return chapter.title
        if role == SECOND_LINE:
            return self._about(chapter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (chapter.title, self._about(chapter))))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag
        return flags.ItemIsEnabled | flags.ItemIsSelectable | flags.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(
        self, _parent: _Index, source: int, _count: int, _new_parent: _Index, before: int
    ) -> bool:
        """Tell of a drop before the `before`th row, counted with the dragged one in its place."""
        place = before - 1 if before > source else before
        if place != source:
            self.dropped.emit(source, place)
        return place != source

    def _about(self, chapter: Chapter) -> str:
        kind = CHAPTER_KIND_NAMES[chapter.kind]
        said = kind if kind.casefold() not in chapter.title.casefold() else ""
        unwritten = "" if chapter.text else self.tr("inte skriven än")
        return " · ".join(filter(None, (said, unwritten)))


class ChapterList(QListView):
    """Shows the chapters; Alt and arrows, Delete and the mouse do what the buttons do."""

    moved = Signal(int)
    """The chosen chapter should move by that many places."""
    removed = Signal()

    def __init__(self, name: str, chapters: ChapterModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(chapters)
        self.setItemDelegate(TwoLines(self))
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        for keys, act in (
            ("Alt+Up", lambda: self.moved.emit(-1)),
            ("Alt+Down", lambda: self.moved.emit(1)),
            ("Del", self.removed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
