"""What of a document is no part of its plan: lists of contents, boxes, contact lines, logos."""

import re
from collections.abc import Sequence

from andts_desktop.exchange.plan_import.understanding.flow import Piece

_CONTENTS = re.compile(r"innehåll(sförteckning)?\W*", re.IGNORECASE)
_ENTRY = re.compile(r".*(?:\.{3,}|…|\t|\s)\s*\d{1,3}$|^[-–•\s]*\d{1,3}\s+\D|.*Bokmärket är inte")
_LEADERS = re.compile(r"\.{4,}\s*\d{1,3}$")
_TYPE = re.compile(
    r"(?:program|policy|handlingsplan|riktlinjer?|strategi|plan|regler|regel|rutin)"
    r"(?:$|\s+(?:uttrycker|anger|säkerställer|beskriver|talar|ger|är|visar)\b)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:https?://|www\.|@|kontaktcenter|växel|telefon|tfn\b|org\.?\s?nr|\b0\d{1,3}-\d\d)",
    re.IGNORECASE,
)

CONTENTS = "innehållsförteckning; den görs på nytt av planen"
TYPES = "ruta som förklarar dokumenttyper"
CONTACT = "kontaktuppgift"
LOGO = "kort text efter planens slut, troligen en logotyp"


def set_aside(pieces: Sequence[Piece]) -> dict[int, str]:
    """Return the places of pieces that are no part of the plan, with the reason in Swedish."""
    aside = _contents(pieces)
    aside.update(_cover(pieces, aside))
    aside.update(_tail(pieces))
    return aside


def _contents(pieces: Sequence[Piece]) -> dict[int, str]:
    found = {i: CONTENTS for i, each in enumerate(pieces) if _LEADERS.search(each.text)}
    start = next((i for i, each in enumerate(pieces) if _CONTENTS.fullmatch(each.text)), None)
    if start is None:
        return found
    found[start] = CONTENTS
    titles = {each.text.casefold() for each in pieces[start + 1 :] if _is_styled(each)}
    for place in range(start + 1, len(pieces)):
        piece = pieces[place]
        is_entry = _ENTRY.match(piece.text) or piece.text.casefold() in titles
        if piece.grid is not None:
            is_entry = all(each.row.cells[-1].text.isdigit() for each in piece.grid.rows)
        if _is_styled(piece) or not is_entry:
            break
        found[place] = CONTENTS
    return found


def _is_styled(piece: Piece) -> bool:
    return piece.head is not None and piece.head.style < 28


def _cover(pieces: Sequence[Piece], aside: dict[int, str]) -> dict[int, str]:
    """Set aside what stands before the first heading: boxes of document types, short lines."""
    found = {}
    for place, piece in enumerate(pieces):
        if place in aside:
            continue
        if piece.grid is not None or (_is_styled(piece) and place > 0):
            break
        if _TYPE.match(piece.text):
            found[place] = TYPES
    return found


def _tail(pieces: Sequence[Piece]) -> dict[int, str]:
    """Set aside the short lines after the last heading, table, list or sentence."""
    found: dict[int, str] = {}
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if piece.paragraph is None or (_is_styled(piece) and not _CONTACT.search(piece.text)):
            break
        if _CONTACT.search(piece.text) and len(piece.text) < 120:
            found[place] = CONTACT
        elif _is_sentence(piece) or piece.lead is not None or ":" in piece.text:
            break
        else:
            found[place] = LOGO
    ends_with_table = min(found, default=0) and pieces[min(found) - 1].grid is not None
    logos = [place for place, reason in found.items() if reason == LOGO]
    if logos and ((len(logos) == len(found) and len(logos) < 2) or not ends_with_table):
        return {place: reason for place, reason in found.items() if reason == CONTACT}
    return found


def _is_sentence(piece: Piece) -> bool:
    return piece.is_bullet or piece.text.endswith((".", "!", "?")) or len(piece.text) > 70
