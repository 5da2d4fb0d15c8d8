"""The page of reports: what is chosen there is what is seen."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.paper import PAPERS, PaperKind, PaperSize, PaperSubject
from andts_desktop.errors import FileError
from andts_desktop.ui.commands.papers import SetBrand
from andts_desktop.ui.dialogs.brand import BrandDialog
from andts_desktop.ui.dialogs.history import HistoryDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages import report_hand_over
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from tests.ui.pages.reports_acts import Printer, shown, wait

TODAY = dt.date(2026, 11, 22)


def choose(qtbot: QtBot, page: ReportsPage, kind: PaperKind) -> None:
    page.choices.choose(kind)
    wait(qtbot, page)


# What is seen


def test_shows_the_annual_follow_up_first(reports: ReportsPage, printer: Printer) -> None:
    assert reports.preview.document is not None
    assert reports.preview.document.pageCount() == 4
    assert "Sida 1 av 4" in shown(reports)
    assert printer.annual().head.year == 2026
    assert printer.annual().head.as_of == TODAY


def test_offers_every_document_with_a_line_about_it(reports: ReportsPage) -> None:
    model = reports.choices.papers.model()
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == [facts.name for facts in PAPERS.values()]
    assert reports.choices.papers.isVisible()
    assert not reports.choices.back.isVisible()


def test_the_real_document_is_what_is_seen(qtbot: QtBot, real_reports: ReportsPage) -> None:
    choose(qtbot, real_reports, PaperKind.SHORT)
    document = real_reports.preview.document
    assert document is not None
    assert 2 <= document.pageCount() <= 4
    assert "Exempelstad" in document.getAllText(0).text()


def test_the_arrow_keys_go_through_the_documents(
    qtbot: QtBot, reports: ReportsPage, printer: Printer
) -> None:
    reports.activateWindow()
    reports.choices.papers.setFocus()
    QTest.keyClick(reports.choices.papers, Qt.Key.Key_Down)
    wait(qtbot, reports)
    assert printer.papers[-1].request.kind is PaperKind.SHORT
    assert reports.choices.papers.isVisible()


def test_enter_goes_on_to_the_choices_and_escape_back(qtbot: QtBot, reports: ReportsPage) -> None:
    choices = reports.choices
    reports.activateWindow()
    choices.papers.setFocus()
    qtbot.waitUntil(choices.papers.hasFocus)
    QTest.keyClick(choices.papers, Qt.Key.Key_Return)
    assert choices.sections.list.hasFocus()
    assert not choices.papers.isVisible()
    QTest.keyClick(choices.sections.list, Qt.Key.Key_Escape)
    assert choices.papers.isVisible()
    assert choices.papers.hasFocus()


def test_a_click_goes_on_to_the_choices(qtbot: QtBot, reports: ReportsPage) -> None:
    papers = reports.choices.papers
    place = papers.visualRect(papers.model().index(1, 0)).center()
    QTest.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait(qtbot, reports)
    assert reports.choices.short.isVisible()
    assert not papers.isVisible()


def test_a_wide_window_shows_list_and_choices_at_once(reports: ReportsPage) -> None:
    reports.resize(1700, 900)
    assert reports.choices.papers.isVisible()
    assert reports.choices.sections.isVisible()
    reports.resize(1070, 600)
    assert not reports.choices.sections.isVisible()


def test_nothing_is_made_again_where_nothing_changed(
    qtbot: QtBot, reports: ReportsPage, printer: Printer, look: Look
) -> None:
    look.changed.emit()
    wait(qtbot, reports)
    assert len(printer.papers) == 1


def test_another_year_is_another_document(
    qtbot: QtBot, reports: ReportsPage, session: Session, printer: Printer
) -> None:
    session.choose_year(2025)
    wait(qtbot, reports)
    assert printer.annual().head.year == 2025
    assert "2025" in reports.header.subtitle.text()


def test_another_look_is_another_document(
    qtbot: QtBot, reports: ReportsPage, session: Session, printer: Printer
) -> None:
    session.push(SetBrand(session, Brand(), Brand(name="Storstad", accent="#7a3e9d")))
    wait(qtbot, reports)
    assert printer.papers[-1].brand.name == "Storstad"


def test_warnings_are_shown_in_words(
    session: Session, printer: Printer, build_reports: Callable[[Session], ReportsPage]
) -> None:
    printer.warnings = ("Ett tecken kunde inte skrivas ut.",)
    page = build_reports(session)
    assert "▲ Ett tecken kunde inte skrivas ut." in shown(page)


def test_the_fault_of_the_world_is_shown_in_place_of_the_pages(
    qtbot: QtBot, reports: ReportsPage, printer: Printer
) -> None:
    printer.error = FileError("Typsnittet saknas. Installera om programmet.")
    reports.choices.stamp.final.click()
    wait(qtbot, reports)
    assert "Typsnittet saknas. Installera om programmet." in shown(reports)
    printer.error = None
    reports.choices.stamp.draft.click()
    wait(qtbot, reports)
    assert "Sida 1 av 4" in shown(reports)


def test_a_fault_of_ours_leaves_the_page_usable(
    qtbot: QtBot,
    session: Session,
    printer: Printer,
    build_reports: Callable[[Session], ReportsPage],
) -> None:
    printer.error = ZeroDivisionError("vårt fel")
    with qtbot.captureExceptions() as caught:
        page = build_reports(session)
    assert [str(each[1]) for each in caught] == ["vårt fel"]
    assert "Dokumentet kunde inte göras." in shown(page)


def test_a_file_without_a_plan_says_what_to_do(
    document: Document, build_reports: Callable[[Session], ReportsPage]
) -> None:
    page = build_reports(Session(document, lambda: TODAY))
    assert "Lägg in en plan först." in shown(page)
    assert not page.save_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert not page.mail_button.isEnabled()
    page.choices.show_choices()
    assert not page.choices.stamp.isVisible()
    assert not page.choices.sections.isVisible()


def test_a_hidden_page_makes_nothing_and_begins_again_when_it_is_shown(
    qtbot: QtBot, reports: ReportsPage, printer: Printer
) -> None:
    printer.gate.clear()
    reports.choices.stamp.final.click()
    qtbot.waitUntil(lambda: len(printer.papers) == 2)
    reports.hide()
    assert not reports.maker.is_running
    printer.gate.set()
    reports.show()
    wait(qtbot, reports)
    assert printer.annual().head.stamp.is_final
    assert len(printer.papers) == 3


def test_a_page_that_goes_away_while_it_makes_a_document_leaves_no_trace(
    qtbot: QtBot, look: Look, session: Session, printer: Printer
) -> None:
    printer.gate.clear()
    page = ReportsPage(session, look, printer)
    page.show()
    qtbot.waitUntil(lambda: len(printer.papers) == 1)
    page.close()
    page.deleteLater()
    del page
    qtbot.wait(30)
    printer.gate.set()
    qtbot.wait(30)
    assert len(printer.papers) == 1


# What shapes a document


def test_the_survey_chapter_can_be_about_one_unit(
    qtbot: QtBot, example: Session, build_reports: Callable[[Session], ReportsPage]
) -> None:
    page = build_reports(example)
    subject = page.choices.shape.subject
    assert page.choices.request().unit is None
    place = subject.findText("Bara Norrby")
    subject.setCurrentIndex(place)
    subject.activated.emit(place)
    wait(qtbot, page)
    unit = page.choices.request().unit
    assert unit is not None
    assert unit.name == "Norrby"


def test_a_result_is_about_the_unit_of_the_window(
    qtbot: QtBot, example: Session, build_reports: Callable[[Session], ReportsPage]
) -> None:
    page = build_reports(example)
    choose(qtbot, page, PaperKind.RESULT)
    subject = page.choices.shape.subject
    assert page.choices.request().unit == example.unit()
    subject.setCurrentIndex(1)
    subject.activated.emit(1)
    wait(qtbot, page)
    assert example.unit() == page.choices.request().unit
    assert subject.currentIndex() == 1
    assert "Svaren är inte klarmarkerade för " in page.choices.shape.about.text()
    assert not page.choices.stamp.isVisible()


def test_a_board_is_remembered_while_other_documents_are_seen(
    qtbot: QtBot, example: Session, build_reports: Callable[[Session], ReportsPage]
) -> None:
    page = build_reports(example)
    choose(qtbot, page, PaperKind.BOARD)
    subject = page.choices.shape.subject
    subject.setCurrentIndex(2)
    subject.activated.emit(2)
    chosen = page.choices.request().unit
    choose(qtbot, page, PaperKind.SHORT)
    choose(qtbot, page, PaperKind.BOARD)
    assert page.choices.request().unit == chosen


def test_without_answers_there_is_no_result(qtbot: QtBot, reports: ReportsPage) -> None:
    choose(qtbot, reports, PaperKind.RESULT)
    assert "Ingen enhet har svarat på enkäten" in shown(reports)
    assert not reports.choices.shape.save_all.isEnabled()
    assert not reports.save_button.isEnabled()


def test_a_year_without_round_says_what_to_do(
    qtbot: QtBot, example: Session, build_reports: Callable[[Session], ReportsPage]
) -> None:
    example.choose_year(2030)
    page = build_reports(example)
    choose(qtbot, page, PaperKind.RESULT)
    assert "Det finns ingen enkätomgång 2030." in shown(page)


def test_the_size_is_chosen_where_there_are_several(qtbot: QtBot, reports: ReportsPage) -> None:
    shape = reports.choices.shape
    choose(qtbot, reports, PaperKind.SHORT)
    assert [size for size, each in shape.sizes.items() if each.isVisible()] == [
        PaperSize.A4,
        PaperSize.BOOKLET,
    ]
    shape.sizes[PaperSize.BOOKLET].click()
    wait(qtbot, reports)
    assert reports.choices.request().size is PaperSize.BOOKLET


def test_every_kind_has_something_to_show_or_says_that_there_is_nothing(
    qtbot: QtBot, reports: ReportsPage
) -> None:
    for kind in (PaperKind.SHORT, PaperKind.PLAN):
        choose(qtbot, reports, kind)
        parts = (reports.choices.shape, reports.choices.stamp, reports.choices.short)
        says_so = "inget att välja" in shown(reports.choices)
        assert says_so != any(part.isVisible() for part in parts)


# What other parts of the window ask for


def test_another_page_leads_straight_to_a_document(qtbot: QtBot, reports: ReportsPage) -> None:
    reports.show_only("short")
    wait(qtbot, reports)
    assert reports.choices.kind is PaperKind.SHORT
    assert reports.choices.short.isVisible()


def test_the_menu_leads_to_history_and_looks(
    qtbot: QtBot, reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_dialogs: list[str] = []
    monkeypatch.setattr(
        HistoryDialog, "exec", lambda dialog: shown_dialogs.append(dialog.windowTitle())
    )
    monkeypatch.setattr(
        BrandDialog, "exec", lambda dialog: shown_dialogs.append(dialog.windowTitle())
    )
    for part in ("history", "brand"):
        reports.show_only(part)
    qtbot.waitUntil(lambda: len(shown_dialogs) == 2)
    assert shown_dialogs == ["Historik", "Dokumentens utseende"]


# By keyboard, and before anything is needed


def test_keys_zoom_and_print(
    qtbot: QtBot, reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        report_hand_over,
        "ask_and_print",
        lambda _document, title, _parent, **_: printed.append(title),
    )
    focus = reports.choices.papers
    reports.activateWindow()
    focus.setFocus()
    qtbot.waitUntil(focus.hasFocus)
    control = Qt.KeyboardModifier.ControlModifier
    wide = reports.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_Plus, control)
    larger = reports.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_Minus, control)
    smaller = reports.preview.scale()
    QTest.keyClick(focus, Qt.Key.Key_0, control)
    assert larger > wide
    assert smaller < larger
    assert reports.preview.scale() == pytest.approx(wide, abs=0.02)
    QTest.keyClick(focus, Qt.Key.Key_P, control)
    assert len(printed) == 1


def test_everything_that_takes_keys_has_a_name(reports: ReportsPage) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QTextEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in reports.findChildren(kind)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []
    assert reports.preview.view is not None
    assert reports.preview.view.accessibleName()


def test_labels_never_read_markup(reports: ReportsPage) -> None:
    formats = {each.textFormat() for each in reports.choices.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_all_are_offered_only_where_there_are_many(qtbot: QtBot, reports: ReportsPage) -> None:
    shape = reports.choices.shape
    for kind in (PaperKind.BOARD, PaperKind.SHORT):
        choose(qtbot, reports, kind)
        has_many = PAPERS[kind].subject is not PaperSubject.WHOLE
        assert shape.save_all.isVisible() == has_many
        assert shape.draft_all.isVisible() == has_many
    choose(qtbot, reports, PaperKind.BOARD)
    assert shape.save_all.text() == "Spara för alla nämnder…"


def test_neither_reportlab_nor_qt_pdf_is_imported_before_a_page_is_shown() -> None:
    code = (
        "import sys, andts_desktop.ui.pages.reports;"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ('reportlab', 'PIL', 'docx')"
        " or n.startswith(('PySide6.QtPdf', 'PySide6.QtPrint', 'andts_desktop.reports'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
