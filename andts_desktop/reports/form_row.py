"""What every row of a form has: words, and the places of the fields beside them."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import Text, text
from andts_desktop.reports.form_drawn import Box, Button, DrawnFields, Field
from andts_desktop.reports.form_text import INSIDE
from andts_desktop.reports.structure import Element, Tag

BUTTON = 12.0
"""The width and height of a radio button or a check box in points."""


class FormRow(Flowable):
    """A row with fields: each is an element of the document, told after its words or before."""

    def __init__(self, fields: DrawnFields) -> None:
        super().__init__()
        self._fields = fields
        self.spaceBefore, self.spaceAfter = 2.0, 4.0
        self._said: list[Text] = []

    def pieces(self) -> Sequence[Text]:
        """Return the words of the row, in reading order."""
        return tuple(self._said)

    def says(self, markup: str, style: ParagraphStyle, parent: Element | None = None) -> Text:
        """Make words of the row; with a parent they are a part of what it is."""
        tag = Tag.SPAN if parent else Tag.PARAGRAPH
        made = text(markup, style, parent, tag=tag)
        self._said.append(made)
        return made

    def button_at(self, button: Button, element: Element, x: float, y: float) -> None:
        """Put a button there, by its lower left corner."""
        self._fields.place(self.canv, button, element, (x, y, BUTTON, BUTTON))

    def framed(self, made: Field, element: Element, box: Box) -> None:
        """Put a field in a frame; the frame is on the page, since readers draw a field anew."""
        x, y, width, height = box
        self.canv.saveState()
        self.canv.setStrokeColor(theme.MUTED)
        self.canv.setLineWidth(0.7)
        self.canv.rect(x, y, width, height, stroke=1, fill=0)
        self.canv.restoreState()
        inside = (x + INSIDE, y + INSIDE, width - 2 * INSIDE, height - 2 * INSIDE)
        self._fields.place(self.canv, made, element, inside)


def field_element(tooltip: str, beside: Text | None) -> Element:
    """Return what a field is in the document: part of the words that it stands beside."""
    return Element(Tag.FORM, beside.element if beside else None, alternative=tooltip)


def natural_width(words: Text, room: float, height: float) -> float:
    """Lay out words on one line, or on more where there is no room, and return their width."""
    words.wrap(room, height)
    width = float(max(words.getActualLineWidths0(), default=0.0))
    words.wrap(width + 0.5, height)
    return width
