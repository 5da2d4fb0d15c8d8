"""The chart of one indicator over the years: a bar for each, and a line for the target."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.graphics.shapes import Drawing

from andts_desktop.domain.swedish import format_points
from andts_desktop.reports.drawing import canvas
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
    tall = HEIGHT - _FOOT - _HEAD
    unit = tall / float(most) if most else 0.0
    right = width - (_TARGET_ROOM if target is not None else 0)
    step = right / max(len(bars), 1)
    wide = min(step * 0.6, _WIDEST)
    for number, each in enumerate(bars):
        middle = step * (number + 0.5)
        pen.words(middle, 4, str(each.year), anchor="middle")
        if each.value is None:
            pen.words(middle, _FOOT + 4, each.sign, anchor="middle", colour=palette.muted)
            continue
        is_last = number == len(bars) - 1
        high = max(float(each.value) * unit, 0.8)
        pen.bar(
            middle - wide / 2,
            _FOOT,
            wide,
            high,
            palette.accent if is_last else palette.soft,
        )
        said = format_points(each.value)
        pen.words(middle, _FOOT + high + 4, said, anchor="middle", bold=is_last)
    pen.line((0, _FOOT), (right, _FOOT), palette.muted, 0.6)
    if target is not None:
        y = _FOOT + float(target) * unit
        pen.line((0, y), (right, y), palette.warning, 1, dash=(3, 2.5))
        pen.words(right + 6, y - 3, f"mål {format_points(target)}", colour=palette.warning)
    return pen.drawing
