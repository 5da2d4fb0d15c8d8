"""Numbers and level words at the beginning of a heading, parted from its title."""

import re
from dataclasses import dataclass, replace

from andts_desktop.exchange.plan_import.understanding.words import (
    LEVEL_AT_START,
    LEVEL_WORDS,
    LevelWord,
)

_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-ZÅÄÖ](?:\.?\d{1,2})?|[IVX]{1,4})(?![\wåäö])"
_SEVERAL = rf"{_NUMBER}(?:(?:\s*(?:,|och|&|\+|/|–|-)\s*){_NUMBER})*"
_AFTER_WORD = re.compile(
    rf"\s*(?:(?P<number>{_SEVERAL})\s*(?:[.:)–—-]+(?:\s+|$)|$|(?=\s+[A-ZÅÄÖ”\"])\s+)"
    r"|(?P<colon>[:–—])(?:\s+|$))"
)
_LEADING = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[A-ZÅÄÖ][.)]|[a-zåäö]\))\s+(?=\S)"
    r"|(?P<bare>\d{1,2})\s+(?=[A-ZÅÄÖ])"
)
_LETTER = re.compile(r"\(([A-ZÅÄÖ])\)")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a title: "Delmål 2." is word and number, "1.1" a number alone."""

    title: str
    number: str = ""
    word: LevelWord | None = None
    is_labelled: bool = False

    @property
    def depth(self) -> int:
        """How many parts the number has, 0 without a number made of digits."""
        return self.number.count(".") + 1 if self.number[:1].isdigit() else 0


def read_label(text: str, counted: str = "") -> Label:
    """Part a heading's text; `counted` is the number that the document counts by itself."""
    plain = text.strip()
    counted_number = counted.strip().rstrip(".:)")
    lead = _LEADING.match(plain)
    number = (lead["number"] or lead["bare"]).rstrip(".)") if lead else ""
    rest = plain[lead.end() :] if lead else plain
    labelled = _after_word(rest)
    if labelled is not None:
        return replace(labelled, number=labelled.number or number or counted_number)
    started = LEVEL_AT_START.match(rest)
    word = LEVEL_WORDS[started["word"].casefold()] if started and (lead or counted) else None
    return Label(rest, number or counted_number, word)


def _after_word(text: str) -> Label | None:
    started = LEVEL_AT_START.match(text)
    if started is None:
        return None
    word = LEVEL_WORDS[started["word"].casefold()]
    if started.end() == len(text):
        return Label("", "", word, is_labelled=True)
    after = _AFTER_WORD.match(text, started.end())
    if after is None:
        return None
    number = " ".join((after["number"] or "").split())
    return Label(text[after.end() :].strip(), number, word, is_labelled=True)


def letter_within(title: str) -> str:
    """Return the letter that a title has in brackets for a number, "(F)", or nothing."""
    found = _LETTER.search(title)
    return found.group(1) if found else ""
