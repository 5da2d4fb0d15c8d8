"""Answer files (.json, .csv, .xlsx) as rows, exactly as they were written."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.domain.answer_rows import AnswerRow
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import FileError

if TYPE_CHECKING:
    import pandas as pd

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
        raise FileError(
            f"”{path.name}” kunde inte läsas ({error.strerror}). Stäng filen i andra program."
        ) from error


def _read_json(path: Path) -> tuple[AnswerRow, ...]:
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise FileError(f"”{path.name}” är inte sparad som UTF-8. Spara om den.") from None
    except json.JSONDecodeError as error:
        raise FileError(
            f"”{path.name}” är inte giltig JSON: rad {error.lineno}, tecken {error.colno}."
        ) from None
    except RecursionError:
        raise FileError(f"”{path.name}” är för djupt nästlad för att vara en svarsfil.") from None
    items = value.get("answers") if isinstance(value, dict) else value
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise FileError(f"”{path.name}” ska vara en lista med svar, ett objekt för varje svar.")
    columns = tuple(dict.fromkeys(_column(key) for item in items for key in item))
    _check_columns(path, columns if items else COLUMNS)
    return tuple(
        _row(f"svar {number}", {_column(key): _text(item[key]) for key in item})
        for number, item in enumerate(items, start=1)
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _read_csv(path: Path) -> tuple[AnswerRow, ...]:
    import pandas as pd

    data = path.read_bytes()
    text = _decoded(data)
    first_line = text.partition("\n")[0]
    separator = max(";,\t", key=first_line.count)
    try:
        from io import StringIO

        frame = pd.read_csv(
            StringIO(text), sep=separator, dtype=str, keep_default_na=False, index_col=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError):
        raise FileError(
            f"”{path.name}” går inte att tolka som en tabell. Spara den från Excel som "
            "”CSV UTF-8” eller, hellre, som .xlsx."
        ) from None
    return _frame_rows(path, frame)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel in Sweden writes when asked for plain CSV.
        return data.decode("cp1252", errors="replace")


def _read_xlsx(path: Path) -> tuple[AnswerRow, ...]:
    import pandas as pd

    try:
        frame = pd.read_excel(path, dtype=str, keep_default_na=False, engine="openpyxl")
    except (ValueError, KeyError, zipfile.BadZipFile, EOFError):
        raise FileError(
            f"”{path.name}” är inte en Excel-fil som går att läsa. Öppna den i Excel och spara "
            "om den som .xlsx."
        ) from None
    return _frame_rows(path, frame)


def _frame_rows(path: Path, frame: "pd.DataFrame") -> tuple[AnswerRow, ...]:
    columns = [_column(str(name)) for name in frame.columns]
    _check_columns(path, columns)
    rows = (dict(zip(columns, map(_text, record), strict=True)) for record in frame.to_numpy())
    return tuple(
        _row(f"rad {number}", row)
        for number, row in enumerate(rows, start=2)
        if any(value.strip() for value in row.values())
    )


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


def _row(place: str, fields: Mapping[str, str]) -> AnswerRow:
    values = {name: cleaned_line(fields.get(name, "")) for name in COLUMNS[:-1]}
    return AnswerRow(place=place, comment=cleaned(fields.get("comment", "")).strip(), **values)
