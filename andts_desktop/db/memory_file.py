"""Whole data files in memory: made to be handed out, and read without being opened."""

import sqlite3
from contextlib import ExitStack
from pathlib import Path

from andts_desktop.db import connection, migrations, version
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.failures import FAULTS, unusable
from andts_desktop.errors import FileError, reason

_JOURNAL = bytes.fromhex("d9d505f920a163d7")
"""What a journal begins with while its file is half written (https://sqlite.org/fileformat.html).

A program that holds a file alone leaves the journal there, with this blanked out.
"""


READING_FAULTS: tuple[type[Exception], ...] = (
    *(sqlite3.Error, ValueError, TypeError, ArithmeticError),
    *(KeyError, AttributeError),
)
"""What reading raises over a file that some other program has written in."""


class MemoryFile(DataFile):
    """A data file that lies nowhere but here."""

    def content(self) -> bytes:
        """Return the file as it would lie on the disk."""
        return self._connection.serialize()


def new_file(path: Path) -> MemoryFile:
    """Return an empty file that lies nowhere; `path` is what it is called in errors."""
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
    migrations.apply(opened)
    opened.execute("PRAGMA foreign_keys = ON")
    return MemoryFile(path, opened)


def read_file(path: Path) -> MemoryFile:
    """Read a file into memory and bring it up to date there; the file itself is left alone.

    It may be open in another program, write-protected, or of an older version. Raises
    FileError for one that is no data file, newer than the program, damaged, or left half
    written by a program that died.
    """
    connection.refuse_what_is_no_file(path)
    journal = path.with_name(f"{path.name}-journal")
    try:
        data = path.read_bytes()
        is_half_written = journal.exists() and _is_hot(journal)
    except OSError as error:
        raise FileError(f"”{path.name}” kunde inte läsas ({reason(error)}).") from error
    if is_half_written:
        raise FileError(
            f"”{path.name}” sparas just nu, eller stängdes inte som den skulle. Öppna den i "
            "programmet, stäng den och försök igen."
        )
    with ExitStack() as closing_on_failure:
        try:
            opened = sqlite3.connect(":memory:", isolation_level=None)
            closing_on_failure.callback(opened.close)
            opened.deserialize(data)
            connection.check(opened, path)
            _refuse_what_computes(opened, path)
            if version.version_of(opened) < version.VERSION:
                migrations.apply(opened)
        except FAULTS as error:
            raise unusable(path, error) from error
        closing_on_failure.pop_all()
    return MemoryFile(path, opened)


def _refuse_what_computes(opened: sqlite3.Connection, path: Path) -> None:
    """Raise FileError for what could go on for ever when it is read, and that is never ours."""
    found = opened.execute(
        "SELECT 1 FROM sqlite_schema WHERE type = 'view' OR sql LIKE 'CREATE VIRTUAL%'"
        " OR (type = 'trigger' AND name NOT LIKE 'tally_after_%')"
    ).fetchone()
    if found is not None:
        raise FileError(
            f"”{path.name}” har delar som inte kommer från ANDTS Desktop och läses inte. Be den "
            "som skickade filen om den som den sparades i programmet."
        )


def _is_hot(journal: Path) -> bool:
    with journal.open("rb") as stream:
        return stream.read(len(_JOURNAL)) == _JOURNAL
