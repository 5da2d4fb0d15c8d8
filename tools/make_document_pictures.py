#!/usr/bin/env python3
"""Make docs/dokument/: pictures of every page of every document, from the example.

Eight pages stand on a sheet. The example is made for a fixed day (--date), so that a picture
changes only when what it shows does.
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pypdfium2
from PIL import Image, ImageOps

from andts_desktop import paths
from andts_desktop.document import SUFFIX, Document
from andts_desktop.document.example import MUNICIPALITY, build_example
from andts_desktop.document.example.papers import example_papers
from andts_desktop.document.printing import print_paper
from andts_desktop.domain.paper import (
    PAPERS,
    PaperForm,
    PaperRequest,
    PaperSize,
    PrintedPaper,
)
from andts_desktop.exchange.library import Library

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "dokument"
DAY = dt.date(2026, 11, 20)
MOST_BYTES = 6_000_000

_PAGE_WIDTH = 400
_LYING_WIDTH = 820
_IN_A_ROW = {_PAGE_WIDTH: 4, _LYING_WIDTH: 2}
_ROWS = 2
_GAP = 16
_COLOURS = 160


def main() -> None:
    """Make all the pictures, the page that shows them, and tell how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to fill")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=DAY, help="the day shown")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for old in asked.out.glob("*.png"):
        old.unlink()
    lines = ["# Alla dokument, sida för sida", "", "Gjorda av exempelkommunens fil.", ""]
    for request, printed in _papers(asked.date):
        name = f"{request.kind.value}-{request.size.value}"
        lines += [f"## {_title(request, printed)}", ""]
        for number, sheet in enumerate(_sheets(_pages(printed.data)), 1):
            path = asked.out / f"{name}-{number}.png"
            sheet.quantize(_COLOURS).save(path, optimize=True)
            lines += [f"![{printed.title}, ark {number}]({path.name})", ""]
    (asked.out / "README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    total = sum(each.stat().st_size for each in asked.out.glob("*.png"))
    print(f"{total:>9,} bytes in {len(list(asked.out.glob('*.png')))} pictures")
    assert total < MOST_BYTES, f"The pictures take more than {MOST_BYTES:,} bytes."


def _title(request: PaperRequest, printed: PrintedPaper) -> str:
    sizes = {PaperSize.A4: "", PaperSize.A3: ", A3", PaperSize.BOOKLET: ", häfte"}
    pages = "1 sida" if printed.pages == 1 else f"{printed.pages} sidor"
    return f"{PAPERS[request.kind].name}{sizes[request.size]} ({pages})"


def _papers(day: dt.date) -> Iterator[tuple[PaperRequest, PrintedPaper]]:
    with tempfile.TemporaryDirectory() as folder:
        document = Document.create(
            Path(folder) / f"{MUNICIPALITY}{SUFFIX}", Library(paths.resources())
        )
        try:
            build_example(document, day.year)
            for request in example_papers(document, day):
                yield request, print_paper(document.papers.gather(request), PaperForm.PDF)
        finally:
            document.close()


def _pages(data: bytes) -> list[Image.Image]:
    pdf = pypdfium2.PdfDocument(data)
    pdf.init_forms()
    made = []
    for page in pdf:
        width = _LYING_WIDTH if page.get_width() > page.get_height() else _PAGE_WIDTH
        picture = page.render(scale=2 * width / page.get_width()).to_pil().convert("RGB")
        made.append(picture.reduce(2))
    return made


def _sheets(pages: Sequence[Image.Image]) -> Iterator[Image.Image]:
    """Set the pages side by side, as many on a sheet as fit."""
    across = _IN_A_ROW[_LYING_WIDTH if pages[0].width > pages[0].height else _PAGE_WIDTH]
    for first in range(0, len(pages), across * _ROWS):
        yield _sheet(pages[first : first + across * _ROWS], across)


def _sheet(pages: Sequence[Image.Image], across: int) -> Image.Image:
    framed = [ImageOps.expand(page, 1, "#c8c8c4") for page in pages]
    width, height = max(page.width for page in framed), max(page.height for page in framed)
    columns, rows = min(across, len(framed)), -(-len(framed) // across)
    size = (columns * (width + _GAP) + _GAP, rows * (height + _GAP) + _GAP)
    sheet = Image.new("RGB", size, "#ececea")
    for number, page in enumerate(framed):
        row, column = divmod(number, across)
        sheet.paste(page, (_GAP + column * (width + _GAP), _GAP + row * (height + _GAP)))
    return sheet


if __name__ == "__main__":
    main()
