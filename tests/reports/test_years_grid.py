"""Every unit's years side by side: breaks and gaps are never joined, and all are there."""

from dataclasses import replace
from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Line, String

from andts_desktop.domain.measures import Gap, MeasuredValue, UnitLine
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.years_grid import grids, panel_years, years_grid
from tests.reports.comparison_samples import table

WIDTH = 745.0


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def test_every_unit_is_named_and_its_last_value_of_each_run_written() -> None:
    made = table(8)
    drawing = years_grid(made, made.lines, theme.PAPER, WIDTH)
    words = {each.text for each in drawing.contents if isinstance(each, String)}
    assert {line.unit.name for line in made.lines} <= words
    assert {"2021", "2025", "enheten", "medelvärdet", "serien är bruten"} <= words


def test_no_line_crosses_a_break_a_gap_or_a_merger() -> None:
    made = table(1)
    whole = _joined(made.lines[0])
    gap = tuple(MeasuredValue(gap=Gap.NOT_ANSWERED) for _ in range(1))
    line = made.lines[0]
    holed = replace(line, values=(*line.values[:3], *gap, line.values[4]))
    assert len(whole) == 3
    assert len(_joined(holed)) == 1
    assert len(_joined(replace(line, breaks=(2025,)))) == 2


def _joined(line: UnitLine) -> list[Line]:
    made = replace(table(1), lines=(line,))
    drawing = years_grid(made, made.lines, theme.PAPER, WIDTH)
    key, *drawn = [
        each
        for each in drawing.contents
        if isinstance(each, Line) and each.strokeColor == theme.PAPER.accent
    ]
    assert key.x1 == 0
    return drawn


def test_of_more_units_than_a_page_holds_each_stands_in_one_drawing() -> None:
    made = table(20)
    parts = list(grids(made))
    assert [len(each) for each in parts] == [16, 4]
    assert sum(parts, ()) == made.lines


def test_without_a_unit_the_mean_is_what_is_drawn() -> None:
    made = table(3)
    years = panel_years(made, None)
    assert [each.value for each in years] == [told.mean for told in made.spreads]
    assert [each.is_broken for each in years] == [False, False, True, False, False]
    assert all(before.run <= after.run for before, after in pairwise(years))
