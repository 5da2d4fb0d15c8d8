"""Charts made from values: years, units and parts of an index, and status per goal."""

from collections.abc import Sequence
from decimal import Decimal

from reportlab.graphics.shapes import Circle, Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.comparison import Break, Series, UnitComparison, YearResult
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.swedish import format_decimal, format_sum
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.theme import Palette

ROW = 22.0
"""The height that a unit or a part takes in its chart."""

_LEFT, _RIGHT, _BOTTOM, _TOP = 30.0, 26.0, 22.0, 34.0


def series_chart(series: Series, palette: Palette, width: float, height: float) -> Drawing:
    """Draw a unit's years, 0–100; runs that may not be compared are never joined.

    The last run is in the accent colour, earlier ones are grey and dashed. A year without
    a result is a gap in the line.
    """
    pen = canvas(width, height, palette)
    _draw_grid(pen, width, height)
    if not series.years:
        pen.words(
            width / 2, height / 2, "Inga resultat ännu", colour=palette.muted, anchor="middle"
        )
        return pen.drawing
    places = _year_places(series, width)
    for year, x in places.items():
        pen.words(x, 6, str(year), colour=palette.muted, anchor="middle")
    for number, each in enumerate(series.breaks):
        _draw_break(pen, each, places, height, width, number)
    for run in series.runs:
        _draw_run(pen, run, places, height, is_last=run is series.runs[-1])
    return pen.drawing


def _y(value: Decimal, height: float) -> float:
    return _BOTTOM + float(value) / 100 * (height - _BOTTOM - _TOP)


def _draw_grid(pen: Pen, width: float, height: float) -> None:
    for value in (Decimal(0), Decimal(50), Decimal(100)):
        y = _y(value, height)
        pen.line((_LEFT, y), (width - 4, y), pen.palette.line)
        pen.words(_LEFT - 6, y - 3, f"{value:f}", colour=pen.palette.muted, anchor="end")


def _year_places(series: Series, width: float) -> dict[int, float]:
    years = [result.year for result in series.years]
    shown = range(years[0], years[-1] + 1)
    # A break takes a place of its own, so that its line stands clear of both years.
    slots = {year: year - years[0] + _breaks_before(series, year) for year in shown}
    first, last = _LEFT + 22, width - _RIGHT
    step = (last - first) / max(slots[years[-1]], 1)
    step = min(step, 90.0)
    return {year: first + slot * step for year, slot in slots.items()}


def _breaks_before(series: Series, year: int) -> int:
    return sum(1 for each in series.breaks if each.before_year <= year)


def _draw_break(
    pen: Pen, each: Break, places: dict[int, float], height: float, width: float, number: int
) -> None:
    x = (places[each.before_year - 1] + places[each.before_year]) / 2
    top = height - _TOP + 8 + 11 * (number % 2)
    pen.line((x, _BOTTOM), (x, top), pen.palette.warning, 0.9, dash=(3, 3))
    label = f"{each.what} {each.before_year}, ej jämförbar"
    half = stringWidth(label, fonts.REGULAR, pen.size) / 2
    centre = min(max(x, half), width - half)
    pen.words(centre, top + 4, label, colour=pen.palette.warning, anchor="middle")


def _draw_run(
    pen: Pen, run: Sequence[YearResult], places: dict[int, float], height: float, *, is_last: bool
) -> None:
    colour = pen.palette.accent if is_last else pen.palette.muted
    known = [(r.year, r.score.index) for r in run if r.score.index is not None]
    points = [(places[year], _y(index, height)) for year, index in known]
    for (year, _), (following, _), start, end in zip(
        known, known[1:], points, points[1:], strict=False
    ):
        if following == year + 1:
            pen.line(start, end, colour, 2.2 if is_last else 1.4, dash=None if is_last else (4, 3))
    for (_, index), (x, y) in zip(known, points, strict=True):
        fill = colour if is_last else pen.palette.page
        pen.drawing.add(Circle(x, y, 2.8, fillColor=fill, strokeColor=colour, strokeWidth=1.2))
        newest = is_last and (x, y) == points[-1]
        ink = pen.palette.accent if newest else pen.palette.muted
        words = format_decimal(index)
        half = stringWidth(words, fonts.SEMIBOLD, pen.size) / 2 + 1
        pen.bar(x - half, y + 6.5, 2 * half, 9.5, pen.palette.page)
        pen.words(x, y + 8, words, colour=ink, anchor="middle", bold=newest)


def units_chart(
    comparison: UnitComparison, highlight: UnitId | None, palette: Palette, width: float
) -> Drawing:
    """Draw the units' indices as bars from the highest, with the mean; the height follows."""
    height = ROW * max(len(comparison.results), 1) + (20 if comparison.mean is not None else 0)
    pen = canvas(width, height, palette)
    names = width * 0.36
    left, right = names + 8, width - 40
    for number, result in enumerate(comparison.results):
        y = height - ROW * (number + 1)
        chosen = result.unit.id == highlight
        index = result.index or Decimal(0)
        pen.words(0, y + 8, pen.fitted(result.unit.name, names), bold=chosen)
        length = (right - left) * float(index) / 100
        fill = palette.accent if chosen else palette.soft
        pen.bar(left, y + 6, length, 11, fill, edge=palette.accent)
        pen.words(width, y + 8, format_decimal(index), anchor="end", bold=chosen)
    if comparison.mean is not None:
        x = left + (right - left) * float(comparison.mean) / 100
        pen.line((x, 14), (x, height), palette.warning, 1, dash=(3, 2.5))
        label = f"medel {format_decimal(comparison.mean)}"
        pen.words(min(x, width - 40), 3, label, colour=palette.warning, anchor="middle")
    return pen.drawing


def parts_chart(score: Score, palette: Palette, width: float) -> Drawing:
    """Draw what each part gave of what it can give, as bars; the height follows."""
    parts = [each for each in score.walk_parts() if not each.parts]
    height = ROW * max(len(parts), 1)
    pen = canvas(width, height, palette)
    names = width * 0.42
    left, right = names + 8, width - 84
    most = max((part.max for part in parts), default=Decimal(0))
    for number, part in enumerate(parts):
        y = height - ROW * (number + 1)
        pen.words(0, y + 8, pen.fitted(part.part.title, names))
        if most:
            full = (right - left) * float(part.max / most)
            pen.bar(left, y + 6, full, 11, palette.page, edge=palette.muted)
            pen.bar(left, y + 6, (right - left) * float(part.points / most), 11, palette.accent)
        words = f"{format_sum(part.points)} av {format_sum(part.max)}"
        pen.words(width, y + 8, words, anchor="end")
    return pen.drawing
