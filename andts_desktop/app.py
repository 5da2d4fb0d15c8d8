"""The window program put together: every object is built here and passed on."""

import atexit
import datetime as dt
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, QSettings, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from andts_desktop import paths
from andts_desktop.exchange.library import Library
from andts_desktop.ui.ending import end_all_windows
from andts_desktop.ui.garbage import GarbageCollector
from andts_desktop.ui.look import Look
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.theme import load_fonts

_IMPORTED_AT = time.perf_counter()


def run(path: Path | None, *, example: bool = False) -> int:
    """Open the window, on a file where one is given, and return the exit code."""
    application = build_application()
    GarbageCollector(application)
    settings = QSettings(str(paths.user_settings()), QSettings.Format.IniFormat)
    window = build_window(application, settings)
    sys.excepthook = _Fault(window)
    if os.environ.get("ANDTS_QUIT_WHEN_SHOWN"):
        window.installEventFilter(_QuitWhenShown(window))
    window.show_first(path, example=example)
    window.show()
    return application.exec()


def build_application() -> QApplication:
    """Return the Qt application with Swedish dialogs and the program's fonts."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("ANDTS Desktop")
    application.setDesktopFileName("andts-desktop")
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_sv", folder):
        application.installTranslator(translator)
    load_fonts(paths.resources() / "fonts")
    # What is registered last is done first: before Qt's own end.
    atexit.unregister(end_all_windows)
    atexit.register(end_all_windows)
    return application


def build_window(application: QApplication, settings: QSettings) -> MainWindow:
    """Return the window, not yet shown."""
    look = Look(application, paths.resources(), settings)
    return MainWindow(
        library=Library(paths.resources()),
        look=look,
        settings=settings,
        documents=paths.user_documents(),
        today=dt.date.today,
    )


def take_pictures(path: Path, folder: Path) -> list[Path]:
    """Take a picture of every page of a file, without showing a window; raises FileError."""
    from andts_desktop.ui.screenshots import take_screenshots

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = build_application()
    GarbageCollector(application)
    with tempfile.TemporaryDirectory() as name:
        settings = QSettings(str(Path(name) / "settings.ini"), QSettings.Format.IniFormat)
        look = Look(application, paths.resources(), settings)
        return take_screenshots(path, folder, look, Library(paths.resources()), dt.date.today)


class _Fault:
    """Shows a fault of the program's own in one dialog, with the traceback to copy."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        box = QMessageBox(
            QMessageBox.Icon.Critical,
            self._window.tr("ANDTS Desktop"),
            self._window.tr("Något gick fel i programmet"),
            parent=self._window,
        )
        box.setInformativeText(
            self._window.tr(
                "Det är inte ditt fel, och det som var sparat finns kvar. Kopiera texten under "
                "”Visa detaljer” till den som ansvarar för programmet."
            )
        )
        box.setDetailedText(text)
        box.exec()


class _QuitWhenShown(QObject):
    """Prints how long it took until the window was painted, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell_and_quit)
        return False

    def _tell_and_quit(self) -> None:
        since_import = time.perf_counter() - _IMPORTED_AT
        sys.stdout.write(f"visible {since_import * 1000:.0f}\n")
        sys.stdout.flush()
        parent = self.parent()
        if isinstance(parent, MainWindow):
            parent.close()
