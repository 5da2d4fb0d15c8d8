"""Documents in a look of their own are made of plans with other and far too long names."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import check_printed
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind
from andts_desktop.domain.plan import Chapter, ChapterKind
from andts_desktop.exchange.library import Library
from tests.document.papers.hand_made import hand_made_file, requests

FORMS = [(kind, form) for kind, facts in PAPERS.items() for form in facts.forms]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("namn") / "a.andts"
    document = Document.create(path, Library(paths.resources()))
    hand_made_file(document, "En kommentar.")
    plan_id = document.plans.ids()[0]
    details = document.plans.plan(plan_id).details
    document.plans.set_details(plan_id, replace(details, title="Ett namn " * 60))
    document.plans.add_chapter(plan_id, 1, Chapter(ChapterKind.OTHER, "Tomt", "\u00a0"))
    document.editions.set_brand(Brand("Ett annat namn", "#5a1e6d"))
    yield document
    document.close()


@pytest.mark.parametrize(("kind", "form"), FORMS, ids=map("-".join, FORMS))
def test_a_document_in_a_look_of_its_own_is_whole(
    file: Document, kind: PaperKind, form: PaperForm
) -> None:
    (request,) = requests(file, kind, PAPERS[kind].sizes[0])
    printed = print_paper(file.papers.gather(request), form)
    assert check_printed(printed).texts == len(printed.texts)
