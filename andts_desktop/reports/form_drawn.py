"""The fields of a form, and where each of them came on the pages."""

from dataclasses import dataclass, field

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas

from andts_desktop.reports.structure import Element
from andts_desktop.reports.tagged_canvas import TaggedCanvas

NUMBER = "/AndtsField"
"""Where a kept place says which of the drawn fields it is for."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Button:
    """A radio button with the value it stands for, or a check box, which has none.

    `about` describes all buttons of that name together, `tooltip` this one.
    """

    name: str
    tooltip: str
    value: str = ""
    about: str = ""
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Writing:
    """A field to write in."""

    name: str
    tooltip: str
    text: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Choosing:
    """A list to choose one from: what each choice is called in the file, and its words.

    The first choice stands there until another is made.
    """

    name: str
    tooltip: str
    choices: tuple[tuple[str, str], ...]


Field = Button | Writing | Choosing


@dataclass(slots=True)
class DrawnFields:
    """The fields of a form in the order they were drawn.

    `key` says what it is a form of, and stands both in the hidden field and among the facts of
    the file, under `key_entry`. What is chosen is drawn in the colour `accent`. `hidden` are
    fields that no one sees.
    """

    key: str
    key_entry: str
    accent: Color
    hidden: tuple[Writing, ...] = ()
    drawn: list[Field] = field(default_factory=list)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def place(self, canvas: Canvas, made: Field, element: Element, box: Box) -> None:
        """Keep a place for a field on the page: `box` is its corner, its width and height.

        The page gets an annotation that says no more than which field it is; the pages are made
        several times over, and only those of the last time become fields.
        """
        value = made.value if isinstance(made, Button) else ""
        number = self._numbers.setdefault((made.name, value), len(self.drawn))
        if number == len(self.drawn):
            self.drawn.append(made)
        left, bottom = canvas.absolutePosition(*box[:2])
        corners = (left, bottom, left + box[2], bottom + box[3])
        kept = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(each, 3) for each in corners]),
            NUMBER[1:]: number,
        }
        if not isinstance(canvas, TaggedCanvas):
            raise TypeError("fields are drawn on pages that are tagged")
        with canvas.marked(element):
            canvas._addAnnotation(PDFDictionary(kept))  # noqa: SLF001 - there is no other way
