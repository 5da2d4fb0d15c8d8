"""What of a drop on the window the program can take."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from andts_desktop.document import SUFFIX
from andts_desktop.exchange.plan_import import SUFFIXES

_ANSWERS = (".csv", ".json")
"""What answers may come as beside forms, answer files and the kinds of documents."""


def dropped(data: QMimeData, *, has_file: bool) -> tuple[Path, ...]:
    """Return the files of a drop: several, or a folder of them, only where they can be answers."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if not has_file:
        is_alone = len(paths) == 1 and paths[0].suffix.lower() in (SUFFIX, *SUFFIXES)
        return paths if is_alone else ()
    known = (SUFFIX, *SUFFIXES, *_ANSWERS)
    return tuple(path for path in paths if path.suffix.lower() in known or path.is_dir())
