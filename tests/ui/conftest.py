"""What tests of the window may ask for: a session on real files, and the look."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop import app, paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.exchange.library import Library
from andts_desktop.ui.look import Look
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.pages.page import Page
from andts_desktop.ui.session import Session
from tests.ui.survey_kinds import KINDS, open_kinds

AnyPage = TypeVar("AnyPage", bound=Page)

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Return settings of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    """Return the application with its fonts and translations, loaded once."""
    return app.build_application()


@pytest.fixture(scope="session")
def look(application: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """Return the program's light look; a style sheet for each test would cost most of the run."""
    path = tmp_path_factory.mktemp("look") / "settings.ini"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    settings.setValue("appearance", "light")
    return Look(application, paths.resources(), settings)


@pytest.fixture
def session(stockholm: Document) -> Session:
    """Return a session on Stockholm's programme with a round of this year."""
    stockholm.surveys.open_round(TODAY.year)
    return Session(stockholm, lambda: TODAY)


@pytest.fixture
def kinds(session: Session) -> Session:
    """Return a session on the survey with all kinds of questions, beside PI-mini."""
    open_kinds(session.document, session.year)
    session.choose_family(KINDS.family)
    return session


@pytest.fixture
def vasteras_session(vasteras: Document) -> Session:
    """Return a session on Västerås' plan."""
    return Session(vasteras, lambda: TODAY)


class ShowPage:
    """Makes a page of a session and shows it as the window would, for as long as the test runs."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self._qtbot = qtbot
        self._look = look
        self._kept: list[Page] = []  # qtbot holds its widgets only weakly

    def __call__(self, page_class: Callable[[Session, Look], AnyPage], session: Session) -> AnyPage:
        page = page_class(session, self._look)
        self._kept.append(page)
        self._qtbot.addWidget(page)
        page.resize(1060, 700)
        page.show()
        return page


@pytest.fixture
def show_page(qtbot: QtBot, look: Look) -> ShowPage:
    """Show pages, each for as long as the test runs."""
    return ShowPage(qtbot, look)


@pytest.fixture
def example(document: Document) -> Session:
    """Return a session on the example municipality."""
    build_example(document, TODAY.year)
    return Session(document, lambda: TODAY)


@pytest.fixture
def window(
    qtbot: QtBot, look: Look, settings: QSettings, library: Library, tmp_path: Path
) -> Iterator[MainWindow]:
    """Give the program's window on its start page."""
    made = MainWindow(library, look, settings, tmp_path, lambda: TODAY)
    qtbot.addWidget(made)
    made.show_first(None)
    made.show()
    yield made
    made.close()
