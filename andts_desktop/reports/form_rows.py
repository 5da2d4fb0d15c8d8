"""Rows of a form to fill in: words with the fields they belong to."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import Text
from andts_desktop.reports.form_drawn import Button, Choosing, DrawnFields, Writing
from andts_desktop.reports.form_row import BUTTON, FormRow, field_element, natural_width
from andts_desktop.reports.form_text import field_height

GUTTER = 28.0
"""Where the fields begin: right of the questions' numbers."""
SHORT_LABEL = 72.0
"""What a word before a field takes, in points."""
_LABEL = GUTTER + 20.0
_POINTS = 52.0
_AFTER_BUTTON = 6.0
_AFTER_FIELD = 8.0
_BETWEEN = 18.0
_BETWEEN_LINES = 3.0
_ARROW = 14.0
_WORDS = theme.style(10, 14, hyphens=False)
_MUTED = theme.style(10, 14, colour=theme.MUTED, hyphens=False)
_POINTS_STYLE = theme.style(10, 14, colour=theme.MUTED, right=True, hyphens=False)


class OptionRow(FormRow):
    """A button, the option's words beside it and its points at the end of the line."""

    def __init__(
        self, fields: DrawnFields, button: Button | None, words: Text, points: str = ""
    ) -> None:
        super().__init__(fields)
        self._made, self._words = button, words
        self._element = field_element(button.tooltip, words) if button else None
        self._said.append(words)
        self._points = self.says(points, _POINTS_STYLE, words.element) if points else None
        self.spaceBefore, self.spaceAfter = 0.0, 2.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take the height of the words."""
        _, height = self._words.wrap(self._room(availWidth), availHeight)
        if self._points:
            self._points.wrap(_POINTS, availHeight)
        self.width, self.height = availWidth, max(height, BUTTON + 2)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Let long words go on overleaf, where there is no button beside them."""
        parts: list[Any] = self._words.split(self._room(availWidth), availHeight)
        if len(parts) < 2:
            return []
        first = OptionRow(self._fields, None, parts[0])
        first._made, first._element, first._points = self._made, self._element, self._points
        rest = (OptionRow(self._fields, None, each) for each in parts[1:])
        return [first, *rest]

    def _room(self, width: float) -> float:
        return width - _LABEL - (_POINTS if self._points else 0)

    def draw(self) -> None:
        """Put the button at the middle of the first line of the words, and draw them."""
        if self._made and self._element:
            self.button_at(self._made, self._element, GUTTER, self.height - BUTTON - 2)
        self._words.drawOn(self.canv, _LABEL, self.height - self._words.height)
        if self._points:
            self._points.drawOn(self.canv, self.width - _POINTS, self.height - self._points.height)


