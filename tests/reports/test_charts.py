from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, qGray
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot
from reportlab.graphics.shapes import Drawing, Group, Line, Rect, Shape, String
from reportlab.lib.colors import Color

from andts_desktop.domain.comparison import Series, UnitComparison, YearResult, series
from andts_desktop.domain.follow_up import (
    DEFAULT_STATUS_SCALE,
    GoalProgress,
    StatusCount,
    StatusKind,
    goal_progress,
)
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.scoring import score
from andts_desktop.reports import theme
from andts_desktop.reports.charts import parts_chart, series_chart, units_chart
from andts_desktop.reports.drawing import drawing_to_svg
from andts_desktop.reports.status_chart import status_chart
from tests.reports import sample_plans, samples

WIDTH, HEIGHT = 475.0, 180.0


def shapes(drawing: Drawing | Group) -> Iterator[Shape]:
    for each in drawing.contents:
        yield each
        if isinstance(each, Group):
            yield from shapes(each)


def words(drawing: Drawing) -> list[str]:
    return [each.text for each in shapes(drawing) if isinstance(each, String)]


def break_lines(drawing: Drawing) -> list[Line]:
    lines = [each for each in shapes(drawing) if isinstance(each, Line)]
    return [each for each in lines if each.x1 == each.x2 and each.strokeDashArray]


@pytest.fixture
def with_break() -> Series:
    return samples.survey().units[0].series


def test_no_line_crosses_the_break(with_break: Series) -> None:
    drawing = series_chart(with_break, theme.PAPER, WIDTH, HEIGHT)
    (mark,) = break_lines(drawing)
    grid = {theme.PAPER.line, theme.PAPER.warning}
    curves = [
        each for each in shapes(drawing) if isinstance(each, Line) and each.strokeColor not in grid
    ]
    assert len(curves) == 5
    assert all(
        max(each.x1, each.x2) < mark.x1 or min(each.x1, each.x2) > mark.x1 for each in curves
    )


def test_the_break_is_explained_and_every_value_written(with_break: Series) -> None:
    said = words(series_chart(with_break, theme.PAPER, WIDTH, HEIGHT))
    assert "Ny version 2023, ej jämförbar" in said
    assert {"45,0", "48,0", "2019", "2025"} <= set(said)


def test_the_run_before_the_break_is_dashed_and_grey(with_break: Series) -> None:
    drawing = series_chart(with_break, theme.PAPER, WIDTH, HEIGHT)
    (mark,) = break_lines(drawing)
    curves = [e for e in shapes(drawing) if isinstance(e, Line) and e.y1 != e.y2 and e is not mark]
    before = [each for each in curves if each.x2 < mark.x1]
    after = [each for each in curves if each.x1 > mark.x1]
    assert all(e.strokeDashArray and e.strokeColor == theme.PAPER.muted for e in before)
    assert all(not e.strokeDashArray and e.strokeColor == theme.PAPER.accent for e in after)


def test_a_year_without_a_result_is_a_gap() -> None:
    new = samples.instrument("pi-mini-2")
    results = [YearResult(y, score(new, samples.answers(new, y % 7))) for y in (2023, 2025)]
    drawing = series_chart(series(results), theme.PAPER, WIDTH, HEIGHT)
    strokes = [e for e in shapes(drawing) if isinstance(e, Line)]
    assert all(each.strokeColor == theme.PAPER.line for each in strokes)
    assert "2024" in words(drawing)


def test_an_unanswered_year_has_no_point() -> None:
    new = samples.instrument("pi-mini-2")
    results = [YearResult(2024, score(new, [])), YearResult(2025, score(new, []))]
    assert words(series_chart(series(results), theme.PAPER, WIDTH, HEIGHT)) == [
        "0",
        "50",
        "100",
        "2024",
        "2025",
    ]


def test_an_empty_series_says_so() -> None:
    assert "Inga resultat ännu" in words(series_chart(series([]), theme.PAPER, WIDTH, HEIGHT))


def comparison() -> UnitComparison:
    found = samples.survey().comparison
    assert found is not None
    return found


def test_the_chosen_unit_stands_out_among_the_others() -> None:
    compared = comparison()
    drawing = units_chart(compared, compared.results[2].unit.id, theme.PAPER, WIDTH)
    bars = [e for e in shapes(drawing) if isinstance(e, Rect)]
    assert sum(1 for bar in bars if bar.fillColor == theme.PAPER.accent) == 1
    assert f"medel {67}".split()[0] in " ".join(words(drawing))


