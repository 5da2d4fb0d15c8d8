"""Names set in columns so narrow that their words must be parted."""

import re
from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

_PIECE = re.compile(r"[^\s-]+-?|-")
_VOWELS = "aeiouyåäöé"
# One consonant goes with the syllable that follows, and sounds of two letters stay whole.
_CONSONANT_AND_VOWEL = re.compile(rf"(?=[^{_VOWELS}\W][{_VOWELS}])", re.IGNORECASE)
_TOGETHER = frozenset({"sk", "sj", "ch", "ck", "st", "kj", "tj", "ld"})
_LEAST = 2
"""Letters that must stand on either side."""


def narrow_lines(name: str, width: float, style: ParagraphStyle) -> list[str]:
    """Return the name in lines no wider than `width` points, as far as its letters allow."""
    lines: list[str] = []
    for piece in _PIECE.findall(name):
        joined = f"{lines[-1]} {piece}" if lines and not lines[-1].endswith("-") else ""
        if joined and _width(joined, style) <= width:
            lines[-1] = joined
        else:
            lines += _parted(piece, width, style)
    return lines


def _parted(word: str, width: float, style: ParagraphStyle) -> Iterator[str]:
    rest = word
    while _width(rest, style) > width:
        places = [place for place in _places(rest) if _width(f"{rest[:place]}-", style) <= width]
        fallback = [n for n in range(1, len(rest)) if _width(f"{rest[:n]}-", style) <= width]
        place = max(places or fallback, default=0)
        if not place:
            break
        yield f"{rest[:place]}-"
        rest = rest[place:]
    yield rest


def _places(word: str) -> Iterator[int]:
    for match in _CONSONANT_AND_VOWEL.finditer(word):
        place = match.start()
        if word[place - 1 : place + 1].lower() in _TOGETHER:
            place -= 1
        if _LEAST <= place <= len(word.rstrip("-")) - _LEAST:
            yield place


def _width(words: str, style: ParagraphStyle) -> float:
    return stringWidth(words, style.fontName, style.fontSize)
