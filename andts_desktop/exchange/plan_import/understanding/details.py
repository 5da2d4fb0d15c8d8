"""What stands on a plan's title page: title, municipality, years, version and decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.plan import PlanDetails
from andts_desktop.exchange.plan_import.source import SourceDocument
from andts_desktop.exchange.plan_import.understanding.flow import Piece
from andts_desktop.exchange.plan_import.understanding.lists import read_field
from andts_desktop.exchange.plan_import.understanding.title_lines import (
    date_in,
    read_title_lines,
)

_FRONT = 45
_YEAR = r"((?:19|20)\d\d)"
_PERIOD = re.compile(rf"(?<!\d){_YEAR}\s*(?:–|—|-|till(?: och med)?)\s*{_YEAR}(?!\d)")
_PLAN_WORD = re.compile(
    r"handlingsplan|program|strategi|\w*plan(?:en)?\b|policy|riktlinje", re.IGNORECASE
)
_DECIDED = re.compile(
    r"(?:antagen|antaget|fastställd|beslutad|beslutat|antogs|godkänd)(?:/\w+)?"
    r"(?:\s+(?:av|i|den))?[:\s]+(?P<by>[A-Za-zÅÄÖåäö -]*?(?:fullmäktige|styrelsen|nämnden))",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"(?:dnr|diarienummer|diarienr|ärendenummer)\.?\s*:?\s*"
    r"(?P<number>[A-ZÅÄÖ]{0,5}[\s/-]?\d[\w/:.-]*|[\w/-]+\s+[\d][\w/:.-]+)",
    re.IGNORECASE,
)
_VERSION = re.compile(r"\bversion\s+(?P<version>\d+(?:\.\d+)*)", re.IGNORECASE)
_NAMED = r"[A-ZÅÄÖ][\wåäöÅÄÖ-]+"
_PLACE = re.compile(
    rf"(?P<own>{_NAMED}(?:\s{_NAMED})?\s(?:kommun|stad))(?:s|en|ens)?\b|(?P<region>Region {_NAMED})"
    rf"|(?P<county>{_NAMED}\slän)\b"
)
_DRAFT = re.compile(r"\s*·\s*UTKAST$")
_SHORT = 160


@dataclass(frozen=True, slots=True)
class TitlePage:
    """The details, and the places of the pieces that they were read from."""

    details: PlanDetails
    places: frozenset[int]


def read_title_page(source: SourceDocument, pieces: Sequence[Piece]) -> TitlePage:
    """Read the details from the beginning of the document and from its own property."""
    front = [each for each in pieces[:_FRONT] if each.paragraph and len(each.text) <= 400]
    title = _title(front)
    text = _title_text(front, title) or source.title or source.name.rsplit(".", 1)[0]
    found = {name: each for each in front for name in _fields(each.text)}
    used = [each for each in found.values() if len(each.text) <= _SHORT]
    lines = [each.text for each in front if len(each.text) <= _SHORT]
    named = read_title_lines(pieces, title)
    first, last = _period([named.years, text, *lines[:12], source.title])
    details = PlanDetails(
        title=text or "Importerad plan",
        municipality=_municipality([text, *lines, source.title], pieces),
        period_from=first,
        period_to=last,
        **{**_decision(front), **named.said},
    )
    years, owner = _period_line(front, title), _owner_line(front, title, details.municipality)
    used += [each for each in (title, years, owner) if each is not None]
    places = {i for i, piece in enumerate(pieces) if any(piece is each for each in used)}
    return TitlePage(details, frozenset(places | named.places))


def _title(front: Sequence[Piece]) -> Piece | None:
    """Return the line that looks most like the title: a plan's word, its years, its size."""
    short = [each for each in front[:20] if 8 < len(each.text) <= 250 and not each.is_bullet]
    # "Tidplan: 2025" has a plan in it, and is a line of an activity.
    candidates = [each for each in short if not _fields(each.text) and read_field(each) is None]

    def weight(piece: Piece) -> float:
        size = piece.paragraph.size if piece.paragraph else 0.0
        place = front.index(piece)
        return (
            3.0 * bool(_PLAN_WORD.search(piece.text))
            + 2.0 * bool(_PERIOD.search(piece.text))
            + 2.0 * (size >= 20)
            + 1.0 * (place == 0)
            + 1.0 * (len(piece.text) > 20)
            - 0.2 * place
            - 4.0 * piece.text.endswith((".", ":"))
            - 3.0 * bool(piece.head and piece.head.label.number)
            - 3.0 * bool(re.search(r"\s\d{1,3}$", piece.text))
        )

    best = max(candidates, key=weight, default=None)
    return best if best is not None and weight(best) >= 2 else None


def _title_text(front: Sequence[Piece], title: Piece | None) -> str:
    if title is None:
        return ""
    years = _period_line(front, title)
    text = title.text
    if years is not None and not _PERIOD.search(text):
        text = f"{text} {years.text}"
    text = _PERIOD.sub(r"\1–\2", text)
    return _in_lower_case(text) if title.text.isupper() else text


def _in_lower_case(text: str) -> str:
    """Write a title in capitals as a sentence; words without vowels and ANDT stay capitals."""
    words = [
        word if re.fullmatch(r"ANDTS?|TANDS?|[^AEIOUYÅÄÖ]+", word) else word.lower()
        for word in text.split()
    ]
    sentence = " ".join(words)
    return sentence[:1].upper() + sentence[1:]


def _period_line(front: Sequence[Piece], title: Piece | None) -> Piece | None:
    if title is None:
        return None
    after = list(front[front.index(title) + 1 :])[:1]
    return next((each for each in after if _PERIOD.fullmatch(each.text.strip(" ."))), None)


def _owner_line(front: Sequence[Piece], title: Piece | None, owner: str) -> Piece | None:
    """Return the line right after the title that names whose plan it is, and no more."""
    after = front[front.index(title) + 1 :][:2] if title is not None else []
    return next((each for each in after if owner and _DRAFT.sub("", each.text) == owner), None)


def _fields(text: str) -> tuple[str, ...]:
    patterns = {"decided": _DECIDED, "case": _CASE, "version": _VERSION}
    return tuple(name for name, pattern in patterns.items() if pattern.search(text))


def _decision(front: Sequence[Piece]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in (each.text for each in front):
        decided, case, version = _DECIDED.search(text), _CASE.search(text), _VERSION.search(text)
        if decided and len(text) <= _SHORT:
            by = decided["by"].strip()
            found.setdefault("decided_by", by[:1].upper() + by[1:])
            found.setdefault("decided_on", date_in(text[decided.end() :]))
        if case:
            found.setdefault("case_number", " ".join(case["number"].split()).rstrip("."))
        if version and len(text) <= _SHORT:
            found.setdefault("version", version["version"])
            found.setdefault("version_date", date_in(text))
    return found


def _period(texts: Sequence[str]) -> tuple[int | None, int | None]:
    for text in texts:
        found = _PERIOD.search(text)
        if found and int(found.group(1)) <= int(found.group(2)):
            return int(found.group(1)), int(found.group(2))
    return None, None


def _municipality(texts: Sequence[str], pieces: Sequence[Piece]) -> str:
    prose = [each.text for each in pieces if each.paragraph][:60]
    for text in (*texts, *prose):
        found = _PLACE.search(text)
        if found:
            own = re.sub(r"^\S*(?:plan|program|ANDTS?)\s", "", found["own"] or "")
            return own or found["region"] or found["county"]
    return ""
