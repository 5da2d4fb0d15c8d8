"""Whatever people write, every document is made, checked and whole."""

from collections.abc import Iterator

import pytest

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import check_printed
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperSize
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library
from andts_desktop.reports.composer import Composer
from tests.document.papers.hand_made import hand_made_file, requests

ODD = (
    '<script>alert("x")</script> <b>oavslutad <para> &amp; & < > **ej slut ]]> %s {x} '
    "\x01\x07\x1b \u202e 🎉 👩\u200d🏫 مرحبا بكم 漢字 a\u0301 =1+1"
)
TEXTS = {
    "odd": (ODD, ODD),
    "long words": ("Förebyggandesamordnar" * 25, "Ö" * 500),
    "nothing": ("", ""),
}
FORMS = [
    (kind, size, form)
    for kind, facts in PAPERS.items()
    for size in facts.sizes
    for form in (facts.forms if size is facts.sizes[0] else (PaperForm.PDF,))
]


@pytest.fixture(scope="module", params=[*TEXTS])
def file(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("text") / "a.andts"
    document = Document.create(path, Library(paths.resources()))
    hand_made_file(document, *TEXTS[request.param])
    yield document
    document.close()


@pytest.mark.parametrize(("kind", "size", "form"), FORMS, ids=map("-".join, FORMS))
def test_every_document_is_made_of_any_text(
    file: Document, kind: PaperKind, size: PaperSize, form: PaperForm
) -> None:
    (request,) = requests(file, kind, size)
    printed = print_paper(file.papers.gather(request), form)
    assert check_printed(printed).texts == len(printed.texts)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    """Give a file with a comment of 50,000 characters on an answer."""
    path = tmp_path_factory.mktemp("lång") / "a.andts"
    document = Document.create(path, Library(paths.resources()))
    hand_made_file(document, "Kort.", comment="Samordnaren har arbetat med grupperna. " * 1285)
    yield document
    document.close()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("form", list(PaperForm), ids=str)
def test_a_comment_of_many_pages_is_printed_whole(long: Document, form: PaperForm) -> None:
    (request,) = requests(long, PaperKind.RESULT, PaperSize.A4)
    printed = print_paper(long.papers.gather(request), form)
    assert max(map(len, printed.texts)) > 50_000
    check_printed(printed)


def test_a_comment_that_is_lost_is_seen(long: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Composer, "comment", lambda *_: [])
    (request,) = requests(long, PaperKind.RESULT, PaperSize.A4)
    printed = print_paper(long.papers.gather(request), PaperForm.PDF)
    with pytest.raises(FileError, match="Texten ”Samordnaren har arbetat med"):
        check_printed(printed)
