"""When something is done, from the words of a column: years, months, days or how often."""

import re
from dataclasses import dataclass

from andts_desktop.domain.schedule import read_schedule

_START = re.compile(r"start|från", re.IGNORECASE)
_END = re.compile(r"slut|till|klar|deadline|färdig", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The fields of a node that say when."""

    starts: str = ""
    ends: str = ""
    recurs: str = ""


def read_time(text: str, header: str = "") -> When:
    """Read a cell; what is neither a point in time nor a span is kept in its own words.

    Both can stand in one: "2024–2025, Q1 och Q3". One point under "Start" or "Klart" is that alone.
    """
    when = _read(text, header)
    first, comma, rest = text.strip().partition(", ")
    if not when.recurs or not comma:
        return when
    before, after = _read(first, header), _read(rest, header)
    if before.recurs or not after.recurs:
        return when
    return When(before.starts, before.ends, after.recurs)


def _read(text: str, header: str) -> When:
    starts, ends, recurs = read_schedule(text)
    if starts and starts == ends:
        starts = "" if _END.search(header) and not _START.search(header) else starts
        ends = "" if _START.search(header) else ends
    return When(starts, ends, recurs)
