"""The window: start page, files made and opened, undo by key, and nothing lost on closing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.exchange.library import Library
from andts_desktop.ui.dialogs.new_plan import NewPlan, NewPlanDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.pages.follow_up import FollowUpPage
from andts_desktop.ui.pages.plan import PlanPage
from andts_desktop.ui.pages.start import StartPage
from andts_desktop.ui.recent_files import RecentFiles
from andts_desktop.ui.theme import DARK, LIGHT, Tokens
from andts_desktop.ui.workspace import PAGE_NAMES, Workspace
from tests.ui.plan_acts import press

STOCKHOLM = NewPlan("stockholm-2023-2026", ("Farsta",), "ANDTS Farsta")


def _workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    # A new central widget is shown by the event loop.
    QApplication.processEvents()
    return window.workspace


def _answer_box() -> list[str]:
    """Close the next message box, and keep what it said."""
    said: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend((box.text(), box.informativeText()))
        box.accept()

    QTimer.singleShot(50, close)
    return said


def test_without_a_file_the_start_page_offers_the_templates(window: MainWindow) -> None:
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    texts = [made.text() for made in page.findChildren(QPushButton)]
    assert any("6 mål · 24 insatsområden · 4 förebyggstenar" in text for text in texts)


def test_a_new_file_opens_on_its_overview(window: MainWindow, tmp_path: Path) -> None:
    made = window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    session = _workspace(window).session
    unit, survey_round = session.unit(), session.survey_round()
    assert made
    assert unit is not None
    assert unit.name == "Farsta"
    assert survey_round is not None
    assert window.windowTitle() == "farsta – ANDTS Desktop"


def test_a_new_file_never_overwrites_another(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "farsta.andts"
    path.write_text("annat")
    said = _answer_box()
    made = window.new_file(path, STOCKHOLM)
    assert not made
    assert "finns redan" in said[1]
    assert path.read_text() == "annat"


def test_what_is_no_file_of_ours_is_told_in_words(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "brev.andts"
    path.write_text("Hej")
    said = _answer_box()
    opened = window.open_path(path)
    assert not opened
    assert "inte en fil från ANDTS Desktop" in said[1]
    assert isinstance(window.centralWidget(), StartPage)


def test_a_bad_file_leaves_the_open_one_open(window: MainWindow, tmp_path: Path) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    before = window.workspace
    _answer_box()
    window.open_path(tmp_path / "saknas.andts")
    assert window.workspace is before


def test_a_file_can_be_opened_again_after_closing(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "farsta.andts"
    window.new_file(path, STOCKHOLM)
    window.close_document()
    assert window.open_path(path)


def test_the_same_file_can_be_opened_while_it_is_open(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "farsta.andts"
    window.new_file(path, STOCKHOLM)
    assert window.open_path(path)


def test_every_page_can_be_shown(window: MainWindow, tmp_path: Path) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    for name in PAGE_NAMES:
        page = _workspace(window).show_page(name)
        assert page.isVisible()
        assert page.header.title.text()


def test_every_page_bears_a_file_without_plans(
    window: MainWindow, tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "tom.andts"
    Document.create(path, library).close()
    window.open_path(path)
    for name in PAGE_NAMES:
        assert _workspace(window).show_page(name).isVisible()


def test_undo_by_key_works_inside_a_text_field(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    page = _workspace(window).show_page("plan")
    assert isinstance(page, PlanPage)
    window.activateWindow()
    title = page.tree_pane.form._title
    page.tree_pane.form.take_focus()
    qtbot.waitUntil(title.hasFocus)
    before = title.toPlainText()
    qtbot.keyClicks(title, "Nytt namn")
    qtbot.keySequence(title, QKeySequence(QKeySequence.StandardKey.Undo))
    assert title.toPlainText() == before


def test_half_typed_text_is_stored_on_closing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, library: Library
) -> None:
    path = tmp_path / "farsta.andts"
    window.new_file(path, STOCKHOLM)
    page = _workspace(window).show_page("plan")
    assert isinstance(page, PlanPage)
    window.activateWindow()
    page.tree_pane.form.take_focus()
    qtbot.waitUntil(page.tree_pane.form._title.hasFocus)
    qtbot.keyClicks(page.tree_pane.form._title, "Halv")
    window.close()
    document = Document.open(path, library, read_only=True)
    titles = [node.title for node in document.plans.plan(document.plans.ids()[0]).nodes]
    document.close()
    assert titles[0] == "Halv"


def test_the_undo_entry_says_what_it_undoes(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    page = _workspace(window).show_page("plan")
    assert isinstance(page, PlanPage)
    press(page, qtbot, "Del")
    assert window._menus.undo.text() == "Ångra borttagning"


def test_the_year_and_the_unit_are_always_seen(window: MainWindow, tmp_path: Path) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    for name in PAGE_NAMES:
        _workspace(window).show_page(name)
        top = _workspace(window)._top
        assert top._year.isVisible()
        assert top._year.currentText() == "2026"
        assert top._unit.currentText() == "Farsta"


def test_a_write_is_told_with_its_time(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    page = _workspace(window).show_page("plan")
    assert isinstance(page, PlanPage)
    press(page, qtbot, "Del")
    assert _workspace(window)._bottom._saved.text().startswith("✓ Sparat ")


def test_a_failed_write_is_told_and_never_called_saved(window: MainWindow, tmp_path: Path) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    workspace = _workspace(window)
    workspace.session.failed.emit("Disken är full.")
    shown = [made.text() for made in workspace._banner.findChildren(QLabel)]
    assert "Disken är full." in shown
    assert "inte sparad" in workspace._bottom._saved.text()


def test_what_cannot_be_done_is_told_and_leaves_the_file_saved(
    window: MainWindow, tmp_path: Path
) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    workspace = _workspace(window)
    workspace.session.refused.emit("Filen är ingen enkät.")
    shown = [made.text() for made in workspace._banner.findChildren(QLabel)]
    assert "Filen är ingen enkät." in shown
    assert "Allt är sparat" in workspace._bottom._saved.text()


def test_an_open_file_is_remembered(
    window: MainWindow, settings: QSettings, tmp_path: Path
) -> None:
    path = tmp_path / "farsta.andts"
    window.new_file(path, STOCKHOLM)
    assert RecentFiles(settings).paths() == (path.resolve(),)


def test_a_file_that_is_gone_is_not_offered(settings: QSettings, tmp_path: Path) -> None:
    path = tmp_path / "borta.andts"
    path.touch()
    recent = RecentFiles(settings)
    recent.add(path)
    path.unlink()
    assert recent.paths() == ()


def test_the_example_is_made_once_and_opened_again(window: MainWindow, tmp_path: Path) -> None:
    assert window.open_example(tmp_path)
    window.close_document()
    assert window.open_example(tmp_path)
    assert len(_workspace(window).session.document.plans.ids()) == 2


def test_the_dialog_suggests_a_file_name_without_odd_signs(
    library: Library, look: Look, qtbot: QtBot
) -> None:
    dialog = NewPlanDialog(library, "stockholm-2023-2026")
    qtbot.addWidget(dialog)
    dialog._unit.setText('Norra/innerstaden: "test"')
    assert dialog.wanted().file_name == "ANDTS Norra innerstaden test"


def test_several_units_can_be_named(library: Library, look: Look, qtbot: QtBot) -> None:
    dialog = NewPlanDialog(library, "stockholm-2023-2026")
    qtbot.addWidget(dialog)
    dialog._unit.setText("Farsta,  Bromma ,")
    assert dialog.wanted().units == ("Farsta", "Bromma")


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_stands_out_from_its_ground(tokens: Tokens) -> None:
    pairs = [
        (colour, ground)
        for colour in (
            tokens.ink,
            tokens.muted,
            tokens.accent,
            tokens.good,
            tokens.warning,
            tokens.bad,
            *tokens.goals,
        )
        for ground in (tokens.surface, tokens.ground)
    ]
    pairs += [(tokens.accent_ink, tokens.accent), (tokens.ink, tokens.accent_soft)]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.1 between two colours."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_qts_own_words_are_swedish(window: MainWindow) -> None:
    box = QMessageBox(window)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Avbryt"


def test_pages_are_reached_by_key(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window.new_file(tmp_path / "farsta.andts", STOCKHOLM)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert _workspace(window)._buttons["survey"].isChecked()


def test_what_is_next_leads_to_just_those_activities(window: MainWindow, tmp_path: Path) -> None:
    window.open_example(tmp_path)
    workspace = _workspace(window)
    workspace.show_page("overview").asked_for_page.emit("follow_up:none")
    page = workspace.show_page("follow_up")
    assert isinstance(page, FollowUpPage)
    assert page._status.currentText() == "Utan status"
    assert page._sorted.rowCount() == 2
