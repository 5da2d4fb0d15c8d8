"""The chart of one indicator over the years: a bar for each, and a line for the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.swedish import format_decimal, format_points
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.theme import Palette

HEIGHT = 88.0
_FOOT, _HEAD = 18.0, 20.0
_WIDEST = 46.0
_TARGET_ROOM = 62.0


@dataclass(frozen=True, slots=True)
class YearBar:
    """A year's value, not negative; without one `sign` says why there is none."""

    year: int
    value: Decimal | None = None
    sign: str = ""


def year_bars(
    bars: Sequence[YearBar], target: Decimal | None, palette: Palette, width: float
) -> Drawing:
    """Draw the bars from nought, the last year's dark; nothing stands where nothing is known."""
    pen = canvas(width, HEIGHT, palette)
    values = [each.value for each in bars if each.value is not None]
    most = max([*values, target or Decimal(0), Decimal(0)])
    unit = (HEIGHT - _FOOT - _HEAD) / float(most) if most else 0.0
    right = width - (_TARGET_ROOM if target is not None else 0)
    step = right / max(len(bars), 1)
    wide = min(step * 0.6, _WIDEST)
    tops: list[tuple[float, float, Decimal]] = []
    for number, each in enumerate(bars):
        middle = step * (number + 0.5)
        pen.words(middle, 4, str(each.year), anchor="middle")
        if each.value is None:
            pen.words(middle, _FOOT + 4, each.sign, anchor="middle", colour=palette.muted)
            continue
        high = max(float(each.value) * unit, 0.8)
        tops.append((middle, high, each.value))
        colour = palette.accent if number == len(bars) - 1 else palette.soft
        pen.bar(middle - wide / 2, _FOOT, wide, high, colour)
    pen.line((0, _FOOT), (right, _FOOT), palette.muted, 0.6)
    if target is not None:
        y = _FOOT + float(target) * unit
        pen.line((0, y), (right, y), palette.warning, 1, dash=(3, 2.5))
        pen.words(right + 6, y - 3, f"mål {format_points(target)}", colour=palette.warning)
    _numbers(pen, tops, is_last_known=bool(bars) and bars[-1].value is not None)
    return pen.drawing


def _numbers(
    pen: Pen, tops: Sequence[tuple[float, float, Decimal]], *, is_last_known: bool
) -> None:
    """Write the values above their bars, each on a ground that the target's line does not cross."""
    places = max((len(format_points(value).partition(",")[2]) for *_, value in tops), default=0)
    for number, (middle, high, value) in enumerate(tops, start=1):
        said = format_decimal(value, places)
        is_last = is_last_known and number == len(tops)
        font = fonts.SEMIBOLD if is_last else fonts.REGULAR
        wide = stringWidth(said, font, pen.size) + 4
        pen.bar(middle - wide / 2, _FOOT + high + 1.5, wide, pen.size + 2, pen.palette.page)
        pen.words(middle, _FOOT + high + 4, said, anchor="middle", bold=is_last)
