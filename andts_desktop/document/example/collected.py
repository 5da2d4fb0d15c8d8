"""How the example's survey of this year was collected: states, logs and what was taken over."""

from collections.abc import Mapping, Sequence

from andts_desktop.document import Document
from andts_desktop.document.example.answers import SILENT, UNFINISHED, VERSION_2
from andts_desktop.document.example.names import DISTRICTS
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import EventKind, SheetEvent, SheetState, SurveyRound

LOCKED = "Norrby"
READY = ("Söderstaden", "Östermark", "Centrum")
REOPENED = "Åkerby"
BY_FILE = "Centrum"
"""The district whose answers came back as a file."""


def store(document: Document, years: Sequence[int]) -> None:
    """Write how far the districts' sheets of the last year have come."""
    ids = {unit.name: unit.id for unit in document.units.all()}
    last = document.surveys.open_round(years[-1], VERSION_2)
    _store_log(document, last, ids)
    _store_states(document, last, ids)
    before = document.surveys.previous(last)
    if before is not None and before.instrument_id == last.instrument_id:
        document.sheets.prefill(last.id, ids[UNFINISHED], _at(last, 12, "13:20"))


def lock_earlier(document: Document, last_year: int) -> None:
    """Lock what was answered in the years before, whichever survey it was."""
    for found in document.surveys.rounds():
        if found.year < last_year:
            for unit in document.surveys.units_with_answers(found):
                at = _at(found, 30, "16:00")
                document.sheets.set_state(found.id, unit.id, SheetState.LOCKED, at)


def _store_log(document: Document, found: SurveyRound, ids: Mapping[str, UnitId]) -> None:
    for name in DISTRICTS:
        _record(document, found, ids[name], EventKind.SENT, _at(found, 2, "09:00"), "PDF")
    received = f"Enkät {found.year} {BY_FILE}.pdf"
    _record(document, found, ids[BY_FILE], EventKind.RECEIVED, _at(found, 9, "10:40"), received)
    for name in (SILENT, UNFINISHED):
        _record(document, found, ids[name], EventKind.REMINDED, _at(found, 16, "08:30"), "")


def _store_states(document: Document, found: SurveyRound, ids: Mapping[str, UnitId]) -> None:
    sheets = document.sheets
    for day, name in enumerate((LOCKED, *READY, REOPENED), start=9):
        sheets.set_state(found.id, ids[name], SheetState.READY, _at(found, day, "15:10"))
    sheets.set_state(found.id, ids[LOCKED], SheetState.LOCKED, _at(found, 17, "09:15"))
    reason = "Svaret om tillsyn ska stämmas av med miljönämnden."
    sheets.set_state(found.id, ids[REOPENED], SheetState.DRAFT, _at(found, 17, "11:05"), reason)


def _record(
    document: Document, found: SurveyRound, unit_id: UnitId, kind: EventKind, at: str, note: str
) -> None:
    document.sheets.record(found.id, SheetEvent(unit_id, at, kind, note))


def _at(found: SurveyRound, day: int, time: str) -> str:
    return f"{found.year}-11-{day:02}T{time}:00"
