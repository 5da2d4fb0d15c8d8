"""PDF documents with text, read as paragraphs and ruled tables in reading order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from andts_desktop.errors import FileError
from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.reading.gathering import Gathering, Kind
from andts_desktop.exchange.plan_import.reading.pdf_forms import check_forms
from andts_desktop.exchange.plan_import.reading.pdf_grid import Grid, grids
from andts_desktop.exchange.plan_import.reading.pdf_lines import (
    Line,
    Setting,
    lines_of,
    paragraphs_of,
    usual_pitches,
)
from andts_desktop.exchange.plan_import.reading.pdf_page import Page, PageReader, Word
from andts_desktop.exchange.plan_import.reading.pdf_seams import mended
from andts_desktop.exchange.plan_import.reading.pdf_streams import check_streams
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Place,
    Progress,
    Row,
    SourceDocument,
    SourceKind,
    Table,
)

MAX_PAGES = 3_000
"""More pages than any plan has; the rest is said to be left out."""

_EDGE = 0.12
"""How much of a page's height at the top and at the bottom may hold running lines."""

_PAGE_NUMBER = re.compile(
    r"(?:sid(?:a|an)?\.?\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:av|/|\()\s*\d{1,4}\)?)?", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|(?:\.\s?){4,}$")
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page sorted out: its tables with the words of each cell, and the lines between them."""

    page: Page
    tables: tuple[tuple[Grid, dict[tuple[int, int], list[Word]]], ...]
    lines: tuple[Line, ...]


def read_pdf(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read a PDF; raises FileError if it is not whole or says nothing."""
    gathering = Gathering()
    pages, title = _pages(name, data, gathering, progress)
    if not any(page.words for page in pages):
        raise FileError(
            f"Dokumentet är en bild: ”{name}” har inget text som går att läsa. Öppna originalet "
            "i Word eller Excel i stället, eller be den som gjort filen om en PDF med text."
        )
    sheets: list[_Sheet] = []
    for at, page in enumerate(pages):
        progress(80 + 10 * at // len(pages))
        sheets.append(_sheet(page))
    composer = _Composer(_without_furniture(sheets, gathering), gathering, progress)
    blocks = tuple(composer.blocks())
    progress(100)
    return SourceDocument(name, SourceKind.PDF, blocks, title, gathering.left_out())


def _pages(
    name: str, data: bytes, gathering: Gathering, progress: Progress
) -> tuple[list[Page], str]:
    """Return the pages and the title; the file is closed whatever `progress` raises."""
    check_streams(name, data)
    check_forms(name, data)
    document = _opened(name, data)
    try:
        count = len(document)
        pages: list[Page] = []
        for at in range(min(count, MAX_PAGES)):
            progress(80 * at // count)
            pages.append(_page(name, document, at))
            if not _is_kept(pages[-1], gathering):
                break
        if count > MAX_PAGES:
            gathering.leave(
                f"Sidorna {MAX_PAGES + 1} till {count}", f"Bara {MAX_PAGES} sidor läses."
            )
        return pages, " ".join(document.get_metadata_value("Title").split())
    finally:
        document.close()


def _page(name: str, document: pypdfium2.PdfDocument, at: int) -> Page:
    with safety.library(name, pypdfium2.PdfiumError):
        page = document[at]
        try:
            return PageReader(page, at + 1).read()
        finally:
            page.close()


def _is_kept(page: Page, gathering: Gathering) -> bool:
    place = Place(page=page.number)
    if page.has_picture:
        if page.words:
            gathering.note(Kind.PICTURE, place=place)
        else:
            gathering.leave("En sida utan text", "Sidan är en bild som inte går att läsa.", place)
    return gathering.take(sum(len(word.text) + 1 for word in page.words), place)


def _opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise FileError(
                f"”{name}” är skyddad med lösenord. Öppna den i ett PDF-program, spara den utan "
                "lösenord och försök igen."
            ) from error
        raise safety.damaged(name) from error


def _sheet(page: Page) -> _Sheet:
    tables = tuple((grid, dict[tuple[int, int], list[Word]]()) for grid in grids(page.rules))
    free: list[Word] = []
    for word in page.words:
        x, y = (word.left + word.right) / 2, word.y + 0.3 * word.size
        for grid, cells in tables:
            if (cell := grid.cell_at(x, y)) is not None:
                cells.setdefault(cell, []).append(word)
                break
        else:
            free.append(word)
    return _Sheet(page, tuple(each for each in tables if each[1]), tuple(lines_of(free)))


def _key(line: Line, page: Page, body: float) -> tuple[str, int] | None:
    """Return what a running line is known by, None for a line in the middle of the page.

    Figures count in larger type: "Mål 1" and "Mål 2" over two pages are headings.
    """
    share = line.y / page.height if page.height else 0.5
    if _EDGE < share < 1 - _EDGE:
        return None
    text = line.text if line.size > 1.1 * body else re.sub(r"\d+", "#", line.text)
    return text, round(line.y / 6)


def _body_size(sheets: Sequence[_Sheet]) -> float:
    """Return the size that most of the text has."""
    sizes = Counter[float]()
    for sheet in sheets:
        for word in sheet.page.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0]


def _without_furniture(sheets: Sequence[_Sheet], gathering: Gathering) -> list[_Sheet]:
    """Leave out lines that come on most pages at the same height, and page numbers."""
    body = _body_size(sheets)
    keys = Counter(
        key
        for sheet in sheets
        for key in {_key(line, sheet.page, body) for line in sheet.lines}
        if key
    )
    often = max(2, (len(sheets) + 1) // 2)
    kept: list[_Sheet] = []
    for sheet in sheets:
        lines: list[Line] = []
        for line in sheet.lines:
            key = _key(line, sheet.page, body)
            if key and (keys[key] >= often or _PAGE_NUMBER.fullmatch(line.text)):
                gathering.note(Kind.FURNITURE, line.text, Place(page=sheet.page.number))
            else:
                lines.append(line)
        kept.append(replace(sheet, lines=tuple(lines)))
    return kept


class _Composer:
    """Makes paragraphs and tables of the sheets, by the measures of the whole document."""

    def __init__(self, sheets: Sequence[_Sheet], gathering: Gathering, progress: Progress) -> None:
        self._sheets = sheets
        self._gathering = gathering
        self._progress = progress
        words = [word for sheet in sheets for word in sheet.page.words]
        self._body = _body_size(sheets)
        self._bold_counts = 2 * sum(word.bold for word in words) < len(words)
        self._ranks = self._heading_sizes()
        known = frozenset(word.text.strip(".,;:()") for word in words)
        cells = (
            lines_of(cell)
            for sheet in sheets
            for _, cells in sheet.tables
            for cell in cells.values()
        )
        texts = [*(sheet.lines for sheet in sheets), *cells]
        inner = frozenset(
            word.text.strip(".,;:()") for text in texts for line in text for word in line.words[1:]
        )
        self._setting = Setting(usual_pitches(texts), known, inner, self._body)

    def _heading_sizes(self) -> list[float]:
        """Return the sizes that are larger than the running text's, the largest first."""
        sizes = {round(line.size * 2) / 2 for sheet in self._sheets for line in sheet.lines}
        return sorted((size for size in sizes if size > 1.1 * self._body), reverse=True)

    def blocks(self) -> list[Block]:
        """Return the blocks from the top of each page down, whole where a page break fell."""
        return mended(self._blocks(), self._setting.words)

    def _blocks(self) -> Iterator[Block]:
        for at, sheet in enumerate(self._sheets):
            self._progress(90 + 10 * at // len(self._sheets))
            place = Place(page=sheet.page.number)
            rest = list(sheet.lines)
            edge = max((line.right for line in rest), default=0.0)
            for grid, cells in sheet.tables:
                above = [line for line in rest if line.y > grid.ys[0]]
                rest = rest[len(above) :]
                yield from self._free(above, edge, place)
                yield self._table(grid, cells, place)
            yield from self._free(rest, edge, place)

    def _free(self, lines: Sequence[Line], edge: float, place: Place) -> Iterator[Paragraph]:
        kept = []
        for line in lines:
            if _LEADERS.search(line.text):
                self._gathering.note(Kind.CONTENTS, line.text, place)
            else:
                kept.append(line)
        at = 0
        while at < len(kept):
            is_large = kept[at].size > 1.1 * self._body
            end = at
            while end < len(kept) and (kept[end].size > 1.1 * self._body) == is_large:
                end += 1
            part = kept[at:end]
            for each in paragraphs_of(part, edge, self._setting, place, keep_short=is_large):
                yield replace(each, heading=self._heading(each))
            at = end

    def _heading(self, paragraph: Paragraph) -> int:
        size = round(paragraph.size * 2) / 2
        length = len(paragraph.text)
        if paragraph.bullet or not any(letter.isalpha() for letter in paragraph.text):
            return 0
        if size in self._ranks:
            return min(self._ranks.index(size) + 1, 9)
        is_said = not paragraph.text.endswith((".", ",", ";")) and length <= _LONGEST_HEADING
        if self._bold_counts and paragraph.is_bold and is_said and size >= self._body:
            return min(len(self._ranks) + 1, 9)
        return 0

    def _table(self, grid: Grid, cells: dict[tuple[int, int], list[Word]], place: Place) -> Table:
        rows: list[Row] = []
        for at, owners in enumerate(grid.owner):
            row = [
                self._cell(grid, cells, (at, column), owner, place)
                for column, owner in enumerate(owners)
            ]
            if any(cell.paragraphs or cell.is_covered for cell in row):
                rows.append(Row(tuple(row), place))
        return Table(tuple(rows), place)

    def _cell(
        self,
        grid: Grid,
        cells: dict[tuple[int, int], list[Word]],
        at: tuple[int, int],
        owner: tuple[int, int],
        place: Place,
    ) -> Cell:
        if owner != at:
            return Cell(is_covered=True, covered_from_above=owner[0] < at[0])
        lines = lines_of(cells.get(at, ()))
        if not lines:
            return Cell()
        last = at[1]
        while last + 1 < len(grid.xs) - 1 and grid.owner[at[0]][last + 1] == at:
            last += 1
        padding = max(0.0, min(line.left for line in lines) - grid.xs[at[1]])
        edge = max(grid.xs[last + 1] - min(padding, 12.0), *(line.right for line in lines))
        return Cell(tuple(paragraphs_of(lines, edge, self._setting, place)))
