"""Put a finished document where it is wanted, once it has been read again and found whole."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.domain.found_texts import FoundText, shortened
from andts_desktop.domain.paper import PaperForm, PrintedPaper
from andts_desktop.domain.paper_check import Checked
from andts_desktop.domain.swedish import plural
from andts_desktop.errors import FileError
from andts_desktop.files import write_checked

if TYPE_CHECKING:
    from andts_desktop.domain.paper_check import PdfFacts

_TOLD = 3
"""How many faults are told; one is enough to refuse the file."""


@dataclass(frozen=True, slots=True)
class Published:
    """Where the document stands now, and what was found when it was read again."""

    path: Path
    check: Checked


def publish(printed: PrintedPaper, path: Path) -> Published:
    """Write the document to a neighbour, read that file again, and only then put it in place.

    Raises FileError where it cannot be written, and where something that was to be printed is not
    there or the tags are not whole; what stood at `path` before is untouched then.
    """

    def check(written: Path) -> Checked:
        return _CHECKS[printed.form](printed, written)

    return Published(path, write_checked(path, printed.data, check))


def check_printed(printed: PrintedPaper) -> Checked:
    """Check a document that becomes part of another file, as a mail draft; raises FileError."""
    with tempfile.TemporaryDirectory(prefix="andts-") as folder:
        return publish(printed, Path(folder) / f"dokument.{printed.form.value}").check


def verify(path: Path) -> "PdfFacts":
    """Read any PDF again; raises FileError where it cannot be read."""
    from andts_desktop.reports.pdf_check import read_facts

    return read_facts(path)


def _pdf(printed: PrintedPaper, written: Path) -> Checked:
    from andts_desktop.exchange.paper_text import pdf_pages

    pages = pdf_pages(written)
    facts = verify(written)
    faults = list(facts.findings)
    if not len(pages) == facts.pages == printed.pages:
        faults.insert(0, f"Filen har {plural(len(pages), 'sida', 'sidor')}, inte {printed.pages}.")
    _refuse(printed, faults + _missing(printed, pages))
    return Checked(len(pages), len(printed.texts), facts.is_tagged, facts.standards)


def _word(printed: PrintedPaper, written: Path) -> Checked:
    from andts_desktop.exchange.paper_text import word_text

    _refuse(printed, _missing(printed, (word_text(written),)))
    return Checked(printed.pages, len(printed.texts))


def _excel(printed: PrintedPaper, written: Path) -> Checked:
    from andts_desktop.exchange.paper_text import workbook_rows

    _refuse(printed, _missing(printed, workbook_rows(written)))
    return Checked(printed.pages, len(printed.texts))


_CHECKS: dict[PaperForm, Callable[[PrintedPaper, Path], Checked]] = {
    PaperForm.PDF: _pdf,
    PaperForm.WORD: _word,
    PaperForm.EXCEL: _excel,
}


def _missing(printed: PrintedPaper, pages: tuple[str, ...]) -> list[str]:
    missing = FoundText(pages).missing(printed.texts)
    return [f"Texten ”{text}” saknas." for text in missing]


def _refuse(printed: PrintedPaper, faults: list[str]) -> None:
    if not faults:
        return
    more = len(faults) - _TOLD
    told = [*faults[:_TOLD], *([f"Och {plural(more, 'fel', 'fel')} till."] if more > 0 else [])]
    raise FileError(
        f"”{shortened(printed.name)}” skrevs inte, för kontrollen av den färdiga filen hittade "
        f"fel. {' '.join(told)} En tidigare fil är orörd. Försök igen; blir det likadant är "
        "det ett fel i programmet."
    )
