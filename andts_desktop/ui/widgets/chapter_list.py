"""The list of a plan's chapters, which is put in another order by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Chapter

_Index = QModelIndex | QPersistentModelIndex
_SECOND_LINE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_SIDE = 8
_ABOVE = 7


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
        if role == _SECOND_LINE:
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
        self.setItemDelegate(_ChapterDelegate(self))
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


class _ChapterDelegate(QStyledItemDelegate):
    """Paints a title, and below it in a quiet colour what else is worth knowing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        room = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        # The style sheet makes the view's own quiet colour too pale to read.
        palette = QGuiApplication.palette()
        painter.save()
        self._draw(painter, room, title, palette.color(QPalette.ColorRole.Text))
        room.setTop(room.top() + QFontMetricsF(option.font).lineSpacing())
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        self._draw(painter, room, str(index.data(_SECOND_LINE)), quiet)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = 2 if index.data(_SECOND_LINE) else 1
        height = lines * QFontMetricsF(option.font).lineSpacing() + 2 * _ABOVE + 1
        return QSize(120, round(height))

    @staticmethod
    def _draw(painter: QPainter, room: QRectF, text: str, colour: object) -> None:
        metrics = QFontMetricsF(painter.font())
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
