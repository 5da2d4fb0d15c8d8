"""Tell a returned form from any other file, without reading all of it."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from andts_desktop.domain.form_key import PREFIX
from andts_desktop.exchange.plan_import.safety import MAX_FILE
from andts_desktop.exchange.survey_forms.form_sheet import MARK
from andts_desktop.exchange.survey_forms.pdf_print import first_text

FORM_SUFFIXES = (".pdf", ".xlsx", ".csv", ".json")
"""The kinds of file that answers come back in, beside the program's own answer files."""
_ENOUGH = 1_000_000
_BEGINNING = 4_000
_MARKED_PART = "xl/workbook.xml"
_COLUMNS = (re.compile(r"\b(unit|enhet)\b"), re.compile(r"\b(question|fråga)\b"))
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(OSError, EOFError, KeyError, ValueError),
)


def looks_like_form(path: Path) -> bool:
    """Tell whether the file seems to be a returned form or rows of answers.

    A printed form counts as one, so that it is told what is wrong with it. Never raises: what
    cannot be read is no form.
    """
    suffix = path.suffix.lower()
    try:
        if suffix not in FORM_SUFFIXES or not path.is_file() or path.stat().st_size > MAX_FILE:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    if suffix == ".pdf":
        return _is_form_pdf(data)
    if suffix == ".xlsx":
        return is_form_workbook(data) or _has_columns(_first_row(data))
    return _has_columns(_beginning(data))


def is_form_workbook(data: bytes) -> bool:
    """Tell whether the bytes are an Excel form of ours, whoever saved it since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_MARKED_PART) as part:
            return MARK.encode() in part.read(_ENOUGH)
    except _ZIP_FAULTS:
        return False


def _is_form_pdf(data: bytes) -> bool:
    sign = f"{PREFIX}|".encode()
    return sign in data or _has_key(data) or sign.decode() in first_text(data, pages=1)


def _has_key(data: bytes) -> bool:
    """Look for the key where readers have packed it away."""
    import pikepdf

    from andts_desktop.domain.form_fields import KEY_ENTRY

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return KEY_ENTRY in pdf.docinfo
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return False


def _first_row(data: bytes) -> str:
    """Return the texts of a workbook's first row that says something."""
    from andts_desktop.errors import FileError
    from andts_desktop.exchange.spreadsheet import read_sheets

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _ENOUGH * 50:
                return ""
        rows = next(iter(read_sheets(data, "").values()), ())
    except (FileError, *_ZIP_FAULTS):
        return ""
    return " ".join(rows[0].texts) if rows else ""


def _beginning(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:_BEGINNING].decode("utf-16", "replace")
    text = data[:_BEGINNING].decode("utf-8-sig", "replace")
    return text if "\ufffd" not in text else data[:_BEGINNING].decode("cp1252", "replace")


def _has_columns(text: str) -> bool:
    return all(column.search(text.casefold()) for column in _COLUMNS)
