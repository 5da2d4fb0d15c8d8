"""How the fields of a form look before a reader changes what is in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from reportlab.lib.colors import Color

from andts_desktop.reports import theme
from andts_desktop.reports.form_font import NAME
from andts_desktop.reports.form_row import BUTTON
from andts_desktop.reports.form_text import (
    TEXT_INSET,
    TEXT_LEADING,
    TEXT_SIZE,
    in_field_font,
    wrapped,
)

_ROUND = 0.5523
"""How far a Bézier curve's handles lie from its ends in a quarter of a circle."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The appearances that all buttons of a form share."""

    round_on: Object
    round_off: Object
    square_on: Object
    square_off: Object


def button_looks(pdf: Pdf, accent: Color) -> Looks:
    """Put the looks of buttons in a file, chosen and not."""
    off, box = _circle(BUTTON / 2 - 0.6, "1 g", "B"), _square()
    dot = _circle(BUTTON / 4, f"{colour(accent)} rg", "f")
    tick = f"{colour(accent)} RG 1.8 w 1 J 1 j 2.9 6.1 m 5.1 3.7 l 9.2 8.7 l S"
    looks = (f"{off}\n{dot}", off, f"{box}\n{tick}", box)
    return Looks(*(_appearance(pdf, look, BUTTON, BUTTON) for look in looks))


def writing_look(
    pdf: Pdf, font: Object, words: str, size: tuple[float, float], *, is_parted: bool
) -> Object:
    """Put a field's text in a file, parted into lines or on one; `size` is in points."""
    width, height = size
    lines = wrapped(words, width) if is_parted else [words]
    content = "\n".join(_text(lines if words else [], width, height))
    return _appearance(pdf, content, width, height, font)


def colour(of: Color) -> str:
    """Write a colour as the format does."""
    return " ".join(f"{part:.4f}" for part in of.rgb())


def _text(lines: list[str], width: float, height: float) -> Iterator[str]:
    yield "/Tx BMC"
    if lines:
        first = height - TEXT_INSET - TEXT_SIZE * 0.86
        yield f"q 0 0 {width:.2f} {height:.2f} re W n BT"
        yield f"{NAME} {TEXT_SIZE} Tf {colour(theme.INK)} rg {TEXT_LEADING} TL"
        yield f"{TEXT_INSET} {first:.2f} Td"
        for line in lines:
            yield f"<{in_field_font(line).encode('cp1252').hex()}> Tj T*"
        yield "ET Q"
    yield "EMC"


def _circle(radius: float, fill: str, paint: str) -> str:
    near, far = -radius * _ROUND, radius * _ROUND
    curves = (
        (radius, far, far, radius, 0, radius),
        (near, radius, -radius, far, -radius, 0),
        (-radius, near, near, -radius, 0, -radius),
        (far, -radius, radius, near, radius, 0),
    )
    drawn = " ".join(" ".join(f"{n:.3f}" for n in curve) + " c" for curve in curves)
    half = BUTTON / 2
    stroke = f"{colour(theme.MUTED)} RG 1 w"
    return f"q 1 0 0 1 {half} {half} cm {fill} {stroke} {radius:.3f} 0 m {drawn} h {paint} Q"


def _square() -> str:
    side = BUTTON - 1.2
    return f"1 g {colour(theme.MUTED)} RG 1 w 0.6 0.6 {side:.2f} {side:.2f} re B"


def _appearance(
    pdf: Pdf, content: str, width: float, height: float, font: Object | None = None
) -> Object:
    resources = Dictionary(Font=Dictionary({NAME: font})) if font is not None else Dictionary()
    made = Stream(
        pdf,
        content.encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=resources,
    )
    return pdf.make_indirect(made)
