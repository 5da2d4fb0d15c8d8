"""An instrument is read from a file by its ending, and each fault is placed in that file."""

from dataclasses import replace
from pathlib import Path

import pytest

from andts_desktop.domain.instrument_file import write_instrument
from andts_desktop.errors import FileError, ResourceError
from andts_desktop.exchange.instrument_source import is_instrument_file, read_instrument_source
from andts_desktop.exchange.instrument_workbook import write_workbook
from tests.domain.build import instrument, number_question, part

SOUND = instrument(part("a", "1", [number_question("q", "1")]))
FAULTY = replace(SOUND, title="")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the faulty instrument in both forms."""
    (tmp_path / "fel.json").write_text(write_instrument(FAULTY), "utf-8-sig")
    (tmp_path / "fel.XLSX").write_bytes(write_workbook(FAULTY))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "place"),
    [("fel.json", "rad 6"), ("fel.XLSX", "bladet Om enkäten, rad 5, Titel")],
)
def test_a_fault_is_placed_in_the_file(folder: Path, name: str, place: str) -> None:
    read = read_instrument_source(folder / name)
    assert read.instrument == FAULTY
    ((where, fault),) = read.faults()
    assert (where, fault.text) == (place, "Enkätens titel saknas.")
    assert read.left_out == ()


@pytest.mark.parametrize("name", ["e.json", "E.XLSX", "a/b.xlsx"])
def test_files_of_instruments_are_known_by_their_names(name: str) -> None:
    assert is_instrument_file(name)


@pytest.mark.parametrize("name", ["pi-mini-2", "e.xls", "e.json.txt", ""])
def test_other_names_are_not(name: str) -> None:
    assert not is_instrument_file(name)


@pytest.mark.parametrize("name", ["saknas.json", "saknas.xlsx", "fel.txt"])
def test_what_cannot_be_read_is_said_with_its_name(folder: Path, name: str) -> None:
    with pytest.raises(FileError, match=name):
        read_instrument_source(folder / name)


def test_what_is_not_what_it_is_called_is_refused(folder: Path) -> None:
    (folder / "t.xlsx").write_text("bara text")
    (folder / "t.json").write_bytes("å".encode("cp1252"))
    with pytest.raises(FileError, match="inte en Excel-fil"):
        read_instrument_source(folder / "t.xlsx")
    with pytest.raises(ResourceError, match="inte sparad som UTF-8"):
        read_instrument_source(folder / "t.json")
