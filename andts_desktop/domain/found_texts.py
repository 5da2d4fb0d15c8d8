"""Look for what was written in what stands in a finished document."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence

PLACEHOLDER = "□"
"""Stands in a document for a character that no font of it has."""

# Line ends come with spaces and hyphens, and markup and bullets are set as something else.
_NOT_COMPARED = re.compile(r"[\s\-–\u2010\u2011•·*\\\u00ad\u200b\x02\ufffe\ufffd]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONGEST_TOLD = 60
_SHORTEST_BROKEN = 12
"""A text shorter than this stands on one page: two pieces of it would be found by chance."""
_WHOLE_PAGE = 40
"""A text that goes on over a whole page has at least as many letters there."""


class FoundText:
    """The text of a finished document, page by page; a file without pages is one."""

    def __init__(self, pages: Iterable[str]) -> None:
        self._pages = [squeezed(page) for page in pages]
        # A page ends with a character that no text has left once it is squeezed.
        self._whole = "\n".join(self._pages)
        self._letters = set(self._whole)
        self._place = 0

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the texts that are not found, each once, shortened to be told.

        Texts in the document's own order are found fastest.
        """
        looked_for = dict.fromkeys(texts)
        return tuple(shortened(text) for text in looked_for if not self._holds(text))

    def _holds(self, text: str) -> bool:
        wanted = squeezed(text)
        # What no page shows at all can only stand as a placeholder.
        wanted = "".join(each if each in self._letters else PLACEHOLDER for each in wanted)
        place = self._whole.find(wanted, self._place)
        if place < 0:
            place = self._whole.find(wanted, 0, self._place + len(wanted))
        if place >= 0:
            self._place = place
            return True
        return len(wanted) >= _SHORTEST_BROKEN and self._is_broken(wanted)

    def _is_broken(self, wanted: str) -> bool:
        """Tell whether the text goes on from page to page, with other words at the breaks."""
        return any(
            self._goes_on(wanted, page)
            for page, text in enumerate(self._pages)
            if wanted[0] in text
        )

    def _goes_on(self, wanted: str, page: int, at_least: int = 1) -> bool:
        length = _longest_beginning(wanted, self._pages[page])
        if length == len(wanted):
            return True
        if length < at_least:
            return False
        # The pages of a booklet stand two to a sheet, so what follows may stand before.
        rest = wanted[length:]
        beside = [near for near in (page + 1, page, page - 1) if 0 <= near < len(self._pages)]
        if any(rest in self._pages[near] for near in beside):
            return True
        return page + 1 < len(self._pages) and self._goes_on(rest, page + 1, _WHOLE_PAGE)


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


def _longest_beginning(wanted: str, page: str) -> int:
    """Return how much of the beginning of a text a page holds in one piece."""
    lengths: Sequence[int] = range(1, len(wanted) + 1)
    return bisect_left(lengths, 1, key=lambda length: 0 if wanted[:length] in page else 1)
