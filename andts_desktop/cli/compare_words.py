"""A comparison as JSON, and as a table in columns for people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from andts_desktop.cli.printing import Json, index, points
from andts_desktop.domain.measure_words import (
    cell_words,
    notes_of,
    number_words,
    signs_explained,
)
from andts_desktop.domain.measures import (
    Anonymous,
    ComparisonTable,
    Measure,
    MeasuredValue,
    MeasureKind,
    Spread,
    UnitLine,
)
from andts_desktop.domain.scoring import round_half_up
from andts_desktop.domain.swedish import format_sum
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit

_WIDEST = 28
_LEFT_TO_ANSWER = "*"


def table_as_json(
    table: ComparisonTable, one: Unit | None = None, told: Sequence[Anonymous] = ()
) -> Json:
    """Write a table; with `one`, that unit alone and of the others what `told` says."""
    lines = [line for line in table.lines if one is None or line.unit.id == one.id]
    spreads = table.spreads if one is None else [each.spread for each in told]
    return {
        "by": table.measure.kind,
        "id": table.measure.key,
        "title": table.title,
        "max": points(table.max),
        "example": table.is_example,
        "years": [
            {"year": column.year, "run": column.run, "broken": column.broken}
            for column in table.columns
        ],
        "units": [_line_as_json(table.measure, line) for line in lines],
        "spread": [each and _spread_as_json(table.measure, each) for each in spreads],
    }


def _line_as_json(measure: Measure, line: UnitLine) -> Json:
    return {
        "unit": line.unit.name,
        "values": [
            {
                "value": _number(measure, each.value),
                "max": None if each.max is None else points(each.max),
                "gap": each.gap,
                "finished": each.is_finished,
                "words": each.words,
                "note": each.note,
            }
            for each in line.values
        ],
    }


def _spread_as_json(measure: Measure, told: Spread) -> Json:
    numbers = {
        "mean": told.mean,
        "median": told.median,
        "lowest": told.lowest,
        "highest": told.highest,
        "lower": told.lower,
        "upper": told.upper,
    }
    return {
        "count": told.count,
        "of": told.of,
        **{name: _number(measure, number) for name, number in numbers.items()},
    }


def _number(measure: Measure, value: Decimal | None) -> str | None:
    if value is None or measure.kind is MeasureKind.TOTAL:
        return index(value)
    return points(round_half_up(value, 2))


_SPREAD = (
    ("Medelvärde", "mean"),
    ("Median", "median"),
    ("Undre kvartil", "lower"),
    ("Övre kvartil", "upper"),
    ("Lägst", "lowest"),
    ("Högst", "highest"),
)


def table_lines(table: ComparisonTable) -> Iterator[str]:
    """Write a table in columns, with a stroke where years may not be compared."""
    yield f"{_title(table)}, {UNIT_KIND_NAMES[table.kind][1]}"
    if not table.lines:
        yield "Ingen enhet deltog de här åren."
        return
    rows = [("", [str(column.year) for column in table.columns])]
    rows += [(line.unit.name, _cells(table.measure, line)) for line in table.lines]
    rows += _spread_rows(table.measure, table.spreads)
    yield from _aligned(table, rows)
    yield from _explanations(table, table.lines)


def anonymous_lines(table: ComparisonTable, one: Unit, told: Sequence[Anonymous]) -> Iterator[str]:
    """Write one unit's line beside what the others' values say, without their names."""
    yield f"{_title(table)}, {one.name} bland {UNIT_KIND_NAMES[table.kind][1]}"
    own = [line for line in table.lines if line.unit.id == one.id]
    rows = [("", [str(column.year) for column in table.columns])]
    rows += [(line.unit.name, _cells(table.measure, line)) for line in own]
    hidden = Spread(0, 0)
    rows += _spread_rows(table.measure, [each.spread or hidden for each in told])
    yield from _aligned(table, rows)
    if any(each.spread is None for each in told):
        yield f"Spridningen visas bara där minst {told[0].least} enheter har ett värde."
    yield from _explanations(table, own)


def _title(table: ComparisonTable) -> str:
    return f"{table.title} (0–{format_sum(table.max)})" if table.max else table.title


def _cells(measure: Measure, line: UnitLine) -> list[str]:
    return [_shortened(_cell(measure, value)) for value in line.values]


def _cell(measure: Measure, value: MeasuredValue) -> str:
    mark = "" if value.is_finished else _LEFT_TO_ANSWER
    return f"{cell_words(measure, value)}{mark}"


def _shortened(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"


def _spread_rows(measure: Measure, spreads: Sequence[Spread]) -> list[tuple[str, list[str]]]:
    rows = []
    for name, field in _SPREAD:
        found: list[Decimal | None] = [getattr(each, field) for each in spreads]
        if any(each is not None for each in found):
            cells = ["" if each is None else number_words(measure, each) for each in found]
            rows.append((name, cells))
    if rows:
        rows.append(("Antal värden", [f"{each.count} av {each.of}" for each in spreads]))
    return rows


def _aligned(table: ComparisonTable, rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    names = max(len(name) for name, _ in rows)
    widths = [max(map(len, column)) for column in zip(*(cells for _, cells in rows), strict=True)]
    for name, cells in rows:
        pieces = [name.ljust(names)]
        for column, width, cell in zip(table.columns, widths, cells, strict=True):
            pieces.append(f"{' |' if column.broken else ''}  {cell.rjust(width)}")
        yield "".join(pieces).rstrip()


def _explanations(table: ComparisonTable, lines: Sequence[UnitLine]) -> Iterator[str]:
    for column in table.columns:
        if column.broken:
            yield f"| Åren före {column.year} kan inte jämföras med senare år: {column.broken}"
    values = [value for line in lines for value in line.values]
    if any(not value.is_finished for value in values):
        yield f"{_LEFT_TO_ANSWER} betyder att frågor är kvar att besvara."
    signs = signs_explained(values)
    if signs:
        yield signs
    yield from notes_of(replace(table, lines=tuple(lines)))
    if table.is_example:
        yield "Enkäten består av exempelfrågor."
