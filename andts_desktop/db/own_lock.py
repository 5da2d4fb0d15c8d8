"""A lock beside SQLite's own, since POSIX lets go of that one too easily.

On POSIX a process loses its locks on a file as soon as anything in it closes that file, and a
file dialog that looks into the file for its kind does just that. This lock lies in a file of its
own among the user's, named after the data file, so that nothing else opens it; the system lets
go of it when the program dies. Windows keeps locks by handle and needs none.
"""

from contextlib import suppress
from pathlib import Path
from typing import IO

from andts_desktop import paths
from andts_desktop.errors import FileError


def hold(path: Path, *, alone: bool) -> IO[bytes] | None:
    """Hold a data file, alone or with others that read; close what is returned to let go.

    Returns None where there is no such lock to be had, and SQLite's must do. Raises FileError
    where another program holds the file.
    """
    try:
        import fcntl
    except ImportError:
        return None
    held: IO[bytes] | None = None
    with suppress(OSError):
        # Opened for adding: whoever holds it has nothing to lose by our coming.
        held = _place(path).open("ab")
    if held is None:
        return None
    try:
        fcntl.flock(held, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise FileError(
            f"”{path.name}” är redan öppen i ett annat fönster. Stäng den där och försök igen."
        ) from None
    except OSError:
        held.close()
        return None
    return held


def _place(path: Path) -> Path:
    found = path.stat()
    return paths.user_locks() / f"{found.st_dev:x}-{found.st_ino:x}"
