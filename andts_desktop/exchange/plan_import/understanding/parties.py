"""The parties that a cell names, parted from each other, with what is bold among them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from andts_desktop.exchange.plan_import.source import Paragraph
from andts_desktop.exchange.plan_import.understanding.unit_names import COMPLETE, is_unit_like

_SEPARATOR = re.compile(
    r"(?P<with>,?\s+(?:i samverkan med|i samarbete med|tillsammans med)\s+)"
    r"|(?P<stop>(?<=[a-zåäö]{3})\.\s+(?=[A-ZÅÄÖ]))"
    r"|(?P<comma>\s*[,;](?:\s*(?:och|samt)\b)?\s*)"
    r"|(?P<and>\s+(?:och|samt|&|\+)\s+)"
    r"|(?P<slash>\s*/\s*)"
)
_OPEN_NAME = re.compile(r"\w*(?:nämnden?|förvaltningen?|kontoret|utskottet) för\b", re.IGNORECASE)
_BOARD_NEXT = re.compile(r"(?:\w+- och )?\w+(?:nämnd|styrelse|förvaltning)", re.IGNORECASE)
_OPEN_LIST = re.compile(
    r"(?:exempelvis|till exempel|t\.? ?ex|bland annat|bl\.? ?a)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?:genom|via|enligt|vid|se|sker|utses|beslutas)\s", re.IGNORECASE)
_LINKS = frozenset(
    [
        "för",
        "i",
        "på",
        "av",
        "och",
        "med",
        "till",
        "inom",
        "mot",
        "under",
        "vid",
        "samt",
        "–",
        "-",
        "&",
    ]
)
_BROKEN = re.compile(r"(?<=\w)- (?!och\b|eller\b|samt\b|respektive\b)(?=[a-zåäö])")
_LONGEST_NAME = 200
_BULLET = re.compile(r"^[•–*▪-]\s+")


@dataclass(frozen=True, slots=True)
class Party:
    """A name as it stands; `is_with` where "i samverkan med" stands before it."""

    name: str
    is_bold: bool = False
    is_with: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bold: tuple[bool, ...]

    def is_bold(self, start: int, end: int) -> bool:
        marks = [
            bold
            for letter, bold in zip(self.text[start:end], self.bold[start:end], strict=True)
            if letter.isalnum()
        ]
        return 2 * sum(marks) > len(marks)


def _line(paragraph: Paragraph) -> _Line:
    letters: list[tuple[str, bool]] = []
    for run in paragraph.runs:
        for letter in run.text.replace("\u00ad", ""):
            plain = " " if letter.isspace() else letter
            if plain != " " or (letters and letters[-1][0] != " "):
                letters.append((plain, run.bold))
    return _Line("".join(each for each, _ in letters), tuple(bold for _, bold in letters))


class PartyReader:
    """Parts names by what the other cells of the document have taught it of them."""

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        texts = [_line(each).text.strip() for each in paragraphs]
        pieces = [text[a:b] for text in texts for a, b, _ in _pieces(text)]
        self._heads = {_first(piece) for piece in pieces} - {""}
        self._places = {
            name for text in texts for name in re.findall(r"[Rr]egion ([A-ZÅÄÖ]\w+)", text)
        }
        self._names = {_clean(piece) for piece in pieces if not _boundaries(piece)}
        self._names |= {_clean(piece[a:b]) for piece in pieces for a, b in self._segments(piece)}

    def read(self, paragraphs: Sequence[Paragraph]) -> tuple[Party, ...]:
        """Return the parties of a cell in their order, each once."""
        found: dict[str, Party] = {}
        for paragraph in paragraphs:
            if is_sentence(paragraph.text):
                continue
            for party in self._of_line(_line(paragraph)):
                found.setdefault(party.name, party)
        return tuple(found.values())

    def _of_line(self, line: _Line) -> Iterable[Party]:
        for start, end, is_with in _pieces(line.text):
            for first, last in self._segments(line.text[start:end]):
                name = _clean(line.text[start + first : start + last])
                if name:
                    is_bold = line.is_bold(start + first, start + last)
                    yield Party(name, is_bold, is_with and first == 0)

    def _segments(self, piece: str) -> list[tuple[int, int]]:
        """Part names that stand beside each other with nothing but space between."""
        cuts = [0]
        for place in _boundaries(piece):
            if self._is_cut(piece[cuts[-1] : place].strip(), piece[place:]):
                cuts.append(place)
        return list(zip(cuts, [*cuts[1:], len(piece)], strict=True))

    def _is_cut(self, left: str, rest: str) -> bool:
        first, last = rest.split(maxsplit=1)[0].strip(".,"), left.rsplit(maxsplit=1)[-1]
        if first in self._places or _OPEN_LIST.match(left):
            return False
        if first in self._heads:
            return True
        if COMPLETE.search(first) and not last.endswith("s"):
            return True
        is_more = len(rest.split()) > 1 or first.isupper()
        return is_more and (_clean(left) in self._names or bool(COMPLETE.search(left)))


def is_sentence(text: str) -> bool:
    """Tell whether a line of a cell says something instead of naming someone."""
    return bool(_SENTENCE.match(text)) and len(text.split()) > 3


def _pieces(text: str) -> list[tuple[int, int, bool]]:
    """Part a line at commas and "och", but not inside a name."""
    bullet = _BULLET.match(text)
    start, is_with = (bullet.end() if bullet else 0), False
    if _OPEN_LIST.match(text[start:]):
        return [(start, len(text), False)]
    pieces = []
    for found in _SEPARATOR.finditer(text, start):
        following = text[found.end() : found.end() + _LONGEST_NAME]
        if _parts(text[start : found.start()], found, following):
            pieces.append((start, found.start(), is_with))
            start, is_with = found.end(), bool(found["with"])
    pieces.append((start, len(text), is_with))
    return [each for each in pieces if text[each[0] : each[1]].strip(" .,;")]


def _parts(left: str, found: re.Match[str], right: str) -> bool:
    if found["with"] or found["stop"]:
        return True
    if left.count("(") > left.count(")") or left.endswith("-"):
        return False
    following = re.split(r"[,;]|\s(?:och|samt)\s", right)[0].strip(" .")
    if found["slash"]:
        return is_unit_like(left) and is_unit_like(following) and len(following) > 3
    is_capital = right[:1].isupper()
    if _OPEN_NAME.match(left.strip()):
        return (is_capital and is_unit_like(following)) or bool(_BOARD_NEXT.match(right))
    if found["comma"]:
        return True
    return is_capital or (is_unit_like(left) and is_unit_like(following))


def _boundaries(piece: str) -> list[int]:
    """Return where a word with a capital follows one that does not lead to it."""
    words = list(re.finditer(r"\S+", piece))
    return [
        word.start()
        for before, word in pairwise(words)
        if word.group()[0].isupper()
        and before.group().casefold() not in _LINKS
        and not before.group().endswith(("-", "("))
    ]


def _first(piece: str) -> str:
    words = piece.split()
    return words[0].strip(".,") if words and words[0][0].isupper() and len(words[0]) > 3 else ""


def _clean(name: str) -> str:
    return _BROKEN.sub("-", name.strip(" .,;:–"))
