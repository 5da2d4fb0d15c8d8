"""A source document as markup for the screen, every part with what it is taken for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import takewhile

from andts_desktop.domain.plan import Level
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Row,
    SourceDocument,
    Table,
)
from andts_desktop.exchange.plan_import.understood import (
    SURE,
    BlockGuess,
    BlockRole,
    ColumnGuess,
    Understood,
)
from andts_desktop.ui.theme import Tokens
from andts_desktop.ui.widgets.guess_words import block_words, column_words

ROWS_SHOWN = 60
"""Rows of one table that are shown; a long one is understood whole all the same."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The part of a document that is shown: blocks from `first` up to `last`, without it."""

    first: int
    last: int


class SourceMarkup:
    """Writes the markup; links are "block:N" and "column:N:C" with places from 0."""

    def __init__(self, source: SourceDocument, understood: Understood, tokens: Tokens) -> None:
        self._source = source
        self._levels: Sequence[Level] = understood.template.levels
        self._blocks: Mapping[int, BlockGuess] = {each.block: each for each in understood.blocks}
        self._columns: dict[int, list[ColumnGuess]] = {}
        for column in understood.columns:
            self._columns.setdefault(column.block, []).append(column)
        self._tokens = tokens

    def write(self, page: SourcePage, chosen: int | None) -> str:
        """Return the markup of a part of the document, with one block marked."""
        blocks = self._source.blocks[page.first : page.last]
        # Each block in a table of its own, so that a wide one does not widen the others.
        return "".join(
            f'<table width="100%" cellspacing="0" cellpadding="4">{row}</table>'
            for place, block in enumerate(blocks, page.first)
            for row in self._block(place, block, is_chosen=place == chosen)
        )

    def _block(self, place: int, block: Block, *, is_chosen: bool) -> Iterator[str]:
        guess = self._blocks.get(place)
        if guess is None:
            return
        ground = f' bgcolor="{self._tokens.accent_soft}"' if is_chosen else ""
        shown = self._table(place, block) if isinstance(block, Table) else self._paragraph(block)
        muted = guess.role is BlockRole.IGNORE
        if muted:
            shown = f'<span style="color:{self._tokens.muted}">{shown}</span>'
        badge = self._link(f"block:{place}", block_words(guess, self._levels), guess.certainty)
        yield (
            f'<tr><td width="128" valign="top"{ground}><a name="at{place}"></a>{badge}</td>'
            f'<td valign="top"{ground}>{shown}</td></tr>'
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        text = _runs(paragraph)
        label = f"{escape(paragraph.label)} " if paragraph.label else ""
        if paragraph.heading:
            size = max(13, 19 - 2 * paragraph.heading)
            return f'<b style="font-size:{size}px">{label}{text}</b>'
        bullet = "• " if paragraph.bullet else ""
        return f"{bullet}{label}{text}"

    def _table(self, place: int, table: Table) -> str:
        line = self._tokens.line
        columns = sorted(self._columns.get(place, ()), key=lambda each: each.column)
        head = "".join(f"<td>{self._column(place, each)}</td>" for each in columns)
        shown = table.rows[:ROWS_SHOWN]
        rows = [f"<tr>{_row(shown, place_of_row)}</tr>" for place_of_row in range(len(shown))]
        more = len(table.rows) - ROWS_SHOWN
        rest = f"<br/>… och {more} rader till" if more > 0 else ""
        top = f"<tr>{head}</tr>" if head else ""
        return (
            f'<table border="1" cellspacing="0" cellpadding="3" width="100%" '
            f'style="border-color:{line};font-size:12px">{top}{"".join(rows)}</table>{rest}'
        )

    def _column(self, place: int, guess: ColumnGuess) -> str:
        words = column_words(guess, self._levels)
        return self._link(f"column:{place}:{guess.column}", words, guess.certainty)

    def _link(self, target: str, words: str, certainty: float) -> str:
        colour = self._tokens.warning if certainty < SURE else self._tokens.accent
        return (
            f'<a href="{target}" style="color:{colour};font-size:12px;text-decoration:none">'
            f"{escape(words)} ▾</a>"
        )


def _row(rows: Sequence[Row], place: int) -> str:
    cells = rows[place].cells
    return "".join(
        f'<td valign="top"{_spans(rows, place, column)}>{_cell(cell)}</td>'
        for column, cell in enumerate(cells)
        if not (cell.is_covered or cell.covered_from_above)
    )


def _spans(rows: Sequence[Row], place: int, column: int) -> str:
    beside = takewhile(
        lambda cell: cell.is_covered and not cell.covered_from_above,
        rows[place].cells[column + 1 :],
    )
    below = takewhile(lambda row: row.cells[column].covered_from_above, rows[place + 1 :])
    wide, high = 1 + sum(1 for _ in beside), 1 + sum(1 for _ in below)
    spans = f' colspan="{wide}"' if wide > 1 else ""
    return spans + (f' rowspan="{high}"' if high > 1 else "")


def _cell(cell: Cell) -> str:
    return "<br/>".join(
        ("• " if each.bullet else "")
        + (f"{escape(each.label)} " if each.label else "")
        + _runs(each)
        for each in cell.paragraphs
        if each.text
    )


def _runs(paragraph: Paragraph) -> str:
    return "".join(
        f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in paragraph.runs
    )
