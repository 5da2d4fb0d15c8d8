"""Gathered documents made into files of every kind that they come as."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import publish
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperRequest
from andts_desktop.errors import InputError
from andts_desktop.exchange.library import Library

DAY = dt.date(2026, 11, 22)
FORMS = [
    (kind, form) for kind in PaperKind for form in PAPERS[kind].forms if form is not PaperForm.PDF
]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Document:
    document = Document.create(
        tmp_path_factory.mktemp("exempel") / "exempel.andts", Library(paths.resources())
    )
    build_example(document, 2026)
    return document


def request_for(example: Document, kind: PaperKind) -> PaperRequest:
    first = PaperRequest(kind, 2026, DAY, example.plans.ids()[0])
    return example.papers.each(first)[0]


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_a_document_comes_as_the_files_it_says(
    example: Document, kind: PaperKind, form: PaperForm
) -> None:
    ready = example.papers.gather(request_for(example, kind))
    told: list[int] = []
    printed = print_paper(ready, form, told.append)
    assert (printed.form, printed.pages, told[-1]) == (form, 0, 100)
    assert printed.name == ready.values.file_name()
    with zipfile.ZipFile(io.BytesIO(printed.data)) as packed:
        assert packed.testzip() is None
    assert printed.passages


@pytest.mark.parametrize(("kind", "form"), FORMS)
def test_the_same_document_gives_the_same_bytes(
    example: Document, kind: PaperKind, form: PaperForm
) -> None:
    ready = example.papers.gather(request_for(example, kind))
    assert print_paper(ready, form).data == print_paper(ready, form).data


def test_the_goals_of_a_report_are_one_sheet_to_filter(example: Document) -> None:
    ready = example.papers.gather(request_for(example, PaperKind.ANNUAL))
    book = load_workbook(io.BytesIO(print_paper(ready, PaperForm.EXCEL).data))
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    goals = sheets["Mål för mål"]
    assert goals["A1"].value == "Avsnitt"
    places = {str(row[0]) for row in goals.iter_rows(min_row=2, values_only=True)}
    assert len(places) == 6


def test_the_plan_in_word_and_excel_are_those_that_can_be_read_back(example: Document) -> None:
    ready = example.papers.gather(request_for(example, PaperKind.PLAN))
    word = docx.Document(io.BytesIO(print_paper(ready, PaperForm.WORD).data))
    assert word.paragraphs[0].style is not None
    assert word.paragraphs[0].style.name == "Title"
    book = load_workbook(io.BytesIO(print_paper(ready, PaperForm.EXCEL).data))
    assert book.sheetnames[0] == "Planen"


def test_a_form_that_a_document_does_not_come_in_is_refused(example: Document) -> None:
    ready = example.papers.gather(request_for(example, PaperKind.HANDOVER))
    with pytest.raises(InputError, match=r"finns inte som \.docx"):
        print_paper(ready, PaperForm.WORD)


def test_nothing_of_the_file_is_needed_to_print(tmp_path: Path) -> None:
    document = Document.create(tmp_path / "a.andts", Library(paths.resources()))
    build_example(document, 2026)
    ready = document.papers.gather(request_for(document, PaperKind.PLAN))
    document.close()
    assert all(print_paper(ready, form).data for form in PAPERS[PaperKind.PLAN].forms)


@pytest.mark.parametrize("form", PAPERS[PaperKind.ANNUAL].forms)
def test_hostile_comments_are_whole_in_every_file(
    vasteras: Document, tmp_path: Path, form: PaperForm
) -> None:
    hostile = (
        "Ett långt ord. " * 3400,
        "x" * 500,
        '=HYPERLINK("http://x";"y")',
        "<script>alert(1)</script> & <b>",
        "محمد 😀\x0b bak",
    )
    plan_id = vasteras.plans.ids()[0]
    for node, words in zip(vasteras.plans.plan(plan_id).with_status(), hostile, strict=False):
        entry = StatusEntry(node.id, 2025, "2025-11-01", "not_done", "time", words)
        vasteras.follow_up.set_status(entry)
    ready = vasteras.papers.gather(PaperRequest(PaperKind.ANNUAL, 2025, DAY, plan_id))
    printed = print_paper(ready, form)
    assert publish(printed, tmp_path / f"uppfoljning.{form.value}").check.texts
