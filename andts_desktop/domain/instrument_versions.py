"""New versions and copies of an instrument, under ids that are free."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument, Part, Question
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.text import cleaned_line

_NAMELESS = "enkat"


def next_version(source: Instrument, known: Iterable[Instrument]) -> Instrument:
    """Return the version after every known one of the family, comparable with `source`.

    Its questions keep their ids, so answers go on from year to year; what was said of how
    `source` itself compares with the version before it is left behind. A title that tells the
    version ("Preventionsindex mini, version 2") tells the new one.
    """
    siblings = [source, *(each for each in known if each.family == source.family)]
    number = 1 + max(_number(each) for each in siblings)
    taken = {each.id for each in known} | {each.id for each in siblings}
    while f"{source.family}-{number}" in taken:
        number += 1
    return replace(
        source,
        id=InstrumentId(f"{source.family}-{number}"),
        version=str(number),
        title=_renamed(source.title, source.version, str(number)),
        short_title=_renamed(source.short_title, source.version, str(number)),
        comparable_with=(source.version,),
        break_reason="",
        parts=tuple(map(_without_history, source.parts)),
    )


def copied(source: Instrument, title: str, known: Iterable[Instrument]) -> Instrument:
    """Return a copy as the first version of a family of its own, named after its title."""
    name = cleaned_line(title)
    taken = {each.family for each in known} | {source.family}
    family = next(each for each in _families(name) if each not in taken)
    return replace(
        source,
        id=InstrumentId(f"{family}-1"),
        family=family,
        version="1",
        title=name,
        short_title=name,
        comparable_with=(),
        break_reason="",
        parts=tuple(map(_without_history, source.parts)),
    )


def newest_first(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Return the instruments family by family, the newest version of each first."""
    by_version = sorted(instruments, key=lambda each: sort_key(each.version), reverse=True)
    return tuple(sorted(by_version, key=lambda each: sort_key(each.family)))


def _renamed(title: str, before: str, after: str) -> str:
    """Return a title with another version, where it names the one before."""
    named = rf"\b(version )({re.escape(before)})(?!\w|[.,]\d)"
    return re.sub(named, lambda found: found[1] + after, title, flags=re.IGNORECASE)


def _number(instrument: Instrument) -> int:
    """Return the version as a number, the last one in its id where it has none."""
    for text in (instrument.version, instrument.id):
        found = re.findall(r"[0-9]{1,9}", text)
        if found:
            return int(found[-1])
    return 1


def _families(title: str) -> Iterator[str]:
    """Yield names for a family in plain letters: "Vår enkät" is var-enkat, var-enkat-b and on."""
    plain = unicodedata.normalize("NFD", title.casefold()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or _NAMELESS
    yield base
    letters = (chr(code) for code in range(ord("b"), ord("z") + 1))
    yield from (f"{base}-{letter}" for letter in letters)
    number = 1
    while True:
        yield f"{base}-z{number}"
        number += 1


def _without_history(part: Part) -> Part:
    return replace(
        part,
        parts=tuple(map(_without_history, part.parts)),
        questions=tuple(map(_fresh, part.questions)),
    )


def _fresh(question: Question) -> Question:
    return replace(question, previous=None, not_comparable="")
