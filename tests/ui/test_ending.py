"""A script that leaves a window behind ends without a crash."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from andts_desktop.document import Document
from andts_desktop.ui.ending import end_windows

LEAVING = """
import datetime as dt
import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from andts_desktop import paths
from andts_desktop.app import build_application
from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.builder import build_page
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import Workspace

application = build_application()
path = Path(sys.argv[1])
look = Look(
    application,
    paths.resources(),
    QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat),
)
document = Document.open(path, Library(paths.resources()), read_only=True)
session = Session(document, dt.date.today)
workspace = Workspace(session, look, lambda name: build_page(name, session, look))
workspace.show()
for name, part in (("survey", "round"), ("survey", "questions"), ("reports", "")):
    page = workspace.show_page(name)
    page.show_only(part) if part else None
    application.processEvents()
print("left")
"""


@pytest.mark.timeout(120)
def test_a_window_that_is_left_is_no_crash(stockholm: Document) -> None:
    stockholm.surveys.open_round(2025)
    path: Path = stockholm.path
    stockholm.close()
    ended = subprocess.run(
        [sys.executable, "-c", LEAVING, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "left\n")


def test_windows_are_gone_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    inner = QLabel(window)
    window.show()
    end_windows([window, window])
    assert not isValid(window)
    assert not isValid(inner)
