"""What the menus do with whole plans, with and without an open file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog
from andts_desktop.ui.dialogs.new_plan import NewPlan, NewPlanDialog
from andts_desktop.ui.dialogs.trash import TrashDialog
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.pages.start import StartPage
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import heard, plan_of

PLANS = Path(__file__).parents[1] / "files" / "plans"
VASTERAS = NewPlan("vasteras-2022-2025", ("Västerås",), "Västerås")
Accept = Callable[[], None]


def _session(window: MainWindow) -> Session:
    assert window.workspace is not None
    return window.workspace.session


def _menu(window: MainWindow, start: str) -> QAction:
    actions = (each for each in window.findChildren(QAction) if each.text().startswith(start))
    return next(actions)


@pytest.fixture
def session(window: MainWindow, tmp_path: Path) -> Session:
    """Open a file with Västerås' plan in the window."""
    window.new_file(tmp_path / "vasteras.andts", VASTERAS)
    return _session(window)


@pytest.fixture
def accept(qtbot: QtBot) -> Accept:
    """Press Importera in the next dialog, when its document is read."""
    timer = QTimer(interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportPlanDialog) and dialog.is_settled():
            timer.stop()
            dialog.accept()

    timer.timeout.connect(look)
    return timer.start


def _choose(monkeypatch: pytest.MonkeyPatch, opened: Path | str, saved: Path | str = "") -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(opened), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))


def test_an_import_into_the_open_file_shows_the_new_plan(
    window: MainWindow, session: Session, accept: Accept, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, PLANS / "ekeslatt.docx")
    accept()
    _menu(window, "&Importera plan").trigger()
    template = import_document(PLANS / "ekeslatt.docx").understood.template
    assert plan_of(session).details.title == template.details.title
    assert len(session.document.plans.ids()) == 2


def test_an_import_is_taken_back_by_the_menu(
    window: MainWindow, session: Session, accept: Accept, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, PLANS / "ekeslatt.docx")
    accept()
    _menu(window, "&Importera plan").trigger()
    window._menus.undo.trigger()
    assert len(session.document.plans.ids()) == 1
    assert window._menus.redo.text() == "Gör om import av plan"


def test_without_a_file_an_import_asks_where_it_goes_and_opens_it(
    window: MainWindow, accept: Accept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _choose(monkeypatch, PLANS / "ekeslatt.docx", tmp_path / "Ekeslätt")
    accept()
    _menu(window, "&Importera plan").trigger()
    assert (tmp_path / "Ekeslätt.andts").exists()
    assert _session(window).document.path.name == "Ekeslätt.andts"
    assert len(_session(window).document.plans.ids()) == 1


def test_the_start_page_leads_to_an_import(
    window: MainWindow, accept: Accept, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    _choose(monkeypatch, PLANS / "ekeslatt.docx", tmp_path / "ny.andts")
    accept()
    page.asked_to_import.emit()
    assert plan_of(_session(window)).nodes


def test_an_import_without_a_place_for_the_file_goes_on_and_stores_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _choose(monkeypatch, PLANS / "ekeslatt.docx", "")
    stayed: list[bool] = []
    timer = QTimer(interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ImportPlanDialog) and dialog.is_settled():
            timer.stop()
            dialog.accept()
            stayed.append(dialog.isVisible())
            dialog.reject()

    timer.timeout.connect(look)
    timer.start()
    _menu(window, "&Importera plan").trigger()
    assert stayed == [True]
    assert window.workspace is None
    assert list(tmp_path.glob("*.andts")) == []


def test_no_document_chosen_opens_nothing(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(monkeypatch, "")
    monkeypatch.setattr(ImportPlanDialog, "exec", lambda _: pytest.fail("a dialog opened"))
    _menu(window, "&Importera plan").trigger()
    assert session.undo_stack.count() == 0


@pytest.fixture
def clipboard(session: Session) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("clipboard")
def test_copied_text_becomes_a_plan(window: MainWindow, session: Session, accept: Accept) -> None:
    text = (PLANS / "grusasen.md").read_text(encoding="utf-8")
    QGuiApplication.clipboard().setText(text)
    accept()
    _menu(window, "Klistra in plan").trigger()
    assert len(plan_of(session).nodes) == 3
    assert len(session.document.plans.ids()) == 2


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_copied_is_told(window: MainWindow, session: Session, text: str) -> None:
    QGuiApplication.clipboard().clear()
    if text:
        QGuiApplication.clipboard().setText(text)
    told = QSignalSpy(session.told)
    _menu(window, "Klistra in plan").trigger()
    assert heard(told) == ["Det finns ingen text att klistra in. Kopiera planen först."]


def test_a_removed_plan_is_told_and_undone(window: MainWindow, session: Session) -> None:
    before, told = plan_of(session), QSignalSpy(session.told)
    _menu(window, "Lägg ”").trigger()
    removed = session.document.plans.ids()
    window._menus.undo.trigger()
    assert removed == ()
    title = before.details.title
    assert heard(told) == [f"”{title}” ligger nu i papperskorgen. Ångra med Ctrl+Z."]
    assert plan_of(session) == before


def test_a_removed_plan_is_restored_in_the_trash(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_of(session)
    _menu(window, "Lägg ”").trigger()

    def restore(dialog: TrashDialog) -> int:
        dialog._button.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(TrashDialog, "exec", restore)
    _menu(window, "Papperskorg").trigger()
    assert plan_of(session) == before


def test_a_plan_from_a_template_is_added_and_undone(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = NewPlan("vaxjo-2022-2027", (), "")
    monkeypatch.setattr(NewPlanDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(NewPlanDialog, "wanted", lambda _: wanted)
    _menu(window, "&Lägg till plan").trigger()
    added = len(session.document.plans.ids())
    window._menus.undo.trigger()
    assert (added, len(session.document.plans.ids())) == (2, 1)


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_an_exported_plan_can_be_imported(
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    ending: str,
) -> None:
    path = tmp_path / f"planen{ending}"
    _choose(monkeypatch, "", path)
    _menu(window, "&Exportera planen").trigger()
    template = import_document(path).understood.template
    assert len(template.nodes) == len(plan_of(session).nodes)


def test_an_export_that_cannot_be_written_is_told(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _choose(monkeypatch, "", tmp_path / "saknas" / "planen.xlsx")
    failed = QSignalSpy(session.refused)
    _menu(window, "&Exportera planen").trigger()
    assert len(heard(failed)) == 1
