"""What the page of reports hands over: files, prints and mail drafts, each noted."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.document.printing import print_paper
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.errors import FileError
from andts_desktop.ui.dialogs.mail import MailDialog
from andts_desktop.ui.dialogs.paper_set import PaperSetDialog
from andts_desktop.ui.pages import report_hand_over
from andts_desktop.ui.pages.report_mail import mail_draft
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from tests.ui.pages.reports_acts import Opener, Printer, prose, shown, type_in, wait

_LONG = 60_000


@pytest.fixture
def short(qtbot: QtBot, session: Session, build_reports: Callable[..., ReportsPage]) -> ReportsPage:
    """Give the page on Stockholm's short version, as it is really printed."""
    page = build_reports(session, print_paper)
    page.choices.choose(PaperKind.SHORT)
    wait(qtbot, page, _LONG)
    return page


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | str, chosen: str = "") -> list[str]:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, suggestion: str, filters: str) -> tuple[str, str]:
        asked.extend((suggestion, filters))
        return str(path), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def save(qtbot: QtBot, page: ReportsPage) -> None:
    page.save_button.click()
    wait(qtbot, page, _LONG)


def editions(session: Session) -> tuple[Edition, ...]:
    return session.document.editions.all()


# Files


def test_the_pdf_that_is_seen_is_the_one_that_is_saved(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, tmp_path / "min kortversion")
    save(qtbot, short)
    path = tmp_path / "min kortversion.pdf"
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert short.maker.latest is not None
    assert path.read_bytes() == short.maker.latest.printed.data
    assert asked[0] == str(tmp_path / "Kortversion 2026 Stockholms stad utkast.pdf")
    assert asked[1] == "PDF-fil (*.pdf);;Word-fil (*.docx)"
    assert f"✓ Sparad: min kortversion.pdf i {tmp_path} · Kontrollerad: " in shown(short)


def test_what_is_saved_is_noted(
    qtbot: QtBot,
    short: ReportsPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, short)
    (noted,) = editions(session)
    assert (noted.kind, noted.form, noted.way) == (PaperKind.SHORT, PaperForm.PDF, "sparad")
    assert (noted.folder, noted.file_name) == (str(tmp_path), "ut.pdf")
    assert not noted.is_final
    assert noted.pages > 1
    assert session.undo_stack.count() == 0


def test_a_document_is_saved_as_word_where_that_is_chosen(
    qtbot: QtBot,
    short: ReportsPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "ut", "Word-fil (*.docx)")
    save(qtbot, short)
    assert (tmp_path / "ut.docx").read_bytes().startswith(b"PK")
    assert editions(session)[0].form is PaperForm.WORD


