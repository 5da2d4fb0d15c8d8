"""Draws the year wheel: months, the coordinator's events, and the plan's activities in rings."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Circle, Drawing
from reportlab.lib.colors import Color

from andts_desktop.domain.recurrence import months_between
from andts_desktop.domain.year_wheel import WheelEvent, WheelMonth, YearWheel
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.drawing import Pen, canvas
from andts_desktop.reports.marks import mixed
from andts_desktop.reports.polar import (
    MONTH,
    Ring,
    draw_part,
    draw_words,
    in_lines,
    month_start,
    width_of,
)
from andts_desktop.reports.year_wheel_tracks import Arc, Track, tracks_of

_MONTHS, _EVENTS, _TRACKS, _QUARTERS = 0.905, 0.69, 0.235, 0.05
"""Where the ring of months and that of events end, and the least radius of the goals' rings, as
shares of the wheel's radius; how broad the ring of quarters is."""
_ROUND_TODAY = 9.0
"""The points outside the wheel that the mark of this month takes."""
_SMALLEST, _LARGEST = 9.0, 15.0
"""The breadth in points of a goal's ring, the largest on a wheel of the usual size."""
_USUAL_RADIUS = 240.0
_GAP = 0.9
_EVENT_TYPE, _LEAST_EVENT_TYPE = 8.0, 6.6
_CENTRE_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class _Wheel:
    """A wheel being drawn: its pen, its middle and radius, and the municipality's colour."""

    pen: Pen
    x: float
    y: float
    radius: float
    accent: Color

    def ring(self, inner: float, outer: float) -> Ring:
        return Ring(self.x, self.y, inner, outer)

    def size(self, points: float) -> float:
        """Return a size of type for this wheel, from that of the usual one."""
        return points * self.radius / _USUAL_RADIUS


def wheel_tracks(wheel: YearWheel, width: float) -> tuple[Track, ...]:
    """Return the rings that a wheel of that width has room for."""
    radius = width / 2 - _ROUND_TODAY
    return tracks_of(wheel, int(radius * (_EVENTS - _TRACKS) / _SMALLEST))


def wheel_drawing(wheel: YearWheel, accent: Color, width: float) -> Drawing:
    """Draw the wheel as wide and high as said, in points."""
    pen = canvas(width, width, theme.PAPER)
    made = _Wheel(pen, width / 2, width / 2, width / 2 - _ROUND_TODAY, accent)
    tracks = wheel_tracks(wheel, width)
    room = made.radius * (_EVENTS - _TRACKS)
    breadth = min(room / max(len(tracks), 1), made.size(_LARGEST))
    # What the rings of the goals leave is shared by the ring of events and the middle.
    outer = made.radius * _EVENTS - (room - breadth * len(tracks)) / 2
    for month in wheel.months:
        _draw_month(made, month, outer, is_now=month.number == wheel.this_month)
    inside = _draw_tracks(made, tracks, outer - 3, breadth)
    _draw_quarters(made, inside)
    _draw_centre(made, wheel, inside - _QUARTERS * made.radius)
    return pen.drawing


def _draw_month(made: _Wheel, month: WheelMonth, inner: float, *, is_now: bool) -> None:
    start = month_start(month.number)
    outer = made.ring(made.radius * _MONTHS, made.radius)
    is_odd = (month.number - 1) // 3 % 2
    ground = mixed(made.accent, theme.INK, 0.78) if is_odd else made.accent
    draw_part(made.pen, outer, start + _pad(outer), MONTH - 2 * _pad(outer), ground)
    draw_words(
        made.pen,
        outer,
        start + MONTH / 2,
        month.name.capitalize(),
        colour=theme.WHITE,
        size=made.size(9.5),
    )
    events = made.ring(inner, made.radius * _MONTHS - _GAP)
    ground = theme.tint(made.accent, 0.16 if is_now else 0.07)
    draw_part(made.pen, events, start + _pad(events), MONTH - 2 * _pad(events), ground)
    _draw_events(made, events, start + MONTH / 2, month.events)
    if is_now:
        _draw_now(made, start)


def _pad(ring: Ring) -> float:
    """Return the degrees that leave a thin gap at the end of a part of a ring."""
    return _GAP / 2 / ring.length(1)


def _draw_now(made: _Wheel, start: float) -> None:
    outside = made.ring(made.radius + 2.5, made.radius + 6)
    draw_part(made.pen, outside, start + 1, MONTH - 2, theme.INK)


def _draw_events(made: _Wheel, ring: Ring, middle: float, events: Sequence[WheelEvent]) -> None:
    """Write a month's events around the middle of its part, smaller where they are many."""
    room = ring.outer - ring.inner - 4
    size = made.size(_EVENT_TYPE)
    lines = _event_lines(ring, events, size)
    while lines and -lines[-1].below > room and size > _LEAST_EVENT_TYPE:
        size -= 0.2
        lines = _event_lines(ring, events, size)
    shown = [line for line in lines if -line.below <= room]
    top = -shown[-1].below / 2 if shown else 0
    for line in shown:
        draw_words(
            made.pen,
            ring,
            middle,
            line.words,
            colour=theme.INK,
            size=size,
            font=fonts.REGULAR if line.is_standing else fonts.SEMIBOLD,
            above=top + line.below + 0.6 * size,
        )


