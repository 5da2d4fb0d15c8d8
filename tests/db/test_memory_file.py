"""Whole files in memory: handed out as bytes, read without being opened, migrated on the way."""

import sqlite3
from pathlib import Path

import pytest

from andts_desktop.db import version
from andts_desktop.db.memory_file import new_file, read_file
from andts_desktop.db.setting_store import FILE_KEY, SettingStore, peeked
from andts_desktop.document import Document
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library

RELEASED = Path(__file__).parents[1] / "files"


def written(path: Path) -> Path:
    """Write a file that was made in memory, with a setting in it."""
    made = new_file(path)
    SettingStore(made).put("ord", "åäö")
    path.write_bytes(made.content())
    made.close()
    return path


def test_what_is_made_in_memory_is_an_ordinary_file(tmp_path: Path, library: Library) -> None:
    opened = Document.open(written(tmp_path / "ny.andts"), library)

    assert opened.problems() == ()
    assert opened.version() == version.VERSION
    opened.close()


def test_a_file_is_read_and_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "ny.andts")
    before = path.read_bytes()

    read = read_file(path)

    SettingStore(read).put("ord", "annat")
    read.close()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["ny.andts"]


@pytest.mark.parametrize("name", ["v1.andts", "v2.andts"])
def test_an_older_file_is_brought_up_to_date_in_memory(name: str) -> None:
    path = RELEASED / name
    before = path.read_bytes()

    read = read_file(path)

    assert read.version() == version.VERSION
    assert SettingStore(read).get(FILE_KEY)
    read.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "är inte en fil från ANDTS Desktop"),
        (b"SQLite format 3\x00", "är avkortad"),
        (b"SQLite format 3\x00" + bytes(84), "är en databas från ett annat program"),
    ],
)
def test_what_is_no_data_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "fel.andts"
    path.write_bytes(content)

    with pytest.raises(FileError, match=words):
        read_file(path)


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "trasig.andts")
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * 8192)

    with pytest.raises(FileError, match="skadad"):
        read_file(path)


def test_a_setting_is_seen_without_opening(tmp_path: Path) -> None:
    path = written(tmp_path / "ny.andts")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    assert peeked(path, "ord") == "åäö"

    holder.close()


@pytest.mark.parametrize("name", ["saknas.andts", "text.andts", "v1.andts"])
def test_a_look_at_anything_else_sees_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.andts").write_text("hej")
    (tmp_path / "v1.andts").write_bytes((RELEASED / "v1.andts").read_bytes())

    assert peeked(tmp_path / name, "ord") == ""


def test_a_setting_is_replaced_and_a_missing_one_empty(tmp_path: Path) -> None:
    made = new_file(tmp_path / "x.andts")
    settings = SettingStore(made)
    settings.put("ord", "ett")
    settings.put("ord", "två")

    assert (settings.get("ord"), settings.get("annat")) == ("två", "")
    made.close()
