"""What the cells of a printed table hold: figures as figures, days as days, the rest as text."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.swedish import MONTHS, parse_decimal

_SIGNS = frozenset({"–", ".", ".."})
"""The signs that stand where a figure is missing; each says why, so they are kept."""
_MOSTLY = 0.6
_FIGURE = re.compile(
    "(?P<sign>[+−-]?)(?P<whole>0|[1-9][0-9]*|[1-9][0-9]{0,2}(?: [0-9]{3})+)"
    "(?:,(?P<decimals>[0-9]+))?(?P<percent> ?(?:%|procent))?"
)
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = re.compile(f"([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ([0-9]{{4}})")
_SPACES = re.compile("[\u00a0\u2009\u202f]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how it was written: its decimals, its sign, its thousands parted.

    Of `is_percent` the value is what was written: 87 for "87 %".
    """

    value: Decimal
    places: int = 0
    is_percent: bool = False
    is_signed: bool = False
    is_parted: bool = False


Value = str | Figure | dt.date | None
"""What a cell holds; None is an empty one."""


def read_column(texts: Sequence[str]) -> tuple[Value, ...]:
    """Read the texts of a column as figures or days where they are; else they are texts.

    Signs for missing figures may stand among figures, and empty cells anywhere. Among figures a
    few cells may be words ("63,6, preliminärt").
    """
    told = [text for text in texts if text]
    for read in (_figure, _day):
        values = {text: read(text) for text in told}
        if any(values.values()) and all(values[text] or text in _SIGNS for text in told):
            return tuple((values[text] or text) if text else None for text in texts)
    figures = sum(1 for text in told if _figure(text))
    return read_cells(texts) if figures >= _MOSTLY * len(told) > 0 else _as_texts(texts)


def _as_texts(texts: Sequence[str]) -> tuple[Value, ...]:
    return tuple(text or None for text in texts)


def read_cells(texts: Sequence[str]) -> tuple[Value, ...]:
    """Read each text by itself, where figures and words stand in one column."""
    return tuple(_figure(text) or _day(text) or text or None for text in texts)


def _figure(text: str) -> Figure | None:
    """Read a number as documents print it; "1.1" and "007" are numbers of goals and the like."""
    found = _FIGURE.fullmatch(_SPACES.sub(" ", text))
    if found is None:
        return None
    decimals = found["decimals"] or ""
    value = parse_decimal(f"{found['sign']}{found['whole']},{decimals or '0'}")
    if value is None:
        return None
    return Figure(
        value if decimals else value.to_integral_value(),
        places=len(decimals),
        is_percent=bool(found["percent"]),
        is_signed=found["sign"] == "+",
        is_parted=" " in found["whole"],
    )


def _day(text: str) -> dt.date | None:
    words = _DAY.fullmatch(text)
    try:
        if words:
            return dt.date(int(words[3]), MONTHS.index(words[2]) + 1, int(words[1]))
        return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None
