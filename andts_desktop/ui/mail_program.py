"""Hand a file to the program that the user has for it; the only place that does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenPath = Callable[[Path], bool]
"""Opens a file or a folder, and tells whether there was a program for it."""


def open_path(path: Path) -> bool:
    """Open a mail draft, a PDF or a folder in the system's own program.

    Whether the program then does what it should cannot be known from here.
    """
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
