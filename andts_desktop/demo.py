"""Fill a folder with the example municipality and everything that can be made from it."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path

from andts_desktop import paths
from andts_desktop.document import SUFFIX, Document
from andts_desktop.document.example import MUNICIPALITY, build_example
from andts_desktop.errors import FileError, reason
from andts_desktop.exchange.library import Library
from andts_desktop.exchange.mail import Attachment, MailDraft, mail_bytes
from andts_desktop.files import write_whole
from andts_desktop.reports.annual import annual_report_pdf
from andts_desktop.reports.plan_document import build_plan_document
from andts_desktop.reports.short_version import short_version_pdf

FILE_NAME = f"{MUNICIPALITY.lower()}{SUFFIX}"
PICTURES = "skarmbilder"
DISTRICT = "Norrby"

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
    programme, action_plan = document.plans.ids()
    district = document.units.named(DISTRICT)
    year = as_of.year
    for name, plan, unit in (
        (f"uppfoljning-{year}-programmet.pdf", programme, None),
        (f"uppfoljning-{year}-programmet-{DISTRICT.lower()}.pdf", programme, district),
        (f"uppfoljning-{year}-handlingsplanen.pdf", action_plan, None),
    ):
        yield name, annual_report_pdf(document.reports.annual(plan, year, as_of, unit)).data
    for name, plan in (
        ("kortversion-programmet.pdf", programme),
        ("kortversion-handlingsplanen.pdf", action_plan),
    ):
        yield name, short_version_pdf(document.reports.short(plan, year, as_of)).data
    plan_pdf = build_plan_document(document.reports.plan(action_plan, as_of))
    yield "planen-handlingsplanen.pdf", plan_pdf.data
    for name in ("planen-handlingsplanen.docx", "planen-handlingsplanen.xlsx"):
        yield name, document.exports.plan(action_plan, Path(name), as_of)


def _draft(papers: dict[str, bytes], year: int) -> bytes:
    attached = (f"uppfoljning-{year}-programmet.pdf", "kortversion-programmet.pdf")
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
