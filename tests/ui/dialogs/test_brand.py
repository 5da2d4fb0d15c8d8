"""How documents look: chosen with a sample beside, and refused in words."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog, QFileDialog
from pytestqt.qtbot import QtBot

from andts_desktop.domain.brand import ACCENT, PLAIN, Brand
from andts_desktop.ui.dialogs.brand import BrandDialog, edit_brand
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> BrandDialog:
    made = BrandDialog(look, PLAIN, "Exempelstad")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "logotyp.png"
    Image.new("RGB", (300, 120), "#9b2c4a").save(path)
    return path


def write(dialog: BrandDialog, colour: str) -> None:
    dialog.accent.selectAll()
    QTest.keyClicks(dialog.accent, colour)


def test_begins_with_what_is_stored(dialog: BrandDialog) -> None:
    assert dialog.brand() == PLAIN
    assert dialog.name.placeholderText() == "Exempelstad"
    assert dialog.accent.text() == ACCENT
    assert not dialog.logo_text.isVisible()


def test_a_colour_is_written(dialog: BrandDialog) -> None:
    write(dialog, "#7A3E9D")
    assert dialog.brand().accent == "#7a3e9d"
    assert not dialog.accent_wrong.isVisible()


def test_a_colour_that_is_too_light_is_refused_in_words(dialog: BrandDialog) -> None:
    write(dialog, "#9ad0ff")
    assert "är för ljus" in dialog.accent_wrong.text()
    assert dialog.accent_wrong.isVisible()
    assert not dialog._done.isEnabled()
    assert dialog.brand().accent == ACCENT
    write(dialog, "#0b5d6b")
    assert dialog._done.isEnabled()


def test_a_colour_is_chosen_from_the_palette(
    dialog: BrandDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#2b4fa2"))
    dialog.choose_accent()
    assert dialog.brand().accent == "#2b4fa2"


def test_a_picture_becomes_the_logotype(
    dialog: BrandDialog, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    dialog.choose_logo()
    assert dialog.brand().logo.startswith(b"\x89PNG")
    assert dialog.brand().logo_text == "Exempelstads logotyp"
    assert dialog.picture.isVisible()
    dialog.remove_logo()
    assert dialog.brand() == PLAIN


def test_what_is_no_picture_is_refused_in_words(dialog: BrandDialog, tmp_path: Path) -> None:
    path = tmp_path / "logotyp.png"
    path.write_bytes(b"ingen bild")
    dialog.take_logo(path)
    assert "ingen bild" in dialog.logo_wrong.text()
    assert dialog.logo_wrong.isVisible()
    assert dialog.brand() == PLAIN


def test_a_file_that_cannot_be_read_is_told(dialog: BrandDialog, tmp_path: Path) -> None:
    dialog.take_logo(tmp_path / "saknas.png")
    assert "Filen gick inte att läsa" in dialog.logo_wrong.text()


def test_the_sample_shows_the_colour(dialog: BrandDialog) -> None:
    write(dialog, "#2b4fa2")
    assert dialog.sample.grab().toImage().pixelColor(200, 120).name() == "#2b4fa2"


def test_the_look_is_stored_as_one_step_of_undo(
    session: Session, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: BrandDialog) -> int:
        QTest.keyClicks(dialog.name, "Stora staden ")
        write(dialog, "#7a3e9d")
        return 1

    monkeypatch.setattr(BrandDialog, "exec", fill_in)
    edit_brand(session, look)
    stored = session.document.editions.brand()
    assert stored == Brand("Stora staden", "#7a3e9d")
    session.undo_stack.undo()
    assert session.document.editions.brand() == PLAIN


def test_leaving_the_dialog_changes_nothing(
    session: Session, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BrandDialog, "exec", lambda _: 0)
    edit_brand(session, look)
    assert session.undo_stack.count() == 0


def test_a_logotype_is_looked_for_where_the_file_lies(
    session: Session, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def ask(*said: str) -> tuple[str, str]:
        begun.append(said[2])
        return "", ""

    def choose(dialog: BrandDialog) -> int:
        dialog.choose_logo()
        return 0

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(BrandDialog, "exec", choose)
    edit_brand(session, look)
    assert begun == [str(session.document.path.parent)]
