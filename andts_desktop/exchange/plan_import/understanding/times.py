"""When something is done, from the words of a column: years, months, days or how often."""

import re
from dataclasses import dataclass

from andts_desktop.domain.swedish import MONTHS

_POINT = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_ONE = re.compile(rf"({_POINT})")
_SPAN = re.compile(rf"({_POINT})\s*(?:–|—|-|till|till och med|t\.?o\.?m\.?)\s*({_POINT})")
_FROM = re.compile(rf"från(?: och med)?\s+({_POINT})", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:till och med|t\.?\s?o\.?\s?m\.?|till|senast)\s+({_POINT})", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
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

    Both can stand in one: "2024–2025, Q1 och Q3".
    """
    whole = _points(text, header)
    if whole is not None:
        return whole
    first, comma, rest = text.strip().partition(", ")
    is_apart = bool(comma) and _ONE.match(rest) is None
    when = _points(first, header) if is_apart else None
    if when is None:
        return When(recurs=text.strip())
    return When(when.starts, when.ends, rest.strip())


def _points(text: str, header: str) -> When | None:
    plain = _IN_WORDS.sub(_figures, text.strip(" ."))
    span, one = _SPAN.fullmatch(plain), _ONE.fullmatch(plain)
    first = _FROM.fullmatch(plain) or (one if _START.search(header) else None)
    last = _UNTIL.fullmatch(plain) or (one if _END.search(header) else None)
    if first is not None:
        return When(starts=first[1])
    if last is not None:
        return When(ends=last[1])
    if one is not None:
        return When(plain, plain)
    if span is not None and span.group(1) <= span.group(2):
        return When(span.group(1), span.group(2))
    return None


def _figures(found: re.Match[str]) -> str:
    """Write "9 mars 2021" as "2021-03-09", and "mars 2021" as "2021-03"."""
    month = MONTHS.index(found[2].casefold()) + 1
    day = f"-{int(found[1]):02}" if found[1] else ""
    return f"{found[3]}-{month:02}{day}"
