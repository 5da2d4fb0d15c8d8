"""The rows of the plan's tables, read into nodes with their parties and indicators."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from andts_desktop.domain.markup import MarkupBlock
from andts_desktop.domain.plan_template import IndicatorDraft, NamedResponsibility
from andts_desktop.exchange.plan_import.source import Cell, LeftOut, Paragraph
from andts_desktop.exchange.plan_import.understanding.columns import Column
from andts_desktop.exchange.plan_import.understanding.field_lines import read_line
from andts_desktop.exchange.plan_import.understanding.fields import set_field
from andts_desktop.exchange.plan_import.understanding.grids import Grid, GridRow
from andts_desktop.exchange.plan_import.understanding.labels import read_label
from andts_desktop.exchange.plan_import.understanding.levels import Slot
from andts_desktop.exchange.plan_import.understanding.line_setting import (
    by_role,
    is_about_indicator,
    set_line,
)
from andts_desktop.exchange.plan_import.understanding.parties import PartyReader, is_sentence
from andts_desktop.exchange.plan_import.understanding.roles import RESPONSIBILITY, roles
from andts_desktop.exchange.plan_import.understanding.sprouts import Sprout, Tree, joined, markup
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_SEVERAL_LEADS = "flera ansvariga i samma cell, den första har tagits som ledande"
_DASH = re.compile(r"^[–•*▪◦·-]\s+")
# A layout can lose the line end between two measures; no sentence goes on with a capital.
_RUN_TOGETHER = re.compile(r"(?<=[a-zåäö\d)]) (?=(?:Antal|Andel|Andelen) [a-zåäö])")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the document writes its tables.

    With `rows_are_indicators` each row is one indicator, whose lines belong together; else each
    line of a cell is one. `rows_have_parties` tells that each such row names its own.
    """

    rows_are_indicators: bool
    rows_have_parties: bool
    bold_leads: bool


@dataclass(slots=True)
class _State:
    """What the rows above have left open."""

    titles: dict[int, str] = field(default_factory=dict)
    node: Sprout | None = None
    reaching: dict[int, Cell] = field(default_factory=dict)

    def reach_down(self, row: GridRow) -> None:
        """Remember the cells that the cells below may be merged with."""
        for place, cell in enumerate(row.row.cells):
            if not cell.covered_from_above:
                self.reaching[place] = cell


