"""What a plan's own words say about when something is done: "Q1 och Q3", "2023–2024", "löpande"."""

import re
from collections.abc import Iterator

from andts_desktop.domain.swedish import MONTHS
from andts_desktop.domain.timing import ends_before, read_date

ALL_QUARTERS = frozenset({1, 2, 3, 4})
_SEASONS = {
    "vår": (1, 2),
    "sommar": (2, 3),
    "höst": (3, 4),
    "vinter": (4, 1),
    "vårtermin": (1, 2),
    "hösttermin": (3, 4),
    "vt": (1, 2),
    "ht": (3, 4),
    "första halvår": (1, 2),
    "andra halvår": (3, 4),
    "halvårsvis": (2, 4),
    "kvartalsvis": (1, 2, 3, 4),
    "varje kvartal": (1, 2, 3, 4),
    "varje månad": (1, 2, 3, 4),
    "månadsvis": (1, 2, 3, 4),
}
_SEASON_MONTHS = {
    "vår": ("01", "06"),
    "vt": ("01", "06"),
    "sommar": ("06", "08"),
    "höst": ("07", "12"),
    "ht": ("07", "12"),
}
_TO = r"\s*(?:-|–|—|till och med|till|t\.?o\.?m\.?)\s*"
# "Jul" is Christmas.
_SHORT = ("sept", *(month[:3] for month in MONTHS if month != "juli"))
_MONTH = rf"(?:{'|'.join((*MONTHS, *_SHORT))})\b\.?"
_QUARTERS = re.compile(
    rf"\b(?:q|kv\.?|kvartal(?:et|en)?)\s*([1-4])(?:{_TO}(?:q|kv\.?|kvartal)?\s*([1-4])\b)?"
    rf"((?:\s*(?:,|och|&)\s*[1-4]\b)*)"
)
_MONTHS = re.compile(rf"\b({_MONTH})(?:{_TO}({_MONTH}))?")
_SEASON = re.compile(
    r"\b(" + "|".join(sorted(_SEASONS, key=len, reverse=True)) + r")(?:en|ar|n|arna|s|et)*\b"
)
_DATE = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?|(?:[0-9]{1,2} )?[a-zåäö]{3,9}\.? [0-9]{4})"
_SPAN = re.compile(rf"({_DATE})(?:\s*(?:–|—|till och med|till|t\.?o\.?m\.?)\s*|\s+-\s+)({_DATE})")
_YEARS = re.compile(r"([0-9]{4})\s*[-/]\s*((?:[0-9]{2})?[0-9]{2})")
_DONE = re.compile(
    rf"(?:är )?(?:klart?|färdigt?|slutfört?|senast|före|t\.?o\.?m\.?|till och med|till|–|-)"
    rf"(?: senast)?\s+({_DATE})"
)
_BEGUN = re.compile(
    rf"(?:start(?:ar)?|påbörjas|börjar|från(?: och med)?|fr\.?o\.?m\.?)\s+({_DATE})(?:\s*[–-])?"
)
_SEASON_OF_YEAR = re.compile(
    r"(vår|höst|sommar)(?:en|termin(?:en)?)?\s+([0-9]{4})|(vt|ht)\s*((?:20)?[0-9]{2})"
)


def quarters(recurs: str) -> frozenset[int]:
    """Return the quarters (1–4) that a plan's words name, none where they name no part of a year.

    "Varje år" and "löpande" are at any time of the year, and so name none.
    """
    words = " ".join(recurs.casefold().split())
    return frozenset((*_numbered(words), *_by_months(words), *_by_seasons(words)))


def read_schedule(text: str) -> tuple[str, str, str]:
    """Read a cell on time as (starts, ends, recurs).

    Dates are a year, a month or a day in ISO, where the whole cell is a date, a span, a beginning
    or an end. A span that ends before it begins, and all else, is kept as the plan's own words.
    """
    shown = " ".join(text.split())
    words = shown.casefold().rstrip(".")
    starts, ends = _span(words) or ("", "")
    is_read = bool(starts or ends) and not ends_before(starts, ends)
    return (starts, ends, "") if is_read else ("", "", shown)


def _numbered(words: str) -> Iterator[int]:
    for first, last, more in _QUARTERS.findall(words):
        yield from _round(int(first), int(last or first), 4)
        yield from map(int, re.findall("[1-4]", more))


def _by_months(words: str) -> Iterator[int]:
    for first, last in _MONTHS.findall(words):
        months = _round(_month(first), _month(last or first), 12)
        yield from ((month + 2) // 3 for month in months)


def _by_seasons(words: str) -> Iterator[int]:
    for season in _SEASON.findall(words):
        yield from _SEASONS[season]


def _round(first: int, last: int, count: int) -> Iterator[int]:
    """Yield the numbers from the first to the last, past the turn of the year if need be."""
    for step in range((last - first) % count + 1):
        yield (first + step - 1) % count + 1


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


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
    return _season(words)


def _both(starts: str | None, ends: str | None) -> tuple[str, str] | None:
    return None if starts is None or ends is None else (starts, ends)


def _season(words: str) -> tuple[str, str] | None:
    found = _SEASON_OF_YEAR.fullmatch(words)
    if found is None:
        return None
    first, last = _SEASON_MONTHS[found[1] or found[3]]
    year = found[2] or f"20{found[4][-2:]}"
    return f"{year}-{first}", f"{year}-{last}"
