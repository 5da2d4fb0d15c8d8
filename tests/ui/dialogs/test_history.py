"""The history of documents: what was handed over, and what has changed since."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from andts_desktop.document.handed_over import edition_of
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.follow_up import Prose, ProseSection
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.ui.dialogs.history import HistoryDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session

PLAN = PlanId(1)


class Opener:
    """Stands in for the system: notes what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return True


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def kept() -> Iterator[list[HistoryDialog]]:
    made: list[HistoryDialog] = []
    yield made
    for dialog in made:
        dialog.done(0)


def note(session: Session, folder: Path, *, at: str = "2026-11-20T09:00:00") -> None:
    """Print the annual follow-up as it is now, and note it as saved."""
    request = PaperRequest(PaperKind.ANNUAL, session.year, session.today(), PLAN)
    ready = session.document.papers.gather(request)
    printed = print_paper(ready, PaperForm.PDF, lambda _: None)
    edition = edition_of(ready, printed, at=at, way="sparad", path=folder / "Uppföljning.pdf")
    session.document.editions.add(edition, printed)


def shown_dialog(
    qtbot: QtBot, session: Session, look: Look, opener: Opener, kept: list[HistoryDialog]
) -> HistoryDialog:
    dialog = HistoryDialog(session, look, opener)
    kept.append(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.is_settled, timeout=30_000)
    return dialog


def test_says_what_it_is_for_while_it_is_empty(
    qtbot: QtBot, session: Session, look: Look, opener: Opener, kept: list[HistoryDialog]
) -> None:
    dialog = shown_dialog(qtbot, session, look, opener, kept)
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any(text.startswith("Inget dokument har sparats") for text in texts)
    assert not dialog.table.isVisible()


def test_tells_when_what_and_where(
    qtbot: QtBot,
    session: Session,
    look: Look,
    opener: Opener,
    kept: list[HistoryDialog],
    tmp_path: Path,
) -> None:
    note(session, tmp_path)
    dialog = shown_dialog(qtbot, session, look, opener, kept)
    cells = [dialog.model.index(0, column).data() for column in range(dialog.model.columnCount())]
    assert cells == [
        "2026-11-20 09:00",
        "Årlig uppföljning 2026",
        "",
        "Uppföljning.pdf",
        "utkast",
        "sparad",
    ]
    assert "likadant i dag" in dialog.changes.toPlainText()
    dialog.show_folder.click()
    assert opener.opened == [tmp_path]


def test_tells_what_has_changed_since(
    qtbot: QtBot,
    session: Session,
    look: Look,
    opener: Opener,
    kept: list[HistoryDialog],
    tmp_path: Path,
) -> None:
    follow_up = session.document.follow_up
    follow_up.set_prose(PLAN, session.year, Prose(ProseSection.SUMMARY, "Året gick bra."))
    note(session, tmp_path)
    follow_up.set_prose(PLAN, session.year, Prose(ProseSection.SUMMARY, "Året gick mycket bra."))
    dialog = shown_dialog(qtbot, session, look, opener, kept)
    told = dialog.changes.toPlainText()
    assert "1 ställe ändrat" in told
    assert "Sammanfattning" in told
    assert "Året gick mycket bra." in told
    assert "text-decoration: underline" in dialog.changes.toHtml()


def test_a_folder_that_is_gone_is_told(
    qtbot: QtBot,
    session: Session,
    look: Look,
    opener: Opener,
    kept: list[HistoryDialog],
    tmp_path: Path,
) -> None:
    note(session, tmp_path / "borta")
    dialog = shown_dialog(qtbot, session, look, opener, kept)
    dialog.show_folder.click()
    assert opener.opened == []
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    assert f"Mappen {tmp_path / 'borta'} finns inte längre eller kan inte öppnas." in texts


def test_what_can_no_longer_be_made_is_told(
    qtbot: QtBot,
    session: Session,
    look: Look,
    opener: Opener,
    kept: list[HistoryDialog],
    tmp_path: Path,
) -> None:
    note(session, tmp_path)
    (edition,) = session.document.editions.all()
    request = PaperRequest(PaperKind.ANNUAL, session.year, session.today(), PLAN)
    printed = print_paper(session.document.papers.gather(request), PaperForm.PDF, lambda _: None)
    gone = replace(edition, id=None, at="2026-11-21T09:00:00", subject="Borta stadsdel")
    session.document.editions.add(gone, printed)
    dialog = shown_dialog(qtbot, session, look, opener, kept)
    assert "Borta stadsdel finns inte längre i filen" in dialog.changes.toPlainText()
