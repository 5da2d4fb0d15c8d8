"""Rows of a form, one for each of several items that are added, moved and removed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from andts_desktop.domain.instrument_making import changed_item, moved_item, without
from andts_desktop.ui.widgets.basic import button, clear, label
from andts_desktop.ui.widgets.tab_order import put_before


class ItemRow(QWidget):
    """One item; subclasses add their fields and show the item in them."""

    changed = Signal(object, object)
    """The item as it has become, and the stay in the field: None for what is chosen at once."""
    lost = Signal(str)
    """Something that could not be stored is forgotten; Swedish text for the user."""

    def show_item(self, item: Any, number: int) -> None:  # noqa: ANN401 (the subclass knows)
        """Show what the file holds; `number` counts from one."""
        raise NotImplementedError

    def leave(self) -> None:
        """Store what is typed, for something else is to be shown."""

    def take_focus(self) -> None:
        """Put the keyboard in the first field, ready to be written over."""


class ItemRows(QWidget):
    """Shows items under a heading, each with buttons that move and remove it."""

    changed = Signal(object, object)
    """The items as they have become, and the stay: None for what is chosen at once."""
    lost = Signal(str)
    """Something that could not be stored is forgotten; Swedish text for the user."""

    def __init__(
        self,
        heading: str,
        add: str,
        make_row: Callable[[], ItemRow],
        make_item: Callable[[], object | None],
    ) -> None:
        super().__init__()
        self._make_row = make_row
        self._make_item = make_item
        self._about: object = None
        self._items: tuple[Any, ...] = ()
        self.rows: list[ItemRow] = []
        self.buttons: list[tuple[QPushButton, QPushButton, QPushButton]] = []
        self.heading = label(heading, "heading")
        self.hint = label("", "muted", wrap=True)
        self.add = button(add, "link", self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, about: object, items: Sequence[Any], *, is_fixed: bool = False) -> None:
        """Show the items of something; `is_fixed` where none is added, moved or removed."""
        if about != self._about:
            self.leave()
        if about != self._about or len(items) != len(self._items):
            self._build(len(items))
        self._about, self._items = about, tuple(items)
        last = len(items) - 1
        for number, (row, item) in enumerate(zip(self.rows, items, strict=True)):
            row.show_item(item, number + 1)
            up, down, remove = self.buttons[number]
            up.setEnabled(number > 0)
            down.setEnabled(number < last)
            for each, name in zip((up, down, remove), self._button_names(), strict=True):
                each.setVisible(not is_fixed)
                each.setAccessibleName(f"{name} {number + 1}")
        self.add.setVisible(not is_fixed)
        self.hint.setVisible(bool(self.hint.text()))

    def leave(self) -> None:
        """Store what is typed, for something else is to be shown."""
        for row in self.rows:
            row.leave()

    def _build(self, count: int) -> None:
        clear(self._list)
        self.rows, self.buttons = [], []
        holders = []
        for place in range(count):
            row = self._make_row()
            row.changed.connect(partial(self._row_changed, place))
            row.lost.connect(self.lost)
            self.rows.append(row)
            holder = self._with_buttons(row, place)
            holders.append(holder)
            self._list.addWidget(holder)
        put_before(self.add, holders)

    def _with_buttons(self, row: ItemRow, place: int) -> QWidget:
        acts = (
            ("↑", partial(self._move, place, -1)),
            ("↓", partial(self._move, place, 1)),
            ("✕", partial(self._remove, place)),
        )
        up, down, remove = (button(sign, "quiet", act) for sign, act in acts)
        for each, name in zip((up, down, remove), self._button_names(), strict=True):
            each.setToolTip(name)
        self.buttons.append((up, down, remove))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(row, 1)
        for each in (up, down, remove):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _button_names(self) -> tuple[str, str, str]:
        return self.tr("Flytta upp"), self.tr("Flytta ner"), self.tr("Ta bort")

    def _row_changed(self, place: int, item: object, stay: object) -> None:
        typing = None if stay is None else (place, stay)
        self.changed.emit(changed_item(self._items, place, item), typing)

    def _move(self, place: int, step: int) -> None:
        self.leave()
        self.changed.emit(moved_item(self._items, place, step), None)

    def _remove(self, place: int) -> None:
        self.changed.emit(without(self._items, place), None)

    def _add(self) -> None:
        self.leave()
        item = self._make_item()
        if item is None:
            return
        before = len(self.rows)
        self.changed.emit((*self._items, item), None)
        if len(self.rows) > before:
            self.rows[-1].take_focus()
