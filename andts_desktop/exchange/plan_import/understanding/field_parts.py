"""Several fields on one line, and those at the end of a title: "Tillsyn (ansvarig: …)"."""

import re

from andts_desktop.exchange.plan_import.understanding.field_lines import (
    FIELD_LINE,
    Field,
    field_of,
    read_line,
)
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_NAMED = re.compile(
    r"(?:(?<=[.;,!?])\s+|\s+\(|\s+[–—]\s+)(?P<name>[A-Za-zÅÄÖåäö][\wåäöÅÄÖ/ -]{1,35}):\s+(?=\S)"
)
_LONGEST = 600


def part_fields(title: str) -> tuple[str, tuple[Field, ...]]:
    """Part a title from the fields that are named after it; all stays title where one is not."""
    starts = _starts(title)
    before = title[: starts[0].start()].rstrip(" .;,(") if starts else ""
    fields = _fields(title, starts) if before else ()
    return (before, fields) if fields else (title, ())


def read_fields(text: str) -> tuple[Field, ...]:
    """Return the fields of a line that is nothing but fields, from its first name on."""
    first = read_line(text)
    if first is None or first.meaning is ColumnMeaning.COMMENT:
        return (first,) if first is not None else ()
    found = FIELD_LINE.match(text)
    starts = [each for each in _starts(text) if each.start() > first.start]
    fields = _fields(text, [found, *starts]) if found and starts else ()
    return fields or (first,)


def _starts(text: str) -> list[re.Match[str]]:
    if len(text) > _LONGEST:
        return []
    found = _NAMED.finditer(text)
    return [each for each in found if field_of(each["name"], "", 0) is not None]


def _fields(text: str, starts: list[re.Match[str]]) -> tuple[Field, ...]:
    """Return a field for each start, none at all where one cannot hold what follows it."""
    made: list[Field] = []
    ends = [each.start() for each in starts[1:]]
    for found, end in zip(starts, [*ends, len(text)], strict=True):
        start = found.start("value") if "value" in found.re.groupindex else found.end()
        value = text[start:end].rstrip(" ;,")
        if value.rstrip(".").count(")") > value.count("("):
            value = value.rstrip(" .)")
        field = field_of(found["name"], value.removesuffix("."), start)
        if field is None or not field.is_held:
            return ()
        made.append(field)
    return tuple(made)
