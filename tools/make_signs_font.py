#!/usr/bin/env python3
"""Draw resources/fonts/AndtsSigns.ttf, the status signs of screen and paper.

Needs fontTools, which only this script uses. The same script gives the same bytes: run it
again after a change here, and commit both.
"""

import math
from collections.abc import Callable, Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts" / "AndtsSigns.ttf"

# Measures of Inter, beside which the signs stand (units of 1/2048 em).
UNITS_PER_EM = 2048
ASCENT, DESCENT, CAP_HEIGHT = 1984, -494, 1490
# One width for all, so that words after the signs line up.
ADVANCE = 1500
CENTRE_X, CENTRE_Y = ADVANCE / 2, CAP_HEIGHT / 2
RADIUS, STROKE = 640, 155
FIXED_TIME = 3_786_912_000  # 2024-01-01, counted from 1904 as fonts do

Point = tuple[float, float]


def main() -> None:
    """Write the font."""
    builder = FontBuilder(UNITS_PER_EM, isTTF=True)
    glyphs = {".notdef": _square, "space": _nothing, **{f"sign{n}": d for n, d in _drawn()}}
    builder.setupGlyphOrder(list(glyphs))
    characters = {ord(" "): "space"}
    characters |= {ord(sign): f"sign{number}" for number, sign in enumerate(SIGNS)}
    builder.setupCharacterMap(characters)
    builder.setupGlyf({name: _glyph(draw) for name, draw in glyphs.items()})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable(_names())
    builder.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=DESCENT,
        usWinAscent=ASCENT,
        usWinDescent=-DESCENT,
        sCapHeight=CAP_HEIGHT,
        sxHeight=1118,
        achVendID="ANDT",
    )
    builder.setupPost()
    builder.updateHead(created=FIXED_TIME, modified=FIXED_TIME, fontRevision=1.0)
    builder.font.recalcTimestamp = False
    builder.save(TARGET)
    print(f"{TARGET}: {len(SIGNS)} signs, {TARGET.stat().st_size} bytes")


def _names() -> dict[str, str]:
    return {
        "familyName": "Andts Signs",
        "styleName": "Regular",
        "uniqueFontIdentifier": "ANDTS Desktop: Andts Signs 1.0",
        "fullName": "Andts Signs",
        "psName": "AndtsSigns",
        "version": "Version 1.000",
        "copyright": "The ANDTS Desktop developers",
        "licenseDescription": "MIT, as the program itself",
    }


def _glyph(draw: Callable[[TTGlyphPen], None]) -> object:
    pen = TTGlyphPen(None)
    draw(pen)
    return pen.glyph()


def _nothing(pen: TTGlyphPen) -> None:
    del pen


def _square(pen: TTGlyphPen) -> None:
    _polygon(pen, [(200, 0), (200, 1400), (1300, 1400), (1300, 0)])
    _polygon(pen, [(320, 120), (1180, 120), (1180, 1280), (320, 1280)])


def _polygon(pen: TTGlyphPen, points: Iterable[Point]) -> None:
    first, *rest = [(round(x), round(y)) for x, y in points]
    pen.moveTo(first)
    for point in rest:
        pen.lineTo(point)
    pen.closePath()


def _on_circle(radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return CENTRE_X + radius * math.cos(angle), CENTRE_Y + radius * math.sin(angle)


def _arc(pen: TTGlyphPen, radius: float, start: float, end: float) -> None:
    """Draw on from the current point along the circle, in quadratic pieces of 22.5 degrees."""
    pieces = round(abs(end - start) / 22.5)
    step = (end - start) / pieces
    for number in range(pieces):
        middle = start + (number + 0.5) * step
        control = _on_circle(radius / math.cos(math.radians(step / 2)), middle)
        target = _on_circle(radius, start + (number + 1) * step)
        pen.qCurveTo(*[(round(x), round(y)) for x, y in (control, target)])


def _circle(pen: TTGlyphPen, radius: float, *, hole: bool = False) -> None:
    x, y = _on_circle(radius, 0)
    pen.moveTo((round(x), round(y)))
    _arc(pen, radius, 0, 360 if hole else -360)
    pen.closePath()


def _half(pen: TTGlyphPen, start: float) -> None:
    x, y = _on_circle(RADIUS - STROKE / 2, start)
    pen.moveTo((round(x), round(y)))
    _arc(pen, RADIUS - STROKE / 2, start, start - 180)
    pen.closePath()


def _ring(pen: TTGlyphPen) -> None:
    _circle(pen, RADIUS)
    _circle(pen, RADIUS - STROKE, hole=True)


def _left_half(pen: TTGlyphPen) -> None:
    _ring(pen)
    _half(pen, 270)


def _right_half(pen: TTGlyphPen) -> None:
    _ring(pen)
    _half(pen, 90)


def _disc(pen: TTGlyphPen) -> None:
    _circle(pen, RADIUS)


def _triangle(pen: TTGlyphPen) -> None:
    half, bottom, top = 700, CENTRE_Y - 580, CENTRE_Y + 640
    _polygon(pen, [(CENTRE_X - half, bottom), (CENTRE_X, top), (CENTRE_X + half, bottom)])


def _dash(pen: TTGlyphPen) -> None:
    half, thick = 500, 90
    left, right = CENTRE_X - half, CENTRE_X + half
    low, high = CENTRE_Y - thick, CENTRE_Y + thick
    _polygon(pen, [(left, low), (left, high), (right, high), (right, low)])


def _tick(pen: TTGlyphPen) -> None:
    outline = [(180, 690), (300, 810), (590, 520), (1200, 1250), (1330, 1140), (600, 270)]
    _polygon(pen, outline)


SIGNS: dict[str, Callable[[TTGlyphPen], None]] = {
    "○": _ring,
    "◐": _left_half,
    "◑": _right_half,
    "●": _disc,
    "▲": _triangle,
    "–": _dash,
    "✓": _tick,
}


def _drawn() -> Iterable[tuple[int, Callable[[TTGlyphPen], None]]]:
    return enumerate(SIGNS.values())


if __name__ == "__main__":
    main()
