"""The hidden sheet of a form: its key, and the words that its questions offer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from andts_desktop.domain.form_words import NONE_LABEL, STATE_LABELS, option_labels
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Instrument, Question, QuestionKind
from andts_desktop.domain.survey import AnswerState
from andts_desktop.exchange.spreadsheet import put_text
from andts_desktop.exchange.survey_forms.form_sheet import FACTS, KEY_LABEL, SENT_LABEL, YES

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PIECE = 8_000
"""What goes into one cell of what was sent."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the words stand that can be chosen, as Excel refers to them."""

    ranges: Mapping[QuestionId, str]
    cells: Mapping[tuple[QuestionId, OptionId], str]
    states: Mapping[AnswerState, str]
    yes: str


def add_lists(sheet: "Worksheet", key: str, instrument: Instrument, sent: str) -> Lists:
    """Fill the sheet, and tell where each question's words stand.

    `sent` is what the form is filled in with, as `domain.sent_answers` writes it.
    """
    sheet.sheet_state = "hidden"
    _put(sheet, 1, KEY_LABEL, key)
    _put(sheet, 2, YES, YES)
    for number, label in enumerate(STATE_LABELS.values(), start=3):
        _put(sheet, number, "", label)
    states = {state: _cell(number) for number, state in enumerate(STATE_LABELS, start=3)}
    ranges: dict[QuestionId, str] = {}
    cells: dict[tuple[QuestionId, OptionId], str] = {}
    row = 3 + len(STATE_LABELS)
    for question in instrument.questions():
        first = row
        for option, label in _offered(question):
            _put(sheet, row, question.id, label)
            if option is not None:
                cells[question.id, option] = _cell(row)
            row += 1
        ranges[question.id] = f"'{FACTS}'!$B${first}:$B${row - 1}"
    for start in range(0, len(sent), _PIECE):
        _put(sheet, row + start // _PIECE, SENT_LABEL, sent[start : start + _PIECE])
    return Lists(ranges, cells, states, f"{_cell(2)}:$B$2")


def _offered(question: Question) -> list[tuple[OptionId | None, str]]:
    offered: list[tuple[OptionId | None, str]] = []
    if question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO):
        offered += option_labels(question).items()
    if question.kind is QuestionKind.CHOICES:
        offered.append((None, NONE_LABEL))
    return [*offered, *((None, label) for label in STATE_LABELS.values())]


def _put(sheet: "Worksheet", row: int, name: str, text: str) -> None:
    for column, each in enumerate((name, text), start=1):
        cell = sheet.cell(row, column)
        cell.number_format = "@"
        if each:
            put_text(cell, each)


def _cell(row: int) -> str:
    return f"'{FACTS}'!$B${row}"