@dataclass(frozen=True, slots=True)
class _EventLine:
    """A line of an event, and how far below the first of its month it ends, in points."""

    words: str
    below: float
    is_standing: bool


def _event_lines(ring: Ring, events: Sequence[WheelEvent], size: float) -> list[_EventLine]:
    width = ring.chord(MONTH, share=0.3) * 0.9
    made, y = [], 0.0
    for number, each in enumerate(events):
        y -= 0.5 * size if number else 0
        for words in in_lines(each.words, width, size, fonts.SEMIBOLD):
            y -= 1.2 * size
            made.append(_EventLine(words, y, each.is_standing))
    return made


def _draw_tracks(made: _Wheel, tracks: Sequence[Track], outer: float, breadth: float) -> float:
    """Draw the rings of the goals from the outside; return the radius that is left inside."""
    inner = outer
    for track in tracks:
        _draw_track(made, made.ring(inner - breadth + _GAP, inner), track)
        inner -= breadth
    _draw_goals(made, tracks, outer, breadth)
    return inner - 2


def _draw_track(made: _Wheel, ring: Ring, track: Track) -> None:
    colour = theme.goal_colour(track.goal.place)
    ground = colour if track.is_all_year else theme.tint(colour, 0.13)
    draw_part(made.pen, ring, 0, 360, ground)
    size = min((ring.outer - ring.inner) * 0.74, made.size(8))
    for arc in track.arcs:
        _draw_arc(made, ring, arc, colour, size)
    ink = theme.WHITE if track.is_all_year else colour
    _draw_stations(made, ring, track.stations, ink, size)
    if track.others:
        first, last = max(track.free, key=lambda span: len(months_between(*span)))
        middle = month_start(first) + len(months_between(first, last)) * MONTH / 2
        words = f"+{track.others}"
        draw_words(made.pen, ring, middle, words, colour=colour, size=size)


def _draw_arc(made: _Wheel, ring: Ring, arc: Arc, colour: Color, size: float) -> None:
    pad = 2 * _pad(ring)
    degrees = arc.count * MONTH
    start = month_start(arc.first)
    draw_part(made.pen, ring, start + pad, degrees - 2 * pad, colour)
    draw_words(made.pen, ring, start + degrees / 2, arc.mark, colour=theme.WHITE, size=size)


def _draw_stations(
    made: _Wheel, ring: Ring, stations: Sequence[str], ink: Color, size: float
) -> None:
    """Write marks at equal distances around a ring, or how many they are where they are many."""
    room = ring.length(360)
    if sum(width_of(mark, size) + size for mark in stations) > room:
        stations = [f"{len(stations)} st"] * 4
    step = 360 / max(len(stations), 1)
    for number, mark in enumerate(stations):
        draw_words(made.pen, ring, (number + 0.5) * step, mark, colour=ink, size=size)


def _draw_goals(made: _Wheel, tracks: Sequence[Track], outer: float, breadth: float) -> None:
    """Mark each goal's rings with its number at the turn of the year."""
    radius = min(breadth * 0.5 + 1.6, made.size(7.5))
    for place, track in enumerate(tracks):
        if place and tracks[place - 1].goal == track.goal:
            continue
        y = made.y + outer - (place + 0.5) * breadth
        disc = Circle(made.x, y, radius)
        disc.fillColor, disc.strokeWidth = theme.WHITE, 1
        disc.strokeColor = theme.goal_colour(track.goal.place)
        made.pen.drawing.add(disc)
        size = radius * 1.15
        while width_of(track.goal.mark, size) > radius * 1.7:
            size -= 0.2
        draw_words(
            made.pen,
            made.ring(y - made.y, y - made.y),
            0,
            track.goal.mark,
            colour=theme.goal_colour(track.goal.place),
            size=size,
        )


def _draw_quarters(made: _Wheel, outer: float) -> None:
    ring = made.ring(outer - _QUARTERS * made.radius, outer)
    for number in range(4):
        start = number * 3 * MONTH
        pad = _pad(ring) * 1.6
        colour = theme.tint(made.accent, 0.16)
        draw_part(made.pen, ring, start + pad, 3 * MONTH - 2 * pad, colour)
        draw_words(
            made.pen,
            ring,
            start + 1.5 * MONTH,
            f"Kvartal {number + 1}",
            colour=made.accent,
            size=min(made.size(6.8), (ring.outer - ring.inner) * 0.72),
        )


def _draw_centre(made: _Wheel, wheel: YearWheel, radius: float) -> None:
    year = str(wheel.head.year)
    size = radius * 2 * _CENTRE_SHARE / width_of(year, 1, fonts.BOLD)
    size = min(size, made.size(34))
    made.pen.drawing.add(
        Circle(made.x, made.y, radius - 2, fillColor=made.accent, strokeColor=None)
    )
    middle = made.ring(0, 0)
    draw_words(made.pen, middle, 0, year, colour=theme.WHITE, size=size, font=fonts.BOLD)
