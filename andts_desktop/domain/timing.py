"""When something in a plan begins and ends: a year, a month or a day."""

import datetime as dt
import re

from andts_desktop.domain.swedish import MONTHS

_DATE = re.compile(r"([0-9]{4})(?:-?([0-9]{2})(?:-?([0-9]{2}))?)?")
_IN_WORDS = re.compile(r"(?:([0-9]{1,2}) )?([a-zåäö]{3,9})\.? ([0-9]{4})")


def read_date(text: str) -> str | None:
    """Read a date as people write it; None where it is none.

    Gives a year, a month or a day in ISO: "2024", "2024-03" and "2024-03-01", also for "20240301",
    "mars 2024" and "1 mars 2024". An empty text is the empty date.
    """
    plain = " ".join(text.casefold().split())
    if not plain:
        return ""
    found = _DATE.fullmatch(plain)
    if found is not None:
        return _checked(*found.groups())
    found = _IN_WORDS.fullmatch(plain)
    if found is None:
        return None
    day, name, year = found.groups()
    months = [number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    if len(months) != 1:
        return None
    return _checked(year, f"{months[0]:02}", day and day.zfill(2))


def check_date(text: str) -> str | None:
    """Say in Swedish what is wrong with a date in ISO, None where nothing is.

    A date is a year, a month or a day: "2024", "2024-03" or "2024-03-01". None at all is no fault.
    """
    if read_date(text) == text:
        return None
    return (
        f"”{text}” är inget datum. Skriv ett år, en månad eller en dag: 2024, 2024-03, 2024-03-01."
    )


def ends_before(starts: str, ends: str) -> bool:
    """Tell whether one ISO date lies wholly before another; a year holds all its days."""
    exact = min(len(starts), len(ends))
    return ends[:exact] < starts[:exact]


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
