"""Words of a PDF put together to lines, and lines to paragraphs."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from andts_desktop.exchange.plan_import.reading.gathering import merged
from andts_desktop.exchange.plan_import.reading.pdf_page import Word
from andts_desktop.exchange.plan_import.source import Paragraph, Place, Run

_BULLETS = "•●○◦▪■□‣∙·\uf0b7\uf0a7\uf0d8\uf076o–-"
_NUMBER = re.compile(r"\d{1,2}(?:[.]\d{1,2})*[.)]|\d{1,2}(?:[.]\d{1,2})+|[a-zåäö]\)")
_AND = frozenset(("och", "eller", "samt", "respektive", "till", "som", "resp.", "&"))
_ABBREVIATION = re.compile(r"(?:[A-ZÅÄÖ0-9]{2,}|\w)-")

PITCH = 1.15
"""The usual distance between lines, in type sizes."""

_WIDER = 1.25
"""A distance this much larger than the usual one parts paragraphs."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words on one baseline, from the left."""

    words: tuple[Word, ...]

    @property
    def y(self) -> float:
        """The baseline, upwards."""
        return self.words[0].y

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def size(self) -> float:
        """The size of the longest word."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """The words as they are read."""
        return "".join(("" if word.is_glued else " ") + word.text for word in self.words).strip()

    @property
    def is_bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    @property
    def is_bullet(self) -> bool:
        """Whether the line begins with the sign of a list item."""
        return len(self.words) > 1 and self.words[0].text in _BULLETS

    @property
    def is_numbered(self) -> bool:
        """Whether the line begins with the number of a list item or heading."""
        return bool(_NUMBER.fullmatch(self.words[0].text))


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Return the words as lines, from the top down; raised figures stay on their line."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda each: -each.y):
        if groups and groups[-1][0].y - word.y < 0.45 * max(groups[-1][0].size, word.size, 4):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [Line(tuple(sorted(group, key=lambda each: each.left))) for group in groups]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the usual line distance by size, and the words it knows.

    `inner` are words that stand inside a line, and so are whole; `body` is the text's own size.
    """

    pitches: dict[float, float]
    words: Collection[str]
    inner: frozenset[str] = frozenset()
    body: float = 0.0

    def pitch(self, size: float) -> float:
        """Return the usual distance between lines of a size, in points.

        A size that is rare is taken to be set as openly as the running text.
        """
        body = round(self.body)
        share = max(self.pitches.get(body, 0.0) / body, PITCH) if body else PITCH
        return self.pitches.get(round(size), share * size)


def usual_pitches(blocks: Iterable[Sequence[Line]]) -> dict[float, float]:
    """Return the commonest distance between lines for each size that comes often enough."""
    found: dict[float, dict[float, int]] = {}
    for lines in blocks:
        for one, two in pairwise(lines):
            gap = round((one.y - two.y) * 2) / 2
            if one.size == two.size and 0.9 * one.size <= gap <= 2.2 * one.size:
                counts = found.setdefault(round(one.size), {})
                counts[gap] = counts.get(gap, 0) + 1
    return {
        size: max(counts, key=lambda gap: counts[gap])
        for size, counts in found.items()
        if sum(counts.values()) >= 5
    }


def paragraphs_of(
    lines: Sequence[Line], edge: float, setting: Setting, place: Place, *, keep_short: bool = False
) -> list[Paragraph]:
    """Join lines to paragraphs; `edge` is how far to the right a line could have gone.

    `keep_short` joins also lines that end early, as those of a heading may.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, edge, setting, keep_short=keep_short):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, edge, setting, place) for group in groups]


def _begins(
    group: Sequence[Line], line: Line, edge: float, setting: Setting, *, keep_short: bool
) -> bool:
    before = group[-1]
    if abs(before.size - line.size) > 0.6 or (line.is_bullet and _is_item(group, line)):
        return True
    gap = before.y - line.y
    if gap > _WIDER * setting.pitch(line.size):
        return not (keep_short and line.text[:1].islower() and gap < 1.8 * line.size)
    if (before.is_bold and not line.words[0].bold) or (
        line.is_bold and not any(word.bold for word in before.words)
    ):
        return True
    if keep_short:
        return False
    first = line.words[0]
    room = edge - before.right - (first.right - first.left)
    if room > 0.8 * line.size and not before.text.endswith("-"):
        return True
    return line.is_numbered and before.text.endswith((".", ":", ";"))


def _is_item(group: Sequence[Line], line: Line) -> bool:
    """Tell an item of a list from a dash that happened to come first on its line."""
    is_dash = line.words[0].text in "-–"
    return not is_dash or group[0].is_bullet or group[-1].text.endswith((".", ":", ";", ","))


def _paragraph(lines: Sequence[Line], edge: float, setting: Setting, place: Place) -> Paragraph:
    is_bullet = lines[0].is_bullet
    runs: list[Run] = []
    said = ""
    for at, line in enumerate(lines):
        for order, word in enumerate(line.words):
            if is_bullet and at == 0 and order == 0:
                continue
            text = word.text
            glue = word.is_glued or not said
            if at and not order and said.endswith("-") and len(said) > 1:
                glue, cut = hyphen(said.rsplit(" ", 1)[-1], text, setting.words)
                if cut:
                    runs[-1] = Run(runs[-1].text[:-1], runs[-1].bold)
                    said = said[:-1]
            elif at and not order:
                is_span = re.search(r"\d–$", said) is not None and text[:1].isdigit()
                glue = glue or is_span or _is_cut(lines[at - 1], text, edge, setting)
            text = text if glue else f" {text}"
            runs.append(Run(text, word.bold))
            said += text
    return Paragraph(merged(runs), bullet=1 if is_bullet else 0, size=lines[0].size, place=place)


def _is_cut(before: Line, after: str, edge: float, setting: Setting) -> bool:
    """Tell a word that was cut without a hyphen, since it was too long for its cell."""
    start, rest = before.words[0].text, after.strip(".,;:()")
    if len(before.words) > 1 or len(start) < 6 or not start[-1].isalpha():
        return False
    letter = (1.05 if rest[:1] in "mw" else 0.7) * before.size
    if not rest[:1].islower() or rest in _AND or edge - before.right > letter:
        return False
    return f"{start}{rest}" in setting.words or not {start, rest} & setting.inner


def hyphen(before: str, after: str, known: Collection[str]) -> tuple[bool, bool]:
    """Say of a hyphen at a line's end whether what follows is joined, and the hyphen cut.

    A word that the document has elsewhere decides; else a hyphen belongs to abbreviations
    ("ANDTS-arbete") and to parts that share an ending ("miljö- och").
    """
    bare = after.strip(".,;:()")
    if bare in _AND or len(before) < 2:
        return False, False
    if bare[:1].isupper() or not bare[:1].isalpha() or _ABBREVIATION.fullmatch(before.strip("(")):
        return True, False
    start = before.strip("(")
    if f"{start}{bare}" in known:
        return True, False
    return True, True
