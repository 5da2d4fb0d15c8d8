"""Text fields that store what is typed as it is typed, and leave undo to the program.

What the file makes of a text (a title loses the space at its end) is shown when the field is
left, not under the hands of whoever is typing. A text that could not be stored stays in its
field, and is handed over again when the field is left.
"""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

PAUSE_MS = 350
"""A pause in typing this long stores what stands in the field."""


def _is_undo_or_redo(event: QEvent) -> bool:
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return event.matches(undo) or event.matches(redo)


class TextLine(QLineEdit):
    """A one-line field; `edited` gives the text, and a number for the stay in the field."""

    edited = Signal(str, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._stay = 0
        self._stored = ""
        self._hands_over = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.editingFinished.connect(self.flush)

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self._stored = text
        if not self._timer.isActive() and not self._hands_over and text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self._timer.stop()
        before = self._stored
        if self.text() == before:
            return
        self._hands_over = True
        self.edited.emit(self.text(), self._stay)
        self._hands_over = False
        if self._stored != before and not self.hasFocus():
            self.show_stored(self._stored)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stay += 1
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        if _is_undo_or_redo(event):
            # What is typed becomes a step of its own before the program takes a step back.
            self.flush()
            return False
        return super().event(event)


class TextArea(QPlainTextEdit):
    """A field of several lines that grows with its text; Tab leaves it."""

    edited = Signal(str, int)

    def __init__(
        self, name: str, lines: int = 2, most_lines: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = lines
        self._most_lines = most_lines
        self._stay = 0
        self._stored = ""
        self._hands_over = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self.textChanged.connect(self._text_changed)
        self._fit()

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self._stored = text
        if self._timer.isActive() or self._hands_over or text == self.toPlainText():
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._fit()

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self._timer.stop()
        before = self._stored
        if self.toPlainText() == before:
            return
        self._hands_over = True
        self.edited.emit(self.toPlainText(), self._stay)
        self._hands_over = False
        if self._stored != before and not self.hasFocus():
            self.show_stored(self._stored)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stay += 1
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if _is_undo_or_redo(event):
            # What is typed becomes a step of its own before the program takes a step back.
            self.flush()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(self._lines))

    def _text_changed(self) -> None:
        self._timer.start()
        self._fit()

    def _fit(self) -> None:
        wanted = round(self.document().size().height())
        height = self._height_of(max(self._lines, min(wanted, self._most_lines)))
        if height != self.height():
            self.setFixedHeight(height)

    def _height_of(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 24
