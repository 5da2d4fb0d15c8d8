"""Copies of a file are whole, or are not there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from andts_desktop.db import connection
from andts_desktop.db.backup import back_up
from andts_desktop.errors import FileError


def test_a_copy_holds_what_the_open_file_holds(tmp_path: Path) -> None:
    database = connection.create(tmp_path / "a.andts")
    database.execute("INSERT INTO unit (name, kind) VALUES ('Årsta', 'district')")
    back_up(database, tmp_path / "kopia.andts")
    with closing(sqlite3.connect(tmp_path / "kopia.andts")) as copy:
        assert copy.execute("SELECT name FROM unit").fetchall() == [("Årsta",)]
    database.close()


def test_a_copy_never_overwrites(tmp_path: Path) -> None:
    database = connection.create(tmp_path / "a.andts")
    (tmp_path / "kopia.andts").write_text("viktigt")
    with pytest.raises(FileError, match="finns redan"):
        back_up(database, tmp_path / "kopia.andts")
    assert (tmp_path / "kopia.andts").read_text() == "viktigt"
    database.close()


def test_a_copy_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    database = connection.create(tmp_path / "a.andts")
    with pytest.raises(FileError, match="kunde inte skrivas, så filen är inte ändrad"):
        back_up(database, tmp_path / "saknas" / "kopia.andts")
    database.close()


def test_a_copy_of_a_damaged_file_is_refused_and_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.andts"
    database = connection.create(path)
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096):
        with path.open("r+b") as stream:
            stream.seek(page * 4096)
            stream.write(b"\xa5" * 4096)
    database.execute("PRAGMA cache_size = 0")
    database.execute("PRAGMA shrink_memory")
    with pytest.raises(FileError, match="kunde inte skrivas"):
        back_up(database, tmp_path / "kopia.andts")
    assert not (tmp_path / "kopia.andts").exists()
    database.close()
