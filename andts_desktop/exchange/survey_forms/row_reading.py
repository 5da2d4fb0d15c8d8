"""Read answers as rows of a table, which know their unit and year by name: one sheet for each."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from andts_desktop.domain.answer_rows import AnswerRow, check_rows
from andts_desktop.domain.collection import (
    FormKey,
    FormKind,
    Known,
    ReturnedAnswer,
    ReturnedSheet,
    Unreadable,
)
from andts_desktop.domain.form_key import digest
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import Unit
from andts_desktop.exchange.answer_file import read_answer_file

_Found = tuple[ReturnedSheet | Unreadable, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Which unit, year and instrument some rows are about."""

    unit: Unit
    year: int
    instrument: Instrument


def read_rows(path: Path, known: Known) -> _Found:
    """Return a sheet for each unit, year and instrument, and what the other rows lack.

    Raises FileError for what is no table of answers.
    """
    rows = read_answer_file(path)
    units = {cleaned_line(unit.name).casefold(): unit for unit in known.units}
    placed: dict[_Sheet, list[AnswerRow]] = {}
    lost: dict[str, list[str]] = {}
    for row in rows:
        sheet = _sheet_of(row, known, units)
        if isinstance(sheet, str):
            lost.setdefault(sheet, []).append(row.place)
        else:
            placed.setdefault(sheet, []).append(row)
    sheets = tuple(_returned(path, known, each, rows) for each, rows in placed.items())
    found: _Found = (*sheets, *_unreadable(path.name, lost))
    return found or (Unreadable(path.name, f"”{path.name}” har inga svar."),)


def _sheet_of(row: AnswerRow, known: Known, units: Mapping[str, Unit]) -> _Sheet | str:
    """Return where a row belongs, or in Swedish why it belongs nowhere."""
    if row.fault:
        return row.fault
    unit = units.get(cleaned_line(row.unit).casefold())
    if unit is None:
        return f"enheten ”{row.unit}” finns inte i filen"
    rounds = [(each.year, asked) for each, asked in known.rounds if str(each.year) == row.year]
    if not rounds:
        return f"”{row.year}” är inget år med en enkätomgång"
    asking = [each for each in rounds if each[1].question(QuestionId(row.question)) is not None]
    if len(asking) != 1:
        many = "flera av årets enkäter" if asking else "inte i årets enkät"
        return f"frågan ”{row.question}” finns {'i ' if asking else ''}{many}"
    return _Sheet(unit, *asking[0])


def _returned(path: Path, known: Known, sheet: _Sheet, rows: list[AnswerRow]) -> ReturnedSheet:
    asked = sheet.instrument
    key = FormKey(
        *(known.file_key, asked.id, asked.version, digest(asked)),
        *(sheet.year, sheet.unit.id, sheet.unit.name),
    )
    answers = tuple(_answers(rows, sheet))
    return ReturnedSheet(path.name, FormKind.ROWS, key, answers, changed_at(path))


def _answers(rows: list[AnswerRow], sheet: _Sheet) -> Iterator[ReturnedAnswer]:
    seen: dict[str, str] = {}
    for row in rows:
        first = seen.setdefault(row.question, row.place)
        problem = f"samma enhet, år och fråga finns redan på {first}" if first != row.place else ""
        if not problem and not (row.answer.strip() or row.comment):
            continue
        placed, problems = check_rows([row], [row.unit], {sheet.year: sheet.instrument})
        problem = problem or "; ".join(each.removeprefix(f"{row.place}: ") for each in problems)
        answer = None if problem else placed[0].answer
        yield ReturnedAnswer(row.place, QuestionId(row.question), answer, problem)


def _unreadable(name: str, lost: Mapping[str, list[str]]) -> Iterator[Unreadable]:
    for reason, places in lost.items():
        rows = places[0] if len(places) == 1 else f"{places[0]} och {len(places) - 1} till"
        yield Unreadable(name, f"{rows}: {reason}.")


def changed_at(path: Path) -> str:
    """Return when a file was last changed, as local time to the minute in ISO."""
    moment = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).astimezone()
    return moment.strftime("%Y-%m-%dT%H:%M")
