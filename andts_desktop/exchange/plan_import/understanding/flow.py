"""The document as one stream of paragraphs and whole tables, each with its block."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from andts_desktop.domain.plan import ChapterKind
from andts_desktop.exchange.plan_import.source import (
    Cell,
    Paragraph,
    Place,
    Row,
    Run,
    SourceDocument,
    SourceKind,
)
from andts_desktop.exchange.plan_import.understanding.columns import Columns
from andts_desktop.exchange.plan_import.understanding.field_parts import part_fields
from andts_desktop.exchange.plan_import.understanding.grids import Grid
from andts_desktop.exchange.plan_import.understanding.labels import Label, read_label
from andts_desktop.exchange.plan_import.understanding.words import (
    ENDS_BEFORE_LIST,
    Family,
    Header,
    chapter_kind,
    container_words,
    header,
    is_chapter_title,
)
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_DASH = re.compile(r"^[–•*▪◦·-]\s+")
ORNAMENT = re.compile(r"^[■□▪●►▶»\s]+")
_LONGEST_HEADING = 400
_LONGEST_LINE = 60
_NEAR = 40
BOLD_STYLE = 28
"""The look of a heading that is a bold line and no more."""
NO_STYLE = 30
"""The look of a heading in a text that knows no look."""
_SUBGOALS = frozenset(["delmål", "effektmål", "lokalt mål", "kommunalt mål"])
"""The goals that stand below others, in lists too."""


@dataclass(frozen=True, slots=True)
class Head:
    """What makes a paragraph a heading: its label, and how high its look is (1 is highest).

    `below` is how many steps a line of plain text is counted below the goal above it.
    """

    label: Label
    style: int
    certainty: float
    below: int = 0

    @property
    def depth(self) -> int:
        """How many parts its number has, counted from the goal above where it is below one."""
        return self.below or self.label.depth


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a table in reading order; `also` are the blocks that were joined to it.

    `lead` is what a line such as "Aktiviteter" or "Indikatorer:" says of the list below it.
    """

    block: int
    place: Place
    paragraph: Paragraph | None = None
    grid: Grid | None = None
    head: Head | None = None
    also: tuple[int, ...] = ()
    lead: Header | None = None

    @property
    def text(self) -> str:
        """The paragraph's text, empty for a table."""
        return self.paragraph.text if self.paragraph else ""

    @property
    def is_bullet(self) -> bool:
        """Whether the paragraph is an item of a list, by its style or by a dash."""
        is_item = self.paragraph is not None and self.paragraph.bullet > 0
        return self.head is None and (is_item or bool(_DASH.match(self.text)))

    @property
    def continues(self) -> bool:
        """Whether it goes on in the list item above it."""
        return self.paragraph is not None and self.paragraph.continues

    @property
    def bullet_text(self) -> str:
        """The text of a list item without its dash."""
        return _DASH.sub("", self.text)


def read_flow(source: SourceDocument, grids: Sequence[Grid], columns: Columns) -> list[Piece]:
    """Return the pieces in reading order; rows of tables that are only text are paragraphs."""
    by_block = {grid.block: grid for grid in grids}
    pieces: list[Piece] = []
    for place, block in enumerate(source.blocks):
        if isinstance(block, Paragraph):
            if block.text:
                pieces.append(Piece(place, block.place, block))
        elif place in by_block:
            pieces += _of_grid(by_block[place], block.place, is_of_plan=place in columns)
    return _with_leads(_with_titles_joined(_with_heads(pieces, source.kind)))


def _of_grid(grid: Grid, place: Place, *, is_of_plan: bool) -> list[Piece]:
    pieces = [piece for each in grid.above for piece in _of_row(each.row, each.block)]
    filled = [sum(bool(cell.text) for cell in each.row.cells) for each in grid.rows]
    if not is_of_plan and not grid.header and all(count <= 1 for count in filled):
        return pieces + [piece for each in grid.rows for piece in _of_row(each.row, each.block)]
    return [*pieces, Piece(grid.block, place, grid=grid)]


def _of_row(row: Row, block: int) -> list[Piece]:
    return [
        Piece(block, row.place, paragraph)
        for cell in row.cells
        for paragraph in _paragraphs(cell)
        if paragraph.text
    ]


def _paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    return () if cell.is_covered else cell.paragraphs


def is_plain(paragraphs: Sequence[Paragraph], kind: SourceKind) -> bool:
    """Tell whether a document is text in which nothing is marked as a heading."""
    return kind is SourceKind.TEXT and not any(each.heading for each in paragraphs)


