"""The chart of one's own value between the others' lowest and highest."""

from dataclasses import replace
from decimal import Decimal

from reportlab.graphics.shapes import Circle, Rect, String

from andts_desktop.domain.measures import Anonymous, Gap, MeasuredValue
from andts_desktop.domain.survey_result import AmongOthers
from andts_desktop.reports.chart_range import range_chart
from andts_desktop.reports.theme import PAPER
from tests.reports import samples

WIDTH = 400.0
LEFT = WIDTH * 0.4 + 8
SPAN = WIDTH - 8 - LEFT


def one(anonymous: Anonymous | None = None, most: int = 100) -> AmongOthers:
    first = samples.survey_result().others[0]
    return replace(first, anonymous=anonymous or first.anonymous, max=Decimal(most))


def test_the_dot_stands_at_ones_own_share() -> None:
    own = MeasuredValue(Decimal(50), Decimal(100))
    chart = range_chart([one(anonymous=replace(one().anonymous, own=own))], PAPER, WIDTH)
    dots = [shape for shape in chart.contents if isinstance(shape, Circle)]
    assert dots[0].cx == LEFT + SPAN / 2


def test_the_bar_goes_from_the_lowest_to_the_highest() -> None:
    chart = range_chart([one()], PAPER, WIDTH)
    bar = next(shape for shape in chart.contents if isinstance(shape, Rect))
    assert round(bar.x, 3) == round(LEFT + SPAN * 0.315, 3)
    assert round(bar.width, 3) == round(SPAN * (0.8025 - 0.315), 3)


def test_gaps_draw_nothing_but_the_name_and_the_key() -> None:
    gone = Anonymous(MeasuredValue(gap=Gap.NOT_ANSWERED), None, 3)
    chart = range_chart([one(anonymous=gone, most=0)], PAPER, WIDTH)
    assert len([shape for shape in chart.contents if isinstance(shape, Circle)]) == 1
    assert "Hela enkäten" in [s.text for s in chart.contents if isinstance(s, String)]


def test_a_measure_without_points_stands_at_its_beginning() -> None:
    chart = range_chart([one(most=0)], PAPER, WIDTH)
    assert next(s for s in chart.contents if isinstance(s, Circle)).cx == LEFT
