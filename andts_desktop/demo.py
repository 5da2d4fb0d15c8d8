"""Fill a folder with the example municipality and everything that can be made from it."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from andts_desktop import paths
from andts_desktop.document import SUFFIX, Document
from andts_desktop.document.example import MUNICIPALITY, build_example
from andts_desktop.document.example.papers import example_papers
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import PAPERS, PaperForm, PaperKind, PaperSize
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes
from andts_desktop.files import safe_name, write_whole

FILE_NAME = f"{MUNICIPALITY.lower()}{SUFFIX}"
PICTURES = "skarmbilder"
_SIZES = {PaperSize.A4: "", PaperSize.A3: " A3", PaperSize.BOOKLET: " häfte"}

_LETTER = """\
Hej!

Här kommer uppföljningen av ANDTS-programmet {year} och programmets kortversion.
Säg gärna till om något ser fel ut innan den går till nämnden.

Hälsningar
ANDTS-samordnaren
"""


def make_demo(folder: Path) -> tuple[Path, ...]:
    """Make the example file, its documents, a mail draft and pictures of every page.

    Returns what was made, in that order. Files of the same names are replaced, others are left
    alone. Raises FileError.
    """
    _make_folder(folder)
    today = dt.datetime.now().astimezone().date()
    file = _make_file(folder / FILE_NAME, today.year)
    document = Document.open(file, Library(paths.resources()), read_only=True)
    try:
        papers = dict(_papers(document, today))
    finally:
        document.close()
    papers["utkast.eml"] = _draft(papers, today.year)
    for name, data in papers.items():
        write_whole(folder / name, data)
    return (file, *(folder / name for name in papers), *_pictures(file, folder / PICTURES))


def _make_folder(folder: Path) -> None:
    try:
        (folder / PICTURES).mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise FileError(f"”{folder}” är en fil, inte en mapp. Välj en annan mapp.") from None
    except OSError as error:
        raise FileError(
            f"Mappen ”{folder}” kunde inte skapas ({reason(error)}). Välj en annan plats."
        ) from error


def _make_file(path: Path, year: int) -> Path:
    """Make the example file beside the old one, then put it in its place."""
    library = Library(paths.resources())
    if path.exists():
        # Refuses a file that is open in the program, and one that is not ours.
        Document.open(path, library).close()
    fresh = path.with_name(f".ny-{path.name}")
    fresh.unlink(missing_ok=True)
    document = Document.create(fresh, library)
    try:
        build_example(document, year)
        document.close()
        return fresh.replace(path)
    finally:
        document.close()
        fresh.unlink(missing_ok=True)


def _papers(document: Document, as_of: dt.date) -> Iterator[tuple[str, bytes]]:
    """Yield every kind of document, in every form that it comes in, under the name it goes by."""
    for request in example_papers(document, as_of):
        forms = PAPERS[request.kind].forms if request.size is PaperSize.A4 else (PaperForm.PDF,)
        ready = document.papers.gather(request)
        for form in forms:
            printed = print_paper(ready, form)
            yield f"{safe_name(printed.name)}{_SIZES[request.size]}.{form.value}", printed.data


def _draft(papers: dict[str, bytes], year: int) -> bytes:
    attached = [
        next(name for name in papers if name.startswith(kind) and name.endswith(".pdf"))
        for kind in (PAPERS[PaperKind.ANNUAL].name, PAPERS[PaperKind.SHORT].name)
    ]
    return mail_bytes(
        MailDraft(
            recipients=("Åsa Öberg <asa.oberg@exempelstad.example>",),
            subject=f"Uppföljning av ANDTS-programmet {year}",
            text=_LETTER.format(year=year),
            attachments=tuple(Attachment(name, papers[name]) for name in attached),
        )
    )


def _pictures(file: Path, folder: Path) -> tuple[Path, ...]:
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    from andts_desktop.app import take_pictures

    def say(_kind: QtMsgType, _place: QMessageLogContext, words: str) -> None:
        # Said of every window with a smallest size where there is no screen, and only there.
        if "propagateSizeHints" not in words:
            print(words, file=sys.stderr)

    before = qInstallMessageHandler(say)
    try:
        return tuple(take_pictures(file, folder))
    finally:
        qInstallMessageHandler(before)
