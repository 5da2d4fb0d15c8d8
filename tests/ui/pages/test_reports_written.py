"""What is written on the page of reports: chapters, their texts, their marks, and the version."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from andts_desktop.domain.follow_up import ProseSection
from andts_desktop.domain.markup import parse
from andts_desktop.domain.paper import PaperKind
from andts_desktop.domain.plan import ChapterKind, LevelRole
from andts_desktop.ui.pages.report_sections import SectionsPane
from andts_desktop.ui.pages.reports import ReportsPage
from andts_desktop.ui.session import Session
from tests.domain.build import with_role
from tests.ui.pages.reports_acts import Printer, prose, shown, type_in, wait


@pytest.fixture
def inside(qtbot: QtBot, reports: ReportsPage) -> ReportsPage:
    """Give the page with the choices of the annual follow-up."""
    reports.choices.show_choices()
    wait(qtbot, reports)
    return reports


def keys(pane: SectionsPane) -> list[str]:
    return [each.section.key for each in pane.model.rows()]


def stored(session: Session) -> list[tuple[str, bool]]:
    assert session.plan_id is not None
    choices = session.document.editions.sections(session.plan_id, PaperKind.ANNUAL)
    return [(each.key, each.is_shown) for each in choices]


# Texts


def test_what_is_typed_is_stored_and_seen(
    qtbot: QtBot, inside: ReportsPage, session: Session, printer: Printer
) -> None:
    area = inside.choices.sections.text.text.area
    type_in(area, "Året gick <b>bra</b>.\nåtta av tio")
    area.toggle_bullets()
    qtbot.waitUntil(lambda: prose(session, ProseSection.SUMMARY) != "")
    wait(qtbot, inside)
    text = "Året gick <b>bra</b>.\n- åtta av tio"
    assert prose(session, ProseSection.SUMMARY) == text
    assert printer.annual().follow_up.prose_text(ProseSection.SUMMARY) == text


def test_an_edit_is_seen_within_a_second(
    qtbot: QtBot, inside: ReportsPage, printer: Printer
) -> None:
    inside.choices.sections.choose("analysis")
    type_in(inside.choices.sections.text.text.area, "Vad det betyder.")
    qtbot.waitUntil(lambda: len(printer.papers) == 2, timeout=900)
    assert printer.annual().follow_up.prose_text(ProseSection.ANALYSIS) == "Vad det betyder."


def test_what_is_typed_can_be_undone(inside: ReportsPage, session: Session, qtbot: QtBot) -> None:
    area = inside.choices.sections.text.text.area
    type_in(area, "Ett")
    area.flush()
    type_in(area, "Ett två")
    area.flush()
    wait(qtbot, inside)
    session.undo_stack.undo()
    wait(qtbot, inside)
    assert prose(session, ProseSection.SUMMARY) == ""
    assert area.toPlainText() == ""
    session.undo_stack.redo()
    wait(qtbot, inside)
    assert area.toPlainText() == "Ett två"


def test_what_is_typed_stays_with_its_chapter_when_another_is_chosen(
    inside: ReportsPage, session: Session
) -> None:
    type_in(inside.choices.sections.text.text.area, "Om året")
    inside.choices.sections.choose("analysis")
    assert inside.choices.sections.text.text.area.toPlainText() == ""
    assert prose(session, ProseSection.SUMMARY) == "Om året"
    assert prose(session, ProseSection.ANALYSIS) == ""


def test_each_goal_has_a_text_of_its_own(inside: ReportsPage, session: Session) -> None:
    inside.choices.sections.choose("goals")
    text = inside.choices.sections.text
    plan = session.plan()
    assert plan is not None
    goals = with_role(plan, LevelRole.GOAL)
    assert text.goal_choice.count() == len(goals) == 6
    type_in(text.text.area, "Om det första målet")
    # The second goal is chosen before the pause in typing that stores.
    text.goal_choice.setCurrentIndex(1)
    text.goal_choice.activated.emit(1)
    assert text.text.area.toPlainText() == ""
    type_in(text.text.area, "Om det andra målet")
    inside.choices.flush()
    follow_up = session.follow_up()
    assert follow_up is not None
    texts = [follow_up.prose_text(ProseSection.GOAL, goal.id) for goal in goals[:3]]
    assert texts == ["Om det första målet", "Om det andra målet", ""]


def test_how_many_goals_are_written_about_is_told(qtbot: QtBot, inside: ReportsPage) -> None:
    inside.choices.sections.choose("goals")
    type_in(inside.choices.sections.text.text.area, "Om det första målet")
    inside.choices.flush()
    wait(qtbot, inside)
    assert "1 av 6 skrivna" in shown(inside)


def test_text_typed_when_the_year_changes_stays_with_its_year(
    qtbot: QtBot, inside: ReportsPage, session: Session
) -> None:
    type_in(inside.choices.sections.text.text.area, "Om 2026")
    session.choose_year(2025)
    wait(qtbot, inside)
    assert inside.choices.sections.text.text.area.toPlainText() == ""
    assert prose(session, ProseSection.SUMMARY) == ""
    session.choose_year(2026)
    assert prose(session, ProseSection.SUMMARY) == "Om 2026"


def test_a_chapter_without_a_text_of_its_own_says_so(inside: ReportsPage) -> None:
    inside.choices.sections.choose("about")
    assert not inside.choices.sections.text.text.isVisible()
    assert "Avsnittet har ingen egen text." in shown(inside)


def test_tab_leaves_the_texts(qtbot: QtBot, inside: ReportsPage) -> None:
    inside.activateWindow()
    area = inside.choices.sections.text.text.area
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClick(area, Qt.Key.Key_Tab)
    assert not area.hasFocus()
    assert "\t" not in area.toPlainText()


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        (PaperKind.HANDOVER, ProseSection.HANDOVER_ADVICE),
        (PaperKind.COMPARISON, ProseSection.COMPARISON),
    ],
)
def test_other_documents_have_texts_too(
    qtbot: QtBot,
    example: Session,
    build_reports: Callable[[Session], ReportsPage],
    kind: PaperKind,
    section: ProseSection,
) -> None:
    page = build_reports(example)
    page.choices.choose(kind)
    wait(qtbot, page)
    text = page.choices.texts.fields(kind)[section]
    assert text.isVisible()
    type_in(text.area, "Ord till den som läser.")
    page.choices.flush()
    assert prose(example, section) == "Ord till den som läser."


def test_the_chapters_of_the_short_version_are_written_here(
    qtbot: QtBot, reports: ReportsPage, session: Session
) -> None:
    reports.choices.choose(PaperKind.SHORT)
    plan = session.plan()
    assert plan is not None
    before = plan.chapter(ChapterKind.VISION)
    area = reports.choices.short.chapters[ChapterKind.VISION].area
    assert parse(area.markup()) == parse(before.text if before else "")
    type_in(area, "En stad utan skador.")
    area.flush()
    plan = session.plan()
    after = plan.chapter(ChapterKind.VISION) if plan else None
    assert after is not None
    assert after.text == "En stad utan skador."
    session.undo_stack.undo()
    plan = session.plan()
    assert plan is not None
    assert plan.chapter(ChapterKind.VISION) == before


# Draft or final


def test_draft_or_final_is_stored_and_can_be_undone(
    qtbot: QtBot, reports: ReportsPage, session: Session, printer: Printer
) -> None:
    reports.choices.stamp.final.click()
    wait(qtbot, reports)
    assert printer.annual().head.stamp.is_final
    session.undo_stack.undo()
    wait(qtbot, reports)
    assert reports.choices.stamp.draft.isChecked()
    assert not printer.annual().head.stamp.is_final


def test_the_version_is_stored_for_its_year(reports: ReportsPage, session: Session) -> None:
    version = reports.choices.stamp.version
    version.setFocus()
    version.selectAll()
    QTest.keyClicks(version, "2.1")
    session.choose_year(2025)
    assert version.text() == "1.0"
    session.choose_year(2026)
    assert version.text() == "2.1"


# Chapters: which, in which order, and which are ready


def test_a_chapter_that_is_not_ticked_is_left_out(
    qtbot: QtBot, inside: ReportsPage, session: Session
) -> None:
    pane = inside.choices.sections
    index = pane.model.index(1)
    pane.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    wait(qtbot, inside)
    assert stored(session)[1] == ("numbers", False)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    session.undo_stack.undo()
    wait(qtbot, inside)
    assert stored(session) == []


def test_space_ticks_the_chosen_chapter(
    qtbot: QtBot, inside: ReportsPage, session: Session
) -> None:
    inside.activateWindow()
    pane = inside.choices.sections
    pane.list.setFocus()
    qtbot.waitUntil(pane.list.hasFocus)
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert stored(session)[0] == ("summary", False)


def test_a_chapter_that_is_always_printed_cannot_be_left_out(inside: ReportsPage) -> None:
    model = inside.choices.sections.model
    about = model.index(model.rowCount() - 1)
    assert not about.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(about, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)


def test_buttons_and_keys_move_a_chapter(
    qtbot: QtBot, inside: ReportsPage, session: Session
) -> None:
    pane = inside.choices.sections
    pane.down.click()
    wait(qtbot, inside)
    assert keys(pane)[:2] == ["numbers", "summary"]
    assert pane.list.currentIndex().row() == 1
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    wait(qtbot, inside)
    assert keys(pane)[:2] == ["summary", "numbers"]
    assert not pane.up.isEnabled()
    session.undo_stack.undo()
    session.undo_stack.undo()
    wait(qtbot, inside)
    assert stored(session) == []


def test_a_chapter_that_is_moved_stays_in_sight(qtbot: QtBot, inside: ReportsPage) -> None:
    pane = inside.choices.sections
    pane.list.setFixedHeight(pane.list.minimumSizeHint().height())
    pane.list.setCurrentIndex(pane.model.index(1))
    for _ in range(4):
        QTest.keyClick(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        wait(qtbot, inside)
    room = pane.list.viewport().rect()
    assert pane.list.currentIndex().row() == 5
    assert room.contains(pane.list.visualRect(pane.list.currentIndex()))


def test_a_chapter_is_moved_by_dragging(qtbot: QtBot, inside: ReportsPage) -> None:
    pane = inside.choices.sections
    nowhere = pane.list.rootIndex()
    assert pane.model.moveRows(nowhere, 0, 1, nowhere, 3)
    qtbot.waitUntil(lambda: keys(pane)[2] == "summary")


def test_a_chapter_is_marked_as_ready(qtbot: QtBot, inside: ReportsPage, session: Session) -> None:
    pane = inside.choices.sections
    counted = sum(each.counts for each in pane.model.rows())
    assert f"0 av {counted} avsnitt klara" in shown(inside)
    pane.is_ready.click()
    wait(qtbot, inside)
    assert session.plan_id is not None
    marks = session.document.editions.marks(session.plan_id, PaperKind.ANNUAL, session.year)
    assert marks == {"summary"}
    assert f"1 av {counted} avsnitt klara" in shown(inside)
    session.undo_stack.undo()
    wait(qtbot, inside)
    assert not pane.is_ready.isChecked()


def test_what_is_left_of_a_chapter_is_told(inside: ReportsPage) -> None:
    inside.choices.sections.choose("summary")
    assert "Kvar: Texten är inte skriven" in shown(inside)


def test_marks_belong_to_their_year(qtbot: QtBot, inside: ReportsPage, session: Session) -> None:
    inside.choices.sections.is_ready.click()
    session.choose_year(2025)
    wait(qtbot, inside)
    assert not inside.choices.sections.is_ready.isChecked()


def test_choosing_a_chapter_goes_to_its_page(qtbot: QtBot, real_reports: ReportsPage) -> None:
    real_reports.choices.show_choices()
    assert real_reports.preview.view is not None
    navigator = real_reports.preview.view.pageNavigator()
    document = real_reports.preview.document
    assert document is not None
    for key, heading in (("goals", "Mål för mål"), ("survey", "Preventionsindex mini")):
        before = navigator.currentPage()
        real_reports.choices.sections.choose(key)
        assert navigator.currentPage() > before
        assert heading in document.getAllText(navigator.currentPage()).text()


def test_choosing_a_goal_goes_to_its_page(real_reports: ReportsPage) -> None:
    real_reports.choices.show_choices()
    real_reports.choices.sections.choose("goals")
    view, document = real_reports.preview.view, real_reports.preview.document
    assert view is not None
    assert document is not None
    choice = real_reports.choices.sections.text.goal_choice
    choice.setCurrentIndex(3)
    choice.activated.emit(3)
    page = document.getAllText(view.pageNavigator().currentPage()).text()
    assert "Skadligt bruk minskar" in page


def test_the_final_report_has_chapters_of_its_own(qtbot: QtBot, real_reports: ReportsPage) -> None:
    real_reports.choices.choose(PaperKind.FINAL)
    wait(qtbot, real_reports, 60_000)
    pane = real_reports.choices.sections
    assert keys(pane)[1] == "reached"
    pane.is_ready.click()
    wait(qtbot, real_reports, 60_000)
    session = real_reports.session
    assert session.plan_id is not None
    marks = session.document.editions.marks(session.plan_id, PaperKind.FINAL, session.year)
    assert marks == {"summary"}


def test_the_shape_of_the_annual_follow_up_has_a_tab_of_its_own(inside: ReportsPage) -> None:
    assert not inside.choices.stamp.isVisible()
    inside.choices.tabs.choose("shape")
    inside.choices.tabs.chosen.emit("shape")
    assert inside.choices.stamp.isVisible()
    assert not inside.choices.sections.isVisible()