def test_units_without_a_mean_are_drawn_too() -> None:
    nobody = UnitComparison((), (), None)
    assert words(units_chart(nobody, UnitId(1), theme.PAPER, WIDTH)) == []


def test_long_unit_names_are_shortened() -> None:
    compared = comparison()
    unit = replace(compared.results[0].unit, name="Stadsdelsförvaltningen " * 10)
    result = replace(compared.results[0], unit=unit)
    drawing = units_chart(replace(compared, results=(result,)), None, theme.PAPER, WIDTH)
    assert words(drawing)[0].endswith("…")


def test_parts_are_written_as_points_of_their_maximum() -> None:
    new = samples.instrument("pi-mini-2")
    drawing = parts_chart(score(new, samples.full_answers(new)), theme.PAPER, WIDTH)
    assert {"10 av 10", "6 av 6", "33 av 33"} <= set(words(drawing))


def test_parts_without_points_draw_no_bars() -> None:
    new = replace(samples.instrument("pi-mini-2"), scored=False)
    drawing = parts_chart(score(new, samples.full_answers(new)), theme.PAPER, WIDTH)
    assert not [each for each in shapes(drawing) if isinstance(each, Rect)]


def progress() -> tuple[GoalProgress, ...]:
    plan = sample_plans.vasteras()
    return goal_progress(plan, samples.follow_up(plan))


def test_every_status_is_named_with_its_sign() -> None:
    legend = words(status_chart(progress(), theme.PAPER, WIDTH))
    assert {"genomförd", "pågår", "delvis genomförd", "ej genomförd", "utan status"} <= set(legend)
    assert {"●", "◐", "◑", "▲", "○"} <= set(legend)


@pytest.mark.parametrize("palette", [theme.PAPER, theme.DARK_SCREEN])
def test_every_status_looks_its_own_in_greys(qtbot: QtBot, palette: theme.Palette) -> None:
    pictures = {kind.key: grey_bar(kind, palette) for kind in DEFAULT_STATUS_SCALE}
    for one, other in combinations(pictures, 2):
        pairs = list(zip(pictures[one], pictures[other], strict=True))
        difference = sum(abs(a - b) for a, b in pairs) / len(pairs)
        assert difference > 12, (one, other)


def grey_bar(kind: StatusKind, palette: theme.Palette) -> list[int]:
    """Return the greys of the bar of one goal whose only activity stands at that status."""
    goal = progress()[0].node
    drawing = status_chart([GoalProgress(goal, (StatusCount(kind, 1),), 0)], palette, WIDTH)
    image = rendered(drawing_to_svg(drawing), palette)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    across, down = range(400, 640, 2), range(200, 360, 2)
    return [qGray(grey.pixel(x, y)) for x in across for y in down]


def test_a_goal_without_activities_says_so() -> None:
    plan = sample_plans.stockholm(activities=False)
    counted = goal_progress(plan, samples.follow_up(plan))
    assert "inga aktiviteter" in words(status_chart(counted, theme.PAPER, WIDTH))


def test_no_goals_give_an_empty_chart() -> None:
    assert words(status_chart((), theme.PAPER, WIDTH)) == []


def rendered(svg: bytes, palette: theme.Palette) -> QImage:
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    image = QImage(950, 360, QImage.Format.Format_RGB32)
    image.fill(_shown(palette.page))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, 950, 360))
    painter.end()
    return image


def _shown(colour: Color) -> QColor:
    return QColor.fromRgbF(*colour.rgb())


@pytest.mark.parametrize("palette", [theme.PAPER, theme.DARK_SCREEN])
def test_qt_draws_the_chart_on_its_own_ground(
    qtbot: QtBot, with_break: Series, palette: theme.Palette
) -> None:
    drawing = series_chart(with_break, palette, WIDTH, HEIGHT)
    image = rendered(drawing_to_svg(drawing), palette)
    assert image.pixelColor(2, 2) == _shown(palette.page)
    colours = {image.pixelColor(x, y).name() for x in range(0, 950, 2) for y in range(0, 360, 2)}
    assert _shown(palette.accent).name() in colours


def test_svg_names_the_families_of_the_screen(with_break: Series) -> None:
    svg = drawing_to_svg(status_chart(progress(), theme.PAPER, WIDTH)).decode()
    assert "font-family: Inter; font-weight: bold;" in svg
    assert "font-family: Andts Signs;" in svg
    assert "Helvetica" not in svg
    assert "◐" in svg


def test_the_same_chart_is_the_same_bytes(with_break: Series) -> None:
    drawn = [drawing_to_svg(series_chart(with_break, theme.PAPER, WIDTH, HEIGHT)) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert Decimal(len(drawn[0])) > 1000
