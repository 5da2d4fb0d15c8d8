"""Pictures of every page of a file, for the demo and the README."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from andts_desktop.ui.look import Appearance, Look
from andts_desktop.ui.pages.builder import build_page
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import PAGE_NAMES, Workspace

_SIZE = (1280, 800)


def take_screenshots(
    path: Path,
    folder: Path,
    look: Look,
    library: Library,
    today: Callable[[], dt.date],
    appearances: tuple[Appearance, ...] = ("light", "dark"),
) -> list[Path]:
    """Show each page of a file in light and dark, and return the pictures (PNG).

    The file is opened for reading only; raises FileError. A page that works in the background
    is given time to finish through its `is_settled`, where it has one.
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
            workspace.close()
            workspace.deleteLater()
    finally:
        document.close()
    return made


def _builder(session: Session, look: Look) -> Callable[[str], Page]:
    return lambda name: build_page(name, session, look)


def _settle(page: Page) -> None:
    deadline = dt.datetime.now().astimezone() + dt.timedelta(seconds=10)
    is_settled: Callable[[], bool] = getattr(page, "is_settled", lambda: True)
    QApplication.processEvents()
    while not is_settled() and dt.datetime.now().astimezone() < deadline:
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()
