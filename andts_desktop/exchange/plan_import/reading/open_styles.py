"""What the styles of an OpenDocument text say: boldness, size, outline level, list numbers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from andts_desktop.exchange.plan_import.reading.word_numbering import letters, roman

Element = Any
"""An lxml element; lxml has no types."""

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:"
_FO = f"{{{_SPACES}xsl-fo-compatible:1.0}}"
_LONGEST_CHAIN = 30
_DEEPEST = 10


def tag(prefix: str, name: str) -> str:
    """Return the full name of ”text:p” and its like, for the namespaces of OpenDocument."""
    return f"{{{_SPACES}{prefix}:1.0}}{name}"


_NAME = tag("style", "name")
_TEXT_LOOK = tag("style", "text-properties")
_FORMS: dict[str, Callable[[int], str]] = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    bold: bool | None
    size: str
    outline: int | None
    shown: str
    list_style: str | None


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is marked; `form` is empty for an unmarked one."""

    form: str
    prefix: str
    suffix: str
    start: int
    shown: int
    is_bullet: bool


def number(text: str | None, default: int = 0) -> int:
    """Return a whole number of at most five figures."""
    return int(text) if text and re.fullmatch(r"\d{1,5}", text) else default


class OpenStyles:
    """The named and the automatic styles of one document."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            for element in root.iter(tag("style", "style")):
                family = element.get(tag("style", "family"), "")
                self._styles[family, element.get(_NAME, "")] = _style(element)
            for element in root.iter(tag("text", "list-style")):
                self._lists[element.get(_NAME, "")] = dict(_levels(element))
            for element in root.iter(tag("text", "outline-style")):
                self.outline = dict(_levels(element))

    def _chain(self, family: str, name: str) -> Iterator[_Style]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent

    def bold(self, family: str, name: str) -> bool | None:
        """Whether a style and those it inherits from say bold; None where none says."""
        said = (style.bold for style in self._chain(family, name))
        return next((bold for bold in said if bold is not None), None)

    def size(self, family: str, name: str) -> float:
        """Return the type size in points; a share of the parent's is followed."""
        share = 1.0
        for style in self._chain(family, name):
            if found := re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%)", style.size):
                if found[2] == "pt":
                    return round(share * float(found[1]), 1)
                share *= float(found[1]) / 100
        return 0.0

    def heading(self, name: str) -> int:
        """Return the outline level that a paragraph's style stands for, 0 for running text."""
        for style in self._chain("paragraph", name):
            if style.outline is not None:
                return style.outline
            if re.fullmatch(r"title|rubrik|titel", style.shown, re.IGNORECASE):
                return 1
        return 0

    def is_counted(self, name: str) -> bool:
        """Whether a heading of the style takes part in the numbering; an empty list says no."""
        said = (style.list_style for style in self._chain("paragraph", name))
        return next((each != "" for each in said if each is not None), True)

    def level(self, list_style: str, depth: int) -> ListLevel | None:
        """Return how a level of a list is marked, None where the style does not say."""
        return self._lists.get(list_style, {}).get(depth)


def _style(element: Element) -> _Style:
    look = element.find(_TEXT_LOOK)
    weight = "" if look is None else look.get(f"{_FO}font-weight", "")
    outline = element.get(tag("style", "default-outline-level"))
    name = element.get(tag("style", "display-name")) or element.get(_NAME, "")
    return _Style(
        parent=element.get(tag("style", "parent-style-name"), ""),
        bold=(weight == "bold" or number(weight) >= 600) if weight else None,
        size="" if look is None else look.get(f"{_FO}font-size", ""),
        outline=number(outline) if outline else None,
        shown=name,
        list_style=element.get(tag("style", "list-style-name")),
    )


def _levels(element: Element) -> Iterator[tuple[int, ListLevel]]:
    for level in element:
        depth = number(level.get(tag("text", "level")))
        if 1 <= depth <= _DEEPEST:
            yield (
                depth,
                ListLevel(
                    form=level.get(tag("style", "num-format"), ""),
                    prefix=level.get(tag("style", "num-prefix"), ""),
                    suffix=level.get(tag("style", "num-suffix"), ""),
                    start=number(level.get(tag("text", "start-value")), 1),
                    shown=number(level.get(tag("text", "display-levels")), 1),
                    is_bullet="bullet" in level.tag or "image" in level.tag,
                ),
            )


class Counter:
    """Counts one list, or the headings, level by level."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}

    def label(self, depth: int, levels: dict[int, ListLevel], start: int | None = None) -> str:
        """Count on at a depth and return the label, empty where the level has no number."""
        level = levels.get(depth)
        if level is None or not level.form:
            return ""
        begun = depth in self._counts and start is None
        self._counts[depth] = (
            self._counts[depth] + 1 if begun else level.start if start is None else start
        )
        self._counts = {at: count for at, count in self._counts.items() if at <= depth}
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        parts = [
            _FORMS.get(levels[at].form, str)(self._counts.get(at, levels[at].start))
            for at in shown
            if at in levels and levels[at].form
        ]
        return f"{level.prefix}{'.'.join(parts)}{level.suffix}".strip()