class RowReader:
    """Reads one table's rows into the tree."""

    def __init__(
        self, grid: Grid, columns: Sequence[Column], slots: Sequence[Slot], manner: Manner
    ) -> None:
        self._grid = grid
        self._columns = columns
        self._titles = [each for each in columns if each.meaning is ColumnMeaning.LEVEL]
        self._slots = slots
        # Without titles, each row is an indicator of what the table stands under.
        self._manner = manner if self._titles else replace(manner, rows_are_indicators=True)

    def read(self, tree: Tree, reader: PartyReader) -> None:
        """Add the rows to the tree, below the heading that is open."""
        state = _State()
        for row in self._grid.rows:
            if not self._section(row, tree, state):
                self._row(row, tree, reader, state)
            state.reach_down(row)

    def _section(self, row: GridRow, tree: Tree, state: _State) -> bool:
        """Read a row that is a heading for those below it: one cell, with a level's word."""
        filled = [cell for cell in row.row.cells if cell.text]
        if len(filled) != 1 or len(row.row.cells) < 2 or not row.row.cells[0].text:
            return False
        label = read_label(" ".join(filled[0].text.split()))
        others = row.row.cells[1:]
        is_wide = all(each.is_covered and not each.covered_from_above for each in others)
        if label.word is None or not label.title or not (label.is_labelled or is_wide):
            return False
        if label.word in {each.word for each in self._titles}:
            return False
        slot = tree.ladder.of_section(label.word, self._slots[0])
        reason = "raden är en rubrik i tabellen"
        tree.grow(Sprout(slot, label.title, label.number, row.block, row.row.place, 0.85, reason))
        state.titles, state.node = {}, None
        return True

    def _row(self, row: GridRow, tree: Tree, reader: PartyReader, state: _State) -> None:
        is_new = False
        for column, slot in zip(self._titles, self._slots, strict=True):
            cell = self._cell(row, column)
            text = " ".join(cell.text.split())
            is_again = state.titles.get(column.place) == text and not is_new
            if not text or cell.covered_from_above or is_again:
                continue
            is_new = True
            state.titles[column.place] = text
            self._forget_below(column, state)
            named = None if slot.is_activity else _named_by_number(text, tree)
            state.node = named or self._node(row, column, slot, cell, tree)
        node = state.node or tree.current
        if node is None:
            tree.left_out += [
                LeftOut(cell.text, "raden hör inte till något i planen", row.row.place)
                for cell in row.row.cells
                if cell.text
            ]
            return
        self._fill(node, row, reader, state.reaching if is_new else {})
        self._set_fields(node, row, tree, reader)

    def _forget_below(self, column: Column, state: _State) -> None:
        for each in self._titles:
            if each.place > column.place:
                state.titles.pop(each.place, None)

    def _cell(self, row: GridRow, column: Column) -> Cell:
        cells = row.row.cells
        return cells[column.place] if column.place < len(cells) else Cell()

    def _node(self, row: GridRow, column: Column, slot: Slot, cell: Cell, tree: Tree) -> Sprout:
        first, *rest = [each for each in cell.paragraphs if each.text]
        if rest and not rest[0].bullet and rest[0].text[:1].islower():
            first, rest = _one([first, rest[0]]), rest[1:]
        label = read_label(_DASH.sub("", first.text), first.label)
        number = label.number or self._number(row, column)
        place = row.row.place if row.row.place.words else self._grid.rows[0].row.place
        title = label.title or first.text
        node = Sprout(slot, title, number, row.block, place, column.certainty, column.reason)
        node.text = markup(rest)
        return tree.grow(node)

    def _number(self, row: GridRow, column: Column) -> str:
        if column is not self._titles[-1]:
            return ""
        numbers = self._texts(row, ColumnMeaning.NUMBER)
        return numbers[0].rstrip(".") if numbers else ""

    def _texts(self, row: GridRow, meaning: ColumnMeaning) -> list[str]:
        cells = (self._cell(row, each) for each in self._columns if each.meaning is meaning)
        return [" ".join(cell.text.split()) for cell in cells if cell.text]

    def _fill(
        self, node: Sprout, row: GridRow, reader: PartyReader, reaching: Mapping[int, Cell]
    ) -> None:
        parties = self._parties(node, row, reader, reaching)
        node.join(parties)
        said = self._indicator_lines(row)
        measures = [each for each in said if not is_about_indicator(each)]
        node.measure(self._indicators(row, parties, measures))
        self._describe(node, [each for each in said if is_about_indicator(each)], reader)

    def _set_fields(self, node: Sprout, row: GridRow, tree: Tree, reader: PartyReader) -> None:
        for column in self._columns:
            cell = self._cell(row, column)
            text = " ".join(cell.text.split())
            if not text or cell.covered_from_above:
                continue
            if column.meaning is ColumnMeaning.TEXT:
                self._describe(node, cell.paragraphs, reader)
            elif reason := set_field(node, column, text):
                tree.left_out.append(LeftOut(text, reason, row.row.place))

    def _describe(self, node: Sprout, paragraphs: Sequence[Paragraph], reader: PartyReader) -> None:
        """Keep paragraphs as the node's text, but for the lines that name a field of it."""
        for paragraph in paragraphs:
            named = read_line(paragraph.text)
            is_set = named is not None and set_line(
                node, paragraph, named, reader, bold_leads=self._manner.bold_leads
            )
            if not is_set:
                node.text += markup([paragraph])

    def _parties(
        self, node: Sprout, row: GridRow, reader: PartyReader, reaching: Mapping[int, Cell]
    ) -> tuple[NamedResponsibility, ...]:
        entries: list[NamedResponsibility] = []
        for column in self._columns:
            if column.meaning not in RESPONSIBILITY:
                continue
            cell = self._cell(row, column)
            if cell.covered_from_above and not cell.text:
                cell = reaching.get(column.place, cell)
            said = [each for each in cell.paragraphs if is_sentence(each.text)]
            _add_text(node.text, markup(said))
            for meaning, paragraphs in by_role(cell.paragraphs, column.meaning):
                found, certainty = roles(
                    reader.read(paragraphs), meaning, bold_leads=self._manner.bold_leads
                )
                node.doubt(certainty, _SEVERAL_LEADS)
                entries = joined(entries, found)
        return tuple(entries)

    def _targets(self, row: GridRow, count: int) -> list[str]:
        """Return a target for each of `count` indicators, or all of them as one."""
        targets = [
            line.strip()
            for column in self._columns
            if column.meaning is ColumnMeaning.TARGET
            for line in self._cell(row, column).text.split("\n")
            if line.strip()
        ]
        return targets if len(targets) == count else ["; ".join(targets)]

    def _indicator_lines(self, row: GridRow) -> list[Paragraph]:
        columns = [each for each in self._columns if each.meaning is ColumnMeaning.INDICATOR]
        return [
            each for column in columns for each in self._cell(row, column).paragraphs if each.text
        ]

    def _indicators(
        self,
        row: GridRow,
        parties: Sequence[NamedResponsibility],
        paragraphs: Sequence[Paragraph],
    ) -> list[IndicatorDraft]:
        texts = [text for line in lines_of(paragraphs) for text in _RUN_TOGETHER.split(line)]
        if self._manner.rows_are_indicators and texts:
            texts = ["\n".join(lines_of(paragraphs))]
        targets = self._targets(row, len(texts))
        # A target without an indicator says itself what is measured.
        texts = texts or [text for text in targets if text]
        own = tuple(parties) if self._manner.rows_have_parties else ()
        return [
            IndicatorDraft(
                text, target=targets[i] if i < len(targets) else "", responsibilities=own
            )
            for i, text in enumerate(texts)
        ]


def _named_by_number(text: str, tree: Tree) -> Sprout | None:
    """Return the node that a cell names by its number alone ("Mål 1", "2.1"), open again."""
    label = read_label(text)
    is_number = label.number and not label.title
    return tree.reopened(label.number if is_number else text.rstrip("."))


def lines_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the lines of a cell; one that begins in lower case goes on from the one above."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = _DASH.sub("", paragraph.text)
        is_item = paragraph.bullet > 0 or text != paragraph.text
        if lines and text[:1].islower() and not is_item:
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _one(paragraphs: Sequence[Paragraph]) -> Paragraph:
    runs = tuple(run for each in paragraphs for run in each.runs)
    return Paragraph(runs, label=paragraphs[0].label, place=paragraphs[0].place)


def _add_text(text: list[MarkupBlock], more: Sequence[MarkupBlock]) -> None:
    text += [each for each in more if each not in text]
