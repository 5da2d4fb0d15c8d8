"""Name a file so that it finds room, and write it whole or not at all."""

import errno
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from andts_desktop.errors import FileError, reason

LONGEST_NAME = 120
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])", re.IGNORECASE)
"""Names that Windows keeps for its devices."""
_MOST_BYTES = 240
"""What a name may take of the 255 bytes of a disk, with room for a number and an ending."""

Checked = TypeVar("Checked")


def safe_name(words: str) -> str:
    """Return words as the name of a file, without its ending, that every system takes."""
    allowed = "".join(
        " " if sign in '<>:"/\\|?*' or not sign.isprintable() else sign for sign in words
    )
    short = " ".join(allowed.split())[:LONGEST_NAME].encode()[:_MOST_BYTES]
    name = short.decode(errors="ignore").strip(" .")
    return f"{name}_" if _OF_WINDOWS.fullmatch(name) else name


def free_path(path: Path) -> Path:
    """Return `path`, or with a number after its name if something is there already."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def write_whole(path: Path, data: bytes) -> None:
    """Write to a neighbour, flush it to the disk, then put it in the place of `path`.

    Raises FileError in Swedish; what stood at `path` before is untouched then.
    """
    write_checked(path, data, lambda _: None)


def write_checked(path: Path, data: bytes, check: Callable[[Path], Checked]) -> Checked:
    """Write as `write_whole` does, but let `check` read the neighbour before it is put in place.

    Raises what `check` raises too; what stood at `path` before is untouched then. Where a link
    stands there, what it leads to is replaced.
    """
    neighbour: Path | None = None
    try:
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        _refuse_place(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        neighbour = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        neighbour.chmod(0o666 & ~_umask())
        found = check(neighbour)
        neighbour.replace(path)
    except OSError as error:
        raise FileError(_why_not(path, error)) from error
    else:
        neighbour = None
        return found
    finally:
        if neighbour is not None:
            with suppress(OSError):
                neighbour.unlink()


def _refuse_place(path: Path) -> None:
    """Raise OSError for what is no file, and for a file that is not to be written to."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "is no file", str(path))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "is not to be written to", str(path))


def _umask() -> int:
    # The mask can only be read by setting it; mkstemp's own 0600 would lock colleagues out.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _why_not(path: Path, error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return f"”{path}” är en mapp. Välj ett filnamn i mappen i stället."
    if isinstance(error, FileNotFoundError):
        return f"Mappen ”{path.parent}” finns inte. Skapa den eller välj en annan plats."
    if isinstance(error, PermissionError):
        return (
            f"”{path}” kunde inte skrivas: filen är öppen i ett annat program, eller så saknas "
            "rätt att skriva där. Stäng filen eller välj en annan plats."
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC):
        return f"Disken är full: ”{path}” skrevs inte. Frigör plats och försök igen."
    return f"”{path}” kunde inte skrivas ({reason(error)}). Välj en annan plats."
