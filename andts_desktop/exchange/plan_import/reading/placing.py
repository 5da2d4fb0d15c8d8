"""Places for what a document itself has none for, so that people can find it again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from andts_desktop.exchange.plan_import.source import Block, Paragraph, Place, Table

_NOWHERE = Place()


def placed(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; paragraphs and tables without a place are counted."""
    paragraphs, tables = count(1), count(1)
    for block in blocks:
        if isinstance(block, Paragraph):
            number = next(paragraphs)
            if block.place == _NOWHERE:
                yield replace(block, place=Place(paragraph=number))
            else:
                yield block
        else:
            yield _placed_table(block, next(tables))


def _placed_table(table: Table, number: int) -> Table:
    if table.place != _NOWHERE or any(row.place != _NOWHERE for row in table.rows):
        return table
    rows = tuple(
        replace(row, place=Place(table=number, row=place))
        for place, row in enumerate(table.rows, start=1)
    )
    return replace(table, rows=rows, place=Place(table=number))
