"""Open, check and close a data file."""

import os
import sqlite3
import stat
from contextlib import ExitStack
from pathlib import Path, PurePath

from andts_desktop.db import own_lock, version
from andts_desktop.db.failures import FAULTS, damaged, unusable
from andts_desktop.errors import FileError, reason

APPLICATION_ID = int.from_bytes(b"ANDT")
"""What marks a SQLite file as ours (PRAGMA application_id)."""

SUFFIX = ".andts"


class HeldConnection(sqlite3.Connection):
    """A connection that holds its file also against what SQLite's own lock does not stop."""

    _held: own_lock.Held | None = None

    def hold(self, path: Path, *, alone: bool) -> None:
        """Hold the file until the connection is closed; raises FileError."""
        self._held = own_lock.hold(path, alone=alone)

    def close(self) -> None:
        """Close the connection, then let go of the file."""
        super().close()
        if self._held is not None:
            self._held.let_go()


def create(path: Path) -> sqlite3.Connection:
    """Make a new file and leave it open; raises FileError where something stands there."""
    from andts_desktop.db import migrations

    if _stat(path) is not None:
        raise FileError(f"”{path}” finns redan. Välj ett annat namn, eller öppna filen.")
    if not path.parent.is_dir():
        raise FileError(f"Mappen ”{path.parent}” finns inte. Skapa den eller välj en annan plats.")
    with ExitStack() as undoing_on_failure:
        undoing_on_failure.callback(path.unlink, missing_ok=True)
        try:
            connection = _connect(path, "rwc")
            undoing_on_failure.callback(connection.close)
            _hold(connection)
            connection.hold(path, alone=True)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(connection)
            connection.execute("PRAGMA foreign_keys = ON")
        except sqlite3.Error as error:
            raise unusable(path, error) from error
        undoing_on_failure.pop_all()
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a file alone: lock, refuse a newer one, check, migrate, check keys, keys on.

    Raises FileError in Swedish for everything that stands in the way; the file is then as it
    was.
    """
    refuse_what_is_no_file(path)
    if not _is_writable(path):
        raise FileError(
            f"”{path.name}” är skrivskyddad. Kopiera filen till en mapp där du får skriva "
            "(till exempel Dokument) och öppna kopian."
        )
    if not os.access(path.parent, os.W_OK):
        raise FileError(
            f"I mappen ”{path.parent}” får du inte skriva, och då kan inget sparas i "
            f"”{path.name}”. Kopiera filen till en mapp där du får skriva och öppna kopian."
        )
    with ExitStack() as closing_on_failure:
        try:
            connection = _connect(path, "rw")
            closing_on_failure.callback(connection.close)
            connection.hold(path, alone=True)
            _hold(connection)
            check(connection, path)
            if version.version_of(connection) < version.VERSION:
                from andts_desktop.db import migrations

                migrations.bring_up_to_date(connection, path)
            _check_foreign_keys(connection, path)
            connection.execute("PRAGMA foreign_keys = ON")
        except FAULTS as error:
            raise unusable(path, error) from error
        closing_on_failure.pop_all()
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open a file that is only read; works on a write-protected one too.

    What a program that died left half written is taken back first, where that may be done.
    Raises FileError as `open_for_writing` does, and for a file of an older version, which must
    be opened in the program once.
    """
    refuse_what_is_no_file(path)
    with ExitStack() as closing_on_failure:
        try:
            connection = _connect(path, "rw" if _is_writable(path) else "ro")
            closing_on_failure.callback(connection.close)
            connection.hold(path, alone=False)
            connection.execute("PRAGMA query_only = ON")
            check(connection, path)
            if version.version_of(connection) < version.VERSION:
                raise FileError(
                    f"”{path.name}” är gjord med en äldre version. Öppna den i programmet en "
                    "gång, så uppdateras den."
                )
            _check_foreign_keys(connection, path)
        except FAULTS as error:
            raise unusable(path, error) from error
        closing_on_failure.pop_all()
    return connection


