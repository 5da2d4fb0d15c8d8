"""Lines of a title page that name what they say: "Beslutad: 9 mars 2021"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from andts_desktop.domain.swedish import MONTHS
from andts_desktop.exchange.plan_import.understanding.flow import Piece

_FRONT = 30
_DAY = rf"(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})"
_DATE = re.compile(rf"(?P<iso>\d{{4}}-\d\d-\d\d)|{_DAY}", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s*(?:–|—|-|till(?: och med)?)\s*(?:19|20)\d\d")
_LINE = re.compile(r"(?P<name>[A-ZÅÄÖ][\wåäö ]{2,25}):\s+(?P<value>\S.*)")
_LONGEST = 120


@dataclass(slots=True)
class TitleLines:
    """What the lines say, by the names of the details, and their places among the pieces.

    `years` are those that the plan holds for, in the line's own words.
    """

    said: dict[str, str] = field(default_factory=dict)
    years: str = ""
    places: set[int] = field(default_factory=set)


def date_in(text: str) -> str:
    """Return the first date that a text names as an ISO date, or nothing."""
    found = _DATE.search(text)
    if found is None:
        return ""
    if found["iso"]:
        return found["iso"]
    day, month, year = found.group(2), found.group(3).lower(), found.group(4)
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def read_title_lines(pieces: Sequence[Piece], title: Piece | None) -> TitleLines:
    """Read the lines between the title and the first heading after it."""
    lines = TitleLines()
    start = next((i + 1 for i, each in enumerate(pieces) if each is title), 0)
    for place in range(start, min(start + _FRONT, len(pieces))):
        piece = pieces[place]
        if piece.paragraph is None or piece.paragraph.heading:
            break
        found = _LINE.fullmatch(piece.text) if len(piece.text) <= _LONGEST else None
        said = _said(found["name"], found["value"]) if found else None
        if said is not None:
            lines.places.add(place)
            lines.said.update({name: text for name, text in said.items() if name not in lines.said})
    lines.years = lines.said.pop("years", "")
    return lines


def _said(name: str, value: str) -> dict[str, str] | None:
    """Return what a line tells, None where it is not one of a title page."""
    read = _READERS.get(name.casefold())
    return read(value) if read is not None else None


def _years(value: str) -> dict[str, str] | None:
    return {"years": value} if _YEARS.fullmatch(value.strip(" .")) else None


def _day(value: str) -> dict[str, str] | None:
    rest = _DATE.sub("", value).strip(" .,")
    return {"decided_on": date_in(value)} if date_in(value) and not rest else None


def _by(value: str) -> dict[str, str] | None:
    return None if _DATE.search(value) else {"decided_by": value}


def _version(value: str) -> dict[str, str] | None:
    version = _DATE.sub("", value).strip(" ,.")
    told = {"version": version, "version_date": date_in(value)}
    return {name: text for name, text in told.items() if text}


def _printed(value: str) -> dict[str, str] | None:
    return {} if date_in(value) else None


_READERS: dict[str, Callable[[str], dict[str, str] | None]] = {
    **dict.fromkeys(("gäller", "giltighetstid", "planperiod", "period"), _years),
    **dict.fromkeys(("beslutad av", "antagen av", "fastställd av"), _by),
    **dict.fromkeys(("beslutad", "antagen", "fastställd", "beslutsdatum"), _day),
    **dict.fromkeys(("diarienummer", "dnr", "ärendenummer"), lambda v: {"case_number": v}),
    "version": _version,
    "läget per": _printed,
}
