"""Many documents at once: chosen, made beside the window, and left alone when it is cancelled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.errors import InputError
from andts_desktop.ui.dialogs.paper_set import PaperSetDialog, SetTask, name_of
from andts_desktop.ui.session import Session

_LONG = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with nothing in it; the data file lies beside."""
    made = tmp_path / "ut"
    made.mkdir()
    return made


@pytest.fixture
def requests(session: Session) -> tuple[PaperRequest, ...]:
    kinds = (PaperKind.SHORT, PaperKind.PLAN)
    return tuple(PaperRequest(k, session.year, session.today(), PlanId(1)) for k in kinds)


@pytest.fixture
def dialog(
    session: Session, requests: tuple[PaperRequest, ...], folder: Path
) -> Iterator[PaperSetDialog]:
    task = SetTask("Spara hela uppsättningen", requests, requests, folder)
    made = PaperSetDialog(task, session.document.papers.gather)
    made.show()
    yield made
    made.done(0)


def told(dialog: PaperSetDialog) -> str:
    labels = dialog.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def test_writes_what_is_checked_and_tells_where(
    qtbot: QtBot, dialog: PaperSetDialog, folder: Path
) -> None:
    dialog.start()
    qtbot.waitUntil(lambda: bool(dialog.made), timeout=_LONG)
    assert sorted(folder.iterdir()) == sorted(each.path for each in dialog.made if each.path)
    assert len(dialog.made) == 2
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.iterdir())


def test_counts_the_files_of_what_is_checked(dialog: PaperSetDialog) -> None:
    assert dialog.start_button.text() == "Spara 2 filer"
    dialog.forms[PaperForm.EXCEL].setChecked(True)
    assert dialog.start_button.text() == "Spara 3 filer"  # the short version has no tables
    dialog._none.click()
    assert not dialog.start_button.isEnabled()
    dialog._all.click()
    assert dialog.start_button.isEnabled()


def test_only_what_is_checked_is_chosen(
    dialog: PaperSetDialog, requests: tuple[PaperRequest, ...]
) -> None:
    dialog.model.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.chosen() == requests[1:]


def test_another_folder_is_chosen_with_a_button(
    dialog: PaperSetDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.folder_button.click()
    assert dialog.folder == tmp_path


def test_cancel_leaves_the_folder_as_it_was(
    qtbot: QtBot, dialog: PaperSetDialog, folder: Path
) -> None:
    dialog.start()
    qtbot.waitUntil(lambda: dialog._making.is_running, timeout=_LONG)
    dialog.cancel_button.click()
    assert dialog.is_settled()
    assert dialog.isVisible()
    assert "Avbrutet. Inget är sparat." in told(dialog)
    qtbot.wait(300)  # it may only now begin, and end at once
    qtbot.waitUntil(lambda: not list(folder.iterdir()), timeout=_LONG)


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, session: Session, requests: tuple[PaperRequest, ...], folder: Path
) -> None:
    task = SetTask("Spara", requests, requests, folder / "saknas")
    dialog = PaperSetDialog(task, session.document.papers.gather)
    dialog.show()
    dialog.start()
    qtbot.waitUntil(dialog.is_settled, timeout=_LONG)
    assert "Det går inte att skriva i mappen" in told(dialog)
    assert dialog.start_button.isEnabled()
    dialog.done(0)


def test_what_cannot_be_gathered_is_told(
    qtbot: QtBot, requests: tuple[PaperRequest, ...], folder: Path
) -> None:
    def refuse(_: PaperRequest) -> None:
        raise InputError("Välj en enhet.")

    dialog = PaperSetDialog(SetTask("Spara", requests, requests, folder), refuse)  # type: ignore[arg-type]
    dialog.show()
    dialog.start()
    qtbot.waitUntil(dialog.is_settled, timeout=_LONG)
    assert "Välj en enhet." in told(dialog)
    dialog.done(0)


def test_another_folder_is_chosen(
    dialog: PaperSetDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder / "annan"))
    dialog.folder_field.click()
    assert dialog.folder == folder / "annan"


def test_a_document_is_named_with_whom_it_is_about(example: Session) -> None:
    unit = example.document.units.named("Hamnen")
    request = PaperRequest(PaperKind.RESULT, 2026, example.today(), unit=unit)
    assert name_of(request) == "Enkätresultat: Hamnen"
