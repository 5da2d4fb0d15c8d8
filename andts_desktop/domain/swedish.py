"""Swedish ways of writing numbers, dates and order."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from andts_desktop.domain.scoring import round_half_up

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def format_decimal(value: Decimal, places: int = 1) -> str:
    """Write with decimal comma and a fixed number of decimals, rounded half up: "63,6"."""
    return f"{round_half_up(value, places):f}".replace(".", ",").replace("-", "−")


def format_points(value: Decimal) -> str:
    """Write points exactly as they are, without trailing zeros: "0,5", "10"."""
    text = f"{value:f}" if value else "0"
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return text.replace(".", ",").replace("-", "−")


def format_sum(value: Decimal) -> str:
    """Write a sum of points with two decimals at most; where each step is told, they are exact."""
    return format_points(round_half_up(value, 2))


def format_signed(value: Decimal, places: int = 1) -> str:
    """Write a change with its sign: "+4,5", "−1,8", "0,0"."""
    text = format_decimal(value, places)
    return f"+{text}" if round_half_up(value, places) > 0 else text


def signed_points(value: Decimal) -> str:
    """Write a change in points with its sign, as exactly as `format_sum`: "+0,25", "0"."""
    text = format_sum(value)
    return f"+{text}" if value > 0 and text != "0" else text


def shown_change(now: Decimal, before: Decimal, places: int = 1) -> Decimal:
    """Return the difference of two figures as they are shown, so that readers can check it."""
    return round_half_up(now, places) - round_half_up(before, places)


def parse_decimal(text: str) -> Decimal | None:
    """Read a number as people type it, "87,5" or "87.5"; None where it is not one number.

    A space may part the thousands ("12 500"); "10 20" is two numbers, and so none.
    """
    plain = re.sub(r"[ \u00a0\u2009\u202f]", " ", text.strip()).replace("−", "-")
    if not re.fullmatch(r"[+-]?([0-9]{1,3}( [0-9]{3})+|[0-9]+)([.,][0-9]+)?", plain):
        return None
    return Decimal(plain.replace(" ", "").replace(",", "."))


def format_date(date: dt.date) -> str:
    """Write a date in words: "22 november 2026"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts as Swedish does: Å, Ä, Ö last, numbers by size, case alike.

    Other accents sort with their base letter (é with e).
    """
    pieces = re.split(r"([0-9]+)", unicodedata.normalize("NFC", text).casefold())
    return tuple(
        (0, _size_rank(piece)) if piece[0] in "0123456789" else (1, _letters_rank(piece))
        for piece in pieces
        if piece
    )


def _size_rank(digits: str) -> str:
    # A longer number is a larger one, so its length stands first.
    significant = digits.lstrip("0")
    return f"{len(significant):06}{significant}"


def _letters_rank(piece: str) -> str:
    return "".join(map(_letter_rank, piece))


# Names are sorted each time that they are read, and are made of few letters.
@lru_cache(maxsize=512)
def _letter_rank(letter: str) -> str:
    after_z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
    if letter in after_z:
        return after_z[letter]
    return unicodedata.normalize("NFD", letter)[0]


def plural(count: int, singular: str, several: str) -> str:
    """Write a count with its noun: "1 fråga", "3 frågor"."""
    return f"{count} {singular if count == 1 else several}"


def enumerated(names: Sequence[str]) -> str:
    """List in words: "a", "a och b", "a, b och c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} och {names[-1]}"
