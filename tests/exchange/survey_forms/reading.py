"""Forms written to a file and read back, and what a file that cannot be read is told."""

from pathlib import Path

from andts_desktop.domain.collection import (
    Known,
    ReturnedAnswer,
    ReturnedSheet,
    SurveyForm,
    Unreadable,
)
from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.survey import Answer
from andts_desktop.exchange.survey_forms import read_returned, write_form_workbook
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain.form_samples import SAMPLE, known_of

WRITERS = {".pdf": write_survey_form, ".xlsx": write_form_workbook}


def written(folder: Path, form: SurveyForm, suffix: str) -> Path:
    path = folder / f"svar{suffix}"
    path.write_bytes(WRITERS[suffix](form))
    return path


def returned(path: Path, known: Known | None = None) -> ReturnedSheet:
    (found,) = read_returned(path, known or known_of(SAMPLE))
    assert isinstance(found, ReturnedSheet), found
    return found


def refusal(path: Path, known: Known | None = None) -> str:
    (found,) = read_returned(path, known or known_of(SAMPLE))
    assert isinstance(found, Unreadable), found
    assert found.source == path.name
    assert path.name in found.reason
    return found.reason


def answers(sheet: ReturnedSheet) -> tuple[Answer | None, ...]:
    return tuple(each.answer for each in sheet.answers)


def returned_answer(sheet: ReturnedSheet, question: QuestionId) -> ReturnedAnswer:
    return next(each for each in sheet.answers if each.question_id == question)


def faults(sheet: ReturnedSheet) -> dict[str, str]:
    return {each.question_id: each.fault for each in sheet.answers if each.fault}
