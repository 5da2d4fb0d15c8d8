"""A text that is stored as it is typed, and never in the place of another."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.ui.widgets.basic import label
from andts_desktop.ui.widgets.text_field import TextArea

Store = Callable[[str, int], object]
"""Stores a text; the number tells one stay in the field from another."""


class StoredText(QWidget):
    """A labelled text area that knows where what is typed in it belongs."""

    def __init__(self, name: str, hint: str = "", lines: int = 4, most_lines: int = 14) -> None:
        super().__init__()
        self.area = TextArea(name, lines, most_lines)
        self.area.setPlaceholderText(hint)
        self.area.edited.connect(self._edited)
        self._place: object = None
        self._store: Store | None = None
        self.caption = label(name, "label")
        self.caption.setBuddy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.caption)
        column.addWidget(self.area)

    def show_text(self, place: object, text: str, store: Store) -> None:
        """Show the text of a place; what is typed for the place before is stored there first."""
        if place != self._place:
            self.area.flush()
            self._place = place
        self._store = store
        self.area.show_stored(text)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self.area.flush()

    def _edited(self, text: str, stay: int) -> None:
        # Storing makes the page read again, and with it this field: it must not store twice.
        self.area.show_stored(text)
        if self._store is not None:
            self._store(text, stay)
