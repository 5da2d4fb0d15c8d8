"""Text fields that store what is typed as it is typed, and leave undo to the program.

What the file makes of a text (a title loses the space at its end) is shown when the field is
left, not under the hands of whoever is typing. A text that could not be stored stays in its
field, and is handed over again when the field is left.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

PAUSE_MS = 350
"""A pause in typing this long stores what stands in the field."""
CEILING_MS = 1500
"""Whoever types without a pause has it stored this often."""
THOUGHT_MS = 1200
"""What is typed after a pause this long is a step of undo of its own."""


class Typing(QObject):
    """What a field knows of its typing: what is stored, and what is not yet.

    `stay` numbers the times the user has come to the field, or has stopped to think in it; edits
    of one stay are undone as one.
    """

    pending = Signal(bool)
    """Whether something is typed that is not stored."""
    righted = Signal()
    """What stands in the field is stored again, after a text that could not be."""

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        show: Callable[[str], None],
        hand_over: Callable[[str, int], None],
    ) -> None:
        super().__init__(field)
        self._field = field
        self._read = read
        self._show = show
        self._hand_over = hand_over
        self._stored = ""
        self._is_handing_over = False
        self._is_same = False
        self._is_unstored = False
        self.stay = 0
        self._since_typed = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        self._ceiling = QTimer(self, singleShot=True, interval=CEILING_MS)
        self._ceiling.timeout.connect(self.flush)

    @property
    def is_living(self) -> bool:
        """Tell whether the field is there: one that is being removed still moves the focus."""
        return isValid(self) and isValid(self._field)

    @property
    def is_waiting(self) -> bool:
        """Tell whether something is typed that has not been handed over."""
        return self._timer.isActive()

    @property
    def is_refused(self) -> bool:
        """Tell whether a text stands in the field that was handed over and not stored."""
        # The file tidies spaces away: nothing is lost where only they differ.
        return self._is_unstored and self._read().split() != self._stored.split()

    def accept(self) -> None:
        """Say, when a text is handed over, that it means what is stored already."""
        self._is_same = True

    def typed(self) -> None:
        """Wait for a pause, but not for ever."""
        if self._since_typed.isValid() and self._since_typed.elapsed() > THOUGHT_MS:
            self.stay += 1
        self._since_typed.start()
        self._timer.start()
        if not self._ceiling.isActive():
            self._ceiling.start()
        self.pending.emit(True)

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self._stored = text
        busy = self._timer.isActive() or self._is_handing_over
        if not busy:
            if text != self._read():
                self._show(text)
            self._settle()

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self._timer.stop()
        self._ceiling.stop()
        before = self._stored
        if self._read() == before:
            self._settle()
            self.pending.emit(False)
            return
        self._is_same = False
        self._is_handing_over = True
        self._hand_over(self._read(), self.stay)
        self._is_handing_over = False
        self._is_unstored = self._stored == before and not self._is_same
        self.pending.emit(self._is_unstored)
        if not self._is_unstored and not self._field.hasFocus():
            self.show_stored(self._stored)

    def takes(self, event: QEvent) -> bool:
        """Tell whether an event is undo or redo, which are the program's and not the field's.

        What is typed becomes a step of its own before the program takes a step back.
        """
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence.StandardKey
        if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
            return False
        self.flush()
        return True

    def _settle(self) -> None:
        if self._is_unstored:
            self._is_unstored = False
            self.righted.emit()
            self.pending.emit(False)


class TextLine(QLineEdit):
    """A one-line field; `edited` gives the text, and a number for the stay in the field."""

    edited = Signal(str, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.typing = Typing(self, self.text, self._show, self.edited.emit)
        self.textEdited.connect(self.typing.typed)
        self.editingFinished.connect(self.typing.flush)

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self.typing.show_stored(text)

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self.typing.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.typing.stay += 1
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt sends events from within its own constructor, before there is any typing.
        typing: Typing | None = getattr(self, "typing", None)
        return False if typing is not None and typing.takes(event) else super().event(event)

    def _show(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))


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
        self.typing = Typing(self, self.toPlainText, self._show, self.edited.emit)
        self.textChanged.connect(self._text_changed)
        self._fit()

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless the user is in the middle of typing."""
        self.typing.show_stored(text)

    def flush(self) -> None:
        """Hand over what is typed but not yet stored."""
        self.typing.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.typing.stay += 1
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt sends events from within its own constructor, before there is any typing.
        typing: Typing | None = getattr(self, "typing", None)
        return False if typing is not None and typing.takes(event) else super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(self._lines))

    def _show(self, text: str) -> None:
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)
        self._fit()

    def _text_changed(self) -> None:
        self.typing.typed()
        self._fit()

    def _fit(self) -> None:
        wanted = round(self.document().size().height())
        height = self._height_of(max(self._lines, min(wanted, self._most_lines)))
        if height != self.height():
            self.setFixedHeight(height)

    def _height_of(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + 24
