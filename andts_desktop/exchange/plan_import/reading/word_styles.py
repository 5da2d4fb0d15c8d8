"""What the styles of a Word document say about a paragraph: outline level, boldness, size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_HEADING = re.compile(r"(?:heading|rubrik|överskrift|otsikko)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|rubrik|titel", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|innehåll|contents)\s*\d", re.IGNORECASE)
_CHANGE = re.compile(r"Ändring(?:srubrik \d)?")
_LIST_ITEM = re.compile(r"List (?:Bullet|Number)(?: ([2-5]))?")
_LIST_TEXT = re.compile(r"List Continue(?: [2-5])?")
_LONGEST_CHAIN = 30
"""Word allows eleven styles in a row; a chain that bites its own tail has to end."""


@dataclass(frozen=True, slots=True)
class NumberRef:
    """A list that a paragraph belongs to; `level` is None where the style leaves it open."""

    num_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None
    number: NumberRef | None
    bold: bool | None
    size: float | None


def value(element: "Element | None", tag: str) -> str | None:
    """Return the w:val of the child with this tag, None where there is no such child."""
    child = None if element is None else element.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def switch(element: "Element | None", tag: str) -> bool | None:
    """Return what an on/off child says, None where it is not there."""
    child = None if element is None else element.find(qn(tag))
    if child is None:
        return None
    return child.get(qn("w:val"), "1") not in {"0", "false", "off", "none"}


def whole(text: str | None) -> int | None:
    """Return a whole number, None for anything else."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def number_ref(properties: "Element | None") -> NumberRef | None:
    """Return the list that paragraph properties name themselves."""
    number = None if properties is None else properties.find(qn("w:numPr"))
    if number is None:
        return None
    level = whole(value(number, "w:ilvl"))
    return NumberRef(value(number, "w:numId") or "", level)


def type_size(properties: "Element | None") -> float | None:
    """Return the size of run properties in points."""
    half = whole(value(properties, "w:sz"))
    return None if half is None else half / 2


class Styles:
    """The styles of one document, each with what it inherits."""

    def __init__(self, styles: "Element | None") -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        self._base: Element | None = None
        for element in () if styles is None else styles.iterchildren(qn("w:style")):
            self._add(element)
        if styles is not None:
            self._base = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    def _add(self, element: "Element") -> None:
        properties, look = element.find(qn("w:pPr")), element.find(qn("w:rPr"))
        style_id = element.get(qn("w:styleId"), "")
        if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) == "1":
            self._default = style_id
        self._styles[style_id] = _Style(
            name=value(element, "w:name") or style_id,
            based_on=value(element, "w:basedOn") or "",
            outline=whole(value(properties, "w:outlineLvl")),
            number=number_ref(properties),
            bold=switch(look, "w:b"),
            size=type_size(look),
        )

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, _Style]]:
        name = self._default if style_id is None else style_id
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                return
            yield name, style
            name = style.based_on

    def heading(self, style_id: str | None) -> int:
        """Return the outline level from 1 of a paragraph style, 0 for running text."""
        for name, style in self._chain(style_id):
            if style.outline is not None:
                return style.outline + 1 if 0 <= style.outline < 9 else 0
            for said in (style.name, name):
                if found := _HEADING.fullmatch(said):
                    return int(found[1])
                if _TITLE.fullmatch(said):
                    return 1
        return 0

    def is_contents(self, style_id: str | None) -> bool:
        """Whether a paragraph style is one of a table of contents."""
        return any(
            _CONTENTS.fullmatch(said)
            for name, style in self._chain(style_id)
            for said in (style.name, name)
        )

    def is_change(self, style_id: str | None) -> bool:
        """Whether a paragraph style is ours for what has changed since an earlier version."""
        return any(_CHANGE.fullmatch(style.name) for _, style in self._chain(style_id))

    def item_depth(self, style_id: str | None) -> int:
        """Return the depth from 1 that a list style of Word's own has by its name, else 0.

        "List Bullet 2" counts in a list of its own, where it stands at the top.
        """
        named = (_LIST_ITEM.fullmatch(style.name) for _, style in self._chain(style_id))
        return next((int(found[1] or 1) for found in named if found), 0)

    def continues(self, style_id: str | None) -> bool:
        """Whether a paragraph style is that of text which goes on in a list item."""
        return any(_LIST_TEXT.fullmatch(style.name) for _, style in self._chain(style_id))

    def number(self, style_id: str | None) -> tuple[str, NumberRef] | None:
        """Return the list that a paragraph style belongs to, and the style that says so."""
        for name, style in self._chain(style_id):
            if style.number is not None:
                return name, style.number
        return None

    def bold(self, *style_ids: str | None) -> bool:
        """Whether text is bold by its styles; the first style that says something wins."""
        for style_id in style_ids:
            for _, style in self._chain(style_id):
                if style.bold is not None:
                    return style.bold
        return bool(switch(self._base, "w:b"))

    def size(self, *style_ids: str | None) -> float:
        """Return the type size in points by the styles, 0 where nothing says."""
        for style_id in style_ids:
            for _, style in self._chain(style_id):
                if style.size is not None:
                    return style.size
        return type_size(self._base) or 0.0
