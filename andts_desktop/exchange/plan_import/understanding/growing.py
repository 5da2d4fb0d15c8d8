"""The walk through the document that lets the plan's nodes and chapters grow."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from andts_desktop.domain.markup import MarkupBlock, MarkupKind, MarkupRun
from andts_desktop.exchange.plan_import.source import LeftOut, Paragraph, Progress, Run
from andts_desktop.exchange.plan_import.understanding.columns import Columns, is_of_indicators
from andts_desktop.exchange.plan_import.understanding.counted import part_sentences
from andts_desktop.exchange.plan_import.understanding.field_lines import Field
from andts_desktop.exchange.plan_import.understanding.field_parts import part_fields, read_fields
from andts_desktop.exchange.plan_import.understanding.flow import BOLD_STYLE, ORNAMENT, Head, Piece
from andts_desktop.exchange.plan_import.understanding.grids import Grid
from andts_desktop.exchange.plan_import.understanding.labels import letter_within, read_label
from andts_desktop.exchange.plan_import.understanding.levels import Slot
from andts_desktop.exchange.plan_import.understanding.line_setting import set_line
from andts_desktop.exchange.plan_import.understanding.lists import (
    ListReader,
    is_header_line,
    read_field,
)
from andts_desktop.exchange.plan_import.understanding.outline import Outline
from andts_desktop.exchange.plan_import.understanding.parties import PartyReader
from andts_desktop.exchange.plan_import.understanding.roles import RESPONSIBILITY
from andts_desktop.exchange.plan_import.understanding.rows import Manner, RowReader
from andts_desktop.exchange.plan_import.understanding.sprouts import Sprout, Tree, markup
from andts_desktop.exchange.plan_import.understanding.words import ACTIVITY, LevelWord
from andts_desktop.exchange.plan_import.understood import BlockGuess, BlockRole, ColumnMeaning

_TITLE = "planens titel och uppgifter"
_TOLD_EVERY = 50
"""How many pieces find their place between two tellings of progress."""


@dataclass(slots=True)
class Prose:
    """A chapter that grows; `style` is how high the look of its heading is (1 is highest)."""

    title: str
    block: int
    style: int = 0
    text: list[MarkupBlock] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found out of the document before its nodes grow.

    `aside` are the places of pieces that are no part of the plan, `title_places` those of
    the title page, `chosen` what the user decided for a block.
    """

    pieces: Sequence[Piece]
    grids: Sequence[Grid]
    columns: Columns
    outline: Outline
    reader: PartyReader
    manner: Manner
    aside: dict[int, str]
    title_places: frozenset[int]
    chosen: dict[int, tuple[BlockRole, str]]


