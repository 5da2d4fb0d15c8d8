"""One document on its way into the program: as it was read, and as it was understood."""

from dataclasses import dataclass, replace
from pathlib import Path

from andts_desktop.exchange.plan_import.source import (
    Progress,
    SourceDocument,
    SourceKind,
    ignore,
)
from andts_desktop.exchange.plan_import.understood import Choices, Understood

_READ = 70
"""How much of the work is reading, in percent; understanding is the rest."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was read; nothing of it is stored yet.

    `is_exact` tells a workbook that this program wrote: there is nothing to guess in it.
    """

    source: SourceDocument
    understood: Understood
    is_exact: bool = False


def import_document(path: Path, progress: Progress = ignore) -> Imported:
    """Read a document and understand it; raises AndtsError, and what `progress` raises."""
    own = _own_workbook(path)
    if own is None:
        from andts_desktop.exchange.plan_import.reading import read_source

        source = read_source(path, lambda percent: progress(percent * _READ // 100))
        rest = 100 - _READ
        own = _understand(source, lambda percent: progress(_READ + percent * rest // 100))
    progress(100)
    return own


def import_pasted(text: str, html: str = "") -> Imported:
    """Understand what was copied in another program; raises FileError where it is nothing."""
    from andts_desktop.exchange.plan_import.reading import read_pasted

    return _understand(read_pasted(text, html))


def understand_again(imported: Imported, choices: Choices, progress: Progress = ignore) -> Imported:
    """Understand the same document anew, with what the user decided."""
    if imported.is_exact:
        return imported
    from andts_desktop.exchange.plan_import.understanding import understand

    return replace(imported, understood=understand(imported.source, choices, progress))


def _understand(source: SourceDocument, progress: Progress = ignore) -> Imported:
    from andts_desktop.exchange.plan_import.understanding import understand

    return Imported(source, understand(source, Choices(), progress))


def _own_workbook(path: Path) -> Imported | None:
    if path.suffix.lower() != ".xlsx":
        return None
    from andts_desktop.exchange.plan_import.safety import checked
    from andts_desktop.exchange.plan_workbook import is_own_workbook, understand_workbook

    found = checked(path)
    if found.kind is not SourceKind.XLSX or not is_own_workbook(found.data):
        return None
    source = SourceDocument(found.name, found.kind, ())
    return Imported(source, understand_workbook(found.data, found.name), is_exact=True)
