"""How a document writes its tables: a row for each indicator or not, and whom bold marks."""

from collections.abc import Iterator, Sequence

from andts_desktop.exchange.plan_import.source import Cell, Paragraph, Run
from andts_desktop.exchange.plan_import.understanding.columns import Column, Columns
from andts_desktop.exchange.plan_import.understanding.flow import Piece
from andts_desktop.exchange.plan_import.understanding.grids import Grid, GridRow
from andts_desktop.exchange.plan_import.understanding.lists import fields_in
from andts_desktop.exchange.plan_import.understanding.parties import PartyReader
from andts_desktop.exchange.plan_import.understanding.roles import (
    RESPONSIBILITY,
    bold_marks_leads,
)
from andts_desktop.exchange.plan_import.understanding.rows import Manner
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_ONE_NAME = frozenset({ColumnMeaning.LEAD, ColumnMeaning.RESPONSIBLE})


def party_reader(grids: Sequence[Grid], columns: Columns, pieces: Sequence[Piece]) -> PartyReader:
    """Return a reader of names that knows all that the document's cells and lines name."""
    paragraphs = [
        paragraph
        for cell in _cells(grids, columns, RESPONSIBILITY)
        for paragraph in cell.paragraphs
        if paragraph.text
    ]
    for piece in pieces:
        paragraphs += [
            Paragraph((Run(named.value),), place=piece.place)
            for named in fields_in(piece)
            if named.meaning in RESPONSIBILITY
        ]
    return PartyReader(paragraphs)


def read_manner(
    grids: Sequence[Grid],
    columns: Columns,
    reader: PartyReader,
    *,
    bold_leads: bool | None,
) -> Manner:
    """Find out how the document writes its tables; `bold_leads` is what the user says."""
    further = [(grid, row) for grid in grids for row in _further_rows(grid, columns[grid.block])]
    if bold_leads is None:
        cells = _cells(grids, columns, _ONE_NAME)
        bold_leads = bold_marks_leads([reader.read(cell.paragraphs) for cell in cells])
    return Manner(
        rows_are_indicators=any(
            _says(row, columns[grid.block], frozenset({ColumnMeaning.INDICATOR}))
            for grid, row in further
        ),
        rows_have_parties=any(
            _says(row, columns[grid.block], RESPONSIBILITY) for grid, row in further
        ),
        bold_leads=bold_leads,
    )


def _further_rows(grid: Grid, columns: Sequence[Column]) -> Iterator[GridRow]:
    """Yield the rows that go on with the node above them, those at the head of a page not."""
    titles = [each for each in columns if each.meaning is ColumnMeaning.LEVEL]
    if not titles:
        return
    before: GridRow | None = None
    for row in grid.rows:
        cells = [row.row.cells[each.place] for each in titles if each.place < len(row.row.cells)]
        is_further = all(not cell.text or cell.covered_from_above for cell in cells)
        if is_further and before is not None and before.block == row.block:
            yield row
        before = row


def _says(row: GridRow, columns: Sequence[Column], meanings: frozenset[ColumnMeaning]) -> bool:
    cells = row.row.cells
    return any(
        cells[each.place].text and not cells[each.place].covered_from_above
        for each in columns
        if each.meaning in meanings and each.place < len(cells)
    )


def _cells(
    grids: Sequence[Grid], columns: Columns, meanings: frozenset[ColumnMeaning]
) -> list[Cell]:
    return [
        cell
        for grid in grids
        for column in columns[grid.block]
        if column.meaning in meanings
        for cell in grid.column(column.place)
        if cell.text
    ]
