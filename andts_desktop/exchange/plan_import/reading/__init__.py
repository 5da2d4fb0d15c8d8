"""Foreign documents read into one shape: paragraphs, tables, and what was left out."""

import re
from collections.abc import Callable
from pathlib import Path

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.reading.composing import composed
from andts_desktop.exchange.plan_import.reading.placing import placed
from andts_desktop.exchange.plan_import.source import Progress, SourceDocument, SourceKind, ignore

PASTED = "Inklistrad text"
"""The name of what did not come from a file."""

_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<table|<head|<body)", re.IGNORECASE)


def read_source(path: Path, progress: Progress = ignore) -> SourceDocument:
    """Read a document by what it holds, whatever its name says; raises FileError.

    Nothing outside the file is fetched, run or written.
    """
    progress(0)
    file = safety.checked(path)
    if file.kind is SourceKind.TEXT and _HTML.match(file.data):
        from andts_desktop.exchange.plan_import.reading.text import decoded

        return _with_text(read_pasted("", decoded(file.data)), file.name)
    return _with_text(_reader(file.kind)(file.name, file.data, progress), file.name)


def _reader(kind: SourceKind) -> Callable[[str, bytes, Progress], SourceDocument]:
    """Return what reads a kind; its library is loaded only now, since start-up is a feature."""
    if kind is SourceKind.DOCX:
        from andts_desktop.exchange.plan_import.reading import word

        return word.read_word
    if kind is SourceKind.XLSX:
        from andts_desktop.exchange.plan_import.reading import excel

        return excel.read_excel
    if kind is SourceKind.ODT:
        from andts_desktop.exchange.plan_import.reading import open_text

        return open_text.read_odt
    if kind is SourceKind.PDF:
        from andts_desktop.exchange.plan_import.reading import pdf

        return pdf.read_pdf
    from andts_desktop.exchange.plan_import.reading import text

    return text.read_csv if kind is SourceKind.CSV else text.read_text


def read_pasted(text: str, html: str = "") -> SourceDocument:
    """Read what was pasted, by its HTML where that says something; raises FileError if empty."""
    from andts_desktop.exchange.plan_import.reading.gathering import MAX_CHARACTERS, Gathering
    from andts_desktop.exchange.plan_import.reading.pasted import html_blocks
    from andts_desktop.exchange.plan_import.reading.text import read_text

    gathering = Gathering()
    blocks = html_blocks(html[: 10 * MAX_CHARACTERS], gathering) if html.strip() else ()
    if blocks:
        return SourceDocument(PASTED, SourceKind.TEXT, blocks, left_out=gathering.left_out())
    if not text.strip():
        raise FileError("Det finns ingen text att klistra in. Kopiera planen och försök igen.")
    return read_text(PASTED, text.encode(), ignore)


def _with_text(document: SourceDocument, name: str) -> SourceDocument:
    """Return the document under its name, unless nothing could be read of it."""
    if not document.blocks:
        raise FileError(
            f"”{name}” har ingen text som går att läsa. Öppna den och se efter att det är rätt fil."
        )
    blocks = tuple(placed(tuple(map(composed, document.blocks))))
    return SourceDocument(name, document.kind, blocks, document.title, document.left_out)
