"""What the forms of an instrument have in common: fields by name, stored as they are typed."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from andts_desktop.domain.swedish import format_points, parse_decimal
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.ui.widgets.basic import label, set_kind
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.text_field import TextArea, TextLine

_HIGHEST = Decimal(1_000_000)


class EditorForm(QWidget):
    """Shows the fields of one value and tells what they become."""

    edited = Signal(str, object, object)
    """The field's name, its new value, and the stay in it: None for what is chosen at once."""
    lost = Signal(str)
    """Something that could not be stored is forgotten; Swedish text for the user."""

    def __init__(self) -> None:
        super().__init__()
        self.is_read_only = False
        self.fields: dict[str, CheckedField] = {}
        self._written: dict[str, Callable[[Any], str]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2, 2, 8, 8)
        self.column.setSpacing(10)

    def line(self, field: str, name: str, refusal: str = "", *, rows: int = 1) -> CheckedField:
        """Make a field of text; with `refusal` it may not be empty."""
        is_line = rows == 1
        read = _filled if refusal else (cleaned_line if is_line else _tidied)
        area = TextLine(name) if is_line else TextArea(name, rows, rows + 6)
        return self._field(field, CheckedField(name, area, read, refusal), str, str)

    def number(self, field: str, name: str, *, optional: bool = False) -> CheckedField:
        """Make a field of points or another number that is zero or more."""
        read = partial(_number, optional=optional)
        refusal = self.number_refusal()
        checked = CheckedField(name, TextLine(name), read, refusal)
        return self._field(field, checked, number_text, parse_decimal)

    def whole(self, field: str, name: str) -> CheckedField:
        """Make a field of a count."""
        refusal = QCoreApplication.translate("EditorForm", "Skriv ett heltal, till exempel 3.")
        checked = CheckedField(name, TextLine(name), _count, refusal)
        return self._field(field, checked, str, int)

    @staticmethod
    def number_refusal() -> str:
        """Return what is said of text that is no number."""
        return QCoreApplication.translate("EditorForm", "Skriv ett tal, till exempel 1 eller 0,5.")

    def show_fields(self, value: object) -> None:
        """Show what the file holds in every field."""
        for field, checked in self.fields.items():
            checked.show_stored(self._written[field](getattr(value, field)))

    def leave(self) -> None:
        """Store what is typed, for something else is to be shown."""
        for checked in self.fields.values():
            checked.leave()

    def set_read_only(self, is_read_only: bool) -> None:
        """Let everything be read but not changed, or let it be changed again."""
        self.is_read_only = is_read_only
        texts: tuple[QLineEdit | QPlainTextEdit, ...] = (
            *self.findChildren(QLineEdit),
            *self.findChildren(QPlainTextEdit),
        )
        for text in texts:
            text.setReadOnly(is_read_only)
            set_kind(text, "locked" if is_read_only else "")
        kinds = (QComboBox, QCheckBox, QPushButton)
        for kind in kinds:
            for each in self.findChildren(kind):
                # The small buttons of rows are hidden instead, and know themselves what they can.
                if each.property("kind") != "quiet":
                    each.setEnabled(not is_read_only)

    def take_focus(self) -> None:
        """Put the keyboard in the first field, ready to be written over."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
            first.field.selectAll()

    def focus_field(self, field: str) -> None:
        """Put the keyboard in a field, where the form has it."""
        if field in self.fields:
            self.fields[field].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(
        self,
        field: str,
        checked: CheckedField,
        write: Callable[[Any], str],
        read: Callable[[str], object],
    ) -> CheckedField:
        checked.edited.connect(lambda text, stay: self.edited.emit(field, read(text), stay))
        checked.lost.connect(self.lost)
        self.fields[field] = checked
        self._written[field] = write
        return checked


def named(name: str, widget: QWidget) -> QVBoxLayout:
    """Return a widget under its name."""
    column = QVBoxLayout()
    column.setSpacing(2)
    caption = label(name, "label")
    caption.setBuddy(widget)
    column.addWidget(caption)
    column.addWidget(widget)
    column.addStretch(1)
    return column


def number_text(value: Decimal | None) -> str:
    """Write a number as it is typed; empty for none."""
    return "" if value is None else format_points(value)


def read_points(text: str) -> str | None:
    """Return a number of points as it is stored, None for what is none."""
    return _number(text, optional=False)


def _number(text: str, *, optional: bool) -> str | None:
    if optional and not text.strip():
        return ""
    value = parse_decimal(text)
    is_fit = value is not None and 0 <= value <= _HIGHEST
    return number_text(value) if is_fit else None


def _count(text: str) -> str | None:
    plain = text.strip() or "0"
    return str(int(plain)) if plain.isascii() and plain.isdigit() and len(plain) < 6 else None


def _filled(text: str) -> str | None:
    return cleaned_line(text) or None


def _tidied(text: str) -> str:
    return cleaned(text).strip()
