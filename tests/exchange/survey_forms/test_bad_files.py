"""Files that no answers can be read from, and answers that are none, are named, not guessed."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.domain.collection import ReturnedSheet, SurveyForm
from andts_desktop.domain.form_key import key_text
from andts_desktop.domain.ids import InstrumentId, QuestionId
from andts_desktop.domain.instrument import Question
from andts_desktop.exchange.survey_forms import looks_like_form, read_returned
from andts_desktop.reports.survey_form import write_survey_form
from tests.domain.form_samples import (
    ANSWERS,
    BOARD,
    PARTNERS,
    PLAN,
    SAMPLE,
    VISITS,
    YEAR,
    form_of,
    known_of,
)
from tests.exchange.survey_forms.pdfium import fill
from tests.exchange.survey_forms.reading import answers, faults, refusal, returned, written

FORM = form_of(SAMPLE, *ANSWERS)
Change = Callable[[pikepdf.Pdf], None]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def changed(folder: Path, change: Change, form: SurveyForm = FORM) -> Path:
    path = folder / "svar.pdf"
    with pikepdf.open(io.BytesIO(write_survey_form(form))) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def field(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return next(each for each in pdf.Root.AcroForm.Fields.as_list() if name == each.T)


def flattened(data: bytes) -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    for page in document:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def printed(data: bytes) -> bytes:
    """What "print to PDF" leaves: the pages, and nothing that the form knew of itself."""
    with pikepdf.open(io.BytesIO(flattened(data))) as pdf:
        del pdf.docinfo
        if "/AcroForm" in pdf.Root:
            del pdf.Root.AcroForm
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def scanned() -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def foreign_form() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Ansökan om serveringstillstånd")
    canvas.acroForm.textfield(name="sökande", x=72, y=600)
    canvas.save()
    return out.getvalue()


class TestPdf:
    def test_a_flattened_form_is_told(self, tmp_path: Path) -> None:
        path = put(tmp_path, "platt.pdf", flattened(write_survey_form(FORM)))
        assert "utskrift av ett formulär" in refusal(path)
        assert looks_like_form(path)

    def test_a_printed_form_is_told_by_its_foot(self, tmp_path: Path) -> None:
        path = put(tmp_path, "utskrift.pdf", printed(write_survey_form(FORM)))
        assert "välja Spara" in refusal(path)
        assert looks_like_form(path)

    def test_a_scanned_form_is_told(self, tmp_path: Path) -> None:
        path = put(tmp_path, "skannad.pdf", scanned())
        assert "inskannad bild" in refusal(path)
        assert not looks_like_form(path)

    def test_a_form_of_someone_else_is_told(self, tmp_path: Path) -> None:
        path = put(tmp_path, "annan.pdf", foreign_form())
        assert "inget enkätformulär" in refusal(path)
        assert not looks_like_form(path)

    def test_a_locked_form_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "svar.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(FORM))) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
        assert "lösenord" in refusal(path)

    def test_a_form_that_only_may_not_be_changed_is_read(self, tmp_path: Path) -> None:
        path = tmp_path / "svar.pdf"
        with pikepdf.open(io.BytesIO(write_survey_form(FORM))) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(owner="a", user=""))
        assert answers(returned(path)) == ANSWERS

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
    def test_a_cut_file_is_refused_or_read_whole(self, tmp_path: Path, share: float) -> None:
        data = write_survey_form(FORM)
        path = put(tmp_path, "svar.pdf", data[: int(len(data) * share)])
        found = read_returned(path, known_of(SAMPLE))[0]
        if isinstance(found, ReturnedSheet):
            known = dict(zip((q.id for q in SAMPLE.questions()), ANSWERS, strict=True))
            assert all(each.answer in (known[each.question_id], None) for each in found.answers)
        else:
            assert path.name in found.reason

    def test_a_damaged_key_is_told(self, tmp_path: Path) -> None:
        def damage(pdf: pikepdf.Pdf) -> None:
            wrong = pikepdf.String(key_text(FORM.key).replace(str(YEAR), "2025"))
            pdf.docinfo["/AndtsForm"] = wrong
            field(pdf, "_form:key").V = wrong

        assert "skadad nyckel" in refusal(changed(tmp_path, damage))

    def test_a_key_of_a_later_program_is_told(self, tmp_path: Path) -> None:
        def renew(pdf: pikepdf.Pdf) -> None:
            field(pdf, "_form:key").V = pikepdf.String("ANDTS2|något annat")

        assert "nyare version av programmet" in refusal(changed(tmp_path, renew))

    def test_two_forms_in_one_are_told(self, tmp_path: Path) -> None:
        def mix(pdf: pikepdf.Pdf) -> None:
            other = key_text(replace(FORM.key, unit_name="Någon annan"))
            pdf.docinfo["/AndtsForm"] = pikepdf.String(other)

        assert "flera enheter eller år" in refusal(changed(tmp_path, mix))

    def test_answers_written_on_top_of_the_form_are_told(self, tmp_path: Path) -> None:
        def write_on(pdf: pikepdf.Pdf) -> None:
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.FreeText,
                Rect=pikepdf.Array([90, 640, 200, 660]),
                Contents=pikepdf.String("Ja!"),
            )
            pdf.pages[1].Annots.append(pdf.make_indirect(note))

        path = changed(tmp_path, write_on, form_of(SAMPLE))
        assert "skrivna ovanpå formuläret" in refusal(path)

    def test_two_chosen_answers_are_a_fault(self, tmp_path: Path) -> None:
        def choose_both(pdf: pikepdf.Pdf) -> None:
            kids = field(pdf, "org-plan").Kids.as_list()
            kids[0].AS, kids[1].AS = pikepdf.Name("/o-a0"), pikepdf.Name("/o-a1")

        sheet = returned(changed(tmp_path, choose_both))
        assert list(faults(sheet)) == [PLAN.id]
        assert "”Nej”, ”Ett utkast”, " in faults(sheet)[PLAN.id]
        assert answers(sheet)[1:] == ANSWERS[1:]

    def test_an_unknown_choice_is_a_fault(self, tmp_path: Path) -> None:
        def choose(pdf: pikepdf.Pdf) -> None:
            field(pdf, "org-plan").V = pikepdf.Name("/kanske")

        sheet = returned(changed(tmp_path, choose))
        assert faults(sheet) == {PLAN.id: "svaret ”kanske” finns inte bland frågans alternativ"}

    @pytest.mark.parametrize(
        "typed", ["kanske", "22 maj", "-1", "400", "10 20", "1,2,3", "½", "Vet ej"]
    )
    def test_what_is_no_number_is_a_fault(self, tmp_path: Path, typed: str) -> None:
        data = fill(write_survey_form(form_of(SAMPLE)), [], {"antal": typed})
        sheet = returned(put(tmp_path, "svar.pdf", data))
        assert f"svaret ”{typed}” ska vara ett tal mellan 0 och 365" in faults(sheet)[VISITS.id]
        assert [each.place for each in sheet.answers if each.fault] == ["fråga 4"]

    def test_an_answer_beside_vet_ej_is_a_fault(self, tmp_path: Path) -> None:
        clicks = [("antal:state", "_unknown"), ("sam_2Eparter:state", "_none")]
        data = fill(write_survey_form(FORM), clicks, {})
        found = faults(returned(put(tmp_path, "svar.pdf", data)))
        assert found == {
            VISITS.id: "både ”Vet ej” och ett svar är ifyllt; välj det ena",
            PARTNERS.id: "både ”Inget av alternativen” och ett alternativ är valt; välj det ena",
        }

    def test_odd_parts_are_no_crash(self, tmp_path: Path) -> None:
        def spoil(pdf: pikepdf.Pdf) -> None:
            field(pdf, "antal").V = pikepdf.Array([1, 2])
            field(pdf, "org-n_C3A4mnd").V = 7
            loop = field(pdf, "fritt:state")
            loop.Kids.append(loop)

        sheet = returned(changed(tmp_path, spoil))
        assert "det går inte att se" in faults(sheet)[VISITS.id]
        assert BOARD.id not in faults(sheet)


class TestWhereItBelongs:
    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
    def test_another_version_is_named(self, tmp_path: Path, suffix: str) -> None:
        later = replace(SAMPLE, id=InstrumentId("prov-2"), version="2")
        path = written(tmp_path, FORM, suffix)
        said = refusal(path, known_of(later))
        assert "prov-1, version 1, för 2026" in said
        assert "Prov" in said
        assert "version 2" in said

    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
    def test_another_year_is_named(self, tmp_path: Path, suffix: str) -> None:
        form = replace(FORM, key=replace(FORM.key, year=2024))
        assert "för 2024" in refusal(written(tmp_path, form, suffix))

    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
    def test_an_empty_form_is_told(self, tmp_path: Path, suffix: str) -> None:
        assert "inte ifylld" in refusal(written(tmp_path, form_of(SAMPLE), suffix))

    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
    def test_a_question_with_other_words_is_not_answered(self, tmp_path: Path, suffix: str) -> None:
        part = SAMPLE.parts[0]
        asked = replace(BOARD, text="Har kommunstyrelsen beslutat om den?")
        later = replace(SAMPLE, parts=(replace(part, questions=(PLAN, asked)), *SAMPLE.parts[1:]))
        sheet = returned(written(tmp_path, FORM, suffix), known_of(later))
        assert list(faults(sheet)) == [BOARD.id]
        assert "ändrats" in faults(sheet)[BOARD.id]
        assert answers(sheet)[0] == ANSWERS[0]

    @pytest.mark.parametrize(("place", "question"), [(0, PLAN), (2, PARTNERS)])
    def test_an_option_with_other_words_is_not_answered(
        self, tmp_path: Path, place: int, question: Question
    ) -> None:
        first = replace(question.options[0], text="Något helt annat")
        changed_question = replace(question, options=(first, *question.options[1:]))
        parts = tuple(
            replace(
                part,
                questions=tuple(
                    changed_question if each.id == question.id else each for each in part.questions
                ),
            )
            for part in SAMPLE.parts
        )
        later = replace(SAMPLE, parts=parts)
        sheet = returned(written(tmp_path, FORM, ".pdf"), known_of(later))
        assert list(faults(sheet)) == [question.id]
        assert [each for each in answers(sheet) if each] == [
            each for number, each in enumerate(ANSWERS) if number != place
        ]

    @pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
    def test_a_question_that_came_later_has_no_answer(self, tmp_path: Path, suffix: str) -> None:
        part = SAMPLE.parts[0]
        added = replace(PLAN, id=QuestionId("ny"))
        later = replace(
            SAMPLE,
            parts=(replace(part, questions=(*part.questions, added)), *SAMPLE.parts[1:]),
        )
        sheet = returned(written(tmp_path, FORM, suffix), known_of(later))
        assert answers(sheet) == ANSWERS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("svar.pdf", b""),
        ("svar.pdf", b"%PDF-1.7\nhej"),
        ("svar.pdf", b"\x00\x01\x02"),
        ("svar.xlsx", b"PK\x03\x04hej"),
        ("svar.docx", b"hej"),
        ("svar.csv", b"a;b\n1;2\n"),
        ("svar.json", b"{"),
        ("bild.png", b"\x89PNG\r\n"),
        ("bild.pdf", b"\xff\xd8\xff\xe0"),
    ],
)
def test_what_is_no_form_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    path = put(tmp_path, name, data)
    assert refusal(path)
    assert not looks_like_form(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "går inte att läsa" in refusal(tmp_path / "saknas.pdf")
    assert not looks_like_form(tmp_path / "saknas.pdf")
    assert not looks_like_form(tmp_path)
