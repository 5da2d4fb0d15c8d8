"""What the file says of itself: its own key, and the form that it is, where it is one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from andts_desktop.db.connection import sqlite_uri
from andts_desktop.db.data_file import DataFile

FILE_KEY = "file_key"
FORM_KEY = "form_key"
"""The name of what an answer file is sent out as."""


class SettingStore:
    """Reads and writes named texts of the file."""

    def __init__(self, file: DataFile) -> None:
        self._file = file

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store what is written inside, through any store of the file, all of it or nothing."""
        with self._file.writing():
            yield

    def get(self, name: str) -> str:
        """Return the text of that name, empty where there is none."""
        rows = self._file.rows("SELECT value FROM setting WHERE name = ?", name)
        return str(rows[0]["value"]) if rows else ""

    def put(self, name: str, value: str) -> None:
        """Store a text under its name, in place of an earlier one."""
        with self._file.writing() as database:
            database.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (name, value)
            )


def peeked(path: Path, name: str) -> str:
    """Return a text of a file that is not opened: empty where it has none or cannot be read.

    No lock is taken and nothing is checked, so that a look does no harm to a file that is open
    elsewhere; whoever goes on from here opens the file in earnest.
    """
    try:
        # Immutable, since SQLite would otherwise roll a half-written file back.
        uri = f"{sqlite_uri(path.resolve(), 'ro')}&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            # Anything but a table could go on for ever.
            kind = "SELECT 1 FROM sqlite_schema WHERE name = 'setting' AND type = 'table'"
            if connection.execute(kind).fetchone() is None:
                return ""
            query = "SELECT value FROM setting WHERE name = ?"
            row = connection.execute(query, (name,)).fetchone()
            return "" if row is None else str(row[0])
    except (OSError, sqlite3.Error):
        return ""
