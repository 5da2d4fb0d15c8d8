"""The order in which Tab goes through widgets that are made after those around them."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(anchor: QWidget, added: Iterable[QWidget]) -> None:
    """Let Tab reach the added widgets, and the fields in them, directly before `anchor`.

    Qt puts what is added to a window last, wherever it stands. All must be in one window.
    """
    before = _field_before(anchor)
    for widget in added:
        for field in (widget, *widget.findChildren(QWidget)):
            # The list of a drop-down is a window of its own.
            if _takes_tab(field) and field.window() is anchor.window():
                QWidget.setTabOrder(before, field)
                before = field


def _field_before(anchor: QWidget) -> QWidget:
    before = anchor.previousInFocusChain()
    while before is not None and before is not anchor:
        if _takes_tab(before):
            return before
        before = before.previousInFocusChain()
    return anchor


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
