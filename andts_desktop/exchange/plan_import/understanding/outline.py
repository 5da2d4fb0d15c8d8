"""Which headings are levels of the plan, and which are chapters of prose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from andts_desktop.domain.plan import ChapterKind
from andts_desktop.exchange.plan_import.understanding.columns import Columns, is_of_indicators
from andts_desktop.exchange.plan_import.understanding.flow import NO_STYLE, Head, Piece
from andts_desktop.exchange.plan_import.understanding.lists import read_field, titles_over_fields
from andts_desktop.exchange.plan_import.understanding.ranks import Rank, ranks_of, words_of
from andts_desktop.exchange.plan_import.understanding.roles import RESPONSIBILITY
from andts_desktop.exchange.plan_import.understanding.words import (
    ACTIVITY,
    Family,
    LevelWord,
    chapter_kind,
    container_words,
    header,
)
from andts_desktop.exchange.plan_import.understood import ColumnMeaning


@dataclass(frozen=True, slots=True)
class LevelHead:
    """A heading that is a node of the plan."""

    rank: Rank
    certainty: float
    reason: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings that are levels, by their place among the pieces, and the levels' words.

    `subheads` are headings that only part the text of a node.
    """

    heads: Mapping[int, LevelHead]
    ranks: tuple[Rank, ...]
    words: Mapping[Rank, LevelWord]
    subheads: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Guess:
    certainty: float
    reason: str


def read_outline(pieces: Sequence[Piece], columns: Columns, ignored: frozenset[int]) -> Outline:
    """Find the headings that are levels; `ignored` are the places of pieces that are none."""
    places = [
        place
        for place, piece in enumerate(pieces)
        if piece.head is not None and place not in ignored
    ]
    finder = _Finder(pieces, columns, places)
    found = finder.levels()
    ranks = ranks_of(pieces, found)
    words = words_of(pieces, ranks, finder.named_by_container)
    words = {**finder.words_by_fields(ranks), **words}
    heads = {
        place: LevelHead(ranks[place], guess.certainty, guess.reason)
        for place, guess in sorted(found.items())
    }
    return Outline(heads, tuple(sorted(set(ranks.values()))), words, finder.subheads())


