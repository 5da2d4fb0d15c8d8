"""Other programs filling in empty forms with given answers: pypdf, and Excel through openpyxl."""

import io
from collections.abc import Sequence

from openpyxl import load_workbook
from openpyxl.cell import Cell
from pypdf import PdfReader, PdfWriter

from andts_desktop.domain.form_fields import (
    NONE_CHOSEN,
    STATES,
    answer_field,
    comment_field,
    option_field,
    option_value,
    state_field,
)
from andts_desktop.domain.form_words import NONE_LABEL, STATE_LABELS, option_labels
from andts_desktop.domain.instrument import Instrument, Question, QuestionKind
from andts_desktop.domain.survey import Answer, AnswerState

_VALUES = {state: f"/{value}" for value, state in STATES.items()}


def fill_pdf(form: bytes, asked: Instrument, answers: Sequence[Answer]) -> bytes:
    values: dict[str, str] = {}
    for question, answer in zip(asked.questions(), answers, strict=True):
        values |= _pdf_values(question, answer)
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(form)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pdf_values(question: Question, answer: Answer) -> dict[str, str]:
    is_one = question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO)
    own, state = answer_field(question.id), state_field(question.id)
    values = {comment_field(question.id): answer.comment} if answer.comment else {}
    if answer.state in _VALUES:
        values[own if is_one else state] = _VALUES[answer.state]
    elif answer.state is AnswerState.ANSWERED and is_one:
        values[own] = f"/{option_value(answer.option_ids[0])}"
    elif answer.state is AnswerState.ANSWERED and question.kind is QuestionKind.CHOICES:
        values |= {option_field(question.id, each): "/Yes" for each in answer.option_ids}
        if not answer.option_ids:
            values[state] = f"/{NONE_CHOSEN}"
    elif answer.state is AnswerState.ANSWERED:
        values[own] = _written(answer)
    return values


def fill_workbook(form: bytes, asked: Instrument, answers: Sequence[Answer]) -> bytes:
    book = load_workbook(io.BytesIO(form))
    rows = {row[6].value: row for row in book["Enkät"].iter_rows(min_row=8)}
    for question, answer in zip(asked.questions(), answers, strict=True):
        row = rows[answer_field(question.id)]
        _type(row[2], _word(question, answer))
        _type(row[3], answer.comment)
        if question.kind is QuestionKind.CHOICES:
            for each in answer.option_ids:
                _type(rows[option_field(question.id, each)][2], "Ja")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _word(question: Question, answer: Answer) -> str:
    if answer.state in STATE_LABELS:
        return STATE_LABELS[answer.state]
    if answer.state is AnswerState.UNANSWERED:
        return ""
    if question.kind is QuestionKind.CHOICES:
        return "" if answer.option_ids else NONE_LABEL
    if answer.option_ids:
        return option_labels(question)[answer.option_ids[0]]
    return _written(answer)


def _type(cell: object, text: str) -> None:
    """Type as people do in a cell of text: what begins with = is no formula there."""
    assert isinstance(cell, Cell)
    if text:
        cell.value = text
        cell.data_type = "s"


def _written(answer: Answer) -> str:
    return answer.text if answer.value is None else f"{answer.value:f}".replace(".", ",")
