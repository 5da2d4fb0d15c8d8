"""Lines of running text that name the field they hold: "Ansvarig: Socialnämnden"."""

import re
from dataclasses import dataclass

from andts_desktop.domain.plan import PreventionLevel
from andts_desktop.exchange.plan_import.understanding.roles import RESPONSIBILITY
from andts_desktop.exchange.plan_import.understanding.values import (
    read_goals,
    read_prevention,
    read_substances,
)
from andts_desktop.exchange.plan_import.understanding.words import header
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

FIELD_LINE = re.compile(
    r"(?:[–•*▪◦·-]\s+)?(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ/ -]{1,35}):\s+(?P<value>\S.*)"
)
ABOUT_INDICATOR = "om indikatorn"
_ONLY_IN_LINES = {
    ABOUT_INDICATOR: ColumnMeaning.INDICATOR,
    "gäller": ColumnMeaning.SUBSTANCES,
    "avser": ColumnMeaning.SUBSTANCES,
    "återkommer": ColumnMeaning.TIME,
}
_LONGEST = {
    **dict.fromkeys(RESPONSIBILITY, 300),
    ColumnMeaning.INDICATOR: 400,
    ColumnMeaning.TARGET: 160,
    ColumnMeaning.TIME: 80,
    ColumnMeaning.STATUS: 60,
    ColumnMeaning.COMMENT: 600,
    ColumnMeaning.NATIONAL_GOALS: 60,
    ColumnMeaning.PREVENTION_LEVEL: 60,
    ColumnMeaning.SUBSTANCES: 80,
}
"""How long a value may be; what is longer is prose that happens to begin with the word."""
_SAYS_SOMETHING = re.compile(
    r"\b(?:ansvarar|ska|skall|har|är|kommer|bör|kan|måste|samordnar|leder|utser|beslutar|följer)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a line names; `start` is where its value begins."""

    meaning: ColumnMeaning
    name: str
    value: str
    start: int

    @property
    def is_held(self) -> bool:
        """Whether the value is one that such a field can hold."""
        return _holds(self.meaning, self.value)


def read_line(text: str) -> Field | None:
    """Read a line that names what it holds, None for other text and for what it cannot hold."""
    found = FIELD_LINE.match(text)
    named = field_of(found["name"], found["value"], found.start("value")) if found else None
    return named if named is not None and named.is_held else None


def field_of(name: str, value: str, start: int) -> Field | None:
    """Return the field of that name with a value that it may be unable to hold."""
    meaning = _meaning(name)
    return Field(meaning, name, value, start) if meaning is not None else None


def _meaning(name: str) -> ColumnMeaning | None:
    only = _ONLY_IN_LINES.get(name.casefold())
    known = header(name)
    if only is not None or known is None or known.certainty < 0.9:
        return only
    return known.meaning


def _holds(meaning: ColumnMeaning, value: str) -> bool:
    if len(value) > _LONGEST.get(meaning, 0):
        return False
    if meaning in RESPONSIBILITY:
        return _SAYS_SOMETHING.search(value) is None
    if meaning is ColumnMeaning.NATIONAL_GOALS:
        return read_goals(value)[1]
    if meaning is ColumnMeaning.PREVENTION_LEVEL:
        return read_prevention(value) is not PreventionLevel.NONE
    return meaning is not ColumnMeaning.SUBSTANCES or bool(read_substances(value))
