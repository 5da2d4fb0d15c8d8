"""The text of every document of the example, as it was last looked at and approved.

REWRITE_GOLDEN=1 writes the texts anew; look at what git shows before they are committed.
"""

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.example import build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperRequest, PrintedPaper
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.paper_text import pdf_pages

GOLDEN = Path(__file__).parents[1] / "files" / "golden"
YEAR, AS_OF = 2026, dt.date(2026, 11, 20)
HOW = "Look at the difference; if it is meant, run REWRITE_GOLDEN=1 pytest {}"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("exempel") / "exempel.andts"
    document = Document.create(path, Library(paths.resources()))
    build_example(document, YEAR)
    yield document
    document.close()


def printed(document: Document, kind: PaperKind) -> PrintedPaper:
    """Print the kind's first document; a plan of activities has boards that answer for them."""
    programme, action_plan = document.plans.ids()
    plan_id = action_plan if kind is PaperKind.BOARD else programme
    request = PaperRequest(kind, YEAR, AS_OF, plan_id)
    first = document.papers.each(request)[0]
    return print_paper(document.papers.gather(first), PaperForm.PDF)


def text_of(document: PrintedPaper, path: Path) -> str:
    path.write_bytes(document.data)
    pages = (page.replace("\r\n", "\n").replace("\ufffe", "-\n") for page in pdf_pages(path))
    text = "".join(f"== {number}\n{page.strip()}\n" for number, page in enumerate(pages, 1))
    # A form says which file it is of, by a key that is drawn for every new file.
    return re.sub(r"(?m)^(ANDTS\w+)\|.*$", r"\1|…", text)


@pytest.mark.parametrize("kind", PAPERS, ids=str)
def test_a_document_says_what_it_said(example: Document, kind: PaperKind, tmp_path: Path) -> None:
    now = text_of(printed(example, kind), tmp_path / "a.pdf")
    golden = GOLDEN / f"{kind}.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        golden.write_text(now, encoding="utf-8")
    assert now == golden.read_text(encoding="utf-8"), HOW.format(Path(__file__).name)


@pytest.mark.parametrize("kind", PAPERS, ids=str)
def test_the_same_values_give_the_same_bytes(example: Document, kind: PaperKind) -> None:
    assert printed(example, kind).data == printed(example, kind).data
