"""A field with its name above, and a line below where something is wrong with what stands in it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.text_field import TextArea, TextLine


class CheckedField(QWidget):
    """Hands over only what can be stored; the rest stays in the field with a word about it.

    `read` makes of what is typed what is to be stored, None where it cannot be; `refusal` says
    why. `edited` gives the text to store, and a number for the stay in the field.
    """

    edited = Signal(str, int)

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
        self.note = label("", "warning", wrap=True)
        caption = label(name, "label")
        caption.setBuddy(field)
        field.edited.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(field)
        column.addWidget(self.note)
        column.addStretch(1)
        self.warn("")

    def show_stored(self, text: str) -> None:
        """Show what the file holds, unless something else is typed."""
        if not self._is_refused or text != self._stored:
            self._stored = text
            self._is_refused = False
            self.field.show_stored(text)

    def warn(self, text: str) -> None:
        """Say something about what is stored; an empty text says that all is well."""
        shown = self._refusal if self._is_refused else text
        self.note.setText(shown)
        self.note.setVisible(bool(shown))
        self.field.setAccessibleDescription(shown)

    def leave(self) -> None:
        """Store what is typed, and forget what cannot be: something else will be shown."""
        self.field.flush()
        self._is_refused = False
        self.field.show_stored(self._stored)
        self.warn("")

    def _typed(self, text: str, stay: int) -> None:
        value = self._read(text)
        self._is_refused = value is None
        self.warn("")
        if value is not None and value != self._stored:
            # Storing makes the page read again, and with it this field: it must not store twice.
            self._stored = value
            self.field.show_stored(text)
            self.edited.emit(value, stay)
