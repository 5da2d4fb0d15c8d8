"""Answer files: a unit's own small .andts file with one round, sent out and taken back."""

import datetime as dt
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from andts_desktop.db.memory_file import READING_FAULTS, MemoryFile, new_file, read_file
from andts_desktop.db.setting_store import FORM_KEY, SettingStore, peeked
from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.domain.brand import PLAIN, Brand
from andts_desktop.domain.collection import (
    FormKey,
    FormKind,
    ReturnedAnswer,
    ReturnedSheet,
    SurveyForm,
)
from andts_desktop.domain.form_key import key_text, parse_key
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.participation import UNTOUCHED
from andts_desktop.domain.sent_answers import parse_sent, sent_of, sent_text
from andts_desktop.domain.survey import Answer, AnswerSheet, SheetState, SurveyRound
from andts_desktop.domain.units import Unit
from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.safety import library

SUFFIX = ".andts"

_SENDER = "form_sender"
_DUE = "form_due"
_SENT = "form_sent"


@dataclass(frozen=True, slots=True)
class SentForm:
    """What an answer file knows of itself: what it is for, whom it goes back to, and when."""

    key: FormKey
    sender: str
    due: str


@dataclass(frozen=True, slots=True)
class EarlierSheet:
    """What the unit answered in an earlier year, to be seen beside this year's."""

    year: int
    instrument: Instrument
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """What an answer file holds: the form, the unit it is for, and its earlier years.

    `brand` is how the form looks where it is printed.
    """

    form: SurveyForm
    unit: Unit
    earlier: tuple[EarlierSheet, ...] = ()
    brand: Brand = PLAIN


def answer_file_bytes(wanted: AnswerFile) -> bytes:
    """Return an ordinary data file with this round and unit alone; touches no other file."""
    file = new_file(Path(f"{wanted.unit.name}{SUFFIX}"))
    try:
        form = wanted.form
        key = form.key
        settings, surveys = SettingStore(file), SurveyStore(file)
        settings.put(FORM_KEY, key_text(key))
        settings.put(_SENDER, form.sender)
        settings.put(_DUE, form.due)
        settings.put(_SENT, sent_text(sent_of(form.answers)))
        UnitStore(file).put(wanted.unit)
        for each in wanted.earlier:
            _add(surveys, wanted.unit, each)
        _add(surveys, wanted.unit, EarlierSheet(key.year, form.instrument, form.answers))
        return file.content()
    finally:
        file.close()


def _add(surveys: SurveyStore, unit: Unit, sheet: EarlierSheet) -> None:
    surveys.freeze(sheet.instrument)
    round_id = surveys.add_round(sheet.instrument.id, sheet.year)
    surveys.put_answers([AnswerSheet(round_id, unit.id, sheet.answers)])


def sent_form(settings: SettingStore) -> SentForm | None:
    """Return what an open file was sent out as, None for any other file."""
    key = parse_key(settings.get(FORM_KEY))
    return None if key is None else SentForm(key, settings.get(_SENDER), settings.get(_DUE))


def answer_file_key(path: Path) -> FormKey | None:
    """Return what a data file that was sent out is for; None for any other file."""
    return parse_key(peeked(path, FORM_KEY)) if path.suffix.lower() == SUFFIX else None


def read_answer_file(path: Path) -> ReturnedSheet:
    """Read a returned answer file without opening it; raises FileError.

    Answers that wait to be confirmed come as they are: they count as none.
    """
    with library(path.name, *READING_FAULTS), closing(read_file(path)) as file:
        return _read(file, path)


def _read(file: MemoryFile, path: Path) -> ReturnedSheet:
    key = parse_key(SettingStore(file).get(FORM_KEY))
    if key is None:
        raise FileError(
            f"”{path.name}” är ingen svarsfil: den har skapats för sig och hör inte till "
            "någon omgång här. Öppna den för sig, eller be enheten om svarsfilen."
        )
    surveys = SurveyStore(file)
    wanted = (key.instrument_id, key.year)
    found = next((e for e in surveys.rounds() if (e.instrument_id, e.year) == wanted), None)
    if found is None:
        raise FileError(
            f"”{path.name}” har inga svar: omgången {key.year} är borttagen i filen. Skicka en ny "
            "svarsfil till enheten."
        )
    entry = SheetStore(file).entries(found.id).get(key.unit_id, UNTOUCHED)
    return ReturnedSheet(
        path.name,
        FormKind.ANSWER_FILE,
        key,
        _answers(surveys, found, key.unit_id),
        _saved_at(path),
        is_ready=entry.state is not SheetState.DRAFT,
        sent=parse_sent(SettingStore(file).get(_SENT)),
    )


def _answers(
    surveys: SurveyStore, survey_round: SurveyRound, unit_id: UnitId
) -> tuple[ReturnedAnswer, ...]:
    sheet = surveys.sheet(survey_round.id, unit_id)
    questions = surveys.instrument(survey_round.instrument_id).questions()
    return tuple(
        ReturnedAnswer(f"fråga {number}", question.id, sheet.answer(question.id))
        for number, question in enumerate(questions, start=1)
    )


def _saved_at(path: Path) -> str:
    changed = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return changed.strftime("%Y-%m-%dT%H:%M")
