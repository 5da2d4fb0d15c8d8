"""What the comparison shows: gathered from the open file as rows and columns for its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measure_words import cell_words, number_words
from andts_desktop.domain.measures import (
    GAP_NAMES,
    ComparisonTable,
    MeasuredValue,
    Spread,
    UnitLine,
)
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.units import UNIT_KIND_NAMES


@dataclass(frozen=True, slots=True)
class CompareCell:
    """A cell as it is shown, as it is read aloud, and what more there is to say of it."""

    shown: str
    spoken: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A unit, or what all of them say together, with a cell for each year."""

    name: str
    cells: tuple[CompareCell, ...]
    is_own: bool = False
    is_summed: bool = False


_LONGEST = 40
"""How many characters of an answer in words stand in a cell; the rest is in its tooltip."""

BREAK = CompareCell("¦", "jämförs inte")
"""What stands between two years that may not be compared."""


def unit_rows(
    table: ComparisonTable, own: UnitId | None, *, is_ranked: bool
) -> tuple[CompareRow, ...]:
    """Return the units, the highest of the last year first where they are ranked at all."""
    lines = sorted(table.lines, key=lambda line: _order(line, is_ranked=is_ranked))
    rows = [
        CompareRow(
            line.unit.name,
            tuple(_cell(table, value, is_ranked=is_ranked) for value in line.values),
            is_own=line.unit.id == own,
        )
        for line in lines
    ]
    return (*rows, *(summed_rows(table) if is_ranked else ()))


def _order(line: UnitLine, *, is_ranked: bool) -> tuple[Decimal, object]:
    last = line.values[-1].value if is_ranked and line.values else None
    return -last if last is not None else Decimal(1), sort_key(line.unit.name)


def _cell(table: ComparisonTable, value: MeasuredValue, *, is_ranked: bool) -> CompareCell:
    words = cell_words(table.measure, value)
    if value.words and not is_ranked:
        words = _shortened(value.words)
    shown = words if value.is_finished else f"{words} *"
    why = GAP_NAMES[value.gap] if value.gap else ""
    left = "" if value.is_finished else "har obesvarade frågor"
    said = ", ".join(filter(None, [why or words, left]))
    return CompareCell(shown, said, ". ".join(filter(None, [why, value.words, left, value.note])))


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def summed_rows(table: ComparisonTable) -> tuple[CompareRow, ...]:
    """Return mean, median, and the ends of the spread."""
    several = UNIT_KIND_NAMES[table.kind][1]
    names = (
        ("Medelvärde", "mean"),
        ("Median", "median"),
        ("Lägst", "lowest"),
        ("Undre kvartil", "lower"),
        ("Övre kvartil", "upper"),
        ("Högst", "highest"),
    )
    rows = [
        CompareRow(name, tuple(_of(table, getattr(s, key)) for s in table.spreads), is_summed=True)
        for name, key in names
    ]
    counts = tuple(CompareCell(f"{s.count} av {s.of}") for s in table.spreads)
    return (*rows, CompareRow(f"Antal {several} med värde", counts, is_summed=True))


def _of(table: ComparisonTable, value: Decimal | None) -> CompareCell:
    return CompareCell("–" if value is None else number_words(table.measure, value))


def anonymous_rows(
    table: ComparisonTable, own: UnitLine, spreads: Sequence[Spread | None]
) -> tuple[CompareRow, ...]:
    """Return one's own values among the others', who are not named."""
    values = tuple(_cell(table, value, is_ranked=True) for value in own.values)
    rows = [CompareRow(own.unit.name, values, is_own=True)]
    for name, key in (("Lägst", "lowest"), ("Median", "median"), ("Högst", "highest")):
        cells = tuple(
            CompareCell("–", "för få enheter") if each is None else _of(table, getattr(each, key))
            for each in spreads
        )
        rows.append(CompareRow(name, cells, is_summed=True))
    return tuple(rows)
