"""Rows of a form to fill in: words with the fields they belong to, where they come on the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.doctemplate import IndexingFlowable

from andts_desktop.reports import fonts, theme

BUTTON = 12.0
"""The width and height of a radio button or a check box in points."""
TEXT_SIZE = 10.5
TEXT_LEADING = 13.5
TEXT_INSET = 2.0
"""How text stands in a field, in points."""
INSIDE = 2.0
"""How far inside its frame a field lies, in points."""
GUTTER = 28.0
"""Where the fields begin: right of the questions' numbers."""
SHORT_LABEL = 72.0
"""What a word before a field takes, in points."""
_LABEL = GUTTER + 20.0
_POINTS = 52.0
_AFTER_BUTTON = 6.0
_BETWEEN = 20.0


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
    is_hidden: bool = False


@dataclass(slots=True)
class DrawnFields:
    """The fields that came on the pages, by name and value, in the order they were drawn.

    In the first of the `passes` over the pages they are only counted: it takes time to place
    them, and the pages are made again.
    """

    buttons: dict[tuple[str, str], Button] = field(default_factory=dict)
    writings: dict[str, Writing] = field(default_factory=dict)
    passes: int = 0

    def button(self, canvas: Canvas, button: Button, x: float, y: float) -> None:
        """Put a button on the page with its lower left corner there."""
        self.buttons[button.name, button.value] = button
        if self.passes == 1:
            return
        form: Any = canvas.acroForm  # the published types know whole points only
        place = {"x": x, "y": y, "size": BUTTON, "relative": True, "name": button.name}
        if button.value:
            form.radio(**place, value=button.value, tooltip=button.about, fieldFlags="radio")
        else:
            form.checkbox(**place, tooltip=button.tooltip, fieldFlags="")

    def writing(
        self, canvas: Canvas, writing: Writing, x: float, y: float, width: float, height: float
    ) -> None:
        """Put a field to write in on the page, in a frame; a hidden one cannot be changed."""
        self.writings[writing.name] = writing
        if self.passes == 1:
            return
        if not writing.is_hidden:
            # On the page, since readers draw a field anew without its frame.
            canvas.setStrokeColor(theme.MUTED)
            canvas.setLineWidth(0.7)
            canvas.rect(x, y, width, height, stroke=1, fill=0)
        flags = "readOnly" if writing.is_hidden else "multiline" if writing.lines > 1 else ""
        form: Any = canvas.acroForm
        form.textfield(
            name=writing.name,
            tooltip=writing.tooltip,
            x=x + INSIDE,
            y=y + INSIDE,
            width=width - 2 * INSIDE,
            height=height - 2 * INSIDE,
            relative=True,
            maxlen=0,
            borderWidth=0,
            fontSize=TEXT_SIZE,
            fieldFlags=flags,
            annotationFlags="hidden" if writing.is_hidden else "print",
        )


class OptionRow(Flowable):
    """A button, the option's words beside it and its points at the end of the line."""

    def __init__(
        self, fields: DrawnFields, button: Button | None, words: Paragraph, points: str = ""
    ) -> None:
        super().__init__()
        self._fields, self._button, self._words, self._points = fields, button, words, points
        self.spaceAfter = 2.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take the height of the words."""
        _, height = self._words.wrap(self._room(availWidth), availHeight)
        self.width, self.height = availWidth, max(height, BUTTON + 2)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Let long words go on overleaf, where there is no button beside them."""
        parts: list[Any] = self._words.split(self._room(availWidth), availHeight)
        if len(parts) < 2:
            return []
        first = OptionRow(self._fields, self._button, parts[0], self._points)
        rest = (OptionRow(self._fields, None, each) for each in parts[1:])
        return [first, *rest]

    def _room(self, width: float) -> float:
        return width - _LABEL - (_POINTS if self._points else 0)

    def draw(self) -> None:
        """Draw the words, and the button at the middle of their first line."""
        top = self.height
        self._words.drawOn(self.canv, _LABEL, top - self._words.height)
        if self._points:
            self.canv.setFont(fonts.REGULAR, theme.CELL.fontSize)
            self.canv.setFillColor(theme.MUTED)
            self.canv.drawRightString(self.width, top - 11.5, self._points)
        if self._button:
            self._fields.button(self.canv, self._button, GUTTER, top - BUTTON - 2)


