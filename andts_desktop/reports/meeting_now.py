"""The first page of an analysis meeting: where the unit, or the city, stands."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable

from andts_desktop.domain.analysis_meeting import AnalysisMeeting
from andts_desktop.domain.city_comparison import PartColumn
from andts_desktop.domain.measures import ComparisonTable, UnitLine
from andts_desktop.domain.swedish import (
    enumerated,
    format_date,
    format_decimal,
    format_signed,
    format_sum,
)
from andts_desktop.reports.chart_words import runs_in_words
from andts_desktop.reports.city_years import latest
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.drawing import canvas
from andts_desktop.reports.flowables import Figure
from andts_desktop.reports.tables import Cell, DataTable, Line
from andts_desktop.reports.theme import Palette, changed
from andts_desktop.reports.wall import (
    CELL,
    CELL_RIGHT,
    HALF,
    KEY,
    LEAD,
    LIST_TITLE,
    OCCASION,
    QUIET,
    SIZE,
    beside,
    height_of,
    page_head,
    to_write,
    wall_table,
)
from andts_desktop.reports.wide import SHEET
from andts_desktop.reports.wording import index_words, shortened
from andts_desktop.reports.years_grid import panel_years
from andts_desktop.reports.years_panel import Box, draw_panel

_MOST_YEARS = 6
_MOST_PARTS = 6
_LOWEST, _TALLEST, _SPARE = 120.0, 240.0, 10.0
_LONGEST_PART = 34
_LONGEST_SUBJECT = 60


def now_page(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    """Return the document's heading, the index with its parts, and its years."""
    title = f"Underlag till analysmöte {values.year}: {shortened(values.subject, _LONGEST_SUBJECT)}"
    head: list[Flowable] = [compose.heading(1, title, outlined=False, style=OCCASION)]
    head.append(compose.line(_occasion(values), QUIET))
    head += page_head(compose, "1. Var är vi?")
    left = _index(compose, values)
    if values.index is None:
        words = "Hur ser vi själva på läget?"
        return [*head, *left, *to_write(compose, [*head, *left], words)]
    room = SHEET.frame_height - height_of(head, SHEET.column) - _SPARE
    right = _years(compose, values, values.index, room)
    return [*head, *beside(left, right, room + _SPARE)]


def _occasion(values: AnalysisMeeting) -> str:
    example = "exempelfrågor" if values.instrument.is_example else ""
    title = shortened(values.instrument.title, _LONGEST_SUBJECT)
    return ", ".join(filter(None, [title, example, f"läget per {format_date(values.as_of)}"]))


def _index(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    states = [compose.line(each, QUIET) for each in values.states[:3]]
    if values.value is None:
        nothing = "Det finns inget index att visa."
        return [compose.line(nothing, LEAD), *states]
    key = changed(KEY, textColor=compose.accent)
    story: list[Flowable] = [
        compose.line(format_decimal(values.value), key),
        compose.line(_label(values), LEAD),
        *states,
    ]
    return [*story, *_parts(compose, values)]


def _label(values: AnalysisMeeting) -> str:
    label = "Index av 100" if values.unit else "Medelindex av 100"
    if values.change is None:
        return label
    return f"{label}, {format_signed(values.change)} sedan {values.previous_year}"


def _parts(compose: Composer, values: AnalysisMeeting) -> list[Flowable]:
    parts = values.parts
    if len(parts) > _MOST_PARTS:
        parts = tuple(each for each in parts if not each.depth)[:_MOST_PARTS]
    if not parts:
        return []
    own = values.unit is not None
    titles = ("Poäng", "Medel", "Av") if own else ("Medel", "Av")
    heads = [("Del", 4.2), *((title, 1.25) for title in titles)]
    rows = [_part_row(compose, values, each) for each in parts]
    return [wall_table(heads, rows, HALF)]


def _part_row(compose: Composer, values: AnalysisMeeting, part: PartColumn) -> list[Cell]:
    table = part.table
    own = _own(values, table)
    mean = table.spreads[-1].mean
    figures = [_points(mean), format_sum(table.max)]
    if values.unit is not None:
        figures.insert(0, _points(own.values[-1].value if own else None))
    title = shortened(table.title, _LONGEST_PART)
    name = compose.user.inline(f"– {title}" if part.depth else title)
    return [[Line(name, CELL)], *([Line(each, CELL_RIGHT)] for each in figures)]


def _own(values: AnalysisMeeting, table: ComparisonTable) -> UnitLine | None:
    unit = values.unit
    return next((each for each in table.lines if unit and each.unit.id == unit.id), None)


def _points(value: Decimal | None) -> str:
    return "–" if value is None else format_sum(value)


def _years(
    compose: Composer, values: AnalysisMeeting, index: ComparisonTable, room: float
) -> list[Flowable]:
    table = latest(index, _MOST_YEARS)
    title = "Index per år (streckat: medel)" if values.unit else "Medelindex per år"
    head = compose.heading(3, title, outlined=False, style=LIST_TITLE)
    below: list[Flowable] = [_year_table(compose, values, table)]
    breaks = [str(column.year) for column in table.columns if column.broken]
    if breaks:
        words = f"Ny serie {enumerated(breaks)}: ej jämförbar med åren före."
        below.append(compose.line(words, QUIET))
    left = room - height_of([head, *below], HALF) - _SPARE
    drawing = _chart(values, table, compose.palette, min(max(left, _LOWEST), _TALLEST))
    return [head, Figure(drawing, _said(values, table)), *below]


def _chart(
    values: AnalysisMeeting, table: ComparisonTable, palette: Palette, height: float
) -> Drawing:
    pen = canvas(HALF, height, palette, SIZE)
    line = _own(values, table)
    draw_panel(pen, Box(0, 0, HALF, height), panel_years(table, line), table.max, told=True)
    return pen.drawing


def _said(values: AnalysisMeeting, table: ComparisonTable) -> str:
    line = _own(values, table)
    who = f"index för {values.unit.name}" if values.unit else "medelindex"
    found = [line.values[n].value if line else told.mean for n, told in enumerate(table.spreads)]
    said = [f"Linjediagram över {who} per år.", *runs_in_words(table.columns, found)]
    return " ".join([*said, "Alla värden står i tabellen efter diagrammet."])


def _year_table(compose: Composer, values: AnalysisMeeting, table: ComparisonTable) -> DataTable:
    heads = [("", 1.45), *((str(each.year), 1.0) for each in table.columns)]
    means = [index_words(each.mean) for each in table.spreads]
    rows: list[Sequence[str]] = [("Medel", *means)]
    line = _own(values, table)
    if line is not None:
        rows.insert(0, ("Enheten", *(index_words(each.value) for each in line.values)))
    else:
        rows.append(("Lägst", *(index_words(each.lowest) for each in table.spreads)))
        rows.append(("Högst", *(index_words(each.highest) for each in table.spreads)))
    return wall_table(heads, [_cells(compose, row) for row in rows], HALF)


def _cells(compose: Composer, words: Sequence[str]) -> list[Cell]:
    name, *figures = map(compose.user.inline, words)
    return [[Line(name, CELL)], *([Line(each, CELL_RIGHT)] for each in figures)]
