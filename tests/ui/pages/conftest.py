"""What tests of the pages may ask for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from andts_desktop.document.printing import print_paper
from andts_desktop.ui.dialogs.mail import MailPlaces
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.report_maker import Print
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from tests.ui.pages.reports_acts import Opener, Printer, wait

BuildReports = Callable[..., ReportsPage]


@pytest.fixture
def printer() -> Iterator[Printer]:
    """Give what prints small documents at once, or when its gate is opened."""
    made = Printer()
    yield made
    made.gate.set()


@pytest.fixture
def opener() -> Opener:
    """Give what notes which files and folders would be opened."""
    return Opener()


@pytest.fixture
def build_reports(
    qtbot: QtBot, look: Look, printer: Printer, opener: Opener, tmp_path: Path
) -> BuildReports:
    """Show pages of reports that print small documents, or real ones where that is asked for."""
    kept: list[ReportsPage] = []

    def built(session: Session, print_one: Print | None = None) -> ReportsPage:
        places = MailPlaces(lambda: tmp_path, lambda: tmp_path, opener)
        page = ReportsPage(session, look, print_one or printer, places)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1070, 600)
        page.show()
        qtbot.waitExposed(page)
        wait(qtbot, page, 30_000)
        return page

    return built


@pytest.fixture
def reports(session: Session, build_reports: BuildReports) -> ReportsPage:
    """Give the page of reports on Stockholm's programme, with small documents."""
    return build_reports(session)


@pytest.fixture
def real_reports(example: Session, build_reports: BuildReports) -> ReportsPage:
    """Give the page of reports on the example, with real documents."""
    return build_reports(example, print_paper)
