"""Paragraphs and table rows that a page break parted, joined again by what they say."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from andts_desktop.exchange.plan_import.reading.gathering import merged
from andts_desktop.exchange.plan_import.reading.pdf_lines import hyphen
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Row,
    Run,
    Table,
)

_ENDS = (".", "!", "?", ":", ";")
_WAITS = (",", "-", "–", " och", " eller", " samt", " för", " av", " med", " i", " till")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")


def mended(blocks: Iterable[Block], known: Collection[str]) -> list[Block]:
    """Join what goes on over a page: the paragraph, or the first row of a table's next part.

    A table stays parted; only its row is made whole, on the page where it begins.
    """
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if before is None or before.place.page == block.place.page:
            made.append(block)
        elif isinstance(before, Paragraph) and isinstance(block, Paragraph):
            if _same_kind(before, block) and _goes_on(before.text, block.text):
                made[-1] = _joined(before, block, known)
            else:
                made.append(block)
        elif isinstance(before, Table) and isinstance(block, Table):
            made[-1:] = _tables(before, block, known)
        else:
            made.append(block)
    return made


def _same_kind(one: Paragraph, two: Paragraph) -> bool:
    return one.heading == two.heading == 0 and not two.bullet and one.is_bold == two.is_bold


def _goes_on(before: str, after: str) -> bool:
    """Whether a text starts in the middle of a sentence that another has left open."""
    if _is_number(before):
        return not _NUMBER.match(after)
    return not before.endswith(_ENDS) and (after[:1].islower() or before.endswith(_WAITS))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _joined(one: Paragraph, two: Paragraph, known: Collection[str]) -> Paragraph:
    if not one.runs:
        return two
    glue, cut, runs = False, False, list(one.runs)
    if one.text.endswith("-"):
        glue, cut = hyphen(one.text.rsplit(" ", 1)[-1], two.text.split(" ", 1)[0], known)
    if cut:
        runs[-1] = Run(runs[-1].text.rstrip()[:-1], runs[-1].bold)
    between = [] if glue else [Run(" ", runs[-1].bold)]
    return replace(one, runs=merged([*runs, *between, *two.runs]))


def _tables(one: Table, two: Table, known: Collection[str]) -> list[Block]:
    """Move the rest of a parted row to where the row begins; a repeated header is passed by."""
    if not one.rows or len(one.rows[0].cells) != len(two.rows[0].cells):
        return [one, two]
    start = 1 if _words(one.rows[0]) == _words(two.rows[0]) and len(two.rows) > 1 else 0
    last, rest = one.rows[-1], two.rows[start]
    if not _row_goes_on(last, rest):
        return [one, two]
    cells = tuple(_cell(*pair, known) for pair in zip(last.cells, rest.cells, strict=True))
    first = replace(one, rows=(*one.rows[:-1], replace(last, cells=cells)))
    rows = (*two.rows[:start], *two.rows[start + 1 :])
    return [first, replace(two, rows=rows)] if len(rows) > start else [first]


def _words(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def _row_goes_on(last: Row, rest: Row) -> bool:
    """Whether every text of a row goes on where the cell above has stopped in a sentence."""
    pairs = [
        (above.paragraphs[-1].text if above.paragraphs else "", below.paragraphs[0].text)
        for above, below in zip(last.cells, rest.cells, strict=True)
        if below.paragraphs
    ]
    stopped = [not above or above.endswith(_ENDS) for above, _ in pairs if not _is_number(above)]
    if not pairs or any(stopped):
        return False
    return any(_goes_on(above, below) for above, below in pairs)


def _cell(above: Cell, below: Cell, known: Collection[str]) -> Cell:
    if not below.paragraphs:
        return above
    one, two = above.paragraphs[-1], below.paragraphs[0]
    if one.is_bold != two.is_bold:
        return replace(above, paragraphs=(*above.paragraphs, *below.paragraphs))
    parts = (*above.paragraphs[:-1], _joined(one, two, known), *below.paragraphs[1:])
    return replace(above, paragraphs=parts)
