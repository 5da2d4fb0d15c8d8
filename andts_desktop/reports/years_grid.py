"""Every unit's years as a chart of its own, side by side, with the mean in each."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing

from andts_desktop.domain.measures import ComparisonTable, UnitLine
from andts_desktop.reports.drawing import canvas
from andts_desktop.reports.theme import Palette
from andts_desktop.reports.years_panel import Box, PanelYear, draw_panel

ACROSS = 4
MOST_ROWS = 4
"""How many rows of charts a drawing has; more units are drawn in several."""

_TALLEST, _ROOM = 135.0, 424.0
_NAME, _GAP, _KEY = 14.0, 14.0, 18.0


def grids(table: ComparisonTable) -> Iterator[tuple[UnitLine, ...]]:
    """Part the units into those that stand in one drawing."""
    most = ACROSS * MOST_ROWS
    for first in range(0, len(table.lines), most):
        yield table.lines[first : first + most]


def years_grid(
    table: ComparisonTable, lines: Sequence[UnitLine], palette: Palette, width: float
) -> Drawing:
    """Draw the units from the left and down, all on the same scale."""
    rows = -(-len(lines) // ACROSS)
    height = min(_TALLEST, _ROOM / rows)
    pen = canvas(width, _KEY + rows * height, palette)
    pen.line((0, pen.drawing.height - 8), (22, pen.drawing.height - 8), palette.accent, 2.0)
    y = pen.drawing.height - 11
    pen.words(27, y, "enheten", colour=palette.muted)
    pen.line((80, y + 3), (102, y + 3), palette.muted, 1.1, dash=(3.0, 2.5))
    pen.words(107, y, "medelvärdet", colour=palette.muted)
    pen.line((182, y - 2), (182, y + 9), palette.warning, 0.9, dash=(1.5, 2.0))
    pen.words(188, y, "serien är bruten", colour=palette.muted)
    step = (width + _GAP) / ACROSS
    for number, line in enumerate(lines):
        x = step * (number % ACROSS)
        top = pen.drawing.height - _KEY - height * (number // ACROSS)
        pen.words(x, top - _NAME + 3, pen.fitted(line.unit.name, step - _GAP), bold=True)
        box = Box(x, top - height + 8, step - _GAP, height - _NAME - 8)
        draw_panel(pen, box, panel_years(table, line), table.max)
    return pen.drawing


def panel_years(table: ComparisonTable, line: UnitLine | None) -> tuple[PanelYear, ...]:
    """Return a unit's years beside the mean; without a unit, the mean as the value."""
    became = line.breaks if line else ()
    found: list[PanelYear] = []
    for number, column in enumerate(table.columns):
        run = column.run + sum(year <= column.year for year in became)
        mean = table.spreads[number].mean
        found.append(
            PanelYear(
                column.year,
                run,
                line.values[number].value if line else mean,
                mean if line else None,
                is_broken=bool(found) and run != found[-1].run,
            )
        )
    return tuple(found)
