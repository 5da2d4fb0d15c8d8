"""A board's sheet filled in with other programs, and read back."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf.form import Form
from pypdf import PdfReader, PdfWriter

from andts_desktop.domain import board_fields
from andts_desktop.domain.board_answers import ActivityAnswer, FilledSheet, IndicatorAnswer
from andts_desktop.domain.board_fields import choice_value
from andts_desktop.domain.follow_up import Sex
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.errors import FileError
from andts_desktop.exchange.board_sheets import read_board_sheet
from andts_desktop.reports.board_sheet import board_sheet_paper
from andts_desktop.reports.print_pdf import print_pdf
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain import board_samples
from tests.domain.form_samples import SAMPLE, form_of
from tests.exchange.survey_forms.pdfium import fill
from tests.exchange.survey_forms.reading import refusal

OWN, SHARED, SUPPORT = NodeId(12), NodeId(11), IndicatorId(1)
STATUS = (board_fields.status_field(OWN), choice_value("partly_done"))
TEXTS = {
    board_fields.comment_field(OWN): "Åtta av tio – ”nästan”\när klart",
    board_fields.outcome_field(SUPPORT): "12",
    board_fields.outcome_field(SUPPORT, Sex.WOMEN): "7",
    board_fields.outcome_comment_field(SUPPORT): "Öppet för alla",
    board_fields.RESPONDENT: "Åsa Öberg, sekreterare",
}
ACTIVITY = ActivityAnswer(OWN, choice_value("partly_done"), "", "Åtta av tio – ”nästan”\när klart")
INDICATOR = IndicatorAnswer(SUPPORT, ((Sex.TOTAL, "12"), (Sex.WOMEN, "7")), "Öppet för alla")


def empty() -> bytes:
    return print_pdf(board_sheet_paper(board_samples.sheet())).data


def read(folder: Path, data: bytes) -> FilledSheet:
    path = folder / "blad.pdf"
    path.write_bytes(data)
    return read_board_sheet(path)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_pdfium_fills_it_in(tmp_path: Path) -> None:
    sheet = read(tmp_path, fill(empty(), [STATUS], TEXTS))
    assert sheet.activities == (ACTIVITY,)
    assert sheet.indicators == (INDICATOR,)
    assert sheet.respondent == "Åsa Öberg, sekreterare"
    assert sheet.key == board_samples.sheet().key


def test_pypdf_fills_it_in(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(empty())))
    name, value = STATUS
    cause = {board_fields.cause_field(OWN): choice_value("time")}
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**TEXTS, **cause, name: f"/{value}"})
    out = io.BytesIO()
    writer.write(out)
    (activity,) = read(tmp_path, out.getvalue()).activities
    assert (activity.status, activity.cause) == (value, choice_value("time"))
    assert activity.comment == ACTIVITY.comment


def test_pikepdf_fills_it_in(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(empty())) as pdf:
        form = Form(pdf)
        cause = form[board_fields.cause_field(OWN)]
        assert isinstance(cause, pikepdf.form.ChoiceField)
        chosen = next(each for each in cause.options if each.export_value == choice_value("time"))
        chosen.select()
        comment = form[board_fields.comment_field(SHARED)]
        assert isinstance(comment, pikepdf.form.TextField)
        comment.value = "Vår del är klar"
        sheet = read(tmp_path, saved(pdf))
    assert {(each.node_id, each.cause, each.comment) for each in sheet.activities} == {
        (OWN, choice_value("time"), ""),
        (SHARED, "", "Vår del är klar"),
    }


def test_a_list_may_be_saved_with_its_choice_in_a_list(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(empty())) as pdf:
        for field in pdf.Root.AcroForm.Fields.as_list():
            if board_fields.cause_field(OWN) == field.T:
                field.V = pikepdf.Array([pikepdf.String(choice_value("staff"))])
        sheet = read(tmp_path, saved(pdf))
    assert [each.cause for each in sheet.activities] == [choice_value("staff")]


def test_a_sheet_that_nobody_has_touched_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, empty()).is_empty


def test_its_key_is_found_where_a_reader_emptied_the_hidden_field(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(empty())) as pdf:
        for field in pdf.Root.AcroForm.Fields.as_list():
            if field.T == board_fields.KEY:
                field.V = pikepdf.String("")
        assert read(tmp_path, saved(pdf)).key == board_samples.sheet().key


def test_a_print_of_a_sheet_is_told_so(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(empty())) as pdf:
        del pdf.Root.AcroForm
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots
        with pytest.raises(FileError, match="utskrift av ett nämndblad"):
            read(tmp_path, saved(pdf))


@pytest.mark.parametrize("data", [write_survey_form(form_of(SAMPLE)), b"hej", b"%PDF-1.7\n%%EOF"])
def test_other_files_are_refused_by_name(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(FileError, match=r"blad\.pdf"):
        read(tmp_path, data)


def test_among_forms_of_surveys_it_is_told_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "blad.pdf"
    path.write_bytes(empty())
    assert "är ett nämndblad" in refusal(path)
