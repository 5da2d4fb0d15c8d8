"""The numbers and bullets that Word counts by itself and that do not stand in the text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from andts_desktop.exchange.plan_import.reading.word_styles import (
    NumberRef,
    Styles,
    value,
    whole,
)

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_LEVELS = 9
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """Write a number in small Roman numerals; above 3999 in figures."""
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        said += letters * count
    return said


def letters(number: int) -> str:
    """Write a number as Word does in letters: a to z, then aa, bb."""
    if not 0 < number <= 26 * 20:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": "{:02}".format,
    "none": lambda _: "",
}


def _written(number: int, form: str) -> str:
    return _FORMS.get(form, str)(number)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    style: str
    restart_after: int | None
    is_legal: bool


def _level(element: "Element") -> _Level:
    start = whole(value(element, "w:start"))
    return _Level(
        start=0 if start is None else start,
        form=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText") or "",
        style=value(element, "w:pStyle") or "",
        restart_after=whole(value(element, "w:lvlRestart")),
        is_legal=element.find(qn("w:isLgl")) is not None,
    )


def _levels(parent: "Element") -> dict[int, _Level]:
    found = ((whole(each.get(qn("w:ilvl"))), each) for each in parent.iterchildren(qn("w:lvl")))
    return {at: _level(each) for at, each in found if at is not None and 0 <= at < _LEVELS}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph: a counted label, or a bullet of a depth from 1."""

    label: str = ""
    bullet: int = 0


class Numbering:
    """Counts the lists of one document; to be asked for each paragraph once, in order."""

    def __init__(self, numbering: "Element | None", styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, Element] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: "Element") -> None:
        for element in numbering.iterchildren(qn("w:abstractNum")):
            list_id = element.get(qn("w:abstractNumId"), "")
            self._lists[list_id] = _levels(element)
            if link := value(element, "w:numStyleLink"):
                self._links[list_id] = link
        for element in numbering.iterchildren(qn("w:num")):
            num_id = element.get(qn("w:numId"), "")
            self._abstract[num_id] = value(element, "w:abstractNumId") or ""
            self._overrides[num_id] = element

    def mark(self, direct: NumberRef | None, style_id: str | None) -> Mark:
        """Count on and return what stands before a paragraph of this list and style."""
        by_style = self._styles.number(style_id)
        reference = direct or (by_style[1] if by_style else None)
        if reference is None:
            return Mark()
        num_id = reference.num_id or (by_style[1].num_id if by_style else "")
        list_id, levels = self._list(num_id)
        if not levels:
            return Mark()
        at = reference.level
        if at is None:
            at = self._level_of(levels, by_style[0] if by_style and not direct else "")
        if at not in levels:
            return Mark()
        if levels[at].form == "bullet":
            return Mark(bullet=at + 1)
        self._count(list_id, num_id, levels, at)
        return Mark(label=self._label(list_id, levels, at))

    def _list(self, num_id: str) -> tuple[str, dict[int, _Level]]:
        """Return a list's own levels; a list may be told to borrow those of a list style."""
        list_id = self._abstract.get(num_id, "")
        if link := self._links.get(list_id):
            linked = self._styles.number(link)
            list_id = self._abstract.get(linked[1].num_id, list_id) if linked else list_id
        levels = dict(self._lists.get(list_id, {}))
        number = self._overrides.get(num_id)
        for override in () if number is None else number.iterchildren(qn("w:lvlOverride")):
            levels |= _levels(override)
        return list_id, levels

    @staticmethod
    def _level_of(levels: dict[int, _Level], style: str) -> int:
        return next((at for at, level in levels.items() if style and level.style == style), 0)

    def _count(self, list_id: str, num_id: str, levels: dict[int, _Level], at: int) -> None:
        counts = self._counts.setdefault(list_id, {})
        restarted = self._restart(num_id, at)
        if restarted is not None:
            counts[at] = restarted
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = levels[at].start
        for above in range(at):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        for below in range(at + 1, _LEVELS):
            after = levels[below].restart_after if below in levels else None
            if after is None or (after != 0 and at < after):
                counts.pop(below, None)

    def _restart(self, num_id: str, at: int) -> int | None:
        """Return where a list that uses another's levels begins anew, the first time only."""
        if (num_id, at) in self._begun or num_id not in self._overrides:
            return None
        self._begun.add((num_id, at))
        for override in self._overrides[num_id].iterchildren(qn("w:lvlOverride")):
            if whole(override.get(qn("w:ilvl"))) == at:
                return whole(value(override, "w:startOverride"))
        return None

    def _label(self, list_id: str, levels: dict[int, _Level], at: int) -> str:
        counts = self._counts[list_id]

        def figure(found: re.Match[str]) -> str:
            asked = int(found[1]) - 1
            if asked not in levels or asked not in counts:
                return ""
            is_plain = levels[at].is_legal and levels[asked].form != "none"
            return _written(counts[asked], "decimal" if is_plain else levels[asked].form)

        return re.sub(r"%([1-9])", figure, levels[at].text).strip()
