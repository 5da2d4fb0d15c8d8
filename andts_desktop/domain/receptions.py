"""The register of what was received: from which unit, when, in which file, from whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from andts_desktop.domain.collection import Comparison, ReturnedSheet
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import EventKind, Origin, Provenance, SheetEvent

_NOTE = re.compile(
    r"(?P<source>.+?\.[^\s.,]+|.+?)"
    r"(?:, sparad (?P<saved>[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?))?"
    r"(?:, från (?P<respondent>.+?))?"
    r"(?: · (?P<unread>[0-9]+ svar gick inte att läsa)(?:: .+)?)?"
)
_MOST_TOLD = 20
"""So many answers that could not be read are told one by one in the log."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One reception: `at` is when it was read in, `saved_at` when the file was last saved.

    Times are local, in ISO; `saved_at` and `respondent` are empty where the file does not say.
    `unread` says how many answers could not be read: "2 svar gick inte att läsa".
    """

    unit_id: UnitId
    at: str
    source: str
    saved_at: str = ""
    respondent: str = ""
    unread: str = ""


def reception(
    unit_id: UnitId, at: str, sheet: ReturnedSheet, odd: Sequence[Comparison] = ()
) -> SheetEvent:
    """Return the line of the log that says what was received, and what could not be read of it."""
    note = sheet.source
    if sheet.saved_at:
        note += f", sparad {plain_time(sheet.saved_at)}"
    if sheet.respondent:
        note += f", från {sheet.respondent}"
    if odd:
        note += f" · {unread_words(len(odd))}: {'; '.join(_unread(odd))}"
    return SheetEvent(unit_id, at, EventKind.RECEIVED, note)


def unread_words(count: int) -> str:
    """Say how many answers could not be read."""
    return f"{count} svar gick inte att läsa"


def _unread(odd: Sequence[Comparison]) -> Iterator[str]:
    for each in odd[:_MOST_TOLD]:
        where = each.place or each.question.short
        yield " ".join(f"{where}: {each.fault}".split())
    if len(odd) > _MOST_TOLD:
        yield f"och {len(odd) - _MOST_TOLD} till"


def receipt(event: SheetEvent) -> Receipt:
    """Read a reception back from its line of the log."""
    found = _NOTE.fullmatch(event.note)
    if found is None:
        return Receipt(event.unit_id, event.at, event.note)
    return Receipt(
        event.unit_id,
        event.at,
        found["source"],
        (found["saved"] or "").replace(" ", "T"),
        found["respondent"] or "",
        found["unread"] or "",
    )


def received_from(sheet: ReturnedSheet, at: str) -> Provenance:
    """Return the provenance of answers in a returned file: its name and its day."""
    day = (sheet.saved_at or at)[:10]
    return Provenance(Origin.RECEIVED, f"{sheet.source}, {day}" if day else sheet.source)


def plain_time(moment: str) -> str:
    """Write a local time in ISO as people do, to the minute: "2026-11-20 14:32"."""
    return moment[:16].replace("T", " ")
