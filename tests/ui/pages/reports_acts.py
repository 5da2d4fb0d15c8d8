"""What the tests of the page of reports have in common: small documents, and what is seen."""

import io
import threading
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper import PaperForm, PrintedPaper
from andts_desktop.ui.jobs import Progress
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.rich_field import RichEdit


class Printer:
    """Prints a small PDF in place of the real one, and keeps what it was given."""

    def __init__(self) -> None:
        self.papers: list[ReadyPaper] = []
        self.warnings: tuple[str, ...] = ()
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, ready: ReadyPaper, form: PaperForm, progress: Progress) -> PrintedPaper:
        self.papers.append(ready)
        self.gate.wait(10)
        progress(50)
        if self.error is not None:
            raise self.error
        stream = io.BytesIO()
        canvas = Canvas(stream, invariant=1)
        for number in range(4):
            canvas.drawString(100, 700, f"{number} {ready.request.year}")
            canvas.showPage()
        canvas.save()
        return PrintedPaper(
            form=form,
            name=ready.values.file_name(),
            title=ready.values.file_name(),
            data=stream.getvalue(),
            pages=4,
            warnings=self.warnings,
        )

    def annual(self) -> AnnualReport:
        """Return the last annual follow-up it was given."""
        values = (each.values for each in reversed(self.papers))
        return next(each for each in values if isinstance(each, AnnualReport))


class Opener:
    """Stands in for the system: notes what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.finds_program = True

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return self.finds_program


def wait(qtbot: QtBot, page: ReportsPage, timeout: int = 5_000) -> None:
    """Wait until nothing is being made."""
    qtbot.waitUntil(page.is_settled, timeout=timeout)


def shown(widget: QWidget) -> str:
    """Return every label that is seen."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def type_in(area: RichEdit, text: str) -> None:
    """Write a text in the place of what stands in a field."""
    area.setFocus()
    area.selectAll()
    area.insertPlainText(text)


def prose(session: Session, section: ProseSection) -> str:
    """Return what is written of the chosen plan and year."""
    follow_up = session.follow_up()
    assert follow_up is not None
    return follow_up.prose_text(section)
