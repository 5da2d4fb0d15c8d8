"""An open data file: reads, and writes that are stored whole or not at all."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from andts_desktop.db import connection
from andts_desktop.db.failures import unusable
from andts_desktop.db.version import version_of
from andts_desktop.errors import FileError

if TYPE_CHECKING:
    from andts_desktop.db.sqlite import Database

Row = Mapping[str, Any]


class DataFile:
    """A data file that this program holds; every store works through one.

    Reading needs the connection alone. sqlite-utils is loaded at the first write, so that a
    window with a file in it does not wait for it.
    """

    def __init__(
        self, path: Path, opened: sqlite3.Connection, *, is_read_only: bool = False
    ) -> None:
        self.path = path
        self.is_read_only = is_read_only
        self._connection = opened
        self._writer: Database | None = None

    @classmethod
    def create(cls, path: Path) -> "DataFile":
        """Make a new file; raises FileError."""
        return cls(path, connection.create(path))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> "DataFile":
        """Open a file, alone or only for reading; raises FileError."""
        opener = connection.open_for_reading if read_only else connection.open_for_writing
        return cls(path, opener(path), is_read_only=read_only)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return the rows of a query; `values` are bound to its question marks."""
        try:
            cursor = self._connection.execute(sql, values)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor]
        except sqlite3.Error as error:
            raise unusable(self.path, error) from error

    def tuples(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield a query's rows without names: for hundreds of thousands of them."""
        try:
            # Through a chain, which has no close: one left half-way may outlive the connection.
            yield from chain(self._connection.execute(sql, values))
        except sqlite3.Error as error:
            raise unusable(self.path, error) from error

    def keep(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Store what was computed from the file, once for each row, all or none of them.

        Nothing is stored in a file that is only read, nor inside a larger write; nor where the
        disk refuses, since it can be computed again. Needs no sqlite-utils, so that a window
        that only shows sums does not wait for it.
        """
        if self.is_read_only or self._connection.in_transaction:
            return
        try:
            self._connection.execute("BEGIN")
            self._connection.executemany(sql, rows)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            # Nothing happens here where SQLite has taken all of it back by itself.
            self._connection.rollback()
            found = unusable(self.path, error)
            if not isinstance(found, FileError):
                raise found from error

    @contextmanager
    def writing(self) -> Iterator["Database"]:
        """Give the database for writes that belong together; raises FileError.

        Whatever is raised inside, nothing of it is stored.
        """
        try:
            with self._database().atomic() as database:
                yield database
        except sqlite3.Error as error:
            raise unusable(self.path, error) from error

    def insert(self, table: str, row: Mapping[str, object]) -> int:
        """Store one row and return its id; raises FileError."""
        with self.writing() as database:
            return int(database.table(table).insert(dict(row)).last_pk or 0)

    def version(self) -> int:
        """Return the version of the file's tables."""
        return version_of(self._connection)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table holds."""
        tables = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        names = [row["name"] for row in tables if not row["name"].startswith(("_", "sqlite"))]
        return {name: self.rows(f"SELECT count(*) AS n FROM [{name}]")[0]["n"] for name in names}

    def problems(self) -> tuple[str, ...]:
        """Return what a full integrity check finds; empty for a sound file."""
        found = [str(row["integrity_check"]) for row in self.rows("PRAGMA integrity_check")]
        broken = [
            f"{row['table']}: {row['parent']}" for row in self.rows("PRAGMA foreign_key_check")
        ]
        return tuple(verdict for verdict in found if verdict != "ok") + tuple(broken)

    def _database(self) -> "Database":
        if self._writer is None:
            from andts_desktop.db.sqlite import Database

            self._writer = Database(self._connection, execute_plugins=False)
        return self._writer
