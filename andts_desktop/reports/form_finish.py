"""Finish the fields of a form so that they look and work alike in every reader.

ReportLab places the fields. Its round buttons are drawn askew at other sizes than its own, its
text does not wrap, and it gives the buttons of a group one tooltip; so each field gets its
appearance, its value and its words here.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from andts_desktop.domain.form_fields import KEY_ENTRY
from andts_desktop.reports import theme
from andts_desktop.reports.form_rows import (
    BUTTON,
    TEXT_INSET,
    TEXT_LEADING,
    TEXT_SIZE,
    DrawnFields,
    Writing,
    in_field_font,
    wrapped,
)

_FONT, _MARKS = "/Helv", "/ZaDb"
_YES = "/Yes"
_ROUND = 0.5523
"""How far a Bézier curve's handles lie from its ends in a quarter of a circle."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """The appearances that all buttons share, and the font of all text."""

    font: Object
    round_on: Object
    round_off: Object
    square_on: Object
    square_off: Object


def finish_form(data: bytes, fields: DrawnFields, key: str) -> bytes:
    """Return the file with its fields finished and the form's key among its facts."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        form = pdf.Root.AcroForm
        looks = _looks(pdf)
        form.DR = Dictionary(Font=Dictionary({_FONT: looks.font, _MARKS: _mark_font(pdf)}))
        form.DA = String(f"{_FONT} {TEXT_SIZE} Tf 0 g")
        # Every field has its appearance: a reader that made new ones would ask to save them.
        form.NeedAppearances = False
        for made in form.Fields.as_list():
            _finish(pdf, made, fields, looks)
        _finish_document(pdf, key)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _finish_document(pdf: Pdf, key: str) -> None:
    pdf.Root.Lang = String("sv-SE")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for page in pdf.pages:
        page.obj.Tabs = Name.R
    pdf.docinfo[KEY_ENTRY] = String(key)
    for date in ("/CreationDate", "/ModDate"):
        # ReportLab writes the same date in every file; what stands there later is a reader's.
        if date in pdf.docinfo:
            del pdf.docinfo[date]


def _finish(pdf: Pdf, made: Object, fields: DrawnFields, looks: _Looks) -> None:
    name = str(made.T)
    if name in fields.writings:
        _finish_writing(pdf, made, fields.writings[name], looks.font)
    elif "/Kids" in made:
        _finish_group(made, name, fields, looks)
    else:
        button = fields.buttons[name, ""]
        _finish_button(made, _YES, looks.square_on, looks.square_off, is_on=button.is_on)
        made.V = made.AS
        made.DV = made.AS


def _finish_group(made: Object, name: str, fields: DrawnFields, looks: _Looks) -> None:
    for widget in made.Kids.as_list():
        value = next(key for key in map(str, widget.AP.N) if key != "/Off")
        button = fields.buttons[name, value[1:]]
        _finish_button(widget, value, looks.round_on, looks.round_off, is_on=button.is_on)
        widget.TU = String(button.tooltip)
        # Without a sign of its own a round button is drawn round, by Poppler too.
        del widget.MK.CA
        if button.is_on:
            made.V = Name(value)
            made.DV = Name(value)


def _finish_button(
    widget: Object, value: str, look_on: Object, look_off: Object, *, is_on: bool
) -> None:
    widget.AP = Dictionary(N=Dictionary({value: look_on, "/Off": look_off}))
    widget.AS = Name(value if is_on else "/Off")
    widget.DA = String(f"{_MARKS} 0 Tf {_colour(theme.ACCENT)} rg")
    # What readers draw anew is to have the colours of what is drawn here.
    widget.MK.BG = Array([1, 1, 1])
    widget.MK.BC = Array([round(part, 4) for part in theme.MUTED.rgb()])
    widget.BS = Dictionary(W=1, S=Name.S)


def _finish_writing(pdf: Pdf, made: Object, writing: Writing, font: Object) -> None:
    made.V = String(writing.text)
    made.DV = String(writing.text)
    made.DA = String(f"{_FONT} {TEXT_SIZE} Tf {_colour(theme.INK)} rg")
    for frame in ("/MK", "/BS"):
        # The frame is on the page, and the field lets it through.
        if frame in made:
            del made[frame]
    left, bottom, right, top = (float(each) for each in made.Rect.as_list())
    width, height = right - left, top - bottom
    content = "\n".join(_text(writing, width, height))
    made.AP = Dictionary(N=_appearance(pdf, content, width, height, font))


def _text(writing: Writing, width: float, height: float) -> Iterator[str]:
    yield "/Tx BMC"
    if writing.text:
        first = height - TEXT_INSET - TEXT_SIZE * 0.86
        yield f"q 0 0 {width:.2f} {height:.2f} re W n BT"
        yield f"{_FONT} {TEXT_SIZE} Tf {_colour(theme.INK)} rg {TEXT_LEADING} TL"
        yield f"{TEXT_INSET} {first:.2f} Td"
        lines = wrapped(writing.text, width) if writing.lines > 1 else [writing.text]
        for line in lines:
            yield f"<{in_field_font(line).encode('cp1252').hex()}> Tj T*"
        yield "ET Q"
    yield "EMC"


def _looks(pdf: Pdf) -> _Looks:
    font = _text_font(pdf)
    off, box = _circle(BUTTON / 2 - 0.6, "1 g", "B"), _square()
    dot = _circle(BUTTON / 4, f"{_colour(theme.ACCENT)} rg", "f")
    tick = f"{_colour(theme.ACCENT)} RG 1.8 w 1 J 1 j 2.9 6.1 m 5.1 3.7 l 9.2 8.7 l S"
    looks = (f"{off}\n{dot}", off, f"{box}\n{tick}", box)
    made = (_appearance(pdf, look, BUTTON, BUTTON) for look in looks)
    return _Looks(font, *made)


def _text_font(pdf: Pdf) -> Object:
    """Return Helvetica, which every reader has, with its measures for those that ask."""
    letters = (bytes([code]).decode("cp1252", "replace") for code in range(32, 256))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Helvetica,
        Flags=32,
        FontBBox=Array([-166, -225, 1000, 931]),
        ItalicAngle=0,
        Ascent=718,
        Descent=-207,
        CapHeight=718,
        StemV=88,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            Name=Name(_FONT),
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=255,
            Widths=Array([round(stringWidth(each, "Helvetica", 1000)) for each in letters]),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def _mark_font(pdf: Pdf) -> Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, Name=Name(_MARKS), BaseFont=Name.ZapfDingbats
        )
    )


def _circle(radius: float, colour: str, paint: str) -> str:
    near, far = -radius * _ROUND, radius * _ROUND
    curves = (
        (radius, far, far, radius, 0, radius),
        (near, radius, -radius, far, -radius, 0),
        (-radius, near, near, -radius, 0, -radius),
        (far, -radius, radius, near, radius, 0),
    )
    drawn = " ".join(" ".join(f"{n:.3f}" for n in curve) + " c" for curve in curves)
    half = BUTTON / 2
    stroke = f"{_colour(theme.MUTED)} RG 1 w"
    return f"q 1 0 0 1 {half} {half} cm {colour} {stroke} {radius:.3f} 0 m {drawn} h {paint} Q"


def _square() -> str:
    side = BUTTON - 1.2
    return f"1 g {_colour(theme.MUTED)} RG 1 w 0.6 0.6 {side:.2f} {side:.2f} re B"


def _colour(colour: Color) -> str:
    return " ".join(f"{part:.4f}" for part in colour.rgb())


def _appearance(
    pdf: Pdf, content: str, width: float, height: float, font: Object | None = None
) -> Object:
    resources = Dictionary(Font=Dictionary({_FONT: font})) if font is not None else Dictionary()
    made = Stream(
        pdf,
        content.encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, width, height]),
        Resources=resources,
    )
    return pdf.make_indirect(made)
