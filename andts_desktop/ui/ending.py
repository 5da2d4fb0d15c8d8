"""Delete windows while Python and Qt both are there to do it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def end_windows(windows: Iterable[QWidget]) -> None:
    """Delete windows with all in them at once, each before what it stands in.

    Those that are left when Python ends are taken apart in no order at all: a window that is
    seen then tells widgets that are half gone that they are hidden, and the program crashes.
    """
    for window in windows:
        if isValid(window):
            window.hide()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def end_all_windows() -> None:
    """Delete every window of the program."""
    if QApplication.instance() is not None:
        end_windows(QApplication.topLevelWidgets())
