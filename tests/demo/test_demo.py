import datetime as dt
import email
import email.policy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import qWarning

from andts_desktop import app, demo, paths
from andts_desktop.demo import make_demo
from andts_desktop.document import Document
from andts_desktop.domain.paper import PAPERS, PaperForm
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the pictures and what makes the documents slow."""

    def papers(_document: object, as_of: dt.date) -> list[tuple[str, bytes]]:
        names = (f"Årlig uppföljning {as_of.year}.pdf", f"Kortversion {as_of.year}.pdf")
        return [(name, b"%PDF-1.4") for name in names]

    monkeypatch.setattr(demo, "_papers", papers)
    monkeypatch.setattr(app, "take_pictures", lambda path, folder: [])


def test_a_folder_is_filled_with_everything(tmp_path: Path) -> None:
    folder = tmp_path / "ny" / "mapp"

    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "andts_desktop", "demo", str(folder), "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=55,
    )

    assert ran.returncode == 0, ran.stderr
    made = [Path(name) for name in json.loads(ran.stdout)["files"]]
    assert all(path.stat().st_size > 1000 for path in made)
    assert made[0].name == "exempelstad.andts"
    papers = [path for path in made if path.suffix == ".pdf"]
    assert len(papers) == sum(len(facts.sizes) for facts in PAPERS.values())
    for form in PaperForm:
        offered = sum(form in facts.forms for facts in PAPERS.values())
        assert sum(path.suffix == f".{form.value}" for path in made) >= offered
    assert all(PdfReader(path).pages for path in papers)
    pictures = [path.stem for path in made if path.suffix == ".png"]
    assert len(pictures) >= 6
    assert {name.rpartition("-")[2] for name in pictures} == {"light", "dark"}
    document = Document.open(made[0], Library(paths.resources()))
    assert document.problems() == ()
    assert len(document.plans.ids()) == 2
    document.close()
    check_draft(folder / "utkast.eml", papers[0].name, papers[1].name)


def check_draft(path: Path, *names: str) -> None:
    draft = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert draft["X-Unsent"] == "1"
    assert "Åsa Öberg" in draft["To"]
    attached = [part.get_filename() for part in draft.iter_attachments()]
    assert attached == list(names)


def test_a_second_demo_replaces_its_own_files_and_leaves_others(
    tmp_path: Path, quick: None
) -> None:
    (tmp_path / "mina anteckningar.txt").write_text("viktigt", encoding="utf-8")
    first = make_demo(tmp_path)

    second = make_demo(tmp_path)

    assert first == second
    assert (tmp_path / "mina anteckningar.txt").read_text(encoding="utf-8") == "viktigt"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_example_that_is_open_in_the_program_is_not_replaced(
    tmp_path: Path, quick: None
) -> None:
    make_demo(tmp_path)
    held = Document.open(tmp_path / demo.FILE_NAME, Library(paths.resources()))

    with pytest.raises(FileError, match="redan öppen"):
        make_demo(tmp_path)
    held.close()


def test_a_file_of_that_name_that_is_not_ours_is_left_alone(tmp_path: Path, quick: None) -> None:
    (tmp_path / demo.FILE_NAME).write_text("ett brev", encoding="utf-8")

    with pytest.raises(FileError, match="är inte en fil från ANDTS Desktop"):
        make_demo(tmp_path)
    assert (tmp_path / demo.FILE_NAME).read_text(encoding="utf-8") == "ett brev"


@pytest.mark.parametrize("where", ["fil", "fil/mapp"])
def test_a_file_is_no_folder(tmp_path: Path, quick: None, where: str) -> None:
    (tmp_path / "fil").touch()

    with pytest.raises(FileError, match="är en fil, inte en mapp"):
        make_demo(tmp_path / where)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, quick: None) -> None:
    with pytest.raises(FileError, match="kunde inte skapas"):
        make_demo(tmp_path / ("x" * 300))


def test_only_what_qt_says_of_having_no_screen_is_left_unsaid(
    tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pictures(_path: Path, _folder: Path) -> list[Path]:
        qWarning("This plugin does not support propagateSizeHints()")
        qWarning("något annat")
        return []

    monkeypatch.setattr(app, "take_pictures", pictures)
    make_demo(tmp_path / "ut")
    assert capsys.readouterr().err == "något annat\n"
