"""A document takes its place only once it has been read again and found whole."""

import errno
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from openpyxl import Workbook

from andts_desktop import paths
from andts_desktop.document import Document
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import check_printed, publish, verify
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest, PrintedPaper
from andts_desktop.errors import FileError
from andts_desktop.exchange.library import Library
from tests.document.papers.hand_made import AS_OF, hand_made_file

EARLIER = b"%PDF-1.4 den gamla"


@pytest.fixture(scope="module")
def annual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrintedPaper]:
    path = tmp_path_factory.mktemp("publicering") / "a.andts"
    document = Document.create(path, Library(paths.resources()))
    hand_made_file(document, "En kommentar som bara står här.")
    plan_id = document.plans.ids()[0]
    request = PaperRequest(PaperKind.ANNUAL, AS_OF.year, AS_OF, plan_id)
    yield print_paper(document.papers.gather(request), PaperForm.PDF)
    document.close()


def test_what_is_whole_takes_its_place(annual: PrintedPaper, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(EARLIER)

    published = publish(annual, path)

    assert published.path.read_bytes() == annual.data
    assert (published.check.pages, published.check.texts) == (annual.pages, len(annual.texts))
    assert published.check.is_tagged
    assert published.check.standards == ("PDF/UA-1", "PDF/A-2a")
    assert list(tmp_path.iterdir()) == [path]


def test_every_comment_is_looked_for(annual: PrintedPaper) -> None:
    assert annual.texts.count("En kommentar som bara står här.") == 1


def without_a_text(printed: PrintedPaper) -> PrintedPaper:
    return replace(printed, texts=(*printed.texts, "En kommentar som inte kom med."))


def without_a_page(printed: PrintedPaper) -> PrintedPaper:
    return replace(printed, pages=printed.pages + 1)


def without_tags(printed: PrintedPaper) -> PrintedPaper:
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(spoilt)
    return replace(printed, data=spoilt.getvalue())


def cut_short(printed: PrintedPaper) -> PrintedPaper:
    return replace(printed, data=printed.data[:100])


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (without_a_text, "Texten ”En kommentar som inte kom med.” saknas."),
        (without_a_page, "sidor, inte"),
        (without_tags, "Filen är inte taggad."),
        (cut_short, "går inte att läsa som PDF"),
    ],
)
def test_what_is_not_whole_leaves_the_earlier_file(
    annual: PrintedPaper,
    tmp_path: Path,
    spoil: Callable[[PrintedPaper], PrintedPaper],
    told: str,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(EARLIER)

    with pytest.raises(FileError, match=told):
        publish(spoil(annual), path)

    assert path.read_bytes() == EARLIER
    assert list(tmp_path.iterdir()) == [path]


def test_many_faults_are_summed(annual: PrintedPaper, tmp_path: Path) -> None:
    printed = replace(annual, texts=tuple(f"Saknad text nummer {n}." for n in range(9)))
    with pytest.raises(FileError, match="Och 6 fel till"):
        publish(printed, tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (errno.ENOSPC, "Disken är full"),
        (errno.EACCES, "öppen i ett annat program"),
        (errno.EROFS, "platsen är skrivskyddad"),
    ],
)
def test_a_disk_that_refuses_leaves_the_earlier_file(
    annual: PrintedPaper,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failure: int,
    told: str,
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(EARLIER)

    def refuse(_: int) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(FileError, match=told):
        publish(annual, path)

    assert path.read_bytes() == EARLIER
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_elsewhere_is_left(
    annual: PrintedPaper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(EARLIER)

    def locked(self: Path, _: Path) -> Path:
        raise PermissionError(errno.EACCES, "used by another process", str(self))

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(FileError, match="öppen i ett annat program"):
        publish(annual, path)

    assert path.read_bytes() == EARLIER
    assert list(tmp_path.iterdir()) == [path]


def word(text: str, path: Path) -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    made.save(str(path))
    return path.read_bytes()


def excel(text: str, path: Path) -> bytes:
    made = Workbook()
    made.worksheets[0].append([text])
    made.save(path)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("form", "write"), [(PaperForm.WORD, word), (PaperForm.EXCEL, excel)], ids=["word", "excel"]
)
def test_other_files_are_read_again_too(
    tmp_path: Path, form: PaperForm, write: Callable[[str, Path], bytes]
) -> None:
    path = tmp_path / f"a.{form}"
    data = write("Tillgången ska minska", path)
    printed = PrintedPaper(form, "a", "A", data, 0, texts=("Tillgången ska minska",))

    assert publish(printed, path).check.words() == "Kontrollerad: 1 text"
    with pytest.raises(FileError, match="”Tillgången ska öka” saknas"):
        publish(replace(printed, texts=("Tillgången ska öka",)), path)
    assert path.read_bytes() == data


def test_a_document_for_a_mail_draft_is_checked_without_a_place(annual: PrintedPaper) -> None:
    assert check_printed(annual).pages == annual.pages
    with pytest.raises(FileError, match="saknas"):
        check_printed(without_a_text(annual))


def test_any_pdf_is_verified(annual: PrintedPaper, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(annual.data)

    facts = verify(path)

    assert (facts.pages, facts.title, facts.findings) == (annual.pages, annual.title, ())
