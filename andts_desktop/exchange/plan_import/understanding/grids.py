"""Tables as they were before pages cut them: one header, whole rows, no header twice."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from andts_desktop.exchange.plan_import.source import Block, Cell, Paragraph, Row, Table
from andts_desktop.exchange.plan_import.understanding import words

_ROWS_SEARCHED = 12


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid, with the block that it came from."""

    block: int
    row: Row


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole table; `header` is empty where it has none, `above` are the rows before it."""

    blocks: tuple[int, ...]
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    above: tuple[GridRow, ...] = ()

    @property
    def block(self) -> int:
        """The place of the (first) table among the blocks."""
        return self.blocks[0]

    @property
    def width(self) -> int:
        """How many columns it has."""
        cells = next((len(each.row.cells) for each in (*self.rows, *self.above)), 0)
        return len(self.header) or cells

    def column(self, place: int) -> tuple[Cell, ...]:
        """Return a column's cells from the top."""
        cells = (each.row.cells for each in self.rows)
        return tuple(row[place] for row in cells if place < len(row))


def read_grids(blocks: Sequence[Block]) -> tuple[Grid, ...]:
    """Return the document's tables in reading order, those cut by a page joined again."""
    grids: list[Grid] = []
    follows = False
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            follows = follows and not block.text
            continue
        grid = _grid(block, place)
        if follows and grids and _goes_on(blocks[grids[-1].blocks[-1]], block, grids[-1], grid):
            grids[-1] = _joined(grids[-1], grid)
        else:
            grids.append(grid)
        follows = True
    return tuple(_with_borrowed_header(grid, grids) for grid in grids)


def _grid(table: Table, place: int) -> Grid:
    rows = tuple(GridRow(place, row) for row in table.rows if _says_something(row))
    card = _card(rows)
    if card is not None:
        return card
    at = next((i for i, each in enumerate(rows[:_ROWS_SEARCHED]) if is_header(each.row)), None)
    if at is None:
        return Grid((place,), (), rows)
    header = tuple(" ".join(cell.text.split()) for cell in rows[at].row.cells)
    first = at + 1
    if first < len(rows) and _parts_header(rows[at].row, rows[first].row):
        lower = (" ".join(cell.text.split()) for cell in rows[first].row.cells)
        header = tuple(_part_name(*pair) for pair in zip(header, lower, strict=True))
        first += 1
    body = tuple(each for each in rows[first:] if _texts(each.row) != _folded(header))
    return Grid((place,), header, body, rows[:at])


def _part_name(above: str, own: str) -> str:
    if not own or not above:
        return own or above
    return own if words.header(above) is not None else f"{above} {own}"


def _parts_header(upper: Row, lower: Row) -> bool:
    """Tell whether a row names the parts of a header's cell that reaches over several columns."""
    if not any(cell.is_covered and not cell.covered_from_above for cell in upper.cells):
        return False
    named = [cell.text for cell in lower.cells if cell.text]
    is_known = all(words.header(text) is not None for text in named)
    return is_known and 0 < len(named) < len(lower.cells)


def _says_something(row: Row) -> bool:
    return any(letter.isalnum() for cell in row.cells for letter in cell.text)


def _card(rows: Sequence[GridRow]) -> Grid | None:
    """Lay down a table that stands on its side: its first column is the header."""
    pairs = [each.row.cells for each in rows]
    if len(pairs) < 2 or any(len(cells) != 2 for cells in pairs) or is_header(rows[0].row):
        return None
    if not _is_card([cells[0].text for cells in pairs], [cells[1].text for cells in pairs]):
        return None
    header = tuple(" ".join(cells[0].text.split()) for cells in pairs)
    row = Row(tuple(cells[1] for cells in pairs), rows[0].row.place)
    return Grid((rows[0].block,), header, (GridRow(rows[0].block, row),))


def _is_card(names: Sequence[str], values: Sequence[str]) -> bool:
    """Tell whether the left column names what stands to the right, a level's title among it."""
    known = [words.header(name) for name in names]
    sure = [each for each in known if each is not None and each.certainty > 0.8]
    # A list of contents has headings to the left and pages to the right.
    pages = sum(value.isdigit() for value in values)
    return (
        len(set(names) - {""}) == len(names)
        and len(sure) >= 2
        and 2 * len(sure) >= len(names)
        and any(each.word is not None for each in sure)
        and any(values)
        and 2 * pages <= len(values)
    )


def is_header(row: Row) -> bool:
    """Tell whether a row's words are those of a header."""
    filled = [cell.text for cell in row.cells if cell.text]
    known = [each for each in map(words.header, filled) if each is not None]
    sure = [each for each in known if each.certainty > 0.8]
    if len(row.cells) == 1:
        return bool(sure) and len(filled[0]) < 30
    return len(known) >= 2 and 2 * len(known) >= len(filled) and bool(sure)


def _texts(row: Row) -> tuple[str, ...]:
    return _folded(cell.text for cell in row.cells)


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"\W+", "", text.casefold()) for text in texts)


def _goes_on(before: Block, table: Table, grid: Grid, new: Grid) -> bool:
    if grid.width != new.width or before.place.sheet != table.place.sheet or new.above:
        return False
    if new.header:
        return _folded(grid.header) == _folded(new.header)
    return True


def _joined(grid: Grid, new: Grid) -> Grid:
    rows, added = list(grid.rows), list(new.rows)
    if rows and added and _is_cut(rows[-1].row, added[0].row):
        rows[-1] = GridRow(rows[-1].block, _merged(rows[-1].row, added.pop(0).row))
    return replace(grid, blocks=(*grid.blocks, *new.blocks), rows=(*rows, *added))


def _is_cut(above: Row, below: Row) -> bool:
    """Tell whether a page's end went through a row, by the sentences that go on."""
    pairs = [(a.text, b.text) for a, b in zip(above.cells, below.cells, strict=False) if b.text]
    first = below.cells[0].text
    if first:
        return first[0].islower() and not above.cells[0].text.endswith((".", "!", "?"))
    return any(text[0].islower() and not so_far.endswith(".") for so_far, text in pairs)


def _merged(above: Row, below: Row) -> Row:
    cells = zip(above.cells, below.cells, strict=False)
    return replace(above, cells=tuple(_merged_cell(a, b) for a, b in cells))


def _merged_cell(above: Cell, below: Cell) -> Cell:
    if not above.paragraphs or not below.paragraphs:
        return replace(above, paragraphs=above.paragraphs or below.paragraphs)
    last, first = above.paragraphs[-1], below.paragraphs[0]
    if first.bullet or last.text.endswith(".") or not first.text:
        return replace(above, paragraphs=(*above.paragraphs, *below.paragraphs))
    gap = () if last.text.endswith("-") else (replace(last.runs[-1], text=" "),)
    one = replace(last, runs=(*last.runs, *gap, *first.runs))
    return replace(above, paragraphs=(*above.paragraphs[:-1], one, *below.paragraphs[1:]))


def _with_borrowed_header(grid: Grid, grids: Sequence[Grid]) -> Grid:
    """Give a table without a header that of the one before it with as many columns."""
    if grid.header or grid.width < 3:
        return grid
    before = [each for each in grids if each.header and each.block < grid.block]
    alike = [each.header for each in before if each.width == grid.width]
    return replace(grid, header=alike[-1]) if alike else grid
