"""Read cells that hold one of a few words."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from andts_desktop.exchange.workbook.form import YES, choice_of
from andts_desktop.exchange.workbook.lines import Findings, Line

_E = TypeVar("_E", bound=StrEnum)
_YES = frozenset({YES, "x", "1", "sant"})
_NO = frozenset({"", "nej", "0", "falskt", "-", "–"})


def read_choice(
    line: Line, header: str, names: Mapping[_E, str], default: _E, findings: Findings
) -> _E:
    """Return the value that the cell names, `default` where it is empty or wrong."""
    word = line.line(header)
    value = choice_of(word, names)
    if word and value is None:
        findings.wrong(
            line, header, f"”{word}” går inte att välja. Skriv {either(names.values())}."
        )
    return default if value is None else value


def read_flag(line: Line, header: str, findings: Findings) -> bool:
    """Return whether the cell says yes; an empty one says no."""
    word = line.line(header).casefold()
    if word not in _YES | _NO:
        findings.wrong(line, header, f"”{line.line(header)}” är varken ja eller nej.")
    return word in _YES


def either(words: Iterable[str]) -> str:
    """Join words to choose from: "a, b eller c"."""
    *first, last = words
    return f"{', '.join(first)} eller {last}"
