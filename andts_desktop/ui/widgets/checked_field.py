"""A field with its name above, and a line below where something is wrong with what stands in it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class CheckedField(QWidget):
    """Hands over only what can be stored; the rest stays in the field with a word about it.

    `read` makes of what is typed what is to be stored, None where it cannot be; `refusal` says
    why. `edited` gives the text to store, and a number for the stay in the field.
    """

    edited = Signal(str, int)
    lost = Signal(str)
    """What could not be stored is forgotten; Swedish text for the user."""

    def __init__(
        self,
        name: str,
        field: TextLine | TextArea,
        read: Callable[[str], str | None] = str,
        refusal: str = "",
    ) -> None:
        super().__init__()
        self.field = field
        self._read = read
        self._refusal = refusal
        self._stored = ""
        self._is_refused = False
        self._refused = ""
        self._warning = ""
        self.note = label("", "warning", wrap=True)
        caption = label(name, "label")
        caption.setBuddy(field)
        field.edited.connect(self._typed)
        field.typing.righted.connect(self._righted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(field)
        column.addWidget(self.note)
        column.addStretch(1)
        self.warn("")
        field.installEventFilter(self)

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless something else is typed."""
        if self._is_refused and text == self._stored:
            return
        self._stored = text
        self.field.show_stored(text)
        if self._is_refused:
            self._is_refused = False
            self.warn("")

    def warn(self, text: str) -> None:
        """Say something about what is stored; an empty text says that all is well."""
        self._warning = text
        shown = self._refusal if self._is_refused else text
        self.note.setText(shown)
        self.note.setVisible(bool(shown))
        self.field.setAccessibleDescription(shown)

    def leave(self) -> None:
        """Store what is typed, and forget what cannot be, with a word: other things are shown."""
        self.field.flush()
        was_refused, self._is_refused = self._is_refused, False
        self.field.show_stored(self._stored)
        self.warn("")
        if was_refused:
            self.lost.emit(self._loss())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._tidy)
        return super().eventFilter(watched, event)

    def _loss(self) -> str:
        why = self._refusal[:1].lower() + self._refusal[1:]
        if not self._refused:
            return self.tr("Ändringen sparades inte: {why}").format(why=why)
        return self.tr("”{text}” sparades inte: {why}").format(text=self._refused, why=why)

    def _tidy(self) -> None:
        # What the file made of the text stands in the field once the user has left it.
        if not self._is_refused and not self.field.hasFocus():
            self.field.show_stored(self._stored)

    def _righted(self) -> None:
        if self._is_refused:
            self._is_refused = False
            self.warn(self._warning)

    def _typed(self, text: str, stay: int) -> None:
        value = self._read(text)
        self._is_refused = value is None
        self._refused = text.strip()
        self.warn(self._warning)
        if value == self._stored:
            self.field.typing.accept()
        elif value is not None:
            # Storing makes the page read again, and with it this field: it must not store twice.
            self._stored = value
            self.field.show_stored(text)
            self.edited.emit(value, stay)
