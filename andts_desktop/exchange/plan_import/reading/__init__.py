"""Foreign documents read into one shape: paragraphs, tables, and what was left out."""

from pathlib import Path

from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.plan_import.source import Progress, SourceDocument


def ignore(_percent: int) -> None:
    """Take no notice of progress."""


def read_source(path: Path, progress: Progress = ignore) -> SourceDocument:
    """Read a document by what it holds, whatever its name says; raises FileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError(f"”{path.name}” går inte att läsa: {reason(error)}.") from error
    if data.startswith(b"%PDF"):
        from andts_desktop.exchange.plan_import.reading.pdf import read_pdf

        return read_pdf(path.name, data, progress)
    from andts_desktop.exchange.plan_import.reading.word import BROKEN, read_word

    try:
        return read_word(path.name, data, progress)
    except BROKEN as error:
        raise FileError(f"”{path.name}” går inte att läsa: filen är skadad.") from error