def test_an_ending_that_is_typed_says_what_is_meant(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.docx", "PDF-fil (*.pdf)")
    save(qtbot, short)
    assert (tmp_path / "ut.docx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("answer", ["Ersätt", "Avbryt"])
def test_a_file_that_the_file_dialog_did_not_ask_about_is_asked_about(
    qtbot: QtBot,
    short: ReportsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    def press(box: QMessageBox) -> None:
        next(each for each in box.buttons() if each.text() == answer).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    (tmp_path / "ut.docx").write_bytes(b"den tidigare")
    answer_with(monkeypatch, tmp_path / "ut.pdf", "Word-fil (*.docx)")
    save(qtbot, short)
    was_replaced = (tmp_path / "ut.docx").read_bytes().startswith(b"PK")
    assert was_replaced == (answer == "Ersätt")


def test_the_line_about_the_saved_file_can_be_hidden(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, short)
    short.saved_line.hide_button.click()
    assert not short.saved_line.isVisible()


def test_what_was_just_typed_is_in_what_is_saved(
    qtbot: QtBot,
    session: Session,
    build_reports: Callable[..., ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = build_reports(session, print_paper)
    page.choices.show_choices()
    wait(qtbot, page, _LONG)
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    type_in(page.choices.sections.text.text.area, "Sist.")
    save(qtbot, page)
    assert prose(session, ProseSection.SUMMARY) == "Sist."
    document = QPdfDocument()
    document.load(str(tmp_path / "ut.pdf"))
    pages = (document.getAllText(number).text() for number in range(document.pageCount()))
    assert any("Sist." in text for text in pages)


def test_the_saved_file_and_its_folder_can_be_opened(
    qtbot: QtBot,
    short: ReportsPage,
    tmp_path: Path,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, short)
    short.saved_line.open_file.click()
    short.saved_line.show_folder.click()
    assert opener.opened == [tmp_path / "ut.pdf", tmp_path]
    opener.finds_program = False
    short.saved_line.open_file.click()
    assert f"Inget program öppnade filen: {tmp_path / 'ut.pdf'}" in shown(short)


def test_a_folder_that_does_not_open_is_told(
    qtbot: QtBot,
    short: ReportsPage,
    tmp_path: Path,
    opener: Opener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    opener.finds_program = False
    save(qtbot, short)
    short.saved_line.show_folder.click()
    assert f"Mappen kunde inte öppnas: {tmp_path}" in shown(short)


def test_the_line_about_the_saved_file_goes_when_the_document_changes(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, short)
    assert short.saved_line.isVisible()
    short.choices.stamp.final.click()
    wait(qtbot, short, _LONG)
    assert "Sparad" not in shown(short)


def test_the_line_stays_where_the_note_itself_changes_the_document(
    qtbot: QtBot,
    session: Session,
    build_reports: Callable[..., ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = build_reports(session, print_paper)
    page.choices.choose(PaperKind.HANDOVER)
    wait(qtbot, page, _LONG)
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, page)
    assert "✓ Sparad: ut.pdf" in shown(page)


def test_a_place_that_cannot_be_written_is_told_in_words(
    qtbot: QtBot,
    short: ReportsPage,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "saknas" / "ut.pdf")
    save(qtbot, short)
    assert f"Mappen ”{tmp_path / 'saknas'}” finns inte" in shown(short)
    assert not short.saved_line.open_file.isVisible()
    assert editions(session) == ()


def test_the_next_file_dialog_begins_where_something_was_saved(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    save(qtbot, short)
    answer_with(monkeypatch, tmp_path / "saknas" / "ut.pdf")
    save(qtbot, short)
    assert short.hand_over.folder == tmp_path


def test_leaving_the_file_dialog_saves_nothing(
    qtbot: QtBot, short: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "")
    save(qtbot, short)
    assert list(tmp_path.glob("*.pdf")) == []
    assert not short.saved_line.isVisible()


# Paper


def test_prints_the_document_that_is_seen(
    reports: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[int, str, bool]] = []

    def print_it(document: QPdfDocument, title: str, _over: QWidget, *, folds: bool) -> bool:
        printed.append((document.pageCount(), title, folds))
        return True

    monkeypatch.setattr(report_hand_over, "ask_and_print", print_it)
    reports.print_button.click()
    assert printed == [(4, "Årlig uppföljning 2026 Stockholms stad utkast", False)]
    assert editions(session)[0].way == "utskriven"


def test_a_print_that_is_not_made_is_not_noted(
    reports: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_hand_over, "ask_and_print", lambda *_, **__: False)
    reports.print_out()
    assert editions(session) == ()


def test_a_printer_that_refuses_is_told_in_words(
    reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise FileError("Skrivaren tog inte emot dokumentet.")

    monkeypatch.setattr(report_hand_over, "ask_and_print", refuse)
    reports.print_out()
    assert "Skrivaren tog inte emot dokumentet." in shown(reports)


# Mail


def mailed(
    page: ReportsPage,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[MailDialog], object] = lambda _: None,
) -> MailDialog:
    made: list[MailDialog] = []

    def run(dialog: MailDialog) -> None:
        made.append(dialog)
        act(dialog)

    monkeypatch.setattr(MailDialog, "exec", run)
    page.mail_button.click()
    return made[0]


def test_mails_the_document_that_is_seen(
    reports: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = mailed(reports, monkeypatch)
    assert dialog.subject.text() == (
        "UTKAST: Årlig uppföljning 2026, Stockholms stad, läget per 2026-11-22"
    )
    text = dialog.text.toPlainText()
    assert "UTKAST (version 1.0)" in text
    assert "läget per 22 november 2026" in text
    (attached,) = dialog.attached.attachments()
    assert attached.name == "Årlig uppföljning 2026 Stockholms stad utkast.pdf"
    assert reports.maker.latest is not None
    assert attached.data == reports.maker.latest.printed.data
    assert editions(session) == ()


def test_a_draft_that_is_made_is_noted(
    reports: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed(reports, monkeypatch, lambda dialog: dialog.create_draft())
    (noted,) = editions(session)
    assert noted.way == "i e-postutkast"
    assert noted.file_name == "Årlig uppföljning 2026 Stockholms stad utkast.pdf"


def test_several_documents_are_attached(
    qtbot: QtBot, reports: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose_plan(dialog: PaperSetDialog) -> None:
        requests = dialog._task.offered
        place = next(n for n, each in enumerate(requests) if each.kind is PaperKind.PLAN)
        dialog.model.item(place).setCheckState(dialog.model.item(0).checkState().Checked)
        dialog.start()
        qtbot.waitUntil(lambda: bool(dialog.made), timeout=_LONG)

    monkeypatch.setattr(PaperSetDialog, "exec", choose_plan)

    def attach(dialog: MailDialog) -> None:
        dialog.attach_more.click()
        dialog.create_draft()

    dialog = mailed(reports, monkeypatch, attach)
    assert len(dialog.attached.attachments()) == 2
    assert "Dokumenten är bifogade." in dialog.text.toPlainText()
    assert {each.kind for each in editions(session)} == {PaperKind.ANNUAL, PaperKind.PLAN}


def test_a_final_document_is_mailed_as_final(
    qtbot: QtBot, reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports.choices.stamp.final.click()
    reports.choices.choose(PaperKind.SHORT)
    wait(qtbot, reports)
    dialog = mailed(reports, monkeypatch)
    assert dialog.subject.text() == "Kortversion 2026, Stockholms stad, läget per 2026-11-22"
    assert "den slutliga versionen (version 1.0)" in dialog.text.toPlainText()
    assert "UTKAST" not in dialog.text.toPlainText()


def test_a_result_is_mailed_to_its_unit(example: Session, printer: Printer) -> None:
    unit = example.document.units.named("Hamnen")
    example.document.units.change(replace(unit, email="hamnen@exempel.example"))
    unit = example.document.units.named("Hamnen")
    request = PaperRequest(PaperKind.RESULT, 2026, example.today(), unit=unit)
    ready = example.document.papers.gather(request)
    draft = mail_draft(ready, printer(ready, PaperForm.PDF, lambda _: None))
    assert draft.recipients == ("hamnen@exempel.example",)
    assert "resultatet" in draft.text


# Many at once


def run_all(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, most: int | None = None) -> None:
    """Start every set at once, with at most so many documents; wait until it is made."""

    def run(dialog: PaperSetDialog) -> None:
        for row in range(most or 0, dialog.model.rowCount() if most else 0):
            state = dialog.model.item(row).checkState().Unchecked
            dialog.model.item(row).setCheckState(state)
        dialog.start()
        qtbot.waitUntil(dialog.is_settled, timeout=_LONG)

    monkeypatch.setattr(PaperSetDialog, "exec", run)


def test_every_unit_gets_its_result_in_a_folder(
    qtbot: QtBot,
    example: Session,
    build_reports: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = build_reports(example)
    page.choices.choose(PaperKind.RESULT)
    wait(qtbot, page)
    run_all(qtbot, monkeypatch)
    page.choices.shape.save_all.click()
    count = len(example.document.papers.each(page.choices.request()))
    assert len(list(tmp_path.glob("Enkätresultat PI-mini 2026 *.pdf"))) == count
    words = f"✓ Sparade: {count} dokument i {tmp_path} · Alla är kontrollerade"
    assert page.saved_line.text.text() == words
    assert not page.saved_line.open_file.isVisible()
    assert len(editions(example)) == count
    assert list(tmp_path.glob(".andts*")) == []


def test_every_unit_gets_its_result_as_a_mail_draft(
    qtbot: QtBot,
    example: Session,
    build_reports: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unit = example.document.units.named("Centrum")
    example.document.units.change(replace(unit, email="centrum@exempel.example"))
    page = build_reports(example)
    page.choices.choose(PaperKind.RESULT)
    wait(qtbot, page)
    run_all(qtbot, monkeypatch, most=2)
    page.choices.shape.draft_all.click()
    assert len(list(tmp_path.glob("*.eml"))) == 2
    draft = (tmp_path / "Enkätresultat PI-mini 2026 Centrum.eml").read_bytes()
    message = message_from_bytes(draft, policy=default)
    assert message["To"] == "centrum@exempel.example"
    assert page.saved_line.text.text() == f"✓ Sparade: 2 utkast i {tmp_path}"


def test_the_whole_set_is_offered(
    qtbot: QtBot,
    example: Session,
    build_reports: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = build_reports(example)
    seen: list[PaperSetDialog] = []
    monkeypatch.setattr(PaperSetDialog, "exec", lambda dialog: seen.append(dialog))  # noqa: PLW0108
    page.save_set_action.trigger()
    kinds = {each.kind for each in seen[0].chosen()}
    assert kinds == set(PaperKind)
    assert not page.saved_line.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