class ButtonLine(Flowable):
    """Buttons with short words, side by side; they go on in the next line where they must."""

    def __init__(self, fields: DrawnFields, buttons: Sequence[tuple[Button, str]]) -> None:
        super().__init__()
        self._fields, self._buttons = fields, list(buttons)
        self.spaceBefore, self.spaceAfter = 1.0, 3.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Count the lines it takes."""
        self._places, x, line = [], GUTTER, 0
        for button, words in self._buttons:
            width = BUTTON + _AFTER_BUTTON + stringWidth(words, fonts.REGULAR, theme.CELL.fontSize)
            if x > GUTTER and x + width > availWidth:
                x, line = GUTTER, line + 1
            self._places.append((button, words, x, line))
            x += width + _BETWEEN
        self.width, self.height = availWidth, 17.0 * (line + 1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the buttons and their words."""
        for button, words, x, line in self._places:
            y = self.height - 17.0 * (line + 1) + 2.5
            self._fields.button(self.canv, button, x, y)
            self.canv.setFont(fonts.REGULAR, theme.CELL.fontSize)
            self.canv.setFillColor(theme.INK)
            self.canv.drawString(x + BUTTON + _AFTER_BUTTON, y + 2.6, words)


class WritingRow(Flowable):
    """A field to write in, with a short word before it and perhaps one after it."""

    def __init__(
        self,
        fields: DrawnFields,
        writing: Writing,
        *,
        before: str = "",
        after: str = "",
        width: float = 0,
        indent: float = GUTTER,
    ) -> None:
        super().__init__()
        self._fields, self._writing = fields, writing
        self._before, self._after, self._wanted = before, after, width
        self._indent = indent
        self.spaceBefore, self.spaceAfter = 1.0, 3.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take the height of the lines that there is to be room for."""
        self._x = self._indent + (SHORT_LABEL if self._before else 0)
        self._field_width = self._wanted or availWidth - self._x
        self.width, self.height = availWidth, field_height(self._writing.lines)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and the field."""
        self.canv.setFont(fonts.REGULAR, theme.CELL.fontSize)
        self.canv.setFillColor(theme.MUTED)
        base = self.height - 13.5
        self.canv.drawString(self._indent, base, self._before)
        self.canv.drawString(self._x + self._field_width + 8, base, self._after)
        self._fields.writing(self.canv, self._writing, self._x, 0, self._field_width, self.height)


class HiddenWriting(IndexingFlowable):
    """Fields that no one sees; take no place, and begin each pass over the pages."""

    def __init__(self, fields: DrawnFields, *writings: Writing) -> None:
        super().__init__()
        self._fields, self._writings = fields, writings

    def isIndexing(self) -> Literal[1]:  # noqa: N802
        """Tell ReportLab to announce the passes."""
        return 1

    def beforeBuild(self) -> None:  # noqa: N802
        """Count the passes."""
        self._fields.passes += 1

    def isSatisfied(self) -> bool:  # noqa: N802
        """Ask for no further pass."""
        return True

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no place."""
        return 0, 0

    def draw(self) -> None:
        """Put the fields where they are in no one's way."""
        for writing in self._writings:
            self._fields.writing(self.canv, writing, 0, 0, 10, 10)


def field_height(lines: int) -> float:
    """Return the height in points of a field with room for that many lines."""
    inset = 2 * (TEXT_INSET + INSIDE)
    return lines * TEXT_LEADING + inset - (TEXT_LEADING - TEXT_SIZE)


def wrapped(text: str, width: float) -> list[str]:
    """Part a text into the lines in which it stands in a field of that width in points.

    The width is that of the field itself, inside its frame.
    """
    room = width - 2 * TEXT_INSET
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and _width(longer) > room:
                lines.append(line)
                longer = word
            while _width(longer) > room and len(longer) > 1:
                fits = _fitting(longer, room)
                lines.append(longer[:fits])
                longer = longer[fits:]
            line = longer
        lines.append(line)
    return lines


def _width(text: str) -> float:
    return float(stringWidth(in_field_font(text), "Helvetica", TEXT_SIZE))


def _fitting(text: str, room: float) -> int:
    return max(1, next((n for n in range(len(text), 0, -1) if _width(text[:n]) <= room), 1))


def in_field_font(text: str) -> str:
    """Return the text in the letters that the fields' font has, which is every reader's own."""
    return text.encode("cp1252", "replace").decode("cp1252")
