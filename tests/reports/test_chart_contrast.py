"""The charts' contrast: text 4.5:1 and what is drawn 3:1, on paper and on both screens."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String
from reportlab.lib.colors import Color

from andts_desktop.domain.contrast import GRAPHICS_RATIO, TEXT_RATIO, contrast
from andts_desktop.domain.ids import UnitId
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.bar_chart import bar_chart
from andts_desktop.reports.chart_range import range_chart
from andts_desktop.reports.charts import parts_chart, series_chart, units_chart
from andts_desktop.reports.heat_chart import heat_chart
from andts_desktop.reports.line_chart import line_chart
from andts_desktop.reports.star_chart import star_chart
from andts_desktop.reports.years_grid import years_grid
from tests.reports import samples
from tests.reports.comparison_samples import axes, heat, table

PALETTES = (theme.PAPER, theme.DARK_SCREEN)
WIDTH = 475.0


def drawings(palette: theme.Palette) -> Iterator[Drawing]:
    fonts.register()
    made, survey = table(8), samples.survey()
    own = survey.units[0]
    yield bar_chart(made, 4, {UnitId(0)}, palette, WIDTH)
    yield line_chart(made, {UnitId(0), UnitId(1)}, palette, WIDTH)
    yield years_grid(made, made.lines, palette, WIDTH)
    yield star_chart(axes(4), "Farsta", palette, WIDTH)
    yield series_chart(own.series, palette, WIDTH, 160)
    yield parts_chart(own.score, palette, WIDTH)
    yield range_chart(samples.survey_result().others, palette, WIDTH)
    assert survey.comparison is not None
    yield units_chart(survey.comparison, own.unit.id, palette, WIDTH)


def ratio(one: Color | None, other: Color | None) -> float:
    assert one is not None
    assert other is not None
    return contrast(f"#{one.hexval()[2:]}", f"#{other.hexval()[2:]}")


def shapes(drawing: Drawing | Group) -> Iterator[Shape]:
    for each in drawing.contents:
        yield from shapes(each) if isinstance(each, Group) else [each]


@pytest.mark.parametrize("palette", PALETTES)
def test_every_word_can_be_read_on_the_page(palette: theme.Palette) -> None:
    for drawing in drawings(palette):
        for each in shapes(drawing):
            if isinstance(each, String):
                assert ratio(each.fillColor, palette.page) >= TEXT_RATIO, each.text


@pytest.mark.parametrize("palette", PALETTES)
def test_every_bar_has_an_edge_or_a_ground_that_is_seen(palette: theme.Palette) -> None:
    for drawing in drawings(palette):
        for each in shapes(drawing):
            if isinstance(each, Rect) and each.fillColor != palette.page:
                seen = [c for c in (each.fillColor, each.strokeColor) if c is not None]
                assert max(ratio(c, palette.page) for c in seen) >= GRAPHICS_RATIO


@pytest.mark.parametrize("palette", PALETTES)
def test_only_the_grid_is_fainter_than_what_it_helps_to_read(palette: theme.Palette) -> None:
    for drawing in drawings(palette):
        for each in shapes(drawing):
            if isinstance(each, Line) and each.strokeColor != palette.line:
                assert ratio(each.strokeColor, palette.page) >= GRAPHICS_RATIO


@pytest.mark.parametrize("palette", PALETTES)
def test_the_figures_of_the_heat_chart_are_read_on_their_grounds(palette: theme.Palette) -> None:
    fonts.register()
    cells = [
        each
        for each in shapes(heat_chart(heat(5), (), palette, WIDTH))
        if isinstance(each, Rect | String)
    ]
    for ground, words in pairwise(cells):
        if isinstance(ground, Rect) and isinstance(words, String):
            assert ratio(words.fillColor, ground.fillColor) >= TEXT_RATIO, words.text
