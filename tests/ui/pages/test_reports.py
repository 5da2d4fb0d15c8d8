"""The page of reports: what is chosen and written there is what is seen, saved and mailed."""

import datetime as dt
import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.document import Document
from andts_desktop.domain.annual_report import AnnualReport
from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.markup import parse
from andts_desktop.domain.plan import ChapterKind, LevelRole
from andts_desktop.domain.survey_result import SurveyResult
from andts_desktop.errors import FileError
from andts_desktop.exchange.mail import Attachment
from andts_desktop.reports.page import PdfFile
from andts_desktop.ui.dialogs.mail import MailDialog, MailPlaces
from andts_desktop.ui.jobs import Progress
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages import reports as reports_module
from andts_desktop.ui.pages.report_mail import mail_draft
from andts_desktop.ui.pages.report_papers import Paper, Report, Wanted, file_name, gather, write
from andts_desktop.ui.pages.report_results import all_results
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.rich_field import RichEdit
from tests.domain.build import with_role

TODAY = dt.date(2026, 11, 22)


class Writer:
    """Writes a small PDF in place of the real one, and keeps what it was given."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.warnings: tuple[str, ...] = ()
        self.error: Exception | None = None
        self.gate = threading.Event()
        self.gate.set()

    def __call__(self, report: Report, progress: Progress) -> PdfFile:
        self.reports.append(report)
        self.gate.wait(10)
        progress(50)
        if self.error is not None:
            raise self.error
        stream = io.BytesIO()
        canvas = Canvas(stream, invariant=1)
        for number in range(4):
            as_of = report.as_of if isinstance(report, SurveyResult) else report.head.as_of
            canvas.drawString(100, 700, f"{number} {as_of.year}")
            canvas.showPage()
        canvas.save()
        return PdfFile(stream.getvalue(), 4, self.warnings)

    def annual(self) -> AnnualReport:
        """Return the last annual follow-up it was given."""
        return next(each for each in reversed(self.reports) if isinstance(each, AnnualReport))


class Opener:
    """Stands in for the system: notes what it was asked to open."""

    def __init__(self) -> None:
        self.opened: list[Path] = []
        self.finds_program = True

    def __call__(self, path: Path) -> bool:
        self.opened.append(path)
        return self.finds_program


@pytest.fixture
def writer() -> Iterator[Writer]:
    made = Writer()
    yield made
    made.gate.set()


@pytest.fixture
def opener() -> Opener:
    return Opener()


@pytest.fixture
def build(
    qtbot: QtBot, look: Look, writer: Writer, opener: Opener, tmp_path: Path
) -> Callable[[Session], ReportsPage]:
    kept: list[ReportsPage] = []

    def built(session: Session) -> ReportsPage:
        places = MailPlaces(lambda: tmp_path, lambda: tmp_path, opener)
        page = ReportsPage(session, look, writer, places)
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(1070, 600)
        page.show()
        qtbot.waitExposed(page)
        return page

    return built


@pytest.fixture
def page(qtbot: QtBot, session: Session, build: Callable[[Session], ReportsPage]) -> ReportsPage:
    made = build(session)
    wait(qtbot, made)
    return made


def is_idle(page: ReportsPage) -> bool:
    return not page._job.is_running and not page._timer.isActive()


def wait(qtbot: QtBot, page: ReportsPage) -> None:
    qtbot.waitUntil(lambda: is_idle(page))


def shown(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def type_in(area: RichEdit, text: str) -> None:
    area.setFocus()
    area.selectAll()
    area.insertPlainText(text)


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, suggestion: str, _filter: str) -> tuple[str, str]:
        asked.append(suggestion)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked


def prose(session: Session, section: ProseSection) -> str:
    follow_up = session.follow_up()
    assert follow_up is not None
    return follow_up.prose_text(section)


# What is seen


def test_shows_the_annual_follow_up_first(page: ReportsPage, writer: Writer) -> None:
    assert page.preview.document is not None
    assert page.preview.document.pageCount() == 4
    assert "Sida 1 av 4" in shown(page)
    assert writer.annual().head.year == 2026
    assert writer.annual().head.as_of == TODAY


def test_the_real_document_is_what_is_seen(qtbot: QtBot, session: Session, look: Look) -> None:
    page = ReportsPage(session, look)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.preview.document is not None, timeout=30_000)
    document = page.preview.document
    assert document is not None
    assert document.getAllText(0).text().count("Årlig uppföljning 2026") >= 1
    page.choices.cards[Paper.SHORT].click()
    qtbot.waitUntil(lambda: is_idle(page), timeout=30_000)
    assert page.preview.document is not None
    assert 2 <= page.preview.document.pageCount() <= 4


def test_the_short_version_can_be_chosen(qtbot: QtBot, page: ReportsPage, writer: Writer) -> None:
    page.choices.cards[Paper.SHORT].click()
    wait(qtbot, page)
    assert not isinstance(writer.reports[-1], AnnualReport)
    assert page.choices.short.isVisible()
    assert not page.choices.annual.isVisible()


def test_nothing_is_written_again_where_nothing_changed(
    qtbot: QtBot, page: ReportsPage, writer: Writer, look: Look
) -> None:
    look.changed.emit()
    wait(qtbot, page)
    assert len(writer.reports) == 1


def test_another_year_is_another_document(
    qtbot: QtBot, page: ReportsPage, session: Session, writer: Writer
) -> None:
    session.choose_year(2025)
    wait(qtbot, page)
    assert writer.annual().head.year == 2025
    assert "2025" in page.header.subtitle.text()


def test_warnings_are_shown_in_words(
    qtbot: QtBot, session: Session, writer: Writer, build: Callable[[Session], ReportsPage]
) -> None:
    writer.warnings = ("Ett tecken kunde inte skrivas ut.",)
    page = build(session)
    wait(qtbot, page)
    assert "▲ Ett tecken kunde inte skrivas ut." in shown(page)


def test_the_fault_of_the_world_is_shown_in_place_of_the_pages(
    qtbot: QtBot, page: ReportsPage, writer: Writer
) -> None:
    writer.error = FileError("Typsnittet saknas. Installera om programmet.")
    page.choices.stamp.final.click()
    wait(qtbot, page)
    assert "Typsnittet saknas. Installera om programmet." in shown(page)
    writer.error = None
    page.choices.stamp.draft.click()
    wait(qtbot, page)
    assert "Sida 1 av 4" in shown(page)


def test_a_fault_of_ours_leaves_the_page_usable(
    qtbot: QtBot,
    session: Session,
    writer: Writer,
    build: Callable[[Session], ReportsPage],
) -> None:
    writer.error = ZeroDivisionError("vårt fel")
    with qtbot.captureExceptions() as caught:
        page = build(session)
        wait(qtbot, page)
    assert [str(each[1]) for each in caught] == ["vårt fel"]
    assert "Dokumentet kunde inte göras." in shown(page)


def test_a_file_without_a_plan_says_what_to_do(
    document: Document, build: Callable[[Session], ReportsPage]
) -> None:
    page = build(Session(document, lambda: TODAY))
    assert "Filen har ingen plan än" in shown(page)
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert not page.mail_button.isEnabled()
    assert not page.choices.stamp.isVisible()


def test_the_survey_chapter_can_be_about_one_unit(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    choice = page.choices.about_choice
    assert page.choices.wanted().unit is None
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert page.choices.wanted().unit == session.unit()
    other = session.units()[1]
    session.choose_unit(other.id)
    wait(qtbot, page)
    assert page.choices.wanted().unit == other


def test_a_hidden_page_writes_nothing_and_begins_again_when_it_is_shown(
    qtbot: QtBot, page: ReportsPage, writer: Writer
) -> None:
    writer.gate.clear()
    page.choices.stamp.final.click()
    qtbot.waitUntil(lambda: len(writer.reports) == 2)
    page.hide()
    assert not page._job.is_running
    writer.gate.set()
    page.show()
    wait(qtbot, page)
    assert writer.annual().head.stamp.is_final
    assert len(writer.reports) == 3


def test_a_page_that_goes_away_while_it_writes_leaves_no_trace(
    qtbot: QtBot, look: Look, session: Session, writer: Writer
) -> None:
    writer.gate.clear()
    page = ReportsPage(session, look, writer)
    page.show()
    qtbot.waitUntil(lambda: len(writer.reports) == 1)
    page.close()
    page.deleteLater()
    del page
    qtbot.wait(30)
    writer.gate.set()
    qtbot.wait(30)
    assert len(writer.reports) == 1


# What is written


def test_what_is_typed_is_stored_and_seen(
    qtbot: QtBot, page: ReportsPage, session: Session, writer: Writer
) -> None:
    area = page.choices.annual.summary.area
    type_in(area, "Året gick <b>bra</b>.\nåtta av tio")
    area.toggle_bullets()
    qtbot.waitUntil(lambda: prose(session, ProseSection.SUMMARY) != "")
    wait(qtbot, page)
    text = "Året gick <b>bra</b>.\n- åtta av tio"
    assert prose(session, ProseSection.SUMMARY) == text
    assert writer.annual().follow_up.prose_text(ProseSection.SUMMARY) == text


def test_an_edit_is_seen_within_a_second(qtbot: QtBot, page: ReportsPage, writer: Writer) -> None:
    type_in(page.choices.annual.analysis.area, "Vad det betyder.")
    qtbot.waitUntil(lambda: len(writer.reports) == 2, timeout=900)
    assert writer.annual().follow_up.prose_text(ProseSection.ANALYSIS) == "Vad det betyder."


def test_what_is_typed_can_be_undone(qtbot: QtBot, page: ReportsPage, session: Session) -> None:
    area = page.choices.annual.summary.area
    type_in(area, "Ett")
    area.flush()
    type_in(area, "Ett två")
    area.flush()
    session.undo_stack.undo()
    assert prose(session, ProseSection.SUMMARY) == ""
    assert area.toPlainText() == ""
    session.undo_stack.redo()
    assert area.toPlainText() == "Ett två"


def test_each_goal_has_a_text_of_its_own(qtbot: QtBot, page: ReportsPage, session: Session) -> None:
    annual = page.choices.annual
    plan, follow_up = session.plan(), session.follow_up()
    assert plan is not None
    assert follow_up is not None
    goals = with_role(plan, LevelRole.GOAL)
    assert annual.goal_choice.count() == len(goals) == 6
    type_in(annual.goal.area, "Om det första målet")
    # The second goal is chosen before the pause in typing that stores.
    annual.goal_choice.setCurrentIndex(1)
    annual.goal_choice.activated.emit(1)
    assert annual.goal.area.toPlainText() == ""
    type_in(annual.goal.area, "Om det andra målet")
    annual.flush()
    stored = session.follow_up()
    assert stored is not None
    texts = [stored.prose_text(ProseSection.GOAL, goal.id) for goal in goals[:3]]
    assert texts == ["Om det första målet", "Om det andra målet", ""]
    assert "2 av 6 skrivna" in shown(page)


def test_text_typed_when_the_year_changes_stays_with_its_year(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    type_in(page.choices.annual.summary.area, "Om 2026")
    type_in(page.choices.annual.analysis.area, "Analys av 2026")
    session.choose_year(2025)
    wait(qtbot, page)
    assert page.choices.annual.analysis.area.toPlainText() == ""
    assert prose(session, ProseSection.ANALYSIS) == ""
    session.choose_year(2026)
    assert prose(session, ProseSection.SUMMARY) == "Om 2026"
    assert prose(session, ProseSection.ANALYSIS) == "Analys av 2026"


def test_the_chapters_of_the_short_version_are_written_here(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    page.choices.cards[Paper.SHORT].click()
    plan = session.plan()
    assert plan is not None
    before = plan.chapter(ChapterKind.VISION)
    area = page.choices.short.chapters[ChapterKind.VISION].area
    assert parse(area.markup()) == parse(before.text if before else "")
    type_in(area, "En stad utan skador.")
    area.flush()
    plan = session.plan()
    assert plan is not None
    after = plan.chapter(ChapterKind.VISION)
    assert after is not None
    assert after.text == "En stad utan skador."
    session.undo_stack.undo()
    plan = session.plan()
    assert plan is not None
    assert plan.chapter(ChapterKind.VISION) == before


def test_draft_or_final_is_stored_and_can_be_undone(
    qtbot: QtBot, page: ReportsPage, session: Session, writer: Writer
) -> None:
    page.choices.stamp.final.click()
    wait(qtbot, page)
    assert writer.annual().head.stamp.is_final
    session.undo_stack.undo()
    wait(qtbot, page)
    assert page.choices.stamp.draft.isChecked()
    assert not writer.annual().head.stamp.is_final


def test_the_version_is_stored_for_its_year(
    qtbot: QtBot, page: ReportsPage, session: Session
) -> None:
    version = page.choices.stamp.version
    version.setFocus()
    version.selectAll()
    QTest.keyClicks(version, "2.1")
    session.choose_year(2025)
    assert version.text() == "1.0"
    session.choose_year(2026)
    assert version.text() == "2.1"


# What is handed over


def test_the_pdf_that_is_seen_is_the_one_that_is_saved(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer_with(monkeypatch, tmp_path / "min uppföljning")
    page.save_button.click()
    path = tmp_path / "min uppföljning.pdf"
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert page._pdf is not None
    assert path.read_bytes() == page._pdf.data
    assert asked == [str(tmp_path / "Årlig uppföljning 2026 Stockholms stad utkast.pdf")]
    assert f"✓ Sparad: min uppföljning.pdf i {tmp_path}" in shown(page)


def test_what_was_just_typed_is_in_what_is_saved(
    qtbot: QtBot,
    page: ReportsPage,
    tmp_path: Path,
    writer: Writer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    type_in(page.choices.annual.summary.area, "Sista ordet")
    page.save()
    qtbot.waitUntil((tmp_path / "ut.pdf").exists)
    assert writer.annual().follow_up.prose_text(ProseSection.SUMMARY) == "Sista ordet"
    assert page._written is not None
    assert page._written[1] == writer.annual()


def test_the_saved_file_and_its_folder_can_be_opened(
    page: ReportsPage, tmp_path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    page.save()
    page.saved_line.open_file.click()
    page.saved_line.show_folder.click()
    assert opener.opened == [tmp_path / "ut.pdf", tmp_path]
    opener.finds_program = False
    page.saved_line.open_file.click()
    assert f"Inget program öppnade filen: {tmp_path / 'ut.pdf'}" in shown(page)


def test_a_folder_that_does_not_open_is_told(
    page: ReportsPage, tmp_path: Path, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    opener.finds_program = False
    page.save()
    page.saved_line.show_folder.click()
    assert f"Mappen kunde inte öppnas: {tmp_path}" in shown(page)


def test_the_line_about_the_saved_file_goes_when_the_document_changes(
    qtbot: QtBot, page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "ut.pdf")
    page.save()
    page.choices.stamp.final.click()
    wait(qtbot, page)
    assert "Sparad" not in shown(page)


def test_a_place_that_cannot_be_written_is_told_in_words(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, tmp_path / "saknas" / "ut.pdf")
    page.save()
    assert f"Mappen ”{tmp_path / 'saknas'}” finns inte" in shown(page)
    assert not page.saved_line.open_file.isVisible()


def test_leaving_the_file_dialog_saves_nothing(
    page: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_with(monkeypatch, "")
    page.save()
    assert list(tmp_path.glob("*.pdf")) == []
    assert not page.saved_line.isVisible()


def test_prints_the_document_that_is_seen(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[tuple[int, str]] = []
    monkeypatch.setattr(
        reports_module,
        "ask_and_print",
        lambda document, title, _parent: printed.append((document.pageCount(), title)),
    )
    page.print_button.click()
    assert printed == [(4, "Årlig uppföljning 2026 Stockholms stad utkast")]


def test_a_printer_that_refuses_is_told_in_words(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise FileError("Skrivaren tog inte emot dokumentet.")

    monkeypatch.setattr(reports_module, "ask_and_print", refuse)
    page.print_out()
    assert "Skrivaren tog inte emot dokumentet." in shown(page)


def mailed(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> MailDialog:
    made: list[MailDialog] = []
    monkeypatch.setattr(MailDialog, "exec", lambda dialog: made.append(dialog))  # noqa: PLW0108
    page.mail_button.click()
    return made[0]


def test_mails_the_document_that_is_seen(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = mailed(page, monkeypatch)
    assert dialog.subject.text() == (
        "UTKAST: Årlig uppföljning 2026, Stockholms stad, läget per 2026-11-22"
    )
    text = dialog.text.toPlainText()
    assert "UTKAST (version 1.0)" in text
    assert "läget per 22 november 2026" in text
    (attached,) = dialog._attachments
    assert attached.name == "Årlig uppföljning 2026 Stockholms stad utkast.pdf"
    assert page._pdf is not None
    assert attached.data == page._pdf.data


def test_a_final_document_is_mailed_as_final(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.choices.stamp.final.click()
    page.choices.cards[Paper.SHORT].click()
    wait(qtbot, page)
    dialog = mailed(page, monkeypatch)
    assert dialog.subject.text() == "Kortversion 2026, Stockholms stad, läget per 2026-11-22"
    assert "den slutliga versionen (version 1.0)" in dialog.text.toPlainText()
    assert "UTKAST" not in dialog.text.toPlainText()


def test_the_mail_of_a_unit_is_addressed_to_it(
    qtbot: QtBot, page: ReportsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = session.unit()
    assert unit is not None
    session.run(lambda: session.document.units.change(replace(unit, email="sdf@exempel.se")))
    page.choices.about_choice.setCurrentIndex(1)
    page.choices.about_choice.activated.emit(1)
    wait(qtbot, page)
    dialog = mailed(page, monkeypatch)
    assert dialog.recipients.text() == "sdf@exempel.se"
    assert unit.name in dialog._attachments[0].name


# By keyboard, and before anything is needed


def test_keys_zoom_and_print(
    qtbot: QtBot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        reports_module, "ask_and_print", lambda _document, title, _parent: printed.append(title)
    )
    page.activateWindow()
    page.choices.cards[Paper.ANNUAL].setFocus()
    qtbot.waitUntil(page.choices.cards[Paper.ANNUAL].hasFocus)
    focus = page.choices.cards[Paper.ANNUAL]
    control = Qt.KeyboardModifier.ControlModifier
    wide = page.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_Plus, control)
    larger = page.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_Minus, control)
    smaller = page.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_0, control)
    assert larger > wide
    assert smaller < larger
    assert page.preview.scale() == pytest.approx(wide, abs=0.02)
    QTest.keyClick(focus, Qt.Key.Key_P, control)
    assert len(printed) == 1


def test_everything_that_takes_keys_has_a_name(page: ReportsPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTextEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
    assert page.preview.view is not None
    assert page.preview.view.accessibleName()


def test_tab_leaves_the_texts(qtbot: QtBot, page: ReportsPage) -> None:
    page.activateWindow()
    area = page.choices.annual.summary.area
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert page.choices.annual.goal_choice.hasFocus()


def test_labels_never_read_markup(page: ReportsPage) -> None:
    formats = {each.textFormat() for each in page.choices.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_neither_reportlab_nor_qt_pdf_is_imported_before_a_page_is_shown() -> None:
    code = (
        "import sys, andts_desktop.ui.pages.reports;"
        "print(sorted(n for n in sys.modules if n.split('.')[0] == 'reportlab'"
        " or n.startswith(('PySide6.QtPdf', 'PySide6.QtPrint', 'andts_desktop.reports'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


# The survey's results


def test_a_units_result_is_a_paper_too(
    qtbot: QtBot, example: Session, build: Callable[[Session], ReportsPage], writer: Writer
) -> None:
    page = build(example)
    wait(qtbot, page)
    page.choices.cards[Paper.RESULT].click()
    wait(qtbot, page)
    last = writer.reports[-1]
    assert isinstance(last, SurveyResult)
    assert last.survey.unit == example.unit()
    assert page._name() == "Enkätresultat PI-mini 2026 Centrum"
    assert "Gäller Centrum, PI-mini 2026." in page.choices.result.about.text()
    assert "Svaren är inte klarmarkerade för " in page.choices.result.about.text()
    assert not page.choices.stamp.isVisible()


def test_a_unit_without_answers_says_so(
    qtbot: QtBot, session: Session, build: Callable[[Session], ReportsPage]
) -> None:
    page = build(session)
    wait(qtbot, page)
    page.choices.cards[Paper.RESULT].click()
    wait(qtbot, page)
    assert "Enheten har inte svarat på enkäten" in shown(page)
    assert not page.save_button.isEnabled()
    assert not page.choices.result.save_all.isEnabled()


def test_a_year_without_round_has_no_result(
    qtbot: QtBot, example: Session, build: Callable[[Session], ReportsPage]
) -> None:
    example.choose_year(2030)
    page = build(example)
    wait(qtbot, page)
    page.choices.cards[Paper.RESULT].click()
    assert page.choices.result.about.text() == "Det finns ingen enkätomgång det här året."
    assert all_results(example) == ()


def test_every_unit_gets_its_result_in_a_folder(
    qtbot: QtBot,
    example: Session,
    build: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page = build(example)
    page.choices.cards[Paper.RESULT].click()
    page.choices.result.save_all.click()
    qtbot.waitUntil(page.is_settled, timeout=60_000)
    count = len(all_results(example))
    assert len(list(tmp_path.glob("Enkätresultat PI-mini 2026 *.pdf"))) == count
    assert page.saved_line.text.text() == f"✓ Sparade: {count} dokument i {tmp_path}"
    assert not page.saved_line.open_file.isVisible()


def test_every_unit_gets_its_result_as_a_mail_draft(
    qtbot: QtBot,
    example: Session,
    build: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    unit = example.document.units.named("Norrby")
    example.document.units.change(replace(unit, email="norrby@exempel.example"))
    page = build(example)
    page.choices.cards[Paper.RESULT].click()
    page.choices.result.draft_all.click()
    qtbot.waitUntil(page.is_settled, timeout=60_000)
    count = len(all_results(example))
    assert len(list(tmp_path.glob("*.eml"))) == count
    draft = (tmp_path / "Enkätresultat PI-mini 2026 Norrby.eml").read_bytes()
    message = message_from_bytes(draft, policy=default)
    assert message["To"] == "norrby@exempel.example"
    assert page.saved_line.text.text() == f"✓ Sparade: {count} utkast i {tmp_path}"


def test_results_that_cannot_be_written_are_told(
    qtbot: QtBot,
    example: Session,
    build: Callable[[Session], ReportsPage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gone = tmp_path / "borta"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(gone))
    page = build(example)
    page.choices.cards[Paper.RESULT].click()
    page.save_all()
    qtbot.waitUntil(page.is_settled, timeout=60_000)
    assert page.saved_line.isVisible()
    assert "✓" not in page.saved_line.text.text()


def test_a_result_is_mailed_to_its_unit(example: Session) -> None:
    unit = example.document.units.named("Hamnen")
    example.document.units.change(replace(unit, email="hamnen@exempel.example"))
    example.choose_unit(unit.id)
    report = gather(example, Wanted(Paper.RESULT))
    assert report is not None
    draft = mail_draft(report, Wanted(Paper.RESULT), Attachment("a.pdf", b"%PDF-"))
    assert draft.recipients == ("hamnen@exempel.example",)
    assert draft.subject == "Enkätresultat PI-mini 2026, Hamnen"
    assert "resultatet av Preventionsindex mini" in draft.text
    assert "Resultatet är preliminärt" in draft.text


# Names


def test_a_name_holds_nothing_that_a_file_system_refuses(session: Session) -> None:
    report = gather(session, Wanted(Paper.ANNUAL))
    assert isinstance(report, AnnualReport)
    odd = replace(report.head, municipality='A/B: "C" <D>? ' + "x" * 300)
    name = file_name(replace(report, head=odd), Wanted(Paper.ANNUAL))
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 120


def test_the_real_documents_tell_how_far_they_have_come(example: Session) -> None:
    for paper in Paper:
        report = gather(example, Wanted(paper))
        assert report is not None
        told: list[int] = []
        pdf = write(report, told.append)
        assert pdf.data.startswith(b"%PDF-")
        assert told[-1] == 100
