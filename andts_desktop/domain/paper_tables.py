"""The tables of a document as sheets: those of one kind become one long table to filter."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from andts_desktop.domain.table_values import Value, read_column

PLACE = "Avsnitt"
"""The header of the column that says below which heading a row stands."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table as it is printed: the headings above it, its header, and its cells' texts."""

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
    become one sheet; a first column then says below which heading each row stands.
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
    first = group[0]
    whole = _widest(group)
    same_chapter = table.place[:1] == first.place[:1] and len(table.place) == len(first.place)
    return (
        same_chapter
        and table.header[:1] == whole[:1]
        and (_is_part(table.header, whole) or _is_part(whole, table.header))
    )


def _widest(group: Sequence[PaperTable]) -> tuple[str, ...]:
    return max((table.header for table in group), key=len)


def _is_part(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether all names of `some` stand in `whole`, in the same order and each once."""
    left = iter(whole)
    return len(set(some)) == len(some) and all(name in left for name in some)


def _sheet(group: Sequence[PaperTable]) -> TableSheet:
    header = _widest(group)
    places = [table.place for table in group]
    shared = _shared(places)
    rows = [row for table in group for row in _rows(table, header)]
    columns = [read_column([row[number] for row in rows]) for number in range(len(header))]
    if len(set(places)) > 1:
        below = [" – ".join(table.place[len(shared) :]) for table in group for _ in table.rows]
        header, columns = (PLACE, *header), [tuple(below), *columns]
    title = " – ".join(shared) or " – ".join(places[0])
    return TableSheet(title, header, tuple(zip(*columns, strict=True)))


def _shared(places: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the headings that all the places begin with."""
    levels = zip(*places, strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def _rows(table: PaperTable, header: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        said = dict(zip(table.header, row, strict=True))
        has_all = len(table.header) == len(header)
        yield row if has_all else tuple(said.get(name, "") for name in header)
