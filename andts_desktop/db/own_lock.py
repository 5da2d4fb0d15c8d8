"""A lock beside SQLite's own, since POSIX lets go of that one too easily.

On POSIX a process loses its locks on a file as soon as anything in it closes that file, and a
file dialog that looks into the file for its kind does just that. This lock lies in a file of its
own among the user's, named after the data file, so that nothing else opens it; the system lets
go of it when the program dies. Windows keeps locks by handle and needs none.
"""

import os
from contextlib import suppress
from pathlib import Path

from andts_desktop import paths
from andts_desktop.errors import FileError


class Held:
    """A lock that is held until it is let go of, or nothing refers to it any more."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor: int | None = descriptor

    def let_go(self) -> None:
        """Let go of the lock; a second time does nothing."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def __del__(self) -> None:
        self.let_go()


def hold(path: Path, *, alone: bool) -> Held | None:
    """Hold a data file, alone or with others that read.

    Returns None where there is no such lock to be had, and SQLite's must do. Raises FileError
    where another program holds the file.
    """
    try:
        import fcntl
    except ImportError:
        return None
    held: Held | None = None
    with suppress(OSError):
        held = Held(os.open(_place(path), os.O_RDWR | os.O_CREAT, 0o600))
    if held is None or held.descriptor is None:
        return None
    try:
        fcntl.flock(held.descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FileError(
            f"”{path.name}” är redan öppen i ett annat fönster. Stäng den där och försök igen."
        ) from None
    except OSError:
        return None
    return held


def _place(path: Path) -> Path:
    found = path.stat()
    return paths.user_locks() / f"{found.st_dev:x}-{found.st_ino:x}"
