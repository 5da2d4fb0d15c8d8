"""What a plan's own words say about when something is done: "2023–2024", "klart 2025-06"."""

import re

from andts_desktop.domain.timing import ends_before, read_date

_DATE = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?|(?:[0-9]{1,2} )?[a-zåäö]{3,9}\.? [0-9]{4})"
_TO = r"(?:till och med|till|t\.?\s?o\.?\s?m\.?)"
_SPAN = re.compile(
    rf"(?:från\s+)?({_DATE})(?:\s*(?:–|—|{_TO})\s*|\s+-\s+|(?<=[0-9]{{4}}-[0-9]{{2}})-)({_DATE})"
)
_YEARS = re.compile(r"([0-9]{4})\s*[-/]\s*((?:[0-9]{2})?[0-9]{2})")
_DONE = re.compile(
    rf"(?:är )?(?:klart?|färdigt?|slutfört?|senast|före|{_TO}|–|-)(?: senast)?\s+({_DATE})"
)
_BEGUN = re.compile(
    rf"(?:start(?:ar)?|påbörjas|börjar|från(?: och med)?|fr\.?o\.?m\.?)\s+({_DATE})(?:\s*[–-])?"
)


def read_schedule(text: str) -> tuple[str, str, str]:
    """Read a cell on time as (starts, ends, recurs).

    Dates are a year, a month or a day in ISO, where the whole cell is a date, a span, a beginning
    or an end. A span that ends before it begins, and all else ("hösten 2025", "Q1 och Q3"), is
    kept as the plan's own words.
    """
    shown = " ".join(text.split())
    words = shown.casefold().rstrip(".")
    starts, ends = _span(words) or ("", "")
    is_read = bool(starts or ends) and not ends_before(starts, ends)
    return (starts, ends, "") if is_read else ("", "", shown)


def _span(words: str) -> tuple[str, str] | None:
    """Return the beginning and the end of what the words say, None where they say neither."""
    date = read_date(words)
    if date:
        return date, date
    if found := _YEARS.fullmatch(words):
        first, last = found.groups()
        # "2024-03" is a month, and was read as one; "2023-24" and "2023/2024" are years.
        return first, first[: 4 - len(last)] + last
    if found := _SPAN.fullmatch(words):
        return _both(read_date(found[1]), read_date(found[2]))
    if found := _DONE.fullmatch(words):
        return _both("", read_date(found[1]))
    if found := _BEGUN.fullmatch(words):
        return _both(read_date(found[1]), "")
    return None


def _both(starts: str | None, ends: str | None) -> tuple[str, str] | None:
    return None if starts is None or ends is None else (starts, ends)
