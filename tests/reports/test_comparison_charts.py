"""The charts of a comparison: what is drawn, what never is, and how it is told apart."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String

from andts_desktop.domain.contrast import TEXT_RATIO, contrast
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import HeatCell
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.bar_chart import bar_chart
from andts_desktop.reports.drawing import drawing_to_svg
from andts_desktop.reports.heat_chart import heat_chart, shade
from andts_desktop.reports.line_chart import line_chart
from andts_desktop.reports.marks import ink_on, stroke
from andts_desktop.reports.star_chart import star_chart
from tests.reports.comparison_samples import axes, heat, table

WIDTH = 475.0
PALETTES = [theme.PAPER, theme.DARK_SCREEN]


@pytest.fixture(autouse=True)
def _fonts() -> None:
    fonts.register()


def shapes(drawing: Drawing | Group) -> Iterator[Shape]:
    for each in drawing.contents:
        yield each
        if isinstance(each, Group):
            yield from shapes(each)


def words(drawing: Drawing) -> list[str]:
    return [each.text for each in shapes(drawing) if isinstance(each, String)]


def lines(drawing: Drawing) -> list[Line]:
    return [each for each in shapes(drawing) if isinstance(each, Line)]


def strokes(drawing: Drawing) -> list[Line]:
    """Return the lines between two years; those of the legend and the grid lie flat."""
    return [each for each in lines(drawing) if each.x1 != each.x2 and each.y1 != each.y2]


def break_of(drawing: Drawing) -> float:
    (found,) = [each for each in lines(drawing) if each.x1 == each.x2 and each.strokeDashArray]
    return float(found.x1)


@pytest.mark.parametrize("units", [1, 2, 6, 11, 290])
def test_no_line_crosses_the_break(units: int) -> None:
    drawing = line_chart(table(units), {UnitId(0)}, theme.PAPER, WIDTH)
    at = break_of(drawing)
    assert strokes(drawing)
    for each in strokes(drawing):
        assert max(each.x1, each.x2) < at or min(each.x1, each.x2) > at
    for band in shapes(drawing):
        if isinstance(band, Polygon):
            across = band.points[::2]
            assert max(across) < at or min(across) > at
    assert "Ej jämförbar före 2023" in words(drawing)


def test_a_year_without_a_value_is_a_gap_in_the_line() -> None:
    whole = strokes(line_chart(table(2), {UnitId(1)}, theme.PAPER, WIDTH))
    with_gap = strokes(line_chart(table(2, gap=True), {UnitId(1)}, theme.PAPER, WIDTH))
    assert (len(whole), len(with_gap)) == (3, 1)


def test_one_unit_has_its_values_written_and_many_a_band_behind() -> None:
    drawing = line_chart(table(11), {UnitId(3)}, theme.PAPER, WIDTH)
    said = words(drawing)
    assert {"Enhet 3", "lägst till högst", "median", "2021", "2025"} <= set(said)
    assert sum("," in each for each in said) == 5
    assert any(isinstance(e, Polygon) and e.fillColor == theme.PAPER.line for e in shapes(drawing))


def test_few_units_are_all_drawn_without_a_choice() -> None:
    said = words(line_chart(table(5), (), theme.PAPER, WIDTH))
    assert {f"Enhet {number}" for number in range(5)} <= set(said)
    assert "median" not in said


def test_of_many_units_none_is_drawn_without_a_choice() -> None:
    said = words(line_chart(table(290), (), theme.PAPER, WIDTH))
    assert "median" in said
    assert not any(each.startswith("Enhet") for each in said)


def test_no_more_than_six_lines_are_drawn() -> None:
    chosen = {UnitId(number) for number in range(9)}
    said = words(line_chart(table(11), chosen, theme.PAPER, WIDTH))
    assert sum(each.startswith("Enhet") for each in said) == 6


def test_an_empty_table_says_so() -> None:
    for empty in (table(2, empty=True), replace(table(0), columns=(), spreads=())):
        assert "Inga resultat ännu" in words(line_chart(empty, (), theme.PAPER, WIDTH))
    assert "Inga resultat ännu" in words(bar_chart(table(3, empty=True), 0, (), theme.PAPER, WIDTH))


def test_one_year_of_many_units_is_a_bar_of_their_spread() -> None:
    whole = table(11)
    one = replace(
        whole,
        columns=whole.columns[-1:],
        lines=tuple(replace(each, values=each.values[-1:]) for each in whole.lines),
        spreads=whole.spreads[-1:],
    )
    drawing = line_chart(one, {UnitId(0)}, theme.PAPER, WIDTH)
    assert "2025" in words(drawing)
    assert not strokes(drawing)


def test_years_that_would_collide_are_left_out_but_never_the_last() -> None:
    said = words(line_chart(table(3), {UnitId(0)}, theme.PAPER, 150))
    years = [each for each in said if each in {"2021", "2022", "2023", "2024", "2025"}]
    assert years == ["2025", "2023", "2021"]
    assert not any("," in each for each in said)


def test_every_break_has_its_own_words() -> None:
    whole = table(3)
    columns = tuple(
        replace(column, run=number, broken="Annat." if number else "")
        for number, column in enumerate(whole.columns)
    )
    said = words(line_chart(replace(whole, columns=columns), (), theme.PAPER, WIDTH))
    told = [each for each in said if each.startswith("Ej jämförbar")]
    assert told == [f"Ej jämförbar före {year}" for year in (2022, 2023, 2024, 2025)]
    alone = line_chart(replace(whole, columns=columns), (), theme.PAPER, WIDTH)
    assert not strokes(alone)


def test_lines_differ_without_colour() -> None:
    drawn = [stroke(theme.PAPER, number) for number in range(6)]
    for one, other in combinations(drawn, 2):
        assert one.dash != other.dash
    drawing = line_chart(table(6), (), theme.PAPER, WIDTH)
    marks = {len(e.points) for e in shapes(drawing) if isinstance(e, Polygon)}
    assert len(marks) >= 3
    assert any(isinstance(each, Circle) for each in shapes(drawing))


def test_bars_stand_from_the_highest_with_mean_and_median() -> None:
    drawing = bar_chart(table(11), 4, {UnitId(3)}, theme.PAPER, WIDTH)
    names = [each for each in words(drawing) if each.startswith("Enhet")]
    assert len(names) == 11
    assert any(each.startswith("medel ") for each in words(drawing))
    assert any(each.startswith("median ") for each in words(drawing))
    dark = [e for e in shapes(drawing) if isinstance(e, Rect) and e.fillColor == theme.PAPER.accent]
    assert len(dark) == 1


@pytest.mark.parametrize("name", ["Enskede-Årsta-Vantör", "Hässelby-Vällingby"])
def test_a_bar_has_room_for_a_name_in_a_narrow_chart(name: str) -> None:
    whole = table(3)
    named = replace(whole.lines[0], unit=replace(whole.lines[0].unit, name=name))
    chosen = replace(whole, lines=(named, *whole.lines[1:]))
    assert name in words(bar_chart(chosen, 4, {UnitId(0)}, theme.PAPER, 250))


def test_bars_begin_after_short_names_and_take_half_the_width_beside_long_ones() -> None:
    whole = table(3)
    long = replace(whole.lines[0].unit, name="Stadsdelsförvaltningen " * 12)
    named = replace(whole, lines=(replace(whole.lines[0], unit=long), *whole.lines[1:]))
    begins = []
    for each in (whole, named):
        drawing = bar_chart(each, 4, (), theme.PAPER, WIDTH)
        grounds = [e for e in shapes(drawing) if isinstance(e, Rect)]
        begins.append(min(e.x for e in grounds if e.strokeColor == theme.PAPER.accent))
    assert begins[0] < 60
    assert begins[1] == pytest.approx(WIDTH * 0.45 + 8)


def test_one_bar_has_no_mean() -> None:
    assert not any(
        "medel" in each for each in words(bar_chart(table(1), 0, (), theme.PAPER, WIDTH))
    )


def test_of_many_units_the_chosen_stand_above_what_all_say() -> None:
    drawing = bar_chart(table(290), 4, {UnitId(3), UnitId(200)}, theme.PAPER, WIDTH)
    said = words(drawing)
    assert {"Enhet 3", "Enhet 200", "Högst, 290 enheter", "Lägst, 290 enheter"} <= set(said)
    assert drawing.height < 250


@pytest.mark.parametrize("count", [3, 4, 12])
def test_a_star_has_an_axis_for_each_part(count: int) -> None:
    drawing = star_chart(axes(count), "Farsta", theme.PAPER, WIDTH)
    assert {f"Del {number}" for number in range(count)} | {"Farsta", "median"} <= set(
        words(drawing)
    )


def test_a_star_without_a_median_shows_ones_own_alone() -> None:
    alone = [replace(axis, median=None) for axis in axes(4)]
    assert "median" not in words(star_chart(alone, "Farsta", theme.PAPER, WIDTH))


def test_a_part_without_a_value_opens_the_star() -> None:
    whole, opened = axes(4), axes(4)
    opened[1] = replace(opened[1], own=None)
    before = len(lines(star_chart(whole, "Farsta", theme.PAPER, WIDTH)))
    assert len(lines(star_chart(opened, "Farsta", theme.PAPER, WIDTH))) == before - 2


@pytest.mark.parametrize("count", [2, 13])
def test_a_star_of_too_few_or_too_many_axes_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="3 to 12 axes"):
        star_chart(axes(count), "Farsta", theme.PAPER, WIDTH)


def test_every_cell_of_the_heat_chart_says_its_value() -> None:
    said = words(heat_chart(heat(11), (), theme.PAPER, WIDTH))
    assert {"Strukturer", "Aktiviteter", "Fråga 3", "Enhet 10", "100", "75", "."} <= set(said)


def test_of_many_units_the_heat_chart_shows_the_chosen_beside_the_spread() -> None:
    said = words(heat_chart(heat(290), {UnitId(7)}, theme.PAPER, WIDTH))
    assert {"Enhet 7", "Lägst", "Median", "Högst"} <= set(said)
    assert "Enhet 8" not in said
    nobody = heat(290, 1)
    bare = replace(nobody.rows[0], cells=(HeatCell(None, None),) * 290)
    assert words(heat_chart(replace(nobody, rows=(bare,)), (), theme.PAPER, WIDTH)).count("–") == 3


def test_an_empty_heat_chart_is_only_its_key() -> None:
    said = words(heat_chart(heat(0, 0), (), theme.PAPER, WIDTH))
    assert said == ["Procent av frågans poäng", "0", "25", "50", "75", "100"]


@pytest.mark.parametrize("palette", PALETTES)
def test_darker_means_more_in_grey_too_and_can_be_read(palette: theme.Palette) -> None:
    grounds = [shade(palette, Decimal(number) / 10) for number in range(11)]
    greys = [sum(ground.rgb()) for ground in grounds]
    assert greys in (sorted(greys), sorted(greys, reverse=True))
    for ground in grounds:
        ratio = contrast(*(f"#{each.hexval()[2:]}" for each in (ink_on(ground, palette), ground)))
        assert ratio >= TEXT_RATIO


@pytest.mark.parametrize("palette", PALETTES)
def test_charts_become_svg_in_the_colours_of_the_palette(palette: theme.Palette) -> None:
    for drawing in (
        line_chart(table(11), {UnitId(1)}, palette, WIDTH),
        bar_chart(table(11), 4, {UnitId(1)}, palette, WIDTH),
        star_chart(axes(5), "Farsta", palette, WIDTH),
        heat_chart(heat(11), (), palette, WIDTH),
    ):
        svg = drawing_to_svg(drawing).decode()
        assert f"#{palette.accent.hexval()[2:]}" in svg
        assert "Helvetica" not in svg


def test_long_names_are_fitted() -> None:
    whole = table(3)
    long = replace(whole.lines[0].unit, name="Stadsdelsförvaltningen " * 12)
    named = replace(whole, lines=(replace(whole.lines[0], unit=long), *whole.lines[1:]))
    for drawing in (
        line_chart(named, (), theme.PAPER, WIDTH),
        bar_chart(named, 0, (), theme.PAPER, WIDTH),
        star_chart(axes(3), long.name, theme.PAPER, WIDTH),
        heat_chart(replace(heat(3), units=(long, *heat(3).units[1:])), (), theme.PAPER, WIDTH),
    ):
        assert any(each.endswith("…") for each in words(drawing))
