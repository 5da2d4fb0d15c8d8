"""A text that is stored as it is typed, and never in the place of another."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from andts_desktop.ui.widgets.rich_field import RichField

Store = Callable[[str, int], object]
"""Stores a text; the number tells one stay in the field from another."""


class StoredText(QWidget):
    """A named field for markup that knows where what is typed in it belongs."""

    def __init__(self, name: str, hint: str = "", lines: int = 4, most_lines: int = 14) -> None:
        super().__init__()
        self._field = RichField(name, lines, most_lines)
        self._field.setPlaceholderText(hint)
        self._field.edited.connect(self._edited)
        self.area = self._field.edit
        self.caption = self._field.caption
        self._place: object = None
        self._store: Store | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    def show_text(self, place: object, text: str, store: Store) -> None:
        """Show the text of a place; what is typed for the place before is stored there first."""
        if place != self._place:
            self._field.flush()
            self._place = place
        self._store = store
        self._field.show_stored(text)

    def flush(self) -> None:
        """Store what is typed but not yet stored."""
        self._field.flush()

    def _edited(self, text: str, stay: int) -> None:
        if self._store is not None:
            self._store(text, stay)
