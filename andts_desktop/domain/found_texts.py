"""Look for what was written in what stands in a finished document."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

PLACEHOLDER = "□"
"""Stands in a document for a character that no font of it has."""

# Line ends come with spaces and hyphens, and markup and bullets are set as something else.
_NOT_COMPARED = re.compile(r"[\s\-–\u2010\u2011•·*\\\u00ad\u200b\x02\ufffe\ufffd]+")
_UNREADABLE = "\ufffd"
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONGEST_TOLD = 60
_WHOLE_PAGE = 40
"""A text that goes on over a whole page has at least as many letters there."""


class _Page:
    """A page's text squeezed; `edges` are the places in it where words begin and end."""

    def __init__(self, text: str) -> None:
        self._words = _NOT_COMPARED.split(text)  # parted by hyphens too
        self.text = squeezed(text)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where a text may be broken by the end of a page."""
        return frozenset(accumulate((len(squeezed(word)) for word in self._words), initial=0))

    def ends_with(self, rest: str) -> bool:
        """Tell whether the rest of a text stands here, in whole words."""
        ends = ((place, place + len(rest)) for place in _places(rest, self.text))
        return any(
            begin in self.edges and (end in self.edges or not self.text[end].isalnum())
            for begin, end in ends
        )

    def beginning(self, wanted: str) -> int:
        """Return how much of a text stands here in one piece, up to the end of a word."""
        lengths: Sequence[int] = range(1, len(wanted) + 1)
        held = bisect_left(lengths, 1, key=lambda length: wanted[:length] not in self.text)
        place = self.text.find(wanted[:held])
        return next((length for length in range(held, 0, -1) if place + length in self.edges), 0)


class FoundText:
    """The text of a finished document, page by page; a file without pages is one."""

    def __init__(self, pages: Iterable[str]) -> None:
        texts = tuple(pages)
        self._pages = [_Page(page) for page in texts]
        self._written = frozenset().union(*texts)
        # A page ends with a character that no text has left once it is squeezed.
        self._whole = "\n".join(page.text for page in self._pages)
        self._letters = set(self._whole)
        self._place = 0

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that are not found, each once, shortened to be told.

        Texts in the document's own order are found fastest.
        """
        looked_for = dict.fromkeys(texts)
        return tuple(shortened(text) for text in looked_for if not self._holds(text))

    def _holds(self, text: str) -> bool:
        # A letter that becomes several small ones (ß) has one placeholder, where it has one.
        wanted, whole = (self._shown(squeezed(each)) for each in (text, self._replaced(text)))
        return self._stands(wanted) or (whole != wanted and self._stands(whole))

    def _shown(self, wanted: str) -> str:
        """Put placeholders for what no page shows at all."""
        return "".join(each if each in self._letters else PLACEHOLDER for each in wanted)

    def _replaced(self, text: str) -> str:
        """Put placeholders for the letters that become several and stand on no page as such."""
        return "".join(PLACEHOLDER if self._has_become(each) else each for each in text)

    def _has_become(self, letter: str) -> bool:
        # Letters that were only set together are parted where they are printed.
        is_one = unicodedata.is_normalized("NFKC", letter)
        becomes_several = len(letter.casefold()) > 1 and letter not in self._written
        return (is_one and becomes_several) or letter == _UNREADABLE

    def _stands(self, wanted: str) -> bool:
        place = self._whole.find(wanted, self._place)
        if place < 0:
            place = self._whole.find(wanted, 0, self._place + len(wanted))
        if place >= 0:
            self._place = place
            return True
        return any(self._goes_on(wanted, number) for number in range(len(self._pages)))

    def _goes_on(self, wanted: str, number: int, at_least: int = 1) -> bool:
        """Tell whether a text goes on from a page to the next, with other words at the breaks."""
        length = self._pages[number].beginning(wanted)
        if length < at_least:
            return False
        # The pages of a booklet stand two to a sheet, so what follows may stand before.
        rest = wanted[length:]
        beside = [near for near in (number + 1, number, number - 1) if near in self._numbers]
        if any(self._pages[near].ends_with(rest) for near in beside):
            return True
        return number + 1 in self._numbers and self._goes_on(rest, number + 1, _WHOLE_PAGE)

    @property
    def _numbers(self) -> range:
        return range(len(self._pages))


def squeezed(text: str) -> str:
    """Return the text in small composed letters, without spaces, hyphens, bullets and the unseen.

    Letters are small because a name or a chapter may begin with a capital where it is printed.
    """
    composed = _SELECTORS.sub("", unicodedata.normalize("NFC", text))
    kept = _NOT_COMPARED.sub("", composed).casefold()
    if kept.isprintable():
        return kept
    return "".join(each for each in kept if not unicodedata.category(each).startswith("C"))


def shortened(text: str) -> str:
    """Return the text on one line, short enough to be told in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[: _LONGEST_TOLD - 1].rstrip()}…"


def _places(wanted: str, text: str) -> Iterator[int]:
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)
