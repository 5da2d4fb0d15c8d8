"""Verified copies of a data file."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from andts_desktop.errors import FileError


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy an open file to `target` and read the copy back.

    Raises FileError where the copy could not be made or does not check out; what was begun is
    then taken away, and what stood at `target` before is untouched.
    """
    if target.exists():
        raise FileError(
            f"”{target}” finns redan, så säkerhetskopian kunde inte läggas där. Flytta den filen "
            "och öppna igen."
        )
    with ExitStack() as undoing_on_failure:
        undoing_on_failure.callback(target.unlink, missing_ok=True)
        _copy(connection, target)
        undoing_on_failure.pop_all()


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    try:
        with closing(sqlite3.connect(target)) as copy:
            connection.backup(copy)
            (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise FileError(_failed(target)) from error
    if verdict != "ok":
        raise FileError(_failed(target))


def _failed(target: Path) -> str:
    return (
        f"Säkerhetskopian ”{target}” kunde inte skrivas, så filen är inte ändrad. Frigör plats "
        "på disken och försök igen."
    )
