"""Excel forms that people have changed: what cannot be trusted is named, the rest is read."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from andts_desktop.domain.ids import QuestionId
from andts_desktop.exchange.survey_forms import looks_like_form
from tests.domain.form_samples import ANSWERS, PARTNERS, PLAN, SAMPLE, VISITS, form_of
from tests.exchange.survey_forms.reading import faults, refusal, returned, written

FORM = form_of(SAMPLE, *ANSWERS)


def edited(folder: Path, *cells: tuple[str, str | None]) -> Path:
    path = written(folder, FORM, ".xlsx")
    book = load_workbook(path)
    for place, value in cells:
        book["Enkät"][place] = value
    book.save(path)
    return path


class TestExcel:
    def test_a_lost_key_is_told(self, tmp_path: Path) -> None:
        path = written(tmp_path, FORM, ".xlsx")
        book = load_workbook(path)
        book["Nyckel"]["B1"] = "borta"
        book.save(path)
        assert "skadad nyckel" in refusal(path)

    def test_lost_headers_are_told(self, tmp_path: Path) -> None:
        assert "saknar rubrikraden" in refusal(edited(tmp_path, ("C7", "Något annat")))

    @pytest.mark.parametrize(
        ("cell", "value", "question", "said"),
        [
            ("C9", "Kanske", PLAN.id, "svaret ”Kanske” finns inte"),
            ("C13", "x", PARTNERS.id, "”x” på rad 13 ska vara Ja eller tomt"),
            ("C17", "22 maj", VISITS.id, "ska vara ett tal mellan 0 och 365"),
            ("C17", "=1/0", VISITS.id, ""),
            ("G18", "org-plan", PLAN.id, "frågan står på flera rader (9 och 18)"),
            ("B14", "– Annat", PARTNERS.id, "på rad 14 står ”– Annat” i stället"),
            ("G14", None, PARTNERS.id, "raden för alternativet ”Skolan; även förskolan” saknas"),
            ("C12", "Vet ej", PARTNERS.id, "både ”Vet ej” och ett svar är ifyllt"),
        ],
    )
    def test_what_is_no_answer_is_a_fault(
        self, tmp_path: Path, cell: str, value: str | None, question: QuestionId, said: str
    ) -> None:
        sheet = returned(edited(tmp_path, (cell, value)))
        if not said:
            # A formula that no program has computed is an empty cell.
            assert not faults(sheet)
            return
        assert list(faults(sheet)) == [question]
        assert said in faults(sheet)[question]
        place = next(each.place for each in sheet.answers if each.fault)
        assert place.startswith("fråga ")

    def test_a_number_made_a_date_is_told(self, tmp_path: Path) -> None:
        path = written(tmp_path, FORM, ".xlsx")
        book = load_workbook(path)
        cell = book["Enkät"]["C17"]
        cell.number_format = "yyyy-mm-dd"
        cell.value = 46164
        book.save(path)
        assert "Excel kan ha gjort talet till ett datum" in faults(returned(path))[VISITS.id]

    def test_another_workbook_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "budget.xlsx"
        book = Workbook()
        assert book.active is not None
        book.active.append(["Konto", "Belopp"])
        book.save(path)
        assert "saknar kolumnen" in refusal(path)
        assert not looks_like_form(path)

    def test_a_bomb_is_refused(self, tmp_path: Path) -> None:
        path = written(tmp_path, FORM, ".xlsx")
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/bomb.xml", b" " * 30_000_000)
        assert "blir för stor" in refusal(path)