class _Finder:
    """Weighs what speaks for each heading, from the surest signs to the weakest."""

    def __init__(self, pieces: Sequence[Piece], columns: Columns, places: list[int]) -> None:
        self._pieces = pieces
        self._columns = columns
        self._heads = {place: each.head for place, each in enumerate(pieces) if each.head}
        self._places = places
        self._next = dict(pairwise([*places, len(pieces)]))
        self._parents = _parents(self._heads, places)
        self._found: dict[int, _Guess] = {}
        self.named_by_container: tuple[LevelWord, ...] = ()

    def levels(self) -> dict[int, _Guess]:
        """Return the headings that are levels."""
        self._labelled()
        self._counted_below()
        self._over_tables()
        self._over_fields()
        if not self._found:
            self._under_containers()
        if not self._found:
            self._over_lists()
        self._above()
        self._alike()
        self._below_found()
        self._name_by_container()
        return self._found

    def _is_prose(self, place: int) -> bool:
        """Tell whether a heading without a number is one that plans give a chapter."""
        label = self._head(place).label
        is_named = chapter_kind(label.title) is not ChapterKind.OTHER
        return is_named and not label.number and place not in self._found

    def _below_found(self) -> None:
        """Take headings below those found for a level of their own, where each says another thing.

        The same heading below several ("Bakgrund") parts their prose.
        """
        groups: dict[tuple[int, int], list[int]] = {}
        for place in self._places:
            if place not in self._found and self._parent(place) in self._found:
                groups.setdefault(_look(self._head(place)), []).append(place)
        added = False
        for places in groups.values():
            titles = [self._head(place).label.title for place in places]
            prose = [each for each in titles if chapter_kind(each) is not ChapterKind.OTHER]
            is_numbered = any(self._head(place).label.number for place in places)
            if len(set(titles)) < 0.9 * len(titles) or 3 * len(prose) > len(titles):
                continue
            if is_numbered or len({self._parent(place) for place in places}) > 1:
                added = True
                for place in places:
                    self._found[place] = _Guess(0.7, "rubriken står under en av planens rubriker")
        if added:
            self._below_found()

    def _name_by_container(self) -> None:
        """Let the heading over the first level name the levels ("Målområden")."""
        if not self._found or self.named_by_container:
            return
        first = min(self._found, key=lambda place: (self._head(place).style, place))
        above = self._parent(first)
        named = container_words(self._title(above)) if above is not None else None
        if named and named[0].family is not Family.ACTIVITY:
            self.named_by_container = named

    def words_by_fields(self, ranks: Mapping[int, Rank]) -> dict[Rank, LevelWord]:
        """Take headings over lines such as "Ansvarig: …" for activities, at the lowest level.

        So are the lowest lines that are counted below a goal, unless lists stand below them.
        """
        lowest = max(ranks.values(), default=None)
        places = [place for place, rank in ranks.items() if rank == lowest]
        over_fields = titles_over_fields(self._pieces)
        telling = [
            place
            for place in places
            if (self._is_counted(place) or any(map(read_field, self._section(place))))
            and over_fields.isdisjoint(range(place, self._next[place]))
        ]
        return {lowest: ACTIVITY} if lowest and 2 * len(telling) > len(places) else {}

    def _is_counted(self, place: int) -> bool:
        """Tell whether a line of plain text is counted below another and has no list below it."""
        head = self._head(place)
        is_below = head.below > 0 or (head.style == NO_STYLE and head.depth > 1)
        return is_below and not any(each.is_bullet for each in self._section(place))

    def subheads(self) -> frozenset[int]:
        """Return the headings below a level's that are no level themselves."""
        return frozenset(
            place
            for place in self._places
            if place not in self._found and self._parent(place) in self._found
        )

    def _head(self, place: int) -> Head:
        return self._heads[place]

    def _title(self, place: int) -> str:
        return self._head(place).label.title or self._pieces[place].text

    def _labelled(self) -> None:
        for place in self._places:
            label = self._head(place).label
            is_filled = bool(label.title) and (label.number or label.word is not None)
            if label.is_labelled and is_filled and label.word is not None:
                self._found[place] = _Guess(0.95, f"ordet ”{label.word.singular}” inleder rubriken")

    def _counted_below(self) -> None:
        for place in self._places:
            if self._head(place).below and place not in self._found:
                self._found[place] = _Guess(0.8, "raden är numrerad under rubriken ovanför")

    def _over_tables(self) -> None:
        owners = [place for place in self._places if self._owns_table(place)]
        free = [
            place
            for place in owners
            if not self._is_container(place) and not self._names_a_field(place)
        ]
        if len(free) == 1 and not self._found and not self._head(free[0]).label.number:
            return
        for place in free:
            self._found.setdefault(place, _Guess(0.9, "under rubriken står en tabell med planen"))

    def _over_fields(self) -> None:
        """Take headings of one look over lines such as "Ansvarig: …" for a level, where several."""
        groups: dict[tuple[int, int], list[int]] = {}
        for place in self._places:
            if not self._is_prose(place) and not self._is_container(place):
                groups.setdefault(_look(self._head(place)), []).append(place)
        for places in groups.values():
            telling = [place for place in places if any(map(_says_who, self._section(place)))]
            for place in telling if len(telling) > 1 else ():
                guess = _Guess(0.8, "under rubriken står vem som ansvarar")
                self._found.setdefault(place, guess)

    def _owns_table(self, place: int) -> bool:
        return any(
            each.grid is not None
            and each.grid.block in self._columns
            and not is_of_indicators(self._columns[each.grid.block])
            for each in self._section(place)
        )

    def _names_a_field(self, place: int) -> bool:
        """Tell whether a heading is what heads a column too ("Indikatorer"), and no level."""
        known = header(self._title(place))
        is_sure = known is not None and known.certainty > 0.9
        return is_sure and known is not None and known.meaning is not ColumnMeaning.LEVEL

    def _section(self, place: int) -> Sequence[Piece]:
        """Return what stands under a heading, up to the next one."""
        return self._pieces[place + 1 : self._next[place]]

    def _is_container(self, place: int) -> bool:
        return container_words(self._title(place)) is not None

    def _under_containers(self) -> None:
        for place in self._places:
            title = self._title(place)
            named = container_words(title)
            if named and chapter_kind(title) is not ChapterKind.VISION:
                below = self._below(place)
                self.named_by_container = self.named_by_container or named
                for each in below:
                    reason = f"rubriken står under ”{title}”"
                    self._found.setdefault(each, _Guess(0.8, reason))

    def _below(self, place: int) -> list[int]:
        later = self._places[self._places.index(place) + 1 :]
        return list(takewhile(lambda each: _is_deeper(self._head(each), self._head(place)), later))

    def _over_lists(self) -> None:
        """Take headings over lists for levels where nothing else is one."""
        for place in self._places:
            items = [each for each in self._section(place) if each.is_bullet]
            is_prose = chapter_kind(self._head(place).label.title) is not ChapterKind.OTHER
            if len(items) >= 2 and not is_prose and not self._is_container(place):
                self._found[place] = _Guess(0.6, "under rubriken står en lista")

    def _above(self) -> None:
        """Take the headings above those found for levels too, where there are several."""
        above = {place: self._parent(place) for place in self._found}
        parents = sorted({place for place in above.values() if place is not None})
        free = [
            each for each in parents if not self._is_container(each) and not self._is_prose(each)
        ]
        found = [each for each in free if each not in self._found]
        if not found or (len(free) == 1 and not self._head(free[0]).label.number):
            return
        for place in found:
            self._found[place] = _Guess(0.85, "rubriken står över planens andra rubriker")
        self._above()

    def _parent(self, place: int) -> int | None:
        return self._parents[place]

    def _alike(self) -> None:
        """Take headings that look and are numbered as those found for levels too."""
        if not self._found:
            return
        first, last = min(self._found), max(self._found)
        looks = {_look(self._head(place)) for place in self._found}
        styles = {style for style, _ in looks}
        for place in self._places:
            head = self._head(place)
            is_bare = head.style in styles and not head.depth and first < place < last
            is_alike = _look(head) in looks or is_bare
            if place in self._found or self._is_mere_number(place):
                continue
            if not is_alike or self._is_container(place) or not self._has_room(place, first, last):
                continue
            if self._is_prose(place) and not any(each.is_bullet for each in self._section(place)):
                continue
            self._found[place] = _Guess(0.7, "rubriken ser ut som planens andra rubriker")

    def _is_mere_number(self, place: int) -> bool:
        """Tell a counted line of plain text from goals that are named: "2. …" from "Mål 2: …"."""
        head = self._head(place)
        found = map(self._head, self._found)
        is_named = any(each.label.is_labelled and each.style == NO_STYLE for each in found)
        return head.style == NO_STYLE and not head.label.is_labelled and is_named

    def _has_room(self, place: int, first: int, last: int) -> bool:
        head = self._head(place)
        if first < place < last:
            return True
        is_prose = chapter_kind(head.label.title) is not ChapterKind.OTHER
        is_next = head.label.number.isdigit() and not is_prose
        return is_next and any(
            int(self._head(each).label.number) + 1 == int(head.label.number)
            for each in self._found
            if self._head(each).label.number.isdigit()
        )


def _says_who(piece: Piece) -> bool:
    named = read_field(piece)
    return named is not None and named.meaning in RESPONSIBILITY


def _is_deeper(head: Head, other: Head) -> bool:
    """Tell whether a heading stands below another by its look, its number or its word."""
    if head.style != other.style:
        return head.style > other.style
    depth, other_depth = head.depth, other.depth
    if depth and other_depth and depth != other_depth:
        return depth > other_depth
    word, other_word = head.label.word, other.label.word
    if word is not None and other_word is not None:
        return word.family > other_word.family
    return other_word is not None and depth > 1


def _parents(heads: Mapping[int, Head], places: Sequence[int]) -> dict[int, int | None]:
    """Return for each heading the nearest one before it that it stands below."""
    last: dict[tuple[int, int, LevelWord | None], int] = {}
    parents: dict[int, int | None] = {}
    for place in places:
        head = heads[place]
        above = [each for each in last.values() if _is_deeper(head, heads[each])]
        parents[place] = max(above, default=None)
        last[(head.style, head.depth, head.label.word)] = place
    return parents


def _look(head: Head) -> tuple[int, int]:
    return head.style, head.depth
