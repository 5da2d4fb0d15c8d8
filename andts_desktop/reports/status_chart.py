"""The chart of status per goal, made to be read without colour."""

from collections.abc import Sequence
from enum import Enum, auto

from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.follow_up import GoalProgress, StatusKind, StatusTone
from andts_desktop.reports import fonts
from andts_desktop.reports.drawing import Pen, Slant, canvas
from andts_desktop.reports.theme import Palette

_ROW = 26.0
_BAR = 15.0
_LEGEND_ROW = 17.0
_UNTOLD = "utan status"


def status_chart(progress: Sequence[GoalProgress], palette: Palette, width: float) -> Drawing:
    """Draw one stacked bar per goal, as long as its number of activities; the height follows.

    Each status has its own lightness or hatching, and its number stands in it.
    """
    kinds = [count.kind for count in progress[0].counts] if progress else []
    used = [kind for kind in kinds if any(_count(goal, kind) for goal in progress)]
    untold = any(goal.without_status for goal in progress)
    legend = _legend_places(used, width, untold=untold)
    legend_height = (legend[-1][1] + 1) * _LEGEND_ROW + 8 if legend else 0
    height = _ROW * max(len(progress), 1) + legend_height
    pen = canvas(width, height, palette)
    _draw_legend(pen, legend, height)
    most = max((goal.total for goal in progress), default=0)
    names = width * 0.4
    for number, goal in enumerate(progress):
        y = height - legend_height - _ROW * (number + 1)
        pen.words(0, y + 8, pen.fitted(goal.node.label, names - 8))
        if goal.total:
            _draw_goal(pen, goal, names, y + 4, (width - names) / most)
        else:
            pen.words(names, y + 8, "inga aktiviteter", colour=palette.muted)
    return pen.drawing


def _count(goal: GoalProgress, kind: StatusKind) -> int:
    return sum(each.count for each in goal.counts if each.kind == kind)


def _draw_goal(pen: Pen, goal: GoalProgress, x: float, y: float, unit: float) -> None:
    for each in goal.counts:
        if each.count:
            _draw_swatch(pen, each.kind, x, y, each.count * unit)
            _draw_number(pen, each.kind, each.count, x + each.count * unit / 2, y)
            x += each.count * unit
    if goal.without_status:
        length = goal.without_status * unit
        pen.bar(x, y, length, _BAR, pen.palette.page, edge=pen.palette.muted)
        pen.words(x + length / 2, y + 4, str(goal.without_status), anchor="middle")


def _draw_number(pen: Pen, kind: StatusKind, count: int, x: float, y: float) -> None:
    filling = _filling(kind)
    if filling in _RULED:
        half = stringWidth(str(count), fonts.SEMIBOLD, pen.size) / 2 + 2.5
        pen.bar(x - half, y + 1.5, 2 * half, _BAR - 3, pen.palette.page)
    ink = pen.palette.page if filling is _Filling.SOLID else pen.palette.ink
    pen.words(x, y + 4, str(count), colour=ink, anchor="middle", bold=True)


class _Filling(Enum):
    """What a status looks like where colours are printed as greys."""

    PALE = auto()
    TINTED = auto()
    SOLID = auto()
    HATCHED = auto()
    CROSSED = auto()
    LINED = auto()


_SHARES = {_Filling.PALE: 0.1, _Filling.TINTED: 0.4}
_RULED = {
    _Filling.HATCHED: (Slant.UP,),
    _Filling.CROSSED: (Slant.UP, Slant.DOWN),
    _Filling.LINED: (Slant.FLAT,),
}


def _filling(kind: StatusKind) -> _Filling:
    if kind.tone is StatusTone.NEUTRAL:
        return _Filling.LINED if kind.is_deviation else _Filling.PALE
    return {
        StatusTone.ACTIVE: _Filling.TINTED,
        StatusTone.GOOD: _Filling.SOLID,
        StatusTone.WARNING: _Filling.HATCHED,
        StatusTone.BAD: _Filling.CROSSED,
    }[kind.tone]


def _draw_swatch(pen: Pen, kind: StatusKind, x: float, y: float, width: float) -> None:
    colour, page = pen.palette.tone(kind.tone), pen.palette.page
    filling = _filling(kind)
    if filling is _Filling.SOLID:
        pen.bar(x, y, width, _BAR, colour, edge=page)
        return
    ground = _mixed(colour, page, _SHARES[filling]) if filling in _SHARES else page
    pen.bar(x, y, width, _BAR, ground, edge=colour)
    for slant in _RULED.get(filling, ()):
        pen.hatch(x, y, width, _BAR, colour, slant)


def _mixed(colour: Color, page: Color, share: float) -> Color:
    parts = zip(colour.rgb(), page.rgb(), strict=True)
    red, green, blue = (share * front + (1 - share) * back for front, back in parts)
    return Color(red, green, blue)


def _legend_places(
    kinds: Sequence[StatusKind], width: float, *, untold: bool
) -> list[tuple[float, int, StatusKind | None]]:
    """Place the legend's entries: x, row and status, None for activities without one."""
    places: list[tuple[float, int, StatusKind | None]] = []
    x, row = 0.0, 0
    entries: list[StatusKind | None] = [*kinds, *([None] if untold else [])]
    for kind in entries:
        name = kind.name if kind else _UNTOLD
        length = 42 + stringWidth(name, fonts.REGULAR, 9)
        if x and x + length > width:
            x, row = 0.0, row + 1
        places.append((x, row, kind))
        x += length + 14
    return places


def _draw_legend(
    pen: Pen, places: Sequence[tuple[float, int, StatusKind | None]], height: float
) -> None:
    for x, row, kind in places:
        y = height - _LEGEND_ROW * (row + 1)
        if kind is None:
            pen.bar(x, y, 22, _BAR - 3, pen.palette.page, edge=pen.palette.muted)
            pen.words(x + 28, y + 3, _UNTOLD)
            continue
        _draw_swatch(pen, kind, x, y, 22)
        pen.words(x + 27, y + 3, kind.symbol, font=fonts.SIGNS)
        pen.words(x + 37, y + 3, kind.name)
