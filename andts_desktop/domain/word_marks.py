"""Two wordings side by side, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"(\w+|[^\w\s]|^)(\s*)")
_MUCH = 4_000_000
"""Pairs of words above which the commonest are passed over, to be done in time."""


class WordMark(StrEnum):
    """What has become of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Word:
    """Some words in a row, with the space after them, that share a mark."""

    text: str
    mark: WordMark


_Token = tuple[str, str]
"""A word or a sign, and the space after it."""


def marked_words(old: str, new: str) -> tuple[Word, ...]:
    """Return what is the same, removed and added, in reading order.

    Same and added joined are exactly the new text, same and removed exactly the old one.
    """
    words = _marked(_TOKEN.findall(old), _TOKEN.findall(new))
    return tuple(
        Word("".join(word.text for word in same), mark)
        for mark, same in groupby(filter(lambda word: word.text, words), lambda word: word.mark)
    )


def _marked(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Word]:
    matcher = SequenceMatcher(
        None,
        [word for word, _ in old],
        [word for word, _ in new],
        autojunk=len(old) * len(new) > _MUCH,
    )
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(old[old_from:old_to], new[new_from:new_to], strict=True)
            yield from (word for before, now in pairs for word in _same(before, now))
        else:
            yield Word(_text(old[old_from:old_to]), WordMark.REMOVED)
            yield Word(_text(new[new_from:new_to]), WordMark.ADDED)


def _same(old: _Token, new: _Token) -> Iterator[Word]:
    yield Word(new[0], WordMark.SAME)
    if old[1] == new[1]:
        yield Word(new[1], WordMark.SAME)
    else:
        yield Word(old[1], WordMark.REMOVED)
        yield Word(new[1], WordMark.ADDED)


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(word + space for word, space in tokens)