def _is_goal(piece: Piece) -> bool:
    label = read_label(piece.text)
    return label.is_labelled and bool(label.title)


def _with_heads(pieces: list[Piece], kind: SourceKind) -> list[Piece]:
    finder = _HeadFinder(pieces, kind)
    return [
        replace(piece, head=finder.head(place)) if piece.paragraph else piece
        for place, piece in enumerate(pieces)
    ]


class _HeadFinder:
    """Tells headings from text by what the document itself uses to mark them."""

    def __init__(self, pieces: Sequence[Piece], kind: SourceKind) -> None:
        self._pieces = pieces
        paragraphs = [each.paragraph for each in pieces if each.paragraph]
        self._texts = Counter(each.text for each in paragraphs)
        sizes: Counter[float] = Counter()
        for each in paragraphs:
            sizes[each.size] += len(each.text)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        self._sizes = sorted((size for size in sizes if size > self._body * 1.1), reverse=True)
        bold = sum(len(each.text) for each in paragraphs if each.is_bold)
        self._bold_tells = 2 * bold < sum(len(each.text) for each in paragraphs)
        self._has_styles = any(each.heading for each in paragraphs)
        self._is_plain = is_plain(paragraphs, kind)
        self._first_goal = next((i for i, each in enumerate(pieces) if _is_goal(each)), len(pieces))

    def head(self, place: int) -> Head | None:
        """Return what makes that piece a heading, None where it is text."""
        piece = self._pieces[place]
        paragraph = piece.paragraph
        if paragraph is None or len(piece.text) > _LONGEST_HEADING:
            return None
        label = read_label(
            ORNAMENT.sub("", piece.text), paragraph.label if not paragraph.bullet else ""
        )
        if paragraph.heading:
            return Head(label, paragraph.heading, 0.95)
        if piece.is_bullet:
            return None
        style, certainty = self._style(piece, paragraph)
        if self._is_plain and self._is_chapter(place):
            style, certainty = NO_STYLE - 1, 0.7
        if label.is_labelled and (style or self._is_title_like(label, piece.text)):
            return Head(label, style or NO_STYLE, 0.9)
        if style:
            return Head(label, style, certainty)
        return self._plain_head(place, label)

    def _style(self, piece: Piece, paragraph: Paragraph) -> tuple[int, float]:
        ends_as_text = piece.text.endswith((".", ",", ";", ":")) or len(piece.text) > 250
        if paragraph.size in self._sizes and self._body and not self._has_styles:
            return 10 + self._sizes.index(paragraph.size), 0.85
        if paragraph.is_bold and self._bold_tells and not ends_as_text:
            return BOLD_STYLE, 0.7
        return 0, 0.0

    @staticmethod
    def _is_title_like(label: Label, text: str) -> bool:
        if not label.title:
            return True
        return ". " not in label.title.rstrip(". ") and (label.number != "" or len(text) < 200)

    def _plain_head(self, place: int, label: Label) -> Head | None:
        """Find headings in a text that knows no look: numbers, capitals, short lines."""
        text = self._pieces[place].text
        title, _ = part_fields(label.title)
        if not self._is_plain or text.endswith((",", ";", ":")) or ". " in title:
            return None
        if label.number and not label.number.islower() and len(text) < 200:
            return Head(label, NO_STYLE, 0.75)
        if text.endswith(".") or len(text) > 80 or ENDS_BEFORE_LIST.search(text):
            return None
        if text.isupper() and len(text) > 3:
            return Head(label, NO_STYLE - 1, 0.75)
        known = chapter_kind(text) is not ChapterKind.OTHER or container_words(text) is not None
        after = self._pieces[place + 1] if place + 1 < len(self._pieces) else None
        leads = after is not None and (after.grid is not None or len(after.text) > 100)
        return Head(label, NO_STYLE - 1, 0.6) if leads and (known or len(text) < 60) else None

    def _is_chapter(self, place: int) -> bool:
        """Tell whether a line is a chapter's word alone, or the name of levels over a number."""
        text = self._pieces[place].text
        after = [each.text for each in self._pieces[place + 1 : place + 3]]
        if not after or self._texts[text] > 1 or len(text) > _LONGEST_LINE:
            return False
        if container_words(text):
            first = read_label(after[0])
            return first.number == "1" and not first.is_labelled and not text[:1].isdigit()
        if place > self._first_goal and (text.endswith(":") or self._is_within_goal(place)):
            # Below a goal, "Samverkan:" says what the goal's next lines are about.
            return False
        is_title_next = len(after) > 1 and len(after[0]) < _LONGEST_LINE and len(after[1]) > 100
        leads_to_title = is_chapter_title(after[0]) or (is_title_next and after[0][-1] not in ".:")
        return is_chapter_title(text.rstrip(" :")) and not leads_to_title

    def _is_within_goal(self, place: int) -> bool:
        """Tell whether the lines that the goal above counts begin only after that place."""
        before = self._pieces[max(self._first_goal, place - _NEAR) : place]
        above = takewhile(lambda each: not _is_goal(each), reversed(before))
        after = takewhile(lambda each: not _is_goal(each), self._pieces[place + 1 : place + _NEAR])
        numbers = [read_label(each.text).number for each in after]
        is_begun = any(each.is_bullet or read_label(each.text).number for each in above)
        return not is_begun and next(filter(None, numbers), "") in {"1", "a"}


