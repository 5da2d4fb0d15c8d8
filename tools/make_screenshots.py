#!/usr/bin/env python3
"""Make docs/pictures/*.png, the pictures of the window and of the documents, from the example.

Drives the real window off the screen, on a copy of the example made for a fixed day (--date), so
that a picture changes only when what it shows does. Letters may differ by a shade between
versions of Qt.
"""

import argparse
import datetime as dt
import gc
import io
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pypdfium2
from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QIODevice, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableView, QTreeView, QWidget

from andts_desktop import paths
from andts_desktop.app import build_application
from andts_desktop.document import SUFFIX, Document
from andts_desktop.document.example import MUNICIPALITY, build_example
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import PaperForm, PaperKind, PaperRequest
from andts_desktop.exchange.library import Library
from andts_desktop.ui.dialogs.import_plan import ImportPlanDialog
from andts_desktop.ui.jobs import Job
from andts_desktop.ui.look import Appearance, Look
from andts_desktop.ui.main_window import MainWindow
from andts_desktop.ui.pages.reports import ReportsPage

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
DOCUMENT = FOLDER.parent.parent / "tests" / "files" / "plans" / "ekeslatt.docx"
DAY = dt.date(2026, 11, 20)
SIZE = (1280, 800)
MOST_BYTES = 1_500_000
OPEN_DISTRICT = "Hamnen"  # the one that the example leaves in the middle of its answers

_PATIENCE = 20.0
"""Seconds that a page may take to come to rest."""
_KEPT = 160
"""How many of a picture's 256 colours are taken as they are."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of the window: a page, how it looks, and what is done there first."""

    name: str
    page: str
    appearance: Appearance = "light"
    unit: str = ""
    act: Callable[[QWidget], None] = lambda _page: None


