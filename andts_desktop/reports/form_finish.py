"""The fields of a form put into its file, so that they look and work alike in every reader.

A field has its appearance, its value, its words for those who listen and its place in the
document's structure; a reader has nothing to draw anew.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from reportlab.lib.colors import Color

from andts_desktop.reports import theme
from andts_desktop.reports.form_drawn import (
    NUMBER,
    Button,
    Choosing,
    DrawnFields,
    Field,
    Writing,
)
from andts_desktop.reports.form_font import NAME, text_font
from andts_desktop.reports.form_looks import button_looks, colour, writing_look
from andts_desktop.reports.form_text import TEXT_SIZE

_SHOWN, _HIDDEN = 4, 2
_READ_ONLY, _MULTILINE = 1, 1 << 12
_RADIO, _COMBO = 1 << 15, 1 << 17
_CHECKED = "4"
"""The sign of a check box that a reader draws anew."""


def add_fields(pdf: Pdf, fields: DrawnFields) -> None:
    """Put the fields in the places kept for them, and the form's key among the file's facts."""
    making = _Making(pdf, fields.accent)
    made = [making.hidden(each) for each in fields.hidden]
    places: dict[str, list[Place]] = {}
    for widget, field in _kept(pdf, fields):
        places.setdefault(field.name, []).append((widget, field))
    made += [making.field(group) for group in places.values()]
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=Array(made),
            DR=Dictionary(Font=Dictionary({NAME: making.font})),
            DA=String(f"{NAME} {TEXT_SIZE} Tf 0 g"),
            # Every field has its appearance: a reader that made new ones would ask to save them.
            NeedAppearances=False,
        )
    )
    for page in pdf.pages:
        page.obj.Tabs = Name.S
    pdf.docinfo[fields.key_entry] = String(fields.key)


Place = tuple[Object, Field]


def _kept(pdf: Pdf, fields: DrawnFields) -> Iterator[Place]:
    """Yield the places that were kept, in the order they were drawn."""
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", Array()).as_list():
            if NUMBER in widget:
                field = fields.drawn[int(widget[NUMBER])]
                del widget[NUMBER]
                widget.F, widget.P = _SHOWN, page.obj
                yield widget, field


class _Making:
    """Makes the fields of one file."""

    def __init__(self, pdf: Pdf, accent: Color) -> None:
        self._pdf = pdf
        self.font = text_font(pdf)
        self._looks = button_looks(pdf, accent)

    def hidden(self, writing: Writing) -> Object:
        """Make a field that no one sees and that cannot be changed."""
        page = self._pdf.pages[0].obj
        made = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                Rect=Array([0, 0, 10, 10]),
                F=_HIDDEN,
                P=page,
                FT=Name.Tx,
                Ff=_READ_ONLY,
                V=String(writing.text),
                DV=String(writing.text),
            )
        )
        self._text(made, "", is_parted=False)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(made)
        return _named(made, writing.name, writing.tooltip)

    def field(self, places: list[Place]) -> Object:
        """Make a field of all that has its name: one, or the buttons of a group."""
        widget, first = places[0]
        if isinstance(first, Writing):
            return self._writing(widget, first)
        if isinstance(first, Choosing):
            return self._choosing(widget, first)
        if not first.value:
            return self._box(widget, first)
        return self._group([(each, made) for each, made in places if isinstance(made, Button)])

    def _writing(self, made: Object, writing: Writing) -> Object:
        made.FT = Name.Tx
        if writing.lines > 1:
            made.Ff = _MULTILINE
        made.V = made.DV = String(writing.text)
        self._text(made, writing.text, is_parted=writing.lines > 1)
        return _named(made, writing.name, writing.tooltip)

    def _choosing(self, made: Object, choosing: Choosing) -> Object:
        made.FT, made.Ff = Name.Ch, _COMBO
        made.Opt = Array([Array([String(key), String(said)]) for key, said in choosing.choices])
        key, said = choosing.choices[0]
        made.V = made.DV = String(key)
        self._text(made, said, is_parted=False)
        return _named(made, choosing.name, choosing.tooltip)

    def _text(self, made: Object, words: str, *, is_parted: bool) -> None:
        left, bottom, right, top = (float(each) for each in made.Rect.as_list())
        made.DA = String(f"{NAME} {TEXT_SIZE} Tf {colour(theme.INK)} rg")
        size = (right - left, top - bottom)
        made.AP = Dictionary(N=writing_look(self._pdf, self.font, words, size, is_parted=is_parted))

    def _box(self, made: Object, button: Button) -> Object:
        made.FT = Name.Btn
        _drawn(made, "/Yes", (self._looks.square_on, self._looks.square_off), button)
        made.MK.CA = String(_CHECKED)
        made.V = made.DV = made.AS
        return _named(made, button.name, button.tooltip)

    def _group(self, buttons: list[tuple[Object, Button]]) -> Object:
        group = self._pdf.make_indirect(Dictionary(FT=Name.Btn, Ff=_RADIO, Kids=Array()))
        for made, button in buttons:
            value = f"/{button.value}"
            _drawn(made, value, (self._looks.round_on, self._looks.round_off), button)
            made.Parent, made.TU = group, String(button.tooltip)
            group.Kids.append(made)
            if button.is_on:
                group.V = group.DV = Name(value)
        _, first = buttons[0]
        return _named(group, first.name, first.about)


def _drawn(made: Object, value: str, looks: tuple[Object, Object], button: Button) -> None:
    made.AP = Dictionary(N=Dictionary({value: looks[0], "/Off": looks[1]}))
    made.AS = Name(value if button.is_on else "/Off")
    # What readers draw anew is to have the colours of what is drawn here.
    muted = Array([round(part, 4) for part in theme.MUTED.rgb()])
    made.MK = Dictionary(BG=Array([1, 1, 1]), BC=muted)
    made.BS = Dictionary(W=1, S=Name.S)


def _named(made: Object, name: str, tooltip: str) -> Object:
    made.T, made.TU = String(name), String(tooltip)
    return made
