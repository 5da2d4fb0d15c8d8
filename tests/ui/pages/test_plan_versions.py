"""The versions of a plan in the window: decided, compared, printed."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.ui.commands.plan import RemoveNode, SetNodeField
from andts_desktop.ui.commands.tree import MoveNodes
from andts_desktop.ui.commands.versions import Decide
from andts_desktop.ui.dialogs.decide import DecideDialog
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.pages.plan_versions_pane import PlanVersionsPane
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage
from tests.ui.plan_acts import heard, plan_of

SECOND = PlanVersion(name="2", decided_on="2026-11-22", decided_by="Kommunstyrelsen")


@pytest.fixture
def page(session: Session, show_page: ShowPage) -> PlanPage:
    return show_page(PlanPage, session)


@pytest.fixture
def pane(page: PlanPage) -> PlanVersionsPane:
    page.show_only("versions")
    assert page.versions is not None
    return page.versions


def _decide(session: Session) -> None:
    plan = plan_of(session)
    assert session.push(Decide(session, plan.id, plan.details, SECOND))


def _write(session: Session, title: str) -> None:
    node = plan_of(session).nodes[0]
    session.push(SetNodeField(session, node, "title", title, None))


def _accept(monkeypatch: pytest.MonkeyPatch, fill: Callable[[DecideDialog], None]) -> None:
    def answered(dialog: DecideDialog) -> int:
        fill(dialog)
        return DecideDialog.DialogCode.Accepted

    monkeypatch.setattr(DecideDialog, "exec", answered)


def test_a_decision_freezes_the_plan(
    pane: PlanVersionsPane, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _accept(monkeypatch, lambda dialog: dialog._fields["name"].setText("2"))
    qtbot.mouseClick(pane._decide, Qt.MouseButton.LeftButton)
    version = session.document.versions.all(plan_of(session).id)[-1]
    assert version.id is not None
    assert version.name == "2"
    assert session.document.versions.plan(version.id).nodes == plan_of(session).nodes


def test_a_dialog_that_is_left_decides_nothing(
    pane: PlanVersionsPane, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DecideDialog, "exec", lambda _: DecideDialog.DialogCode.Rejected)
    qtbot.mouseClick(pane._decide, Qt.MouseButton.LeftButton)
    assert session.undo_stack.count() == 0


def test_a_decision_is_undone(pane: PlanVersionsPane, session: Session) -> None:
    before, versions = plan_of(session), session.document.versions.all(plan_of(session).id)
    _decide(session)
    session.undo_stack.undo()
    assert plan_of(session) == before
    assert session.document.versions.all(before.id) == versions


def test_a_decided_plan_is_told_to_be_as_its_version(
    pane: PlanVersionsPane, session: Session
) -> None:
    _decide(session)
    assert pane._standing.text() == f"● Planen är som i {_latest(session).words}."


def test_an_edit_makes_a_working_version(
    pane: PlanVersionsPane, page: PlanPage, session: Session
) -> None:
    _decide(session)
    _write(session, "Något annat")
    assert pane._standing.text().startswith("◐ Arbetsversion: planen är ändrad sedan version 2")
    assert "arbetsversion, ändrad sedan version 2" in page.header.subtitle.text()


def test_undo_of_the_edit_ends_the_working_version(
    pane: PlanVersionsPane, page: PlanPage, session: Session
) -> None:
    _decide(session)
    _write(session, "Något annat")
    session.undo_stack.undo()
    assert pane._standing.text().startswith("● Planen är som i version 2")
    assert "arbetsversion" not in page.header.subtitle.text()


def test_the_decided_version_stays_as_it_was(pane: PlanVersionsPane, session: Session) -> None:
    before = plan_of(session).nodes
    _decide(session)
    _write(session, "Något annat")
    version_id = _latest(session).id
    assert version_id is not None
    assert session.document.versions.plan(version_id).nodes == before


def test_every_kind_of_change_is_shown(pane: PlanVersionsPane, session: Session) -> None:
    _decide(session)
    plan = plan_of(session)
    areas = plan.nodes[0].children
    session.push(RemoveNode(session, plan.id, areas[0].id))
    session.push(MoveNodes(session, plan.id, [areas[1].id], (plan.nodes[1].id, 0)))
    session.push(SetNodeField(session, areas[2], "title", "Helt ny rubrik", None))
    text = pane._changes.toPlainText()
    assert "1 borttagen, 1 flyttad, 1 ändrad" in text
    assert f"– borttagen {areas[0].label}" in text
    assert f"låg förut under {plan.nodes[0].label}" in text


def test_words_are_marked_and_not_only_by_colour(pane: PlanVersionsPane, session: Session) -> None:
    _decide(session)
    _write(session, "Tillgång ska öka")
    html = pane._changes.toHtml()
    assert "line-through" in html
    assert "underline" in html
    assert "minska" in pane._changes.toPlainText()


def test_signs_of_markup_in_a_title_are_shown_as_they_are(
    pane: PlanVersionsPane, session: Session
) -> None:
    _decide(session)
    _write(session, "<b>&amp; <img src=x>")
    text = pane._changes.toPlainText()
    assert "<b>&amp; <img src=x>" in text
    assert "<img" not in pane._changes.toHtml()


def test_an_older_version_can_be_compared(pane: PlanVersionsPane, session: Session) -> None:
    _decide(session)
    _write(session, "Något annat")
    pane._to.setCurrentIndex(pane._from.currentIndex())
    pane._to.activated.emit(pane._to.currentIndex())
    assert pane._changes.toPlainText() == "Ingenting har ändrats."
    assert not pane._save.isEnabled()


def test_a_chosen_comparison_is_kept_while_the_plan_is_edited(
    pane: PlanVersionsPane, session: Session
) -> None:
    _decide(session)
    _write(session, "Något annat")
    pane._to.setCurrentIndex(0)
    _write(session, "Något helt annat")
    assert pane._to.currentIndex() == 0


def test_the_changes_are_saved_as_pdf(
    pane: PlanVersionsPane,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    _decide(session)
    _write(session, "Tillgång & <b>efterfrågan</b>")
    path = tmp_path / "ändringar.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    told = QSignalSpy(session.told)
    qtbot.mouseClick(pane._save, Qt.MouseButton.LeftButton)
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert heard(told) == ["Sparade ändringar.pdf."]
    assert "& <b>efterfrågan</b>" in " ".join(text.split())


def test_a_pdf_that_cannot_be_written_is_told(
    pane: PlanVersionsPane,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    _decide(session)
    _write(session, "Något annat")
    path = tmp_path / "saknas" / "ändringar.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    failed = QSignalSpy(session.refused)
    qtbot.mouseClick(pane._save, Qt.MouseButton.LeftButton)
    assert len(heard(failed)) == 1


def _latest(session: Session) -> PlanVersion:
    return session.document.versions.all(plan_of(session).id)[-1]
