"""The tables, and every step that brought them there; append only."""

import sqlite3
from pathlib import Path

from andts_desktop.db import version
from andts_desktop.db.backup import back_up
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.decided_plans import FIRST_WITH_VERSIONS, freeze_decided
from andts_desktop.db.kept_sums import keep_sums
from andts_desktop.db.sqlite import Database, Migrations
from andts_desktop.db.statements import (
    DOCUMENTS_TO_PUBLISH,
    FIRST_TABLES,
    PLANS_OF_EVERY_SHAPE,
    SURVEYS_OF_MANY,
)
from andts_desktop.errors import FileError
from andts_desktop.files import free_path

migrations = Migrations("andts")


@migrations()
def m001_first_tables(database: Database) -> None:
    """Lay out plans, units, surveys and follow-up."""
    _execute_all(database, FIRST_TABLES)


@migrations()
def m002_plans_of_every_shape(database: Database) -> None:
    """Make room for time, substances, any chapters, versions, and plans in the trash."""
    _execute_all(database, PLANS_OF_EVERY_SHAPE)


@migrations()
def m003_surveys_of_many(database: Database) -> None:
    """Make room for every kind of answer, who takes part, what has happened, and sums."""
    _execute_all(database, SURVEYS_OF_MANY)
    # Sums that no longer follow from the answers must not outlive the write that changed them.
    for event, rows in (("INSERT", ("new",)), ("UPDATE", ("old", "new")), ("DELETE", ("old",))):
        drops = "".join(
            f" DELETE FROM tally WHERE round_id = {row}.round_id AND unit_id = {row}.unit_id;"
            for row in rows
        )
        database.execute(
            f"CREATE TRIGGER tally_after_{event.lower()} AFTER {event} ON answer BEGIN{drops} END"
        )


@migrations()
def m004_documents_to_publish(database: Database) -> None:
    """Make room for the documents' look, their chapters, and what has been handed over."""
    _execute_all(database, DOCUMENTS_TO_PUBLISH)


def _execute_all(database: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            database.execute(statement)


def apply(connection: sqlite3.Connection) -> None:
    """Apply what is pending and note the version, all of it or nothing."""
    database = Database(connection, execute_plugins=False)
    with database.atomic():
        migrations.apply(database)
        database.execute(f"PRAGMA user_version = {version.VERSION}")


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Migrate an older file after a verified copy beside it."""
    if version.version_of(connection) < 1:
        raise FileError(f"”{path.name}” är inte färdigskapad. Ta bort den och skapa en ny fil.")
    older = version.version_of(connection)
    copy = path.with_name(f"{path.stem} före version {version.VERSION}{path.suffix}")
    back_up(connection, free_path(copy))
    file = DataFile(path, connection)
    with file.writing():
        apply(connection)
        if older < FIRST_WITH_VERSIONS:
            freeze_decided(file)
    keep_sums(file)
