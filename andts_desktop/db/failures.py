"""SQLite's errors in Swedish words."""

import sqlite3
from pathlib import Path

from andts_desktop.errors import FileError

_WORDS = {
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        "är skrivskyddad, och programmet avslutades mitt i en ändring förra gången. Ta bort "
        "skrivskyddet och öppna filen där den ligger; en kopia av den kan vara skadad."
    ),
    sqlite3.SQLITE_BUSY: (
        "är redan öppen i ett annat fönster eller på en annan dator. Stäng den där och försök igen."
    ),
    sqlite3.SQLITE_LOCKED: "är upptagen. Stäng andra program som använder filen och försök igen.",
    sqlite3.SQLITE_FULL: (
        "kunde inte sparas: disken är full. Frigör plats och gör om ändringen. Allt som var "
        "sparat finns kvar."
    ),
    sqlite3.SQLITE_READONLY: (
        "är skrivskyddad. Kopiera filen till en mapp där du får skriva och öppna kopian."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "är skadad eller avkortad. Öppna en säkerhetskopia, eller hämta en tidigare version från "
        "it-avdelningen. Filen är inte ändrad."
    ),
    sqlite3.SQLITE_NOTADB: (
        "är inte en fil från ANDTS Desktop. Öppna en fil som slutar på .andts."
    ),
    sqlite3.SQLITE_CANTOPEN: "kunde inte öppnas. Kontrollera att mappen finns och att du får läsa.",
    sqlite3.SQLITE_IOERR: (
        "kunde inte läsas eller skrivas: disken eller nätverket svarar inte. Kontrollera "
        "anslutningen och försök igen. Allt som var sparat finns kvar."
    ),
}


FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file gives: SQLite quotes what it stumbles on, which need not be letters."""


def damaged(path: Path) -> FileError:
    """Return the error for a file that is not whole."""
    return FileError(f"”{path.name}” {_WORDS[sqlite3.SQLITE_CORRUPT]}")


def unusable(path: Path, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
    """Return the error in words; one that says nothing of the world comes back as it is."""
    if isinstance(error, UnicodeDecodeError):
        return damaged(path)
    code = getattr(error, "sqlite_errorcode", None)
    words = _WORDS.get(code) or _WORDS.get(code & 0xFF) if code is not None else None
    return FileError(f"”{path.name}” {words}") if words else error
