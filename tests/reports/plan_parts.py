"""What of a plan must stand in anything that prints it whole."""

import re
from collections.abc import Iterator

from andts_desktop.domain import markup
from andts_desktop.domain.plan import Plan


def everything(plan: Plan) -> Iterator[str]:
    """Every title, text, indicator, target, unit name and chapter."""
    for chapter in plan.written_chapters():
        yield chapter.title
        yield from blocks(chapter.text)
    for node in plan.walk():
        yield node.number
        yield node.title
        yield from blocks(node.text)
        yield node.recurs
        yield from (entry.unit_name for entry in node.responsibilities.entries)
        for indicator in node.indicators:
            yield from blocks(indicator.text)
            yield indicator.target
            yield from (entry.unit_name for entry in indicator.responsibilities.entries)


def blocks(text: str) -> Iterator[str]:
    """The sentences of a text."""
    for block in markup.parse(text):
        yield from re.split(r"(?<=[.:?])\s+|\n", block.text)


def stands_in(text: str, sentence: str) -> bool:
    """Whether a squeezed sentence stands in the text, whole or parted by the end of a page."""
    return sentence in text or any(
        sentence[:place] in text and sentence[place:] in text
        for place in range(5, len(sentence) - 5)
    )