def _connect(path: Path, mode: str) -> HeldConnection:
    connection = sqlite3.connect(
        sqlite_uri(path.resolve(), mode),
        uri=True,
        timeout=1.0,
        isolation_level=None,
        check_same_thread=True,
        factory=HeldConnection,
    )
    # A rollback journal, not WAL: a copied .andts is then the whole truth, also on a stick or a
    # network share, and a kill leaves at most a journal that the next opening rolls back.
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def sqlite_uri(path: PurePath, mode: str) -> str:
    """Return the address by which SQLite opens an absolute path, "?" and "#" in it quoted.

    A network share, which resolve() also makes of a drive letter on Windows, is named in the
    path: SQLite refuses a host in the address.
    """
    address = path.as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode={mode}"


def _hold(connection: sqlite3.Connection) -> None:
    # An exclusive lock that the system itself lets go of when the program dies, so that no
    # stale lock file can keep a user out.
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _is_writable(path: Path) -> bool:
    # Asked of the file itself too, since the superuser may write whatever its mode says.
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def _stat(path: Path) -> os.stat_result | None:
    """Return what the system knows of the path, None where nothing stands there."""
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        # A name that is too long, or a folder that may not be looked into.
        raise FileError(
            f"”{path}” kan inte användas ({reason(error)}). Välj ett annat namn eller en annan "
            "plats."
        ) from error


def refuse_what_is_no_file(path: Path) -> None:
    """Raise FileError for what is missing, no data file, or newer than the program."""
    found = _stat(path)
    if found is None:
        raise FileError(f"”{path}” finns inte. Har filen flyttats eller bytt namn?")
    if stat.S_ISDIR(found.st_mode):
        raise FileError(f"”{path}” är en mapp, inte en fil. Öppna en fil som slutar på {SUFFIX}.")
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except OSError as error:
        raise FileError(
            f"”{path.name}” kunde inte läsas ({reason(error)}). Fråga it-avdelningen om rätt "
            "att läsa filen."
        ) from error
    if head[:16] != b"SQLite format 3\x00":
        raise FileError(
            f"”{path.name}” är inte en fil från ANDTS Desktop. Öppna en fil som slutar på {SUFFIX}."
        )
    if len(head) < 100:
        raise FileError(f"”{path.name}” är avkortad. Öppna en säkerhetskopia.")
    # Read from the head (https://sqlite.org/fileformat.html), since only looking into another
    # program's file through SQLite can change it.
    _refuse_what_is_not_ours(path, int.from_bytes(head[68:72]), int.from_bytes(head[60:64]))


def _refuse_what_is_not_ours(path: Path, application_id: int, found: int) -> None:
    if application_id != APPLICATION_ID:
        raise FileError(
            f"”{path.name}” är en databas från ett annat program. Öppna en fil som slutar på "
            f"{SUFFIX}."
        )
    if found > version.VERSION:
        raise FileError(
            f"”{path.name}” är gjord med en nyare version av ANDTS Desktop. Uppdatera "
            "programmet och öppna filen igen. Filen är inte ändrad."
        )


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise FileError for a damaged file."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size < pages * size:
        # SQLite does not mind a last page that is cut in a place where nothing is written yet.
        raise FileError(f"”{path.name}” är avkortad. Öppna en säkerhetskopia.")
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise FileError(
            f"”{path.name}” är skadad. Öppna en säkerhetskopia, eller hämta en tidigare version "
            f"från it-avdelningen. Filen är inte ändrad. (Teknisk orsak: {verdict})"
        )


def _check_foreign_keys(connection: sqlite3.Connection, path: Path) -> None:
    try:
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.OperationalError as error:
        raise damaged(path) from error
    if broken is not None:
        raise FileError(
            f"”{path.name}” är skadad: uppgifter i ”{broken[0]}” saknar det de hör till. Öppna "
            "en säkerhetskopia. Filen är inte ändrad."
        )
