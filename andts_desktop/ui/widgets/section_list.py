"""The list of a document's chapters, ticked, dragged and moved with keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from andts_desktop.domain.section_progress import SectionProgress
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.section_list import SectionListModel
from andts_desktop.ui.models.table import ROW_ROLE

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_GAP = 10
_FEWEST_ROWS = 3


class SectionList(QListView):
    """Shows the chapters in the order in which they are printed; Space ticks, Alt+arrows move."""

    moved = Signal(int)
    """The chosen chapter should move by that many places."""

    def __init__(self, name: str, sections: SectionListModel, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # The rows are measured once, and must be measured in the program's style.
        self.ensurePolished()
        self.setModel(sections)
        self.setItemDelegate(_SectionDelegate(self, look))
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        sections.modelReset.connect(self.updateGeometry)
        look.changed.connect(self.viewport().update)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self.moved.emit(step))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(self.model().rowCount()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height_of(min(_FEWEST_ROWS, self.model().rowCount())))

    def _height_of(self, rows: int) -> int:
        return max(rows, 1) * self.sizeHintForRow(0) + 2 * self.frameWidth() + 2


class _SectionDelegate(QStyledItemDelegate):
    """Paints a tick and a title, and to the right a word: ready, or how much is left."""

    def __init__(self, view: QListView, look: Look) -> None:
        super().__init__(view)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        row: SectionProgress = index.data(ROW_ROLE)
        view = option.widget
        # A chapter that is always printed has no tick, but stands in line with the others.
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        part = QStyle.SubElement.SE_ItemViewItemText
        room = view.style().subElementRect(part, option, view)
        if not row.section.is_optional:
            option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        title, option.text = option.text, ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        room.setTop(option.rect.top())
        room.setBottom(option.rect.bottom())
        room.setLeft(room.left() + 4)
        room.setRight(option.rect.right() - _SIDE)
        painter.save()
        painter.setFont(option.font)
        word_width = self._draw_word(painter, room, row)
        room.setRight(room.right() - word_width)
        tokens = self._look.tokens
        painter.setPen(tokens.ink if row.counts else tokens.muted)
        self._draw(painter, room, title, Qt.AlignmentFlag.AlignLeft)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, QFontMetrics(option.font).lineSpacing() + 13)

    def _draw_word(self, painter: QPainter, room: QRect, row: SectionProgress) -> int:
        tokens = self._look.tokens
        if not row.counts:
            return 0
        if row.is_ready:
            word, colour = self.tr("✓ klart"), tokens.good
        elif row.left:
            word, colour = self.tr("{count} kvar").format(count=len(row.left)), tokens.muted
        else:
            return 0
        painter.setPen(colour)
        self._draw(painter, room, word, Qt.AlignmentFlag.AlignRight)
        return painter.fontMetrics().horizontalAdvance(word) + _GAP

    @staticmethod
    def _draw(painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, cut)
