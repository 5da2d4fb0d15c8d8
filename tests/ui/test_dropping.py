from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from andts_desktop.ui.dropping import dropped


def data(*names: str, folder: Path = Path("/d")) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl.fromLocalFile(str(folder / name)) for name in names])
    return made


@pytest.mark.parametrize("name", ["a.andts", "a.docx", "a.PDF", "a.xlsx"])
def test_one_file_is_taken_with_and_without_an_open_file(name: str) -> None:
    assert dropped(data(name), has_file=False) == (Path("/d") / name,)
    assert dropped(data(name), has_file=True) == (Path("/d") / name,)


def test_several_are_taken_where_they_can_be_answers() -> None:
    names = ("a.pdf", "b.json", "c.exe")

    assert dropped(data(*names), has_file=True) == (Path("/d/a.pdf"), Path("/d/b.json"))
    assert dropped(data(*names), has_file=False) == ()


def test_a_folder_may_hold_answers(tmp_path: Path) -> None:
    (tmp_path / "svar").mkdir()

    assert dropped(data("svar", folder=tmp_path), has_file=True) == (tmp_path / "svar",)
    assert dropped(data("svar", folder=tmp_path), has_file=False) == ()


@pytest.mark.parametrize("has_file", [True, False])
def test_what_is_no_file_is_not_taken(has_file: bool) -> None:
    made = QMimeData()
    made.setUrls([QUrl("https://kommunen.example/a.pdf")])
    made.setText("text")

    assert dropped(made, has_file=has_file) == ()
