"""What the lists and the field lines under a heading are: nodes, indicators or text."""

from collections.abc import Sequence

from andts_desktop.exchange.plan_import.understanding.columns import Columns, is_of_indicators
from andts_desktop.exchange.plan_import.understanding.field_lines import (
    FIELD_LINE,
    Field,
    read_line,
)
from andts_desktop.exchange.plan_import.understanding.field_parts import (
    part_fields,
    read_fields,
)
from andts_desktop.exchange.plan_import.understanding.flow import Piece
from andts_desktop.exchange.plan_import.understanding.words import (
    ACTIVITY,
    ENDS_BEFORE_LIST,
    LEVEL_ANYWHERE,
    LEVEL_WORDS,
    SHALL,
    Family,
    Header,
    LevelWord,
    is_header_word,
)
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_LONGEST_TITLE = 200


def read_field(piece: Piece) -> Field | None:
    """Read a line that names what it holds, None for other text."""
    return read_line(piece.text)


def fields_in(piece: Piece) -> tuple[Field, ...]:
    """Return every field that a line names, also those that stand after its title."""
    return read_fields(piece.text) or part_fields(piece.text)[1]


def titles_over_fields(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of lines that others such as "Ansvarig: …" tell of: activities in a list.

    An item of a list may stand alone; of other lines there are several under one heading.
    """
    found: dict[int, list[int]] = {}
    heading = -1
    for place, piece in enumerate(pieces[:-1]):
        heading = place if piece.head is not None else heading
        if _may_be_title(piece) and read_field(pieces[place + 1]) is not None:
            found.setdefault(heading, []).append(place)
    return frozenset(
        place
        for places in found.values()
        for place in places
        if len(places) > 1 or pieces[place].is_bullet or _is_counted(pieces[place])
    )


def _may_be_title(piece: Piece) -> bool:
    is_line = piece.paragraph is not None and piece.head is None and piece.lead is None
    is_short = len(piece.text) <= _LONGEST_TITLE and not piece.text.endswith((".", ":"))
    return is_line and is_short and FIELD_LINE.match(piece.text) is None


def _is_counted(piece: Piece) -> bool:
    return piece.paragraph is not None and bool(piece.paragraph.label)


def is_header_line(text: str) -> bool:
    """Tell whether a line is nothing but the headers of several columns."""
    words = text.split()
    return 1 < len(words) < 12 and all(map(is_header_word, words))


class ListReader:
    """Tells for each list whether its items are nodes of the plan."""

    def __init__(self, pieces: Sequence[Piece], columns: Columns) -> None:
        self._pieces = pieces
        self._has_tables = any(not is_of_indicators(each) for each in columns.values())
        self.titles = titles_over_fields(pieces)

    def word(self, place: int, *, has_text: bool) -> tuple[LevelWord, float, str] | None:
        """Return the level of a list's items with certainty and reason, None for mere text.

        `place` is the list's first item; `has_text` tells that prose stands before the list.
        """
        before = self._pieces[place - 1] if place else None
        lead = before.lead if before is not None else None
        if lead is not None and lead.word is not None:
            return lead.word, 0.9, lead.reason
        if self._has_tables or (lead is not None and not _is_level(lead)):
            return None
        intro = before.text if before is not None and before.head is None else ""
        if ENDS_BEFORE_LIST.search(intro):
            return SHALL, 0.8, f"listan går på från ”{intro[-40:]}”"
        named = _named(intro)
        if named is not None:
            return named, 0.75, f"raden före listan talar om {named.plural}"
        if not has_text and (before is None or before.head is not None):
            return ACTIVITY, 0.6, "listan står direkt under rubriken"
        return None


def _is_level(lead: Header) -> bool:
    return lead.meaning is ColumnMeaning.LEVEL


def _named(intro: str) -> LevelWord | None:
    """Return the level that a line before a list speaks of, the last one it names."""
    if not intro or len(intro) > 200:
        return None
    words = [LEVEL_WORDS[each.group().casefold()] for each in LEVEL_ANYWHERE.finditer(intro)]
    lower = [each for each in words if each.family is not Family.GOAL]
    return lower[-1] if lower else None
