"""Pictures of every page of a file, for the demo and the README."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from andts_desktop.ui.ending import end_windows
from andts_desktop.ui.look import Appearance, Look
from andts_desktop.ui.pages.builder import build_page
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import PAGE_NAMES, Workspace

_SIZE = (1280, 800)
_ROUNDS = 5
_LONGEST_MS = 15_000
_PAINTING_MS = 350


def take_screenshots(
    path: Path,
    folder: Path,
    look: Look,
    library: Library,
    today: Callable[[], dt.date],
    appearances: tuple[Appearance, ...] = ("light", "dark"),
) -> list[Path]:
    """Show each page of a file in light and dark, and return the pictures (PNG).

    The file is opened for reading only; raises FileError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    document = Document.open(path, library, read_only=True)
    made = []
    try:
        for appearance in appearances:
            look.choose(appearance)
            session = Session(document, today)
            workspace = Workspace(session, look, _builder(session, look))
            workspace.resize(*_SIZE)
            workspace.show()
            for number, name in enumerate(PAGE_NAMES, start=1):
                page = workspace.show_page(name)
                _settle(page)
                picture = folder / f"{number}-{name}-{appearance}.png"
                workspace.grab().save(str(picture))
                made.append(picture)
            end_windows([workspace])
    finally:
        document.close()
    return made


def _builder(session: Session, look: Look) -> Callable[[str], Page]:
    return lambda name: build_page(name, session, look)


def _settle(page: Page) -> None:
    """Let the page finish what it makes in the background, and Qt paint it.

    A field that grows with its text moves what stands below it in a later round of events.
    """
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    if page.is_settled():
        return
    loop = QEventLoop()
    look = QTimer(interval=50)
    look.timeout.connect(lambda: loop.quit() if page.is_settled() else None)
    look.start()
    QTimer.singleShot(_LONGEST_MS, loop.quit)
    loop.exec()
    look.stop()
    # The pages of a PDF are painted by a thread of Qt's own, which does not tell.
    QTimer.singleShot(_PAINTING_MS, loop.quit)
    loop.exec()
