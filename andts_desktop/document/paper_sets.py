"""Many documents written to a folder at once: all of them, or none where something fails."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from andts_desktop.document.papers.ready import ReadyPaper
from andts_desktop.document.printing import print_paper
from andts_desktop.document.publishing import check_printed, publish
from andts_desktop.domain.paper import PAPERS, PaperForm, PrintedPaper
from andts_desktop.domain.paper_check import Checked
from andts_desktop.errors import FileError, reason
from andts_desktop.files import safe_name, write_whole

Progress = Callable[[int], None]
Envelope = Callable[[ReadyPaper, PrintedPaper], bytes]
"""Puts a finished document in a file of another kind: a mail draft."""


@dataclass(frozen=True, slots=True)
class WantedSet:
    """Documents to make; those that do not come in a form are passed over in it.

    Without `folder` nothing is written. With `envelope`, each file is a mail draft (.eml).
    """

    papers: tuple[ReadyPaper, ...]
    forms: tuple[PaperForm, ...] = (PaperForm.PDF,)
    folder: Path | None = None
    envelope: Envelope | None = None


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A document of a set, where it lies, and what was found when it was read again."""

    ready: ReadyPaper
    printed: PrintedPaper
    path: Path | None = None
    check: Checked | None = None


def make_set(wanted: WantedSet, progress: Progress) -> tuple[MadePaper, ...]:
    """Make the documents, and write them; `progress` is told percent done, 0–100.

    Nothing stands in the folder until all of them are made and read again. Raises FileError.
    """
    asked = [
        (paper, form)
        for paper in wanted.papers
        for form in wanted.forms
        if form in PAPERS[paper.request.kind].forms
    ]
    if wanted.folder is None:
        return tuple(_made(asked, progress))
    with _beside(wanted.folder) as beside:
        written = list(_written(_made(asked, progress), beside, wanted))
        for made in written:
            if made.path is not None:
                _move(beside / made.path.name, made.path)
    return tuple(written)


def _made(asked: list[tuple[ReadyPaper, PaperForm]], progress: Progress) -> Iterator[MadePaper]:
    for number, (paper, form) in enumerate(asked):
        done, share = 100 * number // len(asked), 1 / len(asked)

        def tell(percent: int, done: int = done, share: float = share) -> None:
            progress(done + int(percent * share))

        yield MadePaper(paper, print_paper(paper, form, tell))
    progress(100)


def _written(made: Iterator[MadePaper], beside: Path, wanted: WantedSet) -> Iterator[MadePaper]:
    names: set[str] = set()
    for each in made:
        ending = "eml" if wanted.envelope else each.printed.form.value
        name = _free_name(safe_name(each.printed.name), ending, names)
        if wanted.envelope is not None:
            check = check_printed(each.printed)
            write_whole(beside / name, wanted.envelope(each.ready, each.printed))
        else:
            check = publish(each.printed, beside / name).check
        folder = wanted.folder or beside
        yield MadePaper(each.ready, each.printed, folder / name, check)


def _free_name(stem: str, ending: str, taken: set[str]) -> str:
    # Two units of one name must not become one file, nor names that differ in case alone.
    number, name = 1, f"{stem}.{ending}"
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}).{ending}"
    taken.add(name.casefold())
    return name


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give an empty folder within a folder, and take it away whatever happens."""
    try:
        made = Path(tempfile.mkdtemp(prefix=".andts-", dir=folder))
    except OSError as error:
        raise FileError(
            f"Det går inte att skriva i mappen ”{folder}” ({reason(error)}). Välj en annan mapp."
        ) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        raise FileError(
            f"”{target}” kunde inte skrivas: filen är öppen i ett annat program, eller så saknas "
            "rätt att skriva där. Stäng filen och spara igen."
        ) from error
