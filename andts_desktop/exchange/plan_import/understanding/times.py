"""When something is done, from the words of a column: years, months, days or how often."""

import re
from dataclasses import dataclass

_POINT = r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_ONE = re.compile(rf"({_POINT})")
_SPAN = re.compile(rf"({_POINT})\s*(?:–|—|-|till|t\.?o\.?m\.?)\s*({_POINT})")
_START = re.compile(r"start|från", re.IGNORECASE)
_END = re.compile(r"slut|till|klar|deadline|färdig", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The fields of a node that say when."""

    starts: str = ""
    ends: str = ""
    recurs: str = ""


def read_time(text: str, header: str = "") -> When:
    """Read a cell; what is neither a point in time nor a span is kept in its own words."""
    plain = text.strip(" .")
    span, one = _SPAN.fullmatch(plain), _ONE.fullmatch(plain)
    if one is not None and _START.search(header):
        return When(starts=plain)
    if one is not None and _END.search(header):
        return When(ends=plain)
    if one is not None:
        return When(plain, plain)
    if span is not None and span.group(1) <= span.group(2):
        return When(span.group(1), span.group(2))
    return When(recurs=text.strip())
