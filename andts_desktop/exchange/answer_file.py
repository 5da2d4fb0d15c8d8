"""Answer files (.json, .csv, .xlsx) as rows, exactly as they were written."""

import codecs
import csv
import io
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from andts_desktop.domain.answer_rows import AnswerRow
from andts_desktop.domain.json_source import syntax_fault
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.plan_import.safety import checked
from andts_desktop.exchange.plan_import.source import SourceKind
from andts_desktop.exchange.spreadsheet import text_of

COLUMNS = ("unit", "year", "question", "answer", "comment")
_SWEDISH = {
    "enhet": "unit",
    "år": "year",
    "fråga": "question",
    "svar": "answer",
    "kommentar": "comment",
}
MAX_BYTES = 50_000_000
"""A file larger than this is no answer file; 450,000 answers take about half."""


def read_answer_file(path: Path) -> tuple[AnswerRow, ...]:
    """Return the rows of an answer file; raises FileError in Swedish for what is no such file.

    The columns are unit, year, question, answer and comment (or enhet, år, fråga, svar,
    kommentar), in any order; comment may be missing.
    """
    readers = {".json": _read_json, ".csv": _read_csv, ".xlsx": _read_xlsx}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise FileError(
            f"”{path.name}” kan inte läsas in. Välj en fil som slutar på .json, .csv eller .xlsx."
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FileError(f"”{path.name}” är för stor för att vara en svarsfil (över 50 MB).")
        return reader(path)
    except FileNotFoundError:
        raise FileError(f"”{path}” finns inte. Har filen flyttats eller bytt namn?") from None
    except OSError as error:
        if isinstance(error, IsADirectoryError | PermissionError) and path.is_dir():
            raise FileError(f"”{path}” är en mapp, inte en svarsfil.") from error
        raise FileError(
            f"”{path.name}” kunde inte läsas ({reason(error)}). Stäng filen i andra program."
        ) from error


def _read_json(path: Path) -> tuple[AnswerRow, ...]:
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_JsonFields)
    except UnicodeDecodeError:
        raise FileError(f"”{path.name}” är inte sparad som UTF-8. Spara om den.") from None
    except json.JSONDecodeError as error:
        raise FileError(
            f"”{path.name}” är inte giltig JSON: rad {error.lineno}, tecken {error.colno}, "
            f"{syntax_fault(error)}."
        ) from None
    except RecursionError:
        raise FileError(f"”{path.name}” är för djupt nästlad för att vara en svarsfil.") from None
    except ValueError:
        raise FileError(f"”{path.name}” innehåller ett orimligt stort tal.") from None
    items = dict(value).get("answers") if isinstance(value, _JsonFields) else value
    if not isinstance(items, list) or not all(isinstance(item, _JsonFields) for item in items):
        raise FileError(f"”{path.name}” ska vara en lista med svar, ett objekt för varje svar.")
    columns = tuple(dict.fromkeys(_column(key) for item in items for key, _ in item))
    _check_columns(path, columns if items else COLUMNS)
    return tuple(_json_row(f"svar {number}", item) for number, item in enumerate(items, start=1))


class _JsonFields(list[tuple[str, object]]):
    """The fields of a JSON object as they stand, so that one written twice is seen."""


def _json_row(place: str, fields: _JsonFields) -> AnswerRow:
    values = [(_column(key), value) for key, value in fields if _column(key) in COLUMNS]
    names = [name for name, _ in values]
    twice = next((name for name in names if names.count(name) > 1), "")
    wrong = next((name for name, value in values if not _is_readable(name, value)), "")
    fault = f"”{twice}” står två gånger" if twice else ""
    fault = fault or (f"”{wrong}” har fel slags värde" if wrong else "")
    texts = {name: "" if value is None else str(value) for name, value in values}
    return _row(place, {} if fault else texts, fault)


def _is_readable(name: str, value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value is None or isinstance(value, str) or (is_number and name in {"year", "answer"})


def _read_csv(path: Path) -> tuple[AnswerRow, ...]:
    text = _decoded(path.read_bytes())
    first_line = text.partition("\n")[0]
    separator = max(";,\t", key=first_line.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        records = [tuple(line) for line in lines]
    except csv.Error:
        raise FileError(
            f"”{path.name}” går inte att tolka som en tabell. Spara den från Excel som "
            "”CSV UTF-8” eller, hellre, som .xlsx."
        ) from None
    return _table_rows(path, records[0] if records else (), records[1:])


def _decoded(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel in Sweden writes when asked for plain CSV.
        return data.decode("cp1252", errors="replace")


def _read_xlsx(path: Path) -> tuple[AnswerRow, ...]:
    file = checked(path)
    if file.kind is not SourceKind.XLSX:
        raise _no_workbook(path)
    try:
        with warnings.catch_warnings():
            # Of colours, drop-down lists and the like, which are no part of the answers.
            warnings.simplefilter("ignore")
            rows = list(_cells(file.data))
    except Exception:  # noqa: BLE001 - openpyxl lets through whatever it stumbles on in a file
        raise _no_workbook(path) from None
    header, *records = rows or [()]
    return _table_rows(path, header, records)


def _no_workbook(path: Path) -> FileError:
    return FileError(
        f"”{path.name}” är inte en Excel-fil som går att läsa. Öppna den i Excel och spara "
        "om den som .xlsx."
    )


def _cells(data: bytes) -> Iterator[tuple[str, ...]]:
    """Yield the texts of each row of the first sheet, which may end anywhere."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        # Programs write sizes that are too small.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            texts = [text_of(value) for value in row]
            while texts and not texts[-1]:
                texts.pop()
            yield tuple(texts)
    finally:
        book.close()


def _table_rows(
    path: Path, header: Sequence[str], records: Sequence[Sequence[str]]
) -> tuple[AnswerRow, ...]:
    columns = [_column(name) for name in header]
    _check_columns(path, columns)
    return tuple(
        _table_row(f"rad {number}", columns, record)
        for number, record in enumerate(records, start=2)
        if any(value.strip() for value in record)
    )


def _table_row(place: str, columns: Sequence[str], record: Sequence[str]) -> AnswerRow:
    needed = max(columns.index(name) for name in COLUMNS[:-1])
    if len(record) <= needed:
        return _row(place, {}, "raden har färre fält än rubrikraden")
    if any(value.strip() for value in record[len(columns) :]):
        return _row(place, {}, "raden har fler fält än rubrikraden")
    return _row(place, dict(zip(columns, record, strict=False)))


def _column(name: str) -> str:
    plain = name.strip().casefold()
    return _SWEDISH.get(plain, plain)


def _check_columns(path: Path, columns: Sequence[str]) -> None:
    missing = [name for name in COLUMNS[:-1] if name not in columns]
    if missing:
        raise FileError(
            f"”{path.name}” saknar kolumnen {', '.join(missing)}. Filen ska ha kolumnerna "
            f"{', '.join(COLUMNS)}."
        )
    twice = [name for name in COLUMNS if columns.count(name) > 1]
    if twice:
        raise FileError(f"”{path.name}” har kolumnen {', '.join(twice)} två gånger. Ta bort en.")


def _row(place: str, fields: Mapping[str, str], fault: str = "") -> AnswerRow:
    values = {name: cleaned_line(fields.get(name, "")) for name in COLUMNS[:-1]}
    comment = cleaned(fields.get("comment", "")).strip()
    return AnswerRow(place=place, comment=comment, fault=fault, **values)
