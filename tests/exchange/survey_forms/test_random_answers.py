"""Random answers, filled in by other programs, arrive exactly.

HYPOTHESIS_PROFILE=search makes it 500 sets of answers for each kind of form.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from andts_desktop.domain.survey import Answer
from andts_desktop.domain.text import cleaned
from andts_desktop.exchange.survey_forms import read_returned, write_form_workbook
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain.form_samples import SAMPLE, any_answer, form_of, known_of
from tests.exchange.survey_forms.fillers import fill_pdf, fill_workbook
from tests.exchange.survey_forms.reading import answers, returned

# Letters that the forms' own font can draw: pypdf warns of any other.
typed = st.text(
    st.characters(codec="cp1252", exclude_categories=["Cc"], include_characters="\n"), max_size=40
).map(lambda text: cleaned(text).strip())
many = settings(
    max_examples=settings().max_examples // 2 if settings().max_examples > 100 else 20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def answer_sets() -> st.SearchStrategy[list[Answer]]:
    return st.tuples(*(any_answer(each, typed) for each in SAMPLE.questions())).map(list)


@pytest.fixture(scope="module")
def empty_pdf() -> bytes:
    return write_survey_form(form_of(SAMPLE))


@pytest.fixture(scope="module")
def empty_workbook() -> bytes:
    return write_form_workbook(form_of(SAMPLE))


def check(path: Path, data: bytes, given_answers: list[Answer]) -> None:
    path.write_bytes(data)
    if all(each.is_empty for each in given_answers):
        assert "inte ifylld" in getattr(read_returned(path, known_of(SAMPLE))[0], "reason", "")
    else:
        assert list(answers(returned(path))) == given_answers


@many
@given(answer_sets())
def test_pypdf(tmp_path: Path, empty_pdf: bytes, given_answers: list[Answer]) -> None:
    data = fill_pdf(empty_pdf, SAMPLE, given_answers)
    check(tmp_path / "svar.pdf", data, given_answers)


@many
@given(answer_sets())
def test_openpyxl(tmp_path: Path, empty_workbook: bytes, given_answers: list[Answer]) -> None:
    data = fill_workbook(empty_workbook, SAMPLE, given_answers)
    check(tmp_path / "svar.xlsx", data, given_answers)
