"""A canvas that knows which element each thing drawn belongs to; all else is furniture."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from andts_desktop.reports.structure import Element, Furniture, Tag

Owner = Element | Furniture
Box = tuple[float, float, float, float]


class Event(NamedTuple):
    """Something of an element on a page: a marked piece of its code, or an annotation.

    `number` is the piece's MCID, or the annotation's place among those of the page.
    """

    element: Element | None
    number: int
    is_annotation: bool


class TaggedCanvas(Canvas):
    """ReportLab's canvas, with every piece of a page's code marked as what it is.

    What is drawn inside `marked` belongs to that element; what is drawn elsewhere is furniture
    without further ado, so nothing can be left unmarked. `pages` has the events of each page in
    the order they were drawn, `boxes` the places of figures in points from the page's corner.
    On a draft texts and figures are placed and not drawn: only the numbers of pages are wanted.
    """

    is_draft = False

    _code: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - ReportLab's many
        self.pages: list[list[Event]] = []
        self.boxes: dict[Element, Box] = {}
        self.run = object()
        self._owner: Owner = Furniture.LAYOUT
        self._following: Element | None = None
        self._begin_events()
        super().__init__(*args, **kwargs)

    @contextmanager
    def marked(self, owner: Owner) -> Iterator[None]:
        """Let what is drawn belong to an element, or be furniture of a certain kind.

        A figure is one piece: what is marked inside it is part of it.
        """
        outer = self._owner
        if isinstance(outer, Element) and outer.tag is Tag.FIGURE:
            yield
            return
        self._turn(owner)
        yield
        self._following = None
        self._turn(outer)

    def follow(self, element: Element) -> None:
        """Let what comes after the next text belong to another element: a list's label ends."""
        self._following = element

    def place(self, element: Element, width: float, height: float) -> None:
        """Note where a figure stands whose lower left corner is the present origin."""
        left, bottom = self.absolutePosition(0, 0)
        right, top = self.absolutePosition(width, height)
        self.boxes[element] = (left, bottom, right, top)

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803
        """Draw a text, and turn to the element that was to follow it."""
        super().drawText(aTextObject)
        if self._following is not None:
            following, self._following = self._following, None
            self._turn(following)

    def drawInlineImage(self, image: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N802
        """Draw a picture as an object of its own, since a page's code is read line by line."""
        readable = image if isinstance(image, str | ImageReader) else ImageReader(image)
        return self.drawImage(readable, *args, **kwargs)

    def showPage(self) -> None:  # noqa: N802
        """Mark the page's code, then end the page."""
        self._code[:] = self._marked_code()
        self.pages.append(self._events)
        self._begin_events()
        super().showPage()

    def _addAnnotation(  # noqa: N802
        self, annotation: object, name: str | None = None, addtopage: int = 1
    ) -> None:
        element = self._owner if isinstance(self._owner, Element) else None
        self._annotated.setdefault(len(self._turns), []).append(
            Event(element, self._annotations, is_annotation=True)
        )
        self._annotations += 1
        super()._addAnnotation(annotation, name, addtopage)  # type: ignore[misc]

    def _begin_events(self) -> None:
        self._events: list[Event] = []
        self._turns: list[tuple[int, Owner]] = []
        self._annotated: dict[int, list[Event]] = {}
        self._pieces = self._annotations = 0

    def _turn(self, owner: Owner) -> None:
        self._turns.append((len(self._code), owner))
        self._owner = owner

    def _marked_code(self) -> list[str]:
        made: list[str] = []
        owner: Owner = Furniture.LAYOUT
        start = 0
        for number, (place, following) in enumerate([*self._turns, (len(self._code), owner)]):
            made += self._piece(self._code[start:place], owner)
            self._events += self._annotated.get(number, [])
            start, owner = place, following
        return made

    def _piece(self, code: list[str], owner: Owner) -> list[str]:
        """Mark a piece of code as its owner's, its strokes only: not what sets the pen."""
        painting = [number for number, line in enumerate(code) if _paints(line)]
        if not painting:
            return code
        first, end = painting[0], painting[-1] + 1
        while first and _last_word(code[first - 1]) not in _SETTINGS:
            first -= 1
        return [*code[:first], self._opening(owner), *code[first:end], "EMC", *code[end:]]

    def _opening(self, owner: Owner) -> str:
        if isinstance(owner, Furniture):
            return owner.value
        number, self._pieces = self._pieces, self._pieces + 1
        self._events.append(Event(owner, number, is_annotation=False))
        return f"/{owner.name}<</MCID {number}>>BDC"


_COLOURS = frozenset(["g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"])
_SETTINGS = frozenset(["q", "Q", "cm", "w", "J", "j", "M", "d", "i", "gs", "ET"]) | _COLOURS
_PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"])


def _last_word(line: str) -> str:
    return line.rstrip()[line.rstrip().rfind(" ") + 1 :]


def _paints(line: str) -> bool:
    word = _last_word(line)
    return word in _PAINTING or (word == "ET" and ("Tj" in line or "TJ" in line))
