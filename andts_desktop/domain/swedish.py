"""Swedish ways of writing numbers, dates and order."""

import datetime
import re
import unicodedata
from decimal import Decimal, InvalidOperation

from andts_desktop.domain.scoring import round_half_up

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
).split()


def format_decimal(value: Decimal, places: int = 1) -> str:
    """Write with decimal comma and a fixed number of decimals, rounded half up: "63,6"."""
    return f"{round_half_up(value, places):f}".replace(".", ",").replace("-", "−")


def format_points(value: Decimal) -> str:
    """Write points exactly as they are, without trailing zeros: "0,5", "10"."""
    text = f"{value.normalize():f}" if value else "0"
    return text.replace(".", ",").replace("-", "−")


def format_signed(value: Decimal, places: int = 1) -> str:
    """Write a change with its sign: "+4,5", "−1,8", "0,0"."""
    text = format_decimal(value, places)
    return f"+{text}" if round_half_up(value, places) > 0 else text


def parse_decimal(text: str) -> Decimal | None:
    """Read a number as people type it, "87,5" or "87.5"; None where it is not one number."""
    cleaned = text.replace("\u00a0", "").replace(" ", "").replace("−", "-")
    if not re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", cleaned, flags=re.ASCII):
        return None
    try:
        return Decimal(cleaned.replace(",", "."))
    except InvalidOperation:
        return None


def format_date(date: datetime.date) -> str:
    """Write a date in words: "22 november 2026"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts as Swedish does: Å, Ä, Ö last, numbers by size, case alike.

    Other accents sort with their base letter (é with e).
    """
    pieces = re.split(r"([0-9]+)", unicodedata.normalize("NFC", text).casefold())
    return tuple(
        (0, piece.zfill(12)) if piece.isdigit() else (1, "".join(map(_letter_rank, piece)))
        for piece in pieces
        if piece
    )


def _letter_rank(letter: str) -> str:
    after_z = {"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"}
    if letter in after_z:
        return after_z[letter]
    return unicodedata.normalize("NFD", letter)[0]


def plural(count: int, singular: str, several: str) -> str:
    """Write a count with its noun: "1 fråga", "3 frågor"."""
    return f"{count} {singular if count == 1 else several}"