def _with_titles_joined(pieces: list[Piece]) -> list[Piece]:
    """Join a label that stands alone ("Område för samhandling:") to the title beside it."""
    joined: list[Piece] = []
    skip = False
    for place, piece in enumerate(pieces):
        if skip:
            skip = False
            continue
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if after is not None and _says_the_same(piece, after):
            joined.append(replace(after, also=(piece.block,)))
            skip = True
            continue
        title = _title_after(piece, after)
        joined.append(piece if title is None or after is None else _titled(piece, after, title))
        skip = title is not None
    return joined


def _says_the_same(piece: Piece, after: Piece) -> bool:
    """Tell whether a label alone, such as a sheet's name, stands over the heading in full."""
    if piece.head is None or after.head is None or piece.head.label.title:
        return False
    first, second = piece.head.label, after.head.label
    return bool(first.number) and (first.word, first.number) == (second.word, second.number)


def _title_after(piece: Piece, after: Piece | None) -> Label | None:
    if piece.head is None or not piece.head.label.is_labelled or piece.head.label.title:
        return None
    is_text = after is not None and after.paragraph is not None and not after.is_bullet
    # "Aktiviteter" over a list names a level; only a number or a colon makes it a label.
    is_label = piece.text.endswith(":") or piece.head.label.number
    if not is_text or not is_label or after is None or len(after.text) > _LONGEST_HEADING:
        return None
    own = after.head.label if after.head else Label(after.text)
    word = piece.head.label.word
    if own.number and word and piece.text.casefold().rstrip(" :") == word.plural != word.singular:
        # "Aktiviteter:" over numbers is the name of them all.
        return None
    return None if own.is_labelled else own


def _titled(piece: Piece, after: Piece, title: Label) -> Piece:
    if piece.head is None:
        return piece
    label = replace(
        piece.head.label, title=title.title, number=piece.head.label.number or title.number
    )
    run = Run(f"{piece.text} {after.text}")
    paragraph = Paragraph((run,), place=piece.place)
    head = replace(piece.head, label=label)
    return replace(piece, paragraph=paragraph, head=head, also=(*piece.also, after.block))


def _with_leads(pieces: list[Piece]) -> list[Piece]:
    """Mark the lines that come again and again over lists; they are no headings."""
    counts = Counter(each.text for each in pieces)
    marked = []
    for place, piece in enumerate(pieces):
        follows_list = place + 1 < len(pieces) and pieces[place + 1].is_bullet
        is_again = counts[piece.text] > 1 or (follows_list and piece.text.endswith(":"))
        known = header(piece.text) if is_again and 0 < len(piece.text) <= 60 else None
        is_led = follows_list and piece.text.endswith(":")
        if (
            known is None
            or known.certainty < 0.9
            or not _may_lead(piece.text, known, is_over_list=is_led)
        ):
            marked.append(piece)
        else:
            marked.append(replace(piece, head=None, lead=known))
    return marked


def _may_lead(text: str, known: Header, *, is_over_list: bool) -> bool:
    if ":" in text.rstrip(": "):
        # "Tidplan: 2025" over many lists says itself when.
        return False
    if known.word is not None:
        is_above = known.word.family is not Family.GOAL or known.word.singular in _SUBGOALS
        return known.word.family is Family.ACTIVITY or (is_over_list and is_above)
    return known.meaning is not ColumnMeaning.TEXT
