"""Read an Excel form that has been filled in, also after people have moved its columns."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from andts_desktop.domain.collection import FormKind, Known, ReturnedAnswer, ReturnedSheet
from andts_desktop.domain.form_answers import Filled, answer_of, filled_from_text, shown
from andts_desktop.domain.form_fields import answer_field, option_field
from andts_desktop.domain.form_words import numbers
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.instrument import Option, Question, QuestionKind
from andts_desktop.domain.sent_answers import Sent, parse_sent
from andts_desktop.domain.text import cleaned_line
from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import.safety import Checked
from andts_desktop.exchange.spreadsheet import SheetRow, pieces, read_sheets
from andts_desktop.exchange.survey_forms.form_sheet import (
    ANSWER,
    COMMENT,
    FACTS,
    HEADERS,
    NAME,
    NEEDED,
    QUESTION,
    RESPONDENT_LABEL,
    SENT_LABEL,
    SHEET,
    YES,
)
from andts_desktop.exchange.survey_forms.known_forms import instrument_for, key_of
from andts_desktop.exchange.survey_forms.rows import option_text, question_text

_HEADER_WITHIN = 40
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]{10,30})<")
_NO = ("", "nej")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the form: its number, its texts by their headers, the headers of broken cells."""

    number: int
    texts: Mapping[str, str]
    faults: frozenset[str] = frozenset()

    def text(self, header: str) -> str:
        return self.texts.get(header, "")


def read_form_workbook(file: Checked, known: Known) -> ReturnedSheet:
    """Return the answers of a filled-in form; raises FileError for what is no whole form."""
    sheets = read_sheets(file.data, file.name)
    facts = next((rows for name, rows in sheets.items() if _same(name, FACTS)), ())
    key = key_of(
        [text for row in facts for text in row.texts if text.startswith("ANDTS")], file.name
    )
    instrument = instrument_for(key, known, file.name)
    above, lines = _lines(sheets, file.name)
    by_name: dict[str, list[_Line]] = {}
    for line in lines:
        by_name.setdefault(line.text(NAME).strip(), []).append(line)
    places = numbers(instrument)
    answers = tuple(
        _answer(question, places[question.id], by_name)
        for question in instrument.questions()
        if answer_field(question.id) in by_name
    )
    return ReturnedSheet(
        file.name,
        FormKind.EXCEL,
        key,
        answers,
        _saved_at(file.data),
        _respondent(above),
        sent=_sent(facts),
    )


def _sent(facts: Sequence[SheetRow]) -> Sent | None:
    pieces_of_it = (row.texts[1] for row in facts if row.texts[:1] and row.texts[0] == SENT_LABEL)
    return parse_sent("".join(pieces_of_it))


def _lines(
    sheets: Mapping[str, Sequence[SheetRow]], name: str
) -> tuple[Sequence[_Line], Sequence[_Line]]:
    """Return the rows above the header and those below it, by the headers of their columns."""
    for title in sorted(sheets, key=lambda each: not _same(each, SHEET)):
        for row in sheets[title][:_HEADER_WITHIN]:
            columns = _columns(row)
            if all(header in columns for header in NEEDED):
                lines = [_line(each, columns) for each in sheets[title]]
                return (
                    [line for line in lines if line.number < row.number],
                    [line for line in lines if line.number > row.number],
                )
    raise FileError(
        f"”{name}” saknar rubrikraden med {QUESTION} och {ANSWER}, eller den dolda kolumnen "
        f"{NAME}, så svaren går inte att läsa. Be enheten skicka formuläret som det kom, ifyllt."
    )


def _columns(row: SheetRow) -> dict[str, int]:
    return {
        header: place
        for place, text in reversed(tuple(enumerate(row.texts)))
        for header in HEADERS
        if _same(text, header)
    }


def _line(row: SheetRow, columns: Mapping[str, int]) -> _Line:
    texts = {h: row.texts[place] for h, place in columns.items() if place < len(row.texts)}
    return _Line(row.number, texts, frozenset(h for h, p in columns.items() if p in row.faults))


def _respondent(above: Sequence[_Line]) -> str:
    found = (line for line in above if _same(line.text(QUESTION), RESPONDENT_LABEL))
    return next((cleaned_line(line.text(ANSWER)) for line in found), "")


def _answer(
    question: Question, number: int, lines: Mapping[str, Sequence[_Line]]
) -> ReturnedAnswer:
    own = lines[answer_field(question.id)]
    place = f"fråga {number}, rad {own[0].number}"
    made = _filled(question, own, lines)
    if isinstance(made, Filled):
        answer = answer_of(question, made)
        if not isinstance(answer, str):
            return ReturnedAnswer(place, question.id, answer)
        made = answer
    if _DATE.match(own[0].text(ANSWER)) and question.kind is QuestionKind.NUMBER:
        made = f"{made}. Excel kan ha gjort talet till ett datum"
    return ReturnedAnswer(place, question.id, None, made)


def _filled(
    question: Question, own: Sequence[_Line], lines: Mapping[str, Sequence[_Line]]
) -> Filled | str:
    fault = _row_fault(own, question_text(question))
    if fault:
        return fault
    line = own[0]
    filled = filled_from_text(question, line.text(ANSWER), line.text(COMMENT))
    if isinstance(filled, str):
        return f"svaret ”{shown(line.text(ANSWER))}” finns inte i frågans lista"
    if question.kind is not QuestionKind.CHOICES:
        return filled
    chosen: list[OptionId] = list(filled.chosen)
    for option in question.options:
        is_chosen = _is_chosen(question, option, lines)
        if isinstance(is_chosen, str):
            return is_chosen
        if is_chosen and option.id not in chosen:
            chosen.append(option.id)
    return Filled(
        chosen=tuple(chosen), state=filled.state, is_none=filled.is_none, comment=filled.comment
    )


def _is_chosen(
    question: Question, option: Option, lines: Mapping[str, Sequence[_Line]]
) -> bool | str:
    own = lines.get(option_field(question.id, option.id), ())
    if not own:
        return f"raden för alternativet ”{shown(option.text)}” saknas"
    fault = _row_fault(own, option_text(question, option))
    if fault:
        return fault
    written = cleaned_line(own[0].text(ANSWER)).casefold()
    if written not in (*_NO, YES.casefold()):
        return f"”{shown(written)}” på rad {own[0].number} ska vara {YES} eller tomt"
    return written == YES.casefold()


def _row_fault(own: Sequence[_Line], expected: str) -> str:
    """Say in Swedish why a row cannot be trusted to be what it was; empty where it can."""
    line = own[0]
    if len(own) > 1:
        rows = " och ".join(str(each.number) for each in own)
        return f"frågan står på flera rader ({rows}), så svaret läses inte"
    if not _same(line.text(QUESTION), pieces(expected)[0]):
        return (
            f"på rad {line.number} står ”{shown(line.text(QUESTION))}” i stället för frågan, så "
            "svaret läses inte; raden kan ha flyttats eller ändrats"
        )
    if ANSWER in line.faults:
        return f"cellen visar felet {line.text(ANSWER)}"
    return ""


def _saved_at(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return ""
        found = _MODIFIED.search(archive.read("docProps/core.xml"))
    try:
        written = found[1].decode("ascii") if found else ""
        moment = dt.datetime.fromisoformat(written).astimezone()
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M")


def _same(one: str, other: str) -> bool:
    return cleaned_line(one).casefold() == cleaned_line(other).casefold()
