"""Read whatever a unit sends back: a filled-in PDF, an Excel form, or rows of answers."""

from dataclasses import replace
from pathlib import Path

from andts_desktop.domain.collection import FormKind, Known, ReturnedSheet, Unreadable
from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.safety import Checked, checked
from andts_desktop.exchange.plan_import.source import SourceKind
from andts_desktop.exchange.survey_forms.known_forms import is_empty, no_form, not_filled_in
from andts_desktop.exchange.survey_forms.recognising import is_form_workbook
from andts_desktop.exchange.survey_forms.row_reading import changed_at, read_rows

_ROW_SUFFIXES = (".csv", ".json", ".xlsx")


def read_returned(path: Path, known: Known) -> tuple[ReturnedSheet | Unreadable, ...]:
    """Return the answers in a returned file, or what is wrong with it and what to do.

    A form is one sheet; rows of answers are a sheet for each unit, year and instrument.
    """
    try:
        file = checked(path)
        form = _form(file, known)
        found = (form,) if form is not None else _rows(path, known)
    except FileError as error:
        return (Unreadable(path.name, str(error)),)
    return tuple(_settled(each, path) for each in found)


def _form(file: Checked, known: Known) -> ReturnedSheet | None:
    """Return the form that the file is; None where it is none but may hold rows of answers."""
    if file.kind is SourceKind.PDF:
        from andts_desktop.exchange.survey_forms.pdf_reading import read_pdf_form

        return read_pdf_form(file, known)
    if file.kind is SourceKind.XLSX and is_form_workbook(file.data):
        from andts_desktop.exchange.survey_forms.workbook_reading import read_form_workbook

        return read_form_workbook(file, known)
    return None


def _rows(path: Path, known: Known) -> tuple[ReturnedSheet | Unreadable, ...]:
    if path.suffix.lower() not in _ROW_SUFFIXES:
        raise no_form(path)
    return read_rows(path, known)


def _settled(found: ReturnedSheet | Unreadable, path: Path) -> ReturnedSheet | Unreadable:
    """Refuse a form that came back empty, and date one whose program did not."""
    if isinstance(found, Unreadable):
        return found
    if found.kind is not FormKind.ROWS and is_empty(found.answers):
        return not_filled_in(path.name)
    return found if found.saved_at else replace(found, saved_at=changed_at(path))
