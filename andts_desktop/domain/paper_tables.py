"""The tables of a document as sheets: those of one kind become one long table to filter."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from andts_desktop.domain.table_values import Value, read_cells, read_column

PLACE, _WHAT = "Avsnitt", "Uppgift"
"""The header of the column that says below which heading a row stands."""
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LEAST_SHARED = 3
"""Tables with headers of their own are one where they have so many columns."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table as it is printed: what stands above it, its header, and its cells' texts.

    `place` are the headings above it and, where it tells what a chart shows, the chart's title.
    """

    place: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table to calculate with; `title` says where in the document it stands."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class TableBook:
    """All tables of a document, with what its metadata says."""

    title: str
    author: str
    subject: str
    as_of: dt.date
    sheets: tuple[TableSheet, ...]


def sheets_of(tables: Sequence[PaperTable]) -> tuple[TableSheet, ...]:
    """Return the tables as sheets, in the document's order.

    Tables below one chapter whose columns are the same, or some of the same in the same order,
    become one sheet; a first column then says below which heading each row stands. So do those
    that only have a first header of their own, as a target, which is then said there too.
    """
    return tuple(map(_sheet, _alike(tables)))


def _alike(tables: Sequence[PaperTable]) -> list[list[PaperTable]]:
    groups: list[list[PaperTable]] = []
    for table in tables:
        if not table.rows:
            continue
        found = next((group for group in groups if _belongs(table, group)), None)
        if found is None:
            groups.append([table])
        else:
            found.append(table)
    return groups


def _belongs(table: PaperTable, group: Sequence[PaperTable]) -> bool:
    first, whole = group[0], _widest(group)
    if table.place[:1] != first.place[:1] or len(table.place) != len(first.place):
        return False
    if table.header[:1] == whole[:1]:
        return _is_part(table.header, whole) or _is_part(whole, table.header)
    return len(whole) >= _LEAST_SHARED and table.header[1:] == whole[1:]


def _widest(group: Sequence[PaperTable]) -> tuple[str, ...]:
    return max((table.header for table in group), key=len)


def _is_part(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether all names of `some` stand in `whole`, in the same order and each once."""
    left = iter(whole)
    return len(set(some)) == len(some) and all(name in left for name in some)


def _sheet(group: Sequence[PaperTable]) -> TableSheet:
    header = _widest(group)
    has_own_heads = len({table.header[0] for table in group}) > 1
    places = [(*table.place, table.header[0]) if has_own_heads else table.place for table in group]
    first = _shared(places)
    last = _shared([place[len(first) :][::-1] for place in places])[::-1]
    rows = [row for table in group for row in _rows(table, header)]
    columns = [_column(name, [row[n] for row in rows]) for n, name in enumerate(header)]
    if len(set(places)) > 1:
        below = [
            " – ".join(place[len(first) : len(place) - len(last)])
            for table, place in zip(group, places, strict=True)
            for _ in table.rows
        ]
        named = (_WHAT, *header[1:]) if has_own_heads else header
        header, columns = (PLACE, *named), [tuple(below), *columns]
    title = " – ".join((*first, *last)) or places[0][0]
    return TableSheet(title, header, tuple(zip(*columns, strict=True)))


def _column(header: str, texts: Sequence[str]) -> tuple[Value, ...]:
    """Read a column; in one for a year there may be judgements below the figures."""
    return read_cells(texts) if _YEAR.fullmatch(header) else read_column(texts)


def _shared(places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the headings that all the places begin with."""
    levels = zip(*places, strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def _rows(table: PaperTable, header: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        said = dict(zip(table.header, row, strict=True))
        has_all = len(table.header) == len(header)
        yield row if has_all else tuple(said.get(name, "") for name in header)
