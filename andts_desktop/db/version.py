"""Which version a file's tables have; known without loading what makes them."""

import sqlite3

VERSION = 4
"""The number of migrations, kept in the file's PRAGMA user_version."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version that the file was last brought to."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return int(found)