class Grower:
    """Walks through the pieces in reading order."""

    def __init__(self, findings: Findings, tree: Tree) -> None:
        self.tree = tree
        self.chapters: list[Prose] = []
        self.blocks: dict[int, BlockGuess] = {}
        self.slots: dict[int, list[Slot]] = {}
        self._all = findings
        self._lists = ListReader(findings.pieces, findings.columns)
        self._chapter: Prose | None = None
        self._lead: ColumnMeaning | None = None
        self._list: tuple[LevelWord, float, str] | None = None
        self._depth = 1

    def walk(self, progress: Progress) -> None:
        """Let every piece find its place; `progress` is told percent done."""
        order = self._order()
        for count, place in enumerate(order):
            if count % _TOLD_EVERY == 0:
                progress(100 * count // len(order))
            piece = self._all.pieces[place]
            if not piece.is_bullet and not self._goes_on(piece):
                self._list, self._lead = None, None
            choice = self._all.chosen.get(piece.block)
            if choice is not None:
                self._as_chosen(place, piece, *choice)
            elif place in self._all.aside:
                self._leave_out(piece, self._all.aside[place], 0.85)
            elif place in self._all.title_places:
                self._note(piece, BlockRole.TITLE, 0.9, _TITLE)
            else:
                self._guess(place, piece)

    def _goes_on(self, piece: Piece) -> bool:
        """Tell whether a line belongs to the item above it, so that the list may go on below."""
        node = self.tree.current
        is_in_item = node is not None and node.is_item and piece.paragraph is not None
        return is_in_item and (piece.continues or read_field(piece) is not None)

    def _order(self) -> list[int]:
        """Return the reading order; a goal between an area's title and its table goes first."""
        pieces, heads = self._all.pieces, self._all.outline.heads
        order = list(range(len(pieces)))
        for place in range(len(pieces) - 2):
            low, high, table = heads.get(place), heads.get(place + 1), pieces[place + 2].grid
            is_table = table is not None and table.block in self._all.columns
            if low is not None and high is not None and is_table and high.rank < low.rank:
                order[place], order[place + 1] = place + 1, place
        return order

    def _guess(self, place: int, piece: Piece) -> None:
        level = self._all.outline.heads.get(place)
        if level is not None:
            slot = self.tree.ladder.of_rank(level.rank)
            self._node(piece, slot, level.certainty, level.reason)
        elif piece.grid is not None:
            self._table(piece, piece.grid)
        elif piece.head is not None and place in self._all.outline.subheads:
            self._add(piece, 0.6)
        elif piece.head is not None and self._is_within_chapter(piece.head):
            self._add_to_chapter(piece, 0.7)
        elif piece.head is not None:
            self._begin_chapter(piece, piece.head.certainty, "rubrik utan del av planen under sig")
        elif piece.lead is not None and self._is_in_node:
            self._lead = piece.lead.meaning
            self._leave_out(piece, "säger vad listan under raden är", 0.9)
        else:
            self._text(place, piece)

    def _as_chosen(self, place: int, piece: Piece, role: BlockRole, level: str) -> None:
        if role is BlockRole.LEVEL and piece.paragraph is not None:
            self._node(piece, self.tree.ladder.of_key(level), 1.0, "du har valt det")
        elif role is BlockRole.CHAPTER and piece.paragraph is not None:
            self._begin_chapter(piece, 1.0, "du har valt det")
        elif role is BlockRole.TITLE:
            self._note(piece, role, 1.0, "du har valt det")
        elif role is BlockRole.IGNORE:
            self._leave_out(piece, "du har valt bort det", 1.0)
        elif piece.grid is not None:
            self._table(piece, piece.grid)
        elif role is BlockRole.NODE_TEXT and self.tree.current is not None:
            self._add_to_node(self.tree.current, piece, 1.0)
        elif role is BlockRole.PROSE:
            self._add_to_chapter(piece, 1.0)
        else:
            self._text(place, piece)

    def _node(self, piece: Piece, slot: Slot, certainty: float, reason: str) -> Sprout:
        self._chapter, self._lead = None, None
        label = piece.head.label if piece.head else read_label(piece.bullet_text)
        title, fields = part_fields(label.title or piece.bullet_text)
        number = label.number
        sprout = Sprout(slot, title, number, piece.block, piece.place, certainty, reason)
        self._note(piece, BlockRole.LEVEL, certainty, reason)
        self.tree.grow(sprout)
        if piece.head and piece.head.below:
            sprout.title, rest = part_sentences(title)
            sprout.text += markup([Paragraph((Run(rest),))])
        self._parts(sprout, piece, fields)
        return sprout

    def _is_within_chapter(self, head: Head) -> bool:
        """Tell whether a bold line parts the text of a chapter that has a heading proper."""
        is_bold_line = head.style == BOLD_STYLE and not head.label.number
        return is_bold_line and self._chapter is not None and self._chapter.style < BOLD_STYLE

    def _begin_chapter(self, piece: Piece, certainty: float, reason: str) -> None:
        self.tree.close()
        self._lead = None
        style = piece.head.style if piece.head else 0
        self._chapter = Prose(ORNAMENT.sub("", piece.text).rstrip(" :"), piece.block, style)
        self.chapters.append(self._chapter)
        self._note(piece, BlockRole.CHAPTER, certainty, reason)

    def _table(self, piece: Piece, grid: Grid) -> None:
        columns = self._all.columns.get(grid.block)
        if columns is None or (is_of_indicators(columns) and self.tree.current is None):
            self._table_of_words(piece, grid)
            return
        levels = [each for each in columns if each.meaning is ColumnMeaning.LEVEL]
        ladder = self.tree.ladder
        keyed = [ladder.of_key(each.level) if each.level else None for each in levels]
        guessed = ladder.of_columns([each.word for each in levels])
        slots = [a or b for a, b in zip(keyed, guessed, strict=True)]
        self.slots[grid.block] = slots
        RowReader(grid, columns, slots, self._all.manner).read(self.tree, self._all.reader)
        self.tree.close_blocks(grid.blocks)
        for block in grid.blocks:
            certainty = min((each.certainty for each in levels or columns), default=0.5)
            guess = BlockGuess(block, BlockRole.TABLE, "", certainty, "tabellens rubriker")
            self.blocks[block] = guess

    def _table_of_words(self, piece: Piece, grid: Grid) -> None:
        """Keep a table that is no part of the plan as a list in the chapter or the node."""
        rows = [[cell.text for cell in each.row.cells if cell.text] for each in grid.rows]
        rows = ([list(grid.header)] if grid.header else []) + rows
        lines = [": ".join(" ".join(text.split()) for text in row) for row in rows]
        for block in grid.blocks[1:]:
            self.blocks[block] = BlockGuess(block, BlockRole.PROSE, "", 0.6, "tabell med text")
        for line in lines:
            paragraph = Paragraph((Run(line),), bullet=1, place=piece.place)
            self._add(replace(piece, paragraph=paragraph, grid=None), 0.6)

    def _text(self, place: int, piece: Piece) -> None:
        node = self.tree.current
        named = read_fields(piece.text) if node is not None and self._chapter is None else ()
        if node is None or self._chapter is not None:
            self._add(piece, 0.8)
        elif len(named) > 1:
            self._parts(node, piece, named)
        elif named:
            self._field(node, piece, named[0])
        elif place in self._lists.titles and not self._is_listed(place):
            self._title(piece)
        elif is_header_line(piece.text):
            reason = "ser ut som huvudet i en tabell utan linjer, som inte går att läsa säkert"
            node.doubt(0.4, reason)
            self._leave_out(piece, reason, 0.4)
        elif piece.is_bullet:
            self._item(place, piece)
        elif node.is_item and piece.continues:
            self._add(piece, 0.8)
        else:
            self.tree.close_lists()
            self._add(piece, 0.8)

    @property
    def _is_in_node(self) -> bool:
        return self.tree.current is not None and self._chapter is None

    def _is_listed(self, place: int) -> bool:
        """Tell whether a line is an item of a list whose level is known."""
        before = self._all.pieces[place - 1].lead if place else None
        is_led = before is not None and before.word is not None
        return self._all.pieces[place].is_bullet and (self._list is not None or is_led)

    def _add(self, piece: Piece, certainty: float) -> None:
        node = self.tree.current
        if node is not None and self._chapter is None:
            self._add_to_node(node, piece, certainty)
        elif self._chapter is not None or len(piece.text) > 60 or piece.text.endswith("."):
            self._add_to_chapter(piece, certainty)
        else:
            self._leave_out(piece, "kort text utan rubrik ovanför", 0.6)

    def _item(self, place: int, piece: Piece) -> None:
        """Read an item of a list below a node."""
        node = self.tree.current
        if node is None or piece.paragraph is None:
            return
        if self._list is None and not self._all.pieces[place - 1].is_bullet:
            self.tree.close_lists()
            node = self.tree.current or node
            self._list = self._lists.word(place, has_text=bool(node.text) or node.slot.is_activity)
            self._depth = piece.paragraph.bullet
        depth = piece.paragraph.bullet
        if self._lead in RESPONSIBILITY or self._lead is ColumnMeaning.INDICATOR:
            self._field(node, piece, Field(self._lead, "", piece.bullet_text, 0))
        elif self._list is None or (depth > self._depth and node.is_item):
            self._add_to_node(node, piece, 0.8)
        else:
            self.tree.close_lists()
            word, certainty, reason = self._list
            above = self.tree.current
            slot = self.tree.ladder.of_word(word, above.slot if above else None)
            self._node(piece, slot, certainty, reason).is_item = True

    def _title(self, piece: Piece) -> None:
        """Read a line that the lines below it tell of: who does it, and when."""
        self.tree.close_lists()
        above = self.tree.current
        slot = self.tree.ladder.of_word(ACTIVITY, above.slot if above else None)
        counted = piece.paragraph.label if piece.paragraph and not piece.is_bullet else ""
        label = read_label(piece.bullet_text, counted)
        titled = replace(piece, head=Head(label, 0, 0.8))
        node = self._node(titled, slot, 0.8, "raderna under säger vem som gör det, eller när")
        node.is_item = True

    def _parts(self, node: Sprout, piece: Piece, fields: Sequence[Field]) -> None:
        """Read the fields that share a line, each as a line of its own."""
        for named in fields:
            line = Paragraph((Run(f"{named.name}: {named.value}"),), place=piece.place)
            start = len(named.name) + 2
            self._field(node, replace(piece, paragraph=line), replace(named, start=start))

    def _field(self, node: Sprout, piece: Piece, named: Field) -> None:
        if piece.paragraph is None:
            return
        bold_leads = self._all.manner.bold_leads
        if set_line(node, piece.paragraph, named, self._all.reader, bold_leads=bold_leads):
            self._note(piece, BlockRole.NODE_TEXT, 0.85, f"raden säger {named.name.lower()}")
        else:
            self._add_to_node(node, piece, 0.7)

    def _add_to_node(self, node: Sprout, piece: Piece, certainty: float) -> None:
        node.text += _markup(piece)
        self._note(piece, BlockRole.NODE_TEXT, certainty, "texten står under rubriken")

    def _add_to_chapter(self, piece: Piece, certainty: float) -> None:
        if self._chapter is None:
            self._chapter = Prose("", piece.block)
            self.chapters.append(self._chapter)
        self._chapter.text += _markup(piece)
        self._note(piece, BlockRole.PROSE, certainty, "text i ett kapitel")

    def _leave_out(self, piece: Piece, reason: str, certainty: float) -> None:
        if piece.grid is not None:
            cells = (cell.text for each in piece.grid.rows for cell in each.row.cells)
            text = " ".join(" ".join(cells).split())
        else:
            text = piece.text
        self.tree.left_out.append(LeftOut(text, reason, piece.place))
        self._note(piece, BlockRole.IGNORE, certainty, reason)

    def _note(self, piece: Piece, role: BlockRole, certainty: float, reason: str) -> None:
        for block in (piece.block, *piece.also):
            self.blocks.setdefault(block, BlockGuess(block, role, "", certainty, reason))


def _markup(piece: Piece) -> list[MarkupBlock]:
    if piece.paragraph is None:
        return []
    if piece.is_bullet and not piece.paragraph.bullet:
        return [MarkupBlock(MarkupKind.BULLET, (MarkupRun(piece.bullet_text),))]
    return markup([piece.paragraph])


def with_letters(sprouts: Sequence[Sprout]) -> None:
    """Give a node without a number the letter in its title, where its siblings are numbered."""
    if not any(each.number for each in sprouts):
        return
    for each in sprouts:
        each.number = each.number or letter_within(each.title)
