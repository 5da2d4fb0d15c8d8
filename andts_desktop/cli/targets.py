"""Refuse to write over what must not be written over."""

from contextlib import suppress
from pathlib import Path

from andts_desktop.document import SUFFIX
from andts_desktop.errors import FileError


def check_target(path: Path, suffix: str | tuple[str, ...], source: Path | None) -> None:
    """Raise FileError where `path` is no place for a document that ends with `suffix`.

    A data file is never written over, whatever it is called.
    """
    suffixes = (suffix,) if isinstance(suffix, str) else suffix
    names = " eller ".join(filter(None, (", ".join(suffixes[:-1]), suffixes[-1])))
    if is_folder(path):
        raise FileError(f"”{path}” är en mapp. Ange en fil i mappen, som slutar på {names}.")
    if path.suffix.lower() == SUFFIX or _is_same(path, source) or _is_database(path):
        raise FileError(
            f"”{path}” är en fil med uppgifter och skrivs inte över. Välj ett namn som slutar "
            f"på {names}."
        )
    if path.suffix.lower() not in suffixes:
        raise FileError(f"”{path}” ska sluta på {names}. Välj ett annat namn.")


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder with that name."""
    with suppress(OSError):  # a name that is too long, which writing will tell
        return path.is_dir()
    return False


def _is_same(path: Path, source: Path | None) -> bool:
    with suppress(OSError):
        return source is not None and path.samefile(source)
    return False


def _is_database(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as stream:
        return stream.read(15) == b"SQLite format 3"
    return False