def main() -> None:
    """Make all the pictures and tell how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to fill")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=DAY, help="the day shown")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        file = _make_example(Path(name), asked.date)
        made = dict(_papers(file, asked.date))
        made |= dict(_windows(file, Path(name), asked.date))
    for old in asked.out.glob("*.png"):
        old.unlink()
    for name, picture in made.items():
        picture.save(asked.out / f"{name}.png", optimize=True)
        print(f"{(asked.out / f'{name}.png').stat().st_size:>9,} {name}.png")
    total = sum(each.stat().st_size for each in asked.out.glob("*.png"))
    print(f"{total:>9,} in all")
    assert total < MOST_BYTES, f"The pictures take more than {MOST_BYTES:,} bytes."


def _make_example(folder: Path, day: dt.date) -> Path:
    path = folder / f"{MUNICIPALITY}{SUFFIX}"
    document = Document.create(path, Library(paths.resources()))
    try:
        build_example(document, day.year)
    finally:
        document.close()
    return path


def _papers(file: Path, day: dt.date) -> Iterator[tuple[str, Image.Image]]:
    document = Document.open(file, Library(paths.resources()), read_only=True)
    try:
        plan = document.plans.ids()[0]
        annual, short = (
            print_paper(
                document.papers.gather(PaperRequest(kind, day.year, day, plan)), PaperForm.PDF
            ).data
            for kind in (PaperKind.ANNUAL, PaperKind.SHORT)
        )
    finally:
        document.close()
    pages = _pages(annual, "", "Läget i siffror", "Mål för mål") + _pages(short, "insatsområden")
    yield "dokument", _small(_beside(pages))


def _pages(data: bytes, *headings: str) -> list[Image.Image]:
    """Return the pages where a heading of the outline ends so; "" is the cover."""
    pdf = pypdfium2.PdfDocument(data)
    outline = [("", 0), *((each.get_title(), _page_of(each)) for each in pdf.get_toc())]
    numbers = [
        next(number for title, number in outline if title.endswith(heading)) if heading else 0
        for heading in headings
    ]
    return [pdf[number].render(scale=0.7).to_pil().convert("RGB") for number in numbers]


def _page_of(entry: pypdfium2.PdfBookmark) -> int:
    place = entry.get_dest()
    return int(place.get_index()) if place is not None else 0


def _beside(pages: Sequence[Image.Image]) -> Image.Image:
    framed = [ImageOps.expand(page, 1, "#c8c8c4") for page in pages]
    gap = 24
    width = sum(page.width for page in framed) + gap * (len(framed) + 1)
    sheet = Image.new("RGB", (width, framed[0].height + 2 * gap), "#ececea")
    left = gap
    for page in framed:
        sheet.paste(page, (left, gap))
        left += page.width + gap
    return sheet


def _windows(file: Path, folder: Path, day: dt.date) -> Iterator[tuple[str, Image.Image]]:
    # Garbage of Qt's may only be taken away here, not on the thread that writes a report.
    gc.disable()
    application = build_application()
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    look = Look(application, paths.resources(), settings)
    window = MainWindow(
        library=Library(paths.resources()),
        look=look,
        settings=settings,
        documents=folder,
        today=lambda: day,
    )
    look.choose("light")
    window.resize(*SIZE)
    window.show_first(None)
    window.show()
    for shot in _SHOTS:
        look.choose(shot.appearance)
        with _opened(window, file):
            workspace = window.workspace
            assert workspace is not None
            units = {unit.name: unit.id for unit in workspace.session.units()}
            if shot.unit in units:
                workspace.session.choose_unit(units[shot.unit])
            page = workspace.show_page(shot.page)
            _rest(window)
            shot.act(page)
            yield shot.name, _grab(window)
    look.choose("light")
    yield "importera", _of_import(look, window)
    window.close()


def _of_import(look: Look, window: MainWindow) -> Image.Image:
    dialog = ImportPlanDialog(look, {}, parent=window)
    dialog.resize(*SIZE)
    dialog.show()
    dialog.read(DOCUMENT)
    try:
        return _grab(dialog)
    finally:
        dialog.reject()


@contextmanager
def _opened(window: MainWindow, file: Path) -> Iterator[None]:
    window.open_path(file)
    try:
        yield
    finally:
        window.close_document()
        QApplication.processEvents()
        gc.collect()


def _grab(window: QWidget) -> Image.Image:
    """Take a picture once two in a row are alike."""
    last = b""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        _rest(window)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        now = bytes(buffer.data().data())
        if now == last:
            break
        last = now
    return _small(Image.open(io.BytesIO(last)).convert("RGB"))


def _rest(window: QWidget) -> None:
    """Let the window work until nothing runs in the background, and a little longer."""
    until = time.monotonic() + _PATIENCE
    QTest.qWait(250)
    while time.monotonic() < until and any(job.is_running for job in window.findChildren(Job)):
        QTest.qWait(50)
    QTest.qWait(250)


def _small(picture: Image.Image) -> Image.Image:
    """Return the picture in 256 colours: the most used as they are, the edges of letters near."""
    # Not by Pillow alone, which turns white into nearly white.
    pixels = list(zip(*[iter(picture.tobytes())] * 3, strict=True))
    used = [colour for colour, _ in Counter(pixels).most_common()]
    palette = used[:_KEPT]
    if used[_KEPT:]:
        rest = Image.frombytes("RGB", (len(used) - _KEPT, 1), bytes(chain(*used[_KEPT:])))
        gathered = rest.quantize(256 - _KEPT, Image.Quantize.MEDIANCUT, kmeans=3)
        found = (gathered.getpalette() or [])[: 3 * (256 - _KEPT)]
        palette += list(zip(*[iter(found)] * 3, strict=True))
    nearest = {
        colour: min(
            range(len(palette)),
            key=lambda n: sum((a - b) ** 2 for a, b in zip(palette[n], colour, strict=True)),
        )
        for colour in used
    }
    small = Image.frombytes("P", picture.size, bytes(nearest[colour] for colour in pixels))
    small.putpalette(bytes(chain(*palette)))
    return small


def _choose_an_activity(page: QWidget) -> None:
    tree = page.findChild(QTreeView)
    if tree is None:
        return
    model = tree.model()
    index = model.index(0, 0)
    while model.rowCount(index):
        tree.expand(index)
        index = model.index(0, 0, index)
    tree.setCurrentIndex(index)
    tree.scrollToTop()


def _go_to_what_is_left(page: QWidget) -> None:
    for made in page.findChildren(QPushButton):
        if made.text().startswith("Nästa obesvarade"):
            made.click()


def _choose_a_deviation(page: QWidget) -> None:
    table = page.findChild(QTableView)
    if table is not None:
        table.setCurrentIndex(table.model().index(1, 0))


def _choose_a_chapter(page: QWidget) -> None:
    if isinstance(page, ReportsPage):
        page.choices.show_choices()
        page.choices.sections.choose("goals")


_SHOTS = (
    Shot("oversikt", "overview"),
    Shot("plan", "plan", act=_choose_an_activity),
    Shot("enkat", "survey", unit=OPEN_DISTRICT, act=_go_to_what_is_left),
    Shot("resultat", "results"),
    Shot("rapporter", "reports", act=_choose_a_chapter),
    Shot("uppfoljning-mork", "follow_up", "dark", act=_choose_a_deviation),
)


if __name__ == "__main__":
    main()
