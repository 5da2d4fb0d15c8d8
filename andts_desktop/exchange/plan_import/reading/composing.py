"""Letters in two parts (a and a ring) made one, as every word to be known is written."""

from dataclasses import replace
from unicodedata import is_normalized, normalize

from andts_desktop.exchange.plan_import.source import Block, Paragraph, Row, Table


def composed(block: Block) -> Block:
    """Return a block whose letters are whole; files from a Mac often part them."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(map(_row, block.rows)))
    return _paragraph(block)


def _row(row: Row) -> Row:
    cells = tuple(
        replace(cell, paragraphs=tuple(map(_paragraph, cell.paragraphs))) for cell in row.cells
    )
    return replace(row, cells=cells)


def _paragraph(paragraph: Paragraph) -> Paragraph:
    if all(is_normalized("NFC", run.text) for run in paragraph.runs):
        return paragraph
    runs = tuple(replace(run, text=normalize("NFC", run.text)) for run in paragraph.runs)
    return replace(paragraph, runs=runs)
