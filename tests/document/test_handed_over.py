"""What is noted of a document that leaves the program, and how it is asked for again."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.handed_over import edition_of, is_final, request_again
from andts_desktop.domain.editions import Edition
from andts_desktop.domain.follow_up import ReportStamp
from andts_desktop.domain.ids import PlanId, RoundId
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PaperSize, PrintedPaper
from andts_desktop.errors import InputError

TODAY = dt.date(2026, 11, 22)
PLAN = PlanId(1)
PRINTED = PrintedPaper(PaperForm.PDF, "Kortversion 2026", "Kortversion", b"%PDF-", 3)


@pytest.fixture
def filled(document: Document) -> Document:
    build_example(document, TODAY.year)
    return document


def noted(document: Document, request: PaperRequest, path: Path | None = None) -> Edition:
    ready = document.papers.gather(request)
    return edition_of(ready, PRINTED, at="2026-11-22T10:00:00", way="sparad", path=path)


def test_a_saved_document_is_noted_with_its_file(filled: Document, tmp_path: Path) -> None:
    request = PaperRequest(PaperKind.SHORT, 2026, TODAY, PLAN)
    edition = noted(filled, request, tmp_path / "ut.pdf")
    assert (edition.folder, edition.file_name) == (str(tmp_path), "ut.pdf")
    assert (edition.plan_id, edition.subject, edition.pages) == (PLAN, "", 3)
    assert len(edition.digest) == 64


def test_a_printed_document_is_noted_with_the_name_it_would_have(filled: Document) -> None:
    edition = noted(filled, PaperRequest(PaperKind.SHORT, 2026, TODAY, PLAN))
    assert (edition.folder, edition.file_name) == ("", "Kortversion 2026.pdf")


def test_a_report_is_final_when_it_is_said_to_be(filled: Document) -> None:
    request = PaperRequest(PaperKind.SHORT, 2026, TODAY, PLAN)
    filled.follow_up.set_stamp(PLAN, 2026, ReportStamp("1.0", is_final=False))
    assert not is_final(filled.papers.gather(request))
    filled.follow_up.set_stamp(PLAN, 2026, ReportStamp("1.0", is_final=True))
    assert is_final(filled.papers.gather(request))


def test_a_result_is_final_when_its_answers_are_ready(filled: Document) -> None:
    request = PaperRequest(PaperKind.RESULT, 2026, TODAY)
    found = {
        name: is_final(filled.papers.gather(replace(request, unit=filled.units.named(name))))
        for name in ("Centrum", "Hamnen")
    }
    assert found == {"Centrum": True, "Hamnen": False}


def test_a_plan_is_final_when_it_is_as_decided(filled: Document) -> None:
    request = PaperRequest(PaperKind.PLAN, 2026, TODAY, PLAN)
    assert is_final(filled.papers.gather(request))


def test_what_is_never_stamped_is_no_draft(filled: Document) -> None:
    filled.follow_up.set_stamp(PLAN, 2026, ReportStamp("1.0", is_final=False))
    request = PaperRequest(PaperKind.WHEEL, 2026, TODAY, PLAN)
    assert is_final(filled.papers.gather(request))


def test_the_same_document_is_asked_for_again(filled: Document) -> None:
    unit = filled.units.named("Hamnen")
    request = PaperRequest(PaperKind.RESULT, 2026, TODAY, unit=unit)
    edition = noted(filled, request)
    again = request_again(filled, edition, dt.date(2027, 1, 2))
    assert again.unit == unit
    assert again.as_of == dt.date(2027, 1, 2)
    assert again.survey_round == filled.surveys.rounds_of(2026)[0]


def test_a_result_is_asked_for_again_of_its_own_survey(filled: Document) -> None:
    second = filled.surveys.rounds_of(2026)[1]
    unit = filled.units.named("Socialförvaltningen")
    request = PaperRequest(PaperKind.RESULT, 2026, TODAY, unit=unit, survey_round=second)
    assert request_again(filled, noted(filled, request), TODAY).survey_round == second


def test_the_survey_may_be_gone(filled: Document) -> None:
    edition = noted(filled, PaperRequest(PaperKind.COMPARISON, 2026, TODAY))
    with pytest.raises(InputError, match="Enkäten som dokumentet gällde"):
        request_again(filled, replace(edition, round_id=RoundId(99)), TODAY)


def test_the_size_is_asked_for_again(filled: Document) -> None:
    request = PaperRequest(PaperKind.WHEEL, 2026, TODAY, PLAN, size=PaperSize.A3)
    assert request_again(filled, noted(filled, request), TODAY).size is PaperSize.A3


def test_whom_it_was_about_may_be_gone(filled: Document) -> None:
    edition = replace(
        noted(filled, PaperRequest(PaperKind.SHORT, 2026, TODAY, PLAN)), subject="Borta"
    )
    with pytest.raises(InputError, match="Borta finns inte längre"):
        request_again(filled, edition, TODAY)


def test_the_plan_may_be_gone(filled: Document) -> None:
    edition = noted(filled, PaperRequest(PaperKind.SHORT, 2026, TODAY, PLAN))
    with pytest.raises(InputError, match="Planen som dokumentet gällde"):
        request_again(filled, replace(edition, plan_id=PlanId(99)), TODAY)
