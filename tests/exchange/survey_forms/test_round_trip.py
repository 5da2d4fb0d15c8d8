"""Whatever is filled in, in whatever program, arrives as it was."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from pikepdf.form import ExtendedAppearanceStreamGenerator, Form, RadioButtonGroup
from pypdf import PdfReader, PdfWriter

from andts_desktop.domain.collection import EarlierAnswer, FormKind, ReturnedSheet, SurveyForm
from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.sent_answers import mark_of, sent_of
from andts_desktop.domain.survey import Answer, AnswerState, Origin, Provenance, unanswered
from andts_desktop.exchange.survey_forms import looks_like_form, read_returned
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain.form_samples import (
    ANSWERS,
    BOARD,
    FILE_KEY,
    PARTNERS,
    PLAN,
    SAMPLE,
    UNIT,
    VISITS,
    WORDS,
    any_form,
    form_of,
    known_of,
)
from tests.exchange.survey_forms.pdfium import fill
from tests.exchange.survey_forms.reading import (
    answers,
    faults,
    returned,
    returned_answer,
    written,
)

FILES = Path(__file__).resolve().parents[2] / "files"
FILLED = (
    Answer(PLAN.id, AnswerState.ANSWERED, (OptionId("a1"),), comment="Åhörare – ”snart”"),
    Answer(BOARD.id, AnswerState.UNKNOWN),
    Answer(PARTNERS.id, AnswerState.ANSWERED, (OptionId("a1"), OptionId("a3"))),
    replace(ANSWERS[3], comment=""),
    Answer(WORDS.id, AnswerState.ANSWERED, text="Två rader\noch Ω"),
)
"""What the tests fill in with other programs, as it is to arrive."""
CLICKS = [
    ("org-plan", "o-a1"),
    ("org-n_C3A4mnd", "_unknown"),
    ("sam_2Eparter:option:a1", "Yes"),
    ("sam_2Eparter:option:a3", "Yes"),
]
TEXTS = {
    "org-plan:comment": "Åhörare – ”snart”",
    "antal": "12,5",
    "fritt": "Två rader\noch Ω",
    "_form:respondent": "Åsa Öberg",
}
LATIN_TEXTS = {name: text.replace("Ω", "ö") for name, text in TEXTS.items()}
LATIN_FILLED = (*FILLED[:-1], replace(FILLED[-1], text="Två rader\noch ö"))
"""Without the letter that programs cannot draw which have only the field's own font."""


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
class TestEveryForm:
    @settings(
        max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(form=any_form())
    def test_it_says_what_stood_in_it_when_it_was_made(
        self, tmp_path: Path, suffix: str, form: SurveyForm
    ) -> None:
        found = read_returned(written(tmp_path, form, suffix), known_of(form.instrument))[0]
        if isinstance(found, ReturnedSheet):
            given_here = [each for each in form.answers if not each.is_prefilled]
            came_back = {each.question_id: each.answer for each in found.answers}
            assert found.sent == sent_of(form.answers)
            for each in given_here:
                theirs = came_back[each.question_id]
                assert theirs is not None
                assert mark_of(theirs) == found.sent.of(each.question_id)

    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(form=any_form())
    def test_what_stands_in_a_form_is_read_back(
        self, tmp_path: Path, suffix: str, form: SurveyForm
    ) -> None:
        path = written(tmp_path, form, suffix)
        found = read_returned(path, known_of(form.instrument))[0]
        if all(answer.is_empty for answer in form.answers):
            assert "inte ifylld" in getattr(found, "reason", "")
        else:
            sheet = returned(path, known_of(form.instrument))
            assert answers(sheet) == form.answers
            assert sheet.key == form.key

    def test_it_knows_where_it_belongs(self, tmp_path: Path, suffix: str) -> None:
        form = form_of(SAMPLE, *ANSWERS)
        sheet = returned(written(tmp_path, form, suffix))
        assert sheet.key == form.key
        assert sheet.source == f"svar{suffix}"
        assert sheet.kind is (FormKind.PDF if suffix == ".pdf" else FormKind.EXCEL)
        assert (sheet.key.file_key, sheet.key.unit_name) == (FILE_KEY, UNIT.name)

    def test_it_looks_like_a_form(self, tmp_path: Path, suffix: str) -> None:
        assert looks_like_form(written(tmp_path, form_of(SAMPLE), suffix))

    def test_answers_that_wait_to_be_confirmed_stand_in_it(
        self, tmp_path: Path, suffix: str
    ) -> None:
        carried = replace(ANSWERS[0], provenance=Provenance(Origin.PREFILLED, "2025"))
        sheet = returned(written(tmp_path, form_of(SAMPLE, carried), suffix))
        assert answers(sheet)[0] == ANSWERS[0]


class TestPdfReaders:
    def filled(self, tmp_path: Path, data: bytes) -> Path:
        path = tmp_path / "ifylld.pdf"
        path.write_bytes(data)
        return path

    def test_pdfium_fills_it_in(self, tmp_path: Path) -> None:
        data = fill(write_survey_form(form_of(SAMPLE)), CLICKS, TEXTS)
        sheet = returned(self.filled(tmp_path, data))
        assert answers(sheet) == FILLED
        assert sheet.respondent == "Åsa Öberg"

    def test_pdfium_changes_what_stood_there(self, tmp_path: Path) -> None:
        taken_back = ("sam_2Eparter:option:a0", "Yes")
        clicks = [("org-plan", "o-a0"), taken_back, ("org-n_C3A4mnd", "o-nej")]
        data = fill(write_survey_form(form_of(SAMPLE, *ANSWERS)), clicks, {"antal": "3"})
        found = answers(returned(self.filled(tmp_path, data)))
        assert [each.option_ids for each in found if each][:3] == [("a0",), ("nej",), ("a1",)]
        assert [each.value for each in found if each and each.value] == [3]

    def test_pypdf_fills_it_in(self, tmp_path: Path) -> None:
        writer = PdfWriter()
        writer.append(PdfReader(io.BytesIO(write_survey_form(form_of(SAMPLE)))))
        values = {name: f"/{value}" for name, value in CLICKS}
        for page in writer.pages:
            writer.update_page_form_field_values(page, {**values, **LATIN_TEXTS})
        path = tmp_path / "ifylld.pdf"
        writer.write(path)
        assert answers(returned(path)) == LATIN_FILLED

    def test_pikepdf_fills_it_in(self, tmp_path: Path) -> None:
        path = tmp_path / "ifylld.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(form_of(SAMPLE)))) as pdf:
            form = Form(pdf, ExtendedAppearanceStreamGenerator)
            for name, value in CLICKS:
                button = form[name]
                if isinstance(button, RadioButtonGroup):
                    button.value = pikepdf.Name(f"/{value}")
                else:
                    button.checked = True
            for name, text in LATIN_TEXTS.items():
                form[name].value = text
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        assert answers(returned(path)) == LATIN_FILLED
        assert looks_like_form(path)

    def test_a_reader_that_changes_only_what_is_shown_is_understood(self, tmp_path: Path) -> None:
        path = tmp_path / "ifylld.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(form_of(SAMPLE, *ANSWERS)))) as pdf:
            group = next(f for f in pdf.Root.AcroForm.Fields.as_list() if f.T == "org-plan")
            for kid in group.Kids.as_list():
                kid.AS = pikepdf.Name("/o-a0" if "/o-a0" in kid.AP.N else "/Off")
            pdf.save(path)
        found = returned_answer(returned(path), PLAN.id).answer
        assert found is not None
        assert found.option_ids == ("a0",)

    @pytest.mark.filterwarnings("ignore::pikepdf.exceptions.PageCopyWarning")
    def test_the_pages_alone_keep_the_answers(self, tmp_path: Path) -> None:
        path = tmp_path / "ifylld.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(form_of(SAMPLE, *ANSWERS)))) as pdf:
            del pdf.Root.AcroForm
            pdf.save(path)
        assert answers(returned(path)) == ANSWERS

    @pytest.mark.filterwarnings("ignore::pikepdf.exceptions.PageCopyWarning")
    def test_a_lost_page_is_no_answer(self, tmp_path: Path) -> None:
        path = tmp_path / "ifylld.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(form_of(SAMPLE, *ANSWERS)))) as pdf:
            del pdf.pages[-1]
            del pdf.Root.AcroForm
            pdf.save(path)
        asked = {each.question_id for each in returned(path).answers}
        assert {PLAN.id, BOARD.id} <= asked < {each.id for each in SAMPLE.questions()}

    def test_the_date_is_that_of_the_reader(self, tmp_path: Path) -> None:
        path = tmp_path / "ifylld.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(form_of(SAMPLE, *ANSWERS)))) as pdf:
            pdf.docinfo["/ModDate"] = pikepdf.String("D:20261122101500")
            pdf.save(path)
        assert returned(path).saved_at == "2026-11-22T10:15"


class TestExcel:
    def test_openpyxl_fills_it_in(self, tmp_path: Path) -> None:
        path = written(tmp_path, form_of(SAMPLE), ".xlsx")
        book = load_workbook(path)
        sheet = book["Enkät"]
        given: dict[str, tuple[float | str, str]] = {
            "org-plan": ("Ett utkast", FILLED[0].comment),
            "org-n_C3A4mnd": ("vet ej ", ""),
            "sam_2Eparter:option:a1": ("Ja", ""),
            "sam_2Eparter:option:a3": ("ja", ""),
            "antal": (12.5, ""),
            "fritt": ("Två rader\noch Ω", ""),
        }
        for row in sheet.iter_rows(min_row=8):
            if row[6].value in given:
                row[2].value, row[3].value = given[str(row[6].value)]
        sheet["C5"] = "Åsa Öberg"
        book.save(path)
        assert answers(returned(path)) == FILLED
        assert returned(path).respondent == "Åsa Öberg"

    def test_libreoffice_keeps_it(self) -> None:
        """The form of the samples with their answers, opened and saved by LibreOffice 7.4."""
        path = FILES / "form_libreoffice.xlsx"
        sheet = returned(path)
        assert answers(sheet) == ANSWERS
        assert sheet.key.unit_name == UNIT.name
        assert looks_like_form(path)

    def test_columns_may_be_moved(self, tmp_path: Path) -> None:
        path = written(tmp_path, form_of(SAMPLE, *ANSWERS), ".xlsx")
        book = load_workbook(path)
        sheet = book["Enkät"]
        for row in sheet.iter_rows(min_row=7):
            row[0].value, row[2].value = row[2].value, row[0].value
        book.save(path)
        assert answers(returned(path)) == ANSWERS

    def test_whole_rows_may_be_moved(self, tmp_path: Path) -> None:
        path = written(tmp_path, form_of(SAMPLE, *ANSWERS), ".xlsx")
        book = load_workbook(path)
        sheet = book["Enkät"]
        for one, other in zip(sheet[9], sheet[10], strict=True):
            one.value, other.value = other.value, one.value
        book.save(path)
        assert answers(returned(path)) == ANSWERS

    def test_a_changed_question_is_told_and_the_rest_is_read(self, tmp_path: Path) -> None:
        path = written(tmp_path, form_of(SAMPLE, *ANSWERS), ".xlsx")
        book = load_workbook(path)
        book["Enkät"]["B9"] = "Har ni fika?"
        book.save(path)
        sheet = returned(path)
        assert list(faults(sheet)) == [PLAN.id]
        assert "rad 9 står ”Har ni fika?” i stället" in faults(sheet)[PLAN.id]
        assert answers(sheet)[1:] == ANSWERS[1:]

    def test_only_answers_can_be_changed(self, tmp_path: Path) -> None:
        sheet = load_workbook(written(tmp_path, form_of(SAMPLE), ".xlsx"))["Enkät"]
        assert sheet.protection.sheet
        opened = {
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if not cell.protection.locked
        }
        assert opened == {
            *("C5", "C9", "D9", "C10", "D10"),
            *("C12", "D12", "C13", "C14", "C15", "C16", "C17", "D17", "C18", "D18"),
        }


def test_a_form_where_nothing_was_touched_but_a_comment_is_read(tmp_path: Path) -> None:
    commented = replace(unanswered(PLAN.id), comment="Frågan är oklar")
    assert answers(returned(written(tmp_path, form_of(SAMPLE, commented), ".pdf")))[0] == commented


def test_a_number_is_read_as_people_write_it(tmp_path: Path) -> None:
    data = fill(write_survey_form(form_of(SAMPLE)), [], {"antal": " 7.5 "})
    path = tmp_path / "svar.pdf"
    path.write_bytes(data)
    found = returned_answer(returned(path), VISITS.id).answer
    assert found is not None
    assert str(found.value) == "7.5"


def test_an_excel_form_shows_what_was_answered_last_time(tmp_path: Path) -> None:
    earlier = EarlierAnswer(PLAN.id, 2025, "Ett utkast", "Till nämnden i mars")
    path = written(tmp_path, replace(form_of(SAMPLE), earlier=(earlier,)), ".xlsx")
    cells = [cell.value for row in load_workbook(path)["Enkät"].iter_rows() for cell in row]
    assert any("2025: Ett utkast ”Till nämnden i mars”" in str(value) for value in cells)
