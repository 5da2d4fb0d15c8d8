"""The year's index and parts, unit by unit: the table first, then the bars."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.domain.city_comparison import CityComparison, KindComparison, UnitState
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import ComparisonTable, MeasuredValue
from andts_desktop.domain.scoring import ZERO
from andts_desktop.domain.swedish import format_decimal, format_sum, sort_key
from andts_desktop.reports import theme
from andts_desktop.reports.annual_comparison import example_mark
from andts_desktop.reports.bar_chart import MOST_BARS, bar_chart
from andts_desktop.reports.city_words import definite
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import Figure
from andts_desktop.reports.tables import Cell, Column, DataTable
from andts_desktop.reports.wide import wide_table
from andts_desktop.reports.wording import unfinished_words

_MOST_PARTS = 7
_BARS = 560.0
_BAR = 17.0
_TALLEST = 22
"""More bars than this do not fit on a sheet with their heading."""


def now_section(compose: Composer, values: CityComparison, kind: KindComparison) -> list[Flowable]:
    """Return index and parts of the year; nothing for a kind without index."""
    table = kind.index
    if table is None or not table.spreads[-1].count:
        return []
    title = f"Läget {values.year}: {definite(kind)} del för del{example_mark(values.instrument)}"
    note = (
        "Högst index först. Delarna är i poäng, och under varje rubrik står det högsta möjliga. "
        "Medelvärdena är ovägda."
    )
    body: list[Flowable] = [compose.line(note, theme.NOTE), _table(compose, kind, table)]
    story = compose.headed([compose.heading(2, title)], body)
    bars = [line for line in table.lines if line.values[-1].value is not None]
    if 1 < len(bars) <= _TALLEST or len(bars) > MOST_BARS:
        story += [CondPageBreak(_BAR * min(len(bars), 12) + 60), *_chart(compose, values, table)]
    return story


def _table(compose: Composer, kind: KindComparison, table: ComparisonTable) -> DataTable:
    parts = [each for each in kind.parts if not each.depth or len(kind.parts) <= _MOST_PARTS]
    columns = [Column("Enhet", 2.6, heads_rows=True), Column("Svar", 2.7)]
    columns += [Column(_part_head(compose, each.table), 1.5, numeric=True) for each in parts]
    columns.append(Column("Index<br/>av 100", 1, numeric=True))
    found = {line.unit.id: line.values[-1] for line in table.lines}
    by_part = [{line.unit.id: line.values[-1] for line in each.table.lines} for each in parts]
    states = sorted(kind.states, key=lambda each: _order(each, found))
    rows = [_row(compose, each, by_part, found) for each in states]
    means = [each.table.spreads[-1].mean for each in parts]
    words = [
        "Medelvärde",
        f"{table.spreads[-1].count} med index",
        *("–" if mean is None else format_sum(mean) for mean in means),
        format_decimal(table.spreads[-1].mean or ZERO),
    ]
    rows.append([compose.cell(each, theme.CELL_STRONG) for each in words])
    return wide_table(columns, rows)


def _order(state: UnitState, found: Mapping[UnitId, MeasuredValue]) -> tuple[object, ...]:
    index = _value(found, state.unit.id)
    return (index is None, -(index or 0), sort_key(state.unit.name))


def _row(
    compose: Composer,
    state: UnitState,
    by_part: Sequence[Mapping[UnitId, MeasuredValue]],
    found: Mapping[UnitId, MeasuredValue],
) -> list[Cell]:
    unit_id = state.unit.id
    points = [
        "–" if (value := _value(part, unit_id)) is None else format_sum(value) for part in by_part
    ]
    index = _value(found, unit_id)
    return [
        compose.cell(state.unit.name),
        compose.cell(_state_words(state), theme.CELL_MUTED),
        *map(compose.cell, points),
        compose.cell("–" if index is None else format_decimal(index), theme.CELL_STRONG),
    ]


def _value(found: Mapping[UnitId, MeasuredValue], unit_id: UnitId) -> Decimal | None:
    value = found.get(unit_id)
    return value.value if value else None


def _part_head(compose: Composer, table: ComparisonTable) -> str:
    return f"{compose.user.inline(table.title)}<br/>av {format_sum(table.max)}"


def _state_words(state: UnitState) -> str:
    if state.sums is None or state.is_silent:
        return "har inte svarat"
    draft = "preliminärt" if state.is_draft else ""
    said = "; ".join(filter(None, [draft, unfinished_words(state.sums)]))
    return said or f"{state.sums.answered} av {state.sums.question_count} besvarade"


def _chart(compose: Composer, values: CityComparison, table: ComparisonTable) -> list[Flowable]:
    last = len(table.columns) - 1
    drawing = bar_chart(table, last, (), compose.palette, _BARS, _BAR)
    title = compose.line(f"Index {values.year}, med medelvärde och median", theme.FIGURE_TITLE)
    return compose.headed([title], [Figure(drawing, f"Stapeldiagram. {_said(table)}")])


def _said(table: ComparisonTable) -> str:
    told = table.spreads[-1]
    above = sum(
        1 for line in table.lines if (value := line.values[-1].value) and value > (told.mean or 0)
    )
    middles = [
        f"{name} {format_decimal(value)}"
        for name, value in (("Medelvärdet är", told.mean), ("medianen", told.median))
        if value is not None
    ]
    ends = sorted(
        (value, line.unit.name)
        for line in table.lines
        if (value := line.values[-1].value) is not None
    )
    (low, lowest), (high, highest) = ends[0], ends[-1]
    return (
        f"{' och '.join(middles)}. Högst är {highest}, {format_decimal(high)}, och lägst {lowest}, "
        f"{format_decimal(low)}. {above} av {told.count} ligger över medelvärdet. Alla värden står "
        "i tabellen före diagrammet."
    )
