"""The list of documents: each with its name and a line about it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView

from andts_desktop.domain.paper import PaperKind
from andts_desktop.ui.models.paper_list import PaperListModel
from andts_desktop.ui.widgets.two_lines import TwoLines

_Index = QModelIndex | QPersistentModelIndex


class PaperList(QListView):
    """Moving in the list chooses a document; a click or Enter goes on to its choices."""

    chosen = Signal()
    """Another document was chosen."""
    entered = Signal()
    """The user wants to go on to what there is to choose in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = PaperListModel()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The rows are measured once, and must be measured in the program's style.
        self.ensurePolished()
        self.setModel(self._model)
        self.setItemDelegate(TwoLines(self, above=4, unfolds=True))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.choose(PaperKind.ANNUAL)
        self.clicked.connect(self.entered)

    def kind(self) -> PaperKind:
        """Return the chosen kind of document."""
        return self._model.kind_at(self.currentIndex())

    def choose(self, kind: PaperKind) -> None:
        """Choose a kind of document."""
        self.setCurrentIndex(self._model.index_of(kind))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if previous.isValid() and current.isValid():
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)
        if event.key() in keys:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The row that is unfolded is as high as the width makes it.
        self.scheduleDelayedItemsLayout()