class ButtonLine(FormRow):
    """Buttons with short words, side by side; they go on in the next line where they must."""

    def __init__(
        self,
        fields: DrawnFields,
        buttons: Sequence[tuple[Button, str]],
        *,
        before: str = "",
        indent: float = GUTTER,
    ) -> None:
        """Take the buttons, each with its words as markup, and perhaps a short word before."""
        super().__init__(fields)
        self._before = self.says(before, _MUTED) if before else None
        self._left, self._indent = indent, indent + (SHORT_LABEL if before else 0)
        self._buttons = []
        for button, words in buttons:
            said = self.says(words, _WORDS)
            self._buttons.append((button, field_element(button.tooltip, said), said))

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Count the lines it takes."""
        self._tops: list[tuple[float, float]] = []
        x, top, tall = self._indent, 0.0, 0.0
        for _, _, words in self._buttons:
            room = availWidth - self._indent - BUTTON - _AFTER_BUTTON
            width = BUTTON + _AFTER_BUTTON + natural_width(words, room, availHeight)
            if x > self._indent and x + width > availWidth:
                x, top, tall = self._indent, top + tall, 0.0
            self._tops.append((x, top))
            tall = max(tall, words.height + _BETWEEN_LINES)
            x += width + _BETWEEN
        if self._before:
            self._before.wrap(SHORT_LABEL - _AFTER_BUTTON, availHeight)
        self.width, self.height = availWidth, top + tall
        return self.width, self.height

    def draw(self) -> None:
        """Draw the buttons and their words."""
        if self._before:
            self._before.drawOn(self.canv, self._left, self.height - self._before.height)
        for (button, element, words), (x, top) in zip(self._buttons, self._tops, strict=True):
            y = self.height - top
            self.button_at(button, element, x, y - BUTTON - 1.2)
            words.drawOn(self.canv, x + BUTTON + _AFTER_BUTTON, y - words.height)


class WritingRow(FormRow):
    """A field to write in, with a short word before it and perhaps one after it, as markup."""

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
        super().__init__(fields)
        self.writing, self._extra = writing, 0.0
        self._before = self.says(before, _MUTED) if before else None
        self._element = field_element(writing.tooltip, self._before)
        self._after = self.says(after, _MUTED, self._element.parent) if after else None
        self._wanted, self._indent = width, indent

    def grow(self, extra: float) -> None:
        """Be that much taller, in points, than the lines that there must be room for."""
        self._extra = extra

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take the height of the lines that there is to be room for."""
        self._x = self._indent + (SHORT_LABEL if self._before else 0)
        self._field_width = self._wanted or availWidth - self._x
        self.width = availWidth
        self.height = field_height(self.writing.lines) + self._extra
        if self._before:
            self._before.wrap(SHORT_LABEL - _AFTER_BUTTON, availHeight)
        if self._after:
            room = availWidth - self._x - self._field_width - _AFTER_FIELD
            self._after.wrap(room, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and the field."""
        top = self.height - 2.5
        if self._before:
            self._before.drawOn(self.canv, self._indent, top - self._before.height)
        place = (self._x, 0.0, self._field_width, self.height)
        self.framed(self.writing, self._element, place)
        if self._after:
            x = self._x + self._field_width + _AFTER_FIELD
            self._after.drawOn(self.canv, x, top - self._after.height)


class FieldsLine(FormRow):
    """Short fields side by side, each with its word before it as markup."""

    def __init__(
        self,
        fields: DrawnFields,
        writings: Sequence[tuple[str, Writing]],
        *,
        width: float,
        indent: float = GUTTER,
    ) -> None:
        super().__init__(fields)
        self._width, self._indent = width, indent
        self._writings = []
        for words, writing in writings:
            said = self.says(words, _MUTED)
            self._writings.append((said, writing, field_element(writing.tooltip, said)))

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Count the lines it takes."""
        self._places: list[tuple[float, float, int]] = []
        x, line = self._indent, 0
        for words, _, _ in self._writings:
            room = availWidth - self._indent - self._width - _AFTER_FIELD
            label = natural_width(words, room, availHeight)
            if x == self._indent:
                label = max(label, SHORT_LABEL - _AFTER_FIELD)
            whole = label + _AFTER_FIELD + self._width
            if x > self._indent and x + whole > availWidth:
                x, line = self._indent, line + 1
            self._places.append((x, x + label + _AFTER_FIELD, line))
            x += whole + _BETWEEN
        self._step = field_height(1) + 3
        self.width, self.height = availWidth, self._step * (line + 1) - 3
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and the fields."""
        for (words, writing, element), (x, field_x, line) in zip(
            self._writings, self._places, strict=True
        ):
            y = self.height - self._step * line - field_height(1)
            words.drawOn(self.canv, x, y + field_height(1) - 2.5 - words.height)
            self.framed(writing, element, (field_x, y, self._width, field_height(1)))


class ChoosingRow(FormRow):
    """A list to choose from, with a short word before it as markup."""

    def __init__(
        self,
        fields: DrawnFields,
        choosing: Choosing,
        before: str,
        *,
        width: float,
        indent: float = GUTTER,
    ) -> None:
        super().__init__(fields)
        self._before = self.says(before, _MUTED)
        self._choosing = choosing
        self._element = field_element(choosing.tooltip, self._before)
        self._field_width, self._indent = width, indent

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Take one line."""
        self._before.wrap(SHORT_LABEL - _AFTER_BUTTON, availHeight)
        self.width, self.height = availWidth, field_height(1)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the word, the field and the arrow that says what it is."""
        self._before.drawOn(self.canv, self._indent, self.height - 2.5 - self._before.height)
        x = self._indent + SHORT_LABEL
        place = (x, 0.0, self._field_width, self.height)
        self.framed(self._choosing, self._element, place)
        self._arrow(x + self._field_width - _ARROW, self.height / 2)

    def _arrow(self, x: float, y: float) -> None:
        self.canv.saveState()
        self.canv.setFillColor(theme.MUTED)
        path = self.canv.beginPath()
        path.moveTo(x, y + 2.2)
        path.lineTo(x + 7, y + 2.2)
        path.lineTo(x + 3.5, y - 2.4)
        path.close()
        self.canv.drawPath(path, stroke=0, fill=1)
        self.canv.restoreState()
