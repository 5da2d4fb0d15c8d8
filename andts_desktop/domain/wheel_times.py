"""When in one year a part of a plan is done, by its dates and the plan's own words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.plan import Node
from andts_desktop.domain.recurrence import (
    WHOLE_YEAR,
    Months,
    month_words,
    months_between,
    read_recurrence,
)

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class TimeKind(StrEnum):
    """How well it is known when in the year something is done.

    SOME_TIME is where the plan says nothing, or nothing that is a time. OTHER_YEARS is where it
    begins later, is over already, or does not recur in the part of the year that it lasts.
    """

    MONTHS = "months"
    WHOLE_YEAR = "whole_year"
    SOME_TIME = "some_time"
    OTHER_YEARS = "other_years"


@dataclass(frozen=True, slots=True)
class YearTime:
    """The months of one year in which something is done; none where they are not known.

    `words` says the same for people, with what the plan says itself.
    """

    kind: TimeKind
    months: Months = frozenset()
    words: str = ""


def time_in_year(node: Node, year: int) -> YearTime:
    """Return when in the year a node of a plan is done."""
    lasts = _lasts(node, year)
    recurs = read_recurrence(node.recurs)
    if not lasts or not _may_be_in(node.recurs, year):
        return YearTime(TimeKind.OTHER_YEARS, words=_own_words(node))
    if recurs is None and not (node.starts or node.ends):
        return YearTime(TimeKind.SOME_TIME, words=_own_words(node))
    months = lasts if recurs is None else lasts & recurs
    if not months:
        return YearTime(TimeKind.OTHER_YEARS, words=_own_words(node))
    kind = TimeKind.WHOLE_YEAR if months == WHOLE_YEAR else TimeKind.MONTHS
    return YearTime(kind, months, _words(node, months))


def _lasts(node: Node, year: int) -> Months:
    """Return the months of the year between a node's beginning and its end."""
    first, last = _first_month(node.starts), _last_month(node.ends)
    if first and last and last < first:
        last = None
    begins = max(first or (year, 1), (year, 1))
    ends = min(last or (year, 12), (year, 12))
    return frozenset() if ends < begins else months_between(begins[1], ends[1])


def _first_month(date: str) -> tuple[int, int] | None:
    return (int(date[:4]), int(date[5:7] or 1)) if date else None


def _last_month(date: str) -> tuple[int, int] | None:
    return (int(date[:4]), int(date[5:7] or 12)) if date else None


def _may_be_in(recurs: str, year: int) -> bool:
    """Tell whether the plan's words name no years, or years around this one."""
    years = [int(each) for each in _YEAR.findall(recurs)]
    return not years or min(years) <= year <= max(years)


def _words(node: Node, months: Months) -> str:
    said, own = month_words(months), node.recurs.strip()
    if not own or own.casefold().rstrip(".") == said:
        return said
    return f"{own} ({said})"


def _own_words(node: Node) -> str:
    """Say what the plan says of the time, with its dates."""
    dates = "–".join(dict.fromkeys((node.starts, node.ends)))
    dates = f"från {node.starts}" if dates.endswith("–") else dates
    dates = f"till {node.ends}" if dates.startswith("–") else dates
    return ", ".join(filter(None, (node.recurs.strip(), dates)))
