"""What a round is shown from: everyone who takes part, how far they have come, and the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.receptions import receipt
from andts_desktop.domain.survey import (
    EVENT_NAMES,
    SHEET_STATE_NAMES,
    EventKind,
    SheetEvent,
    SheetState,
    SurveyRound,
)
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import UNIT_KIND_NAMES, Unit, UnitKind
from andts_desktop.ui.session import Session

_SIGNS = {SheetState.DRAFT: "◐", SheetState.READY: "✓", SheetState.LOCKED: "■"}


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A unit that takes part; `latest` is what last happened to its sheet."""

    unit: Unit
    state: SheetState
    tally: Tally
    index: Decimal | None
    latest: SheetEvent | None

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing has been answered, and nothing waits to be confirmed."""
        return self.tally.is_untouched and not self.tally.prefilled

    @property
    def state_text(self) -> str:
        """The state as a sign and a word, and what waits to be confirmed."""
        if self.state is SheetState.DRAFT and self.is_untouched:
            return "○ ej påbörjad"
        text = f"{_SIGNS[self.state]} {SHEET_STATE_NAMES[self.state]}"
        waiting = self.tally.prefilled
        return f"{text}, {waiting} att bekräfta" if waiting else text

    @property
    def kind_text(self) -> str:
        """The unit's kind in a short word."""
        kind = self.unit.kind
        return "stadsdel" if kind is UnitKind.DISTRICT else UNIT_KIND_NAMES[kind][0]

    @property
    def rank(self) -> int:
        """How far the sheet has come, to sort by."""
        return 0 if self.is_untouched else 1 + list(_SIGNS).index(self.state)

    @property
    def tone(self) -> StatusTone | None:
        """The tone of the state."""
        if self.state is not SheetState.DRAFT:
            return StatusTone.GOOD
        return StatusTone.NEUTRAL if self.is_untouched else None

    @property
    def asked(self) -> int:
        """How many questions the unit is asked."""
        tally = self.tally
        return tally.answered + tally.unknown + tally.not_applicable + tally.unanswered


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with everyone who takes part in it, in Swedish order."""

    survey_round: SurveyRound
    instrument: Instrument
    rows: tuple[ParticipantRow, ...]
    log: tuple[SheetEvent, ...]

    @property
    def done(self) -> int:
        """How many are marked ready or locked."""
        return sum(row.state is not SheetState.DRAFT for row in self.rows)

    @property
    def untouched(self) -> int:
        """How many have not begun."""
        return sum(row.state is SheetState.DRAFT and row.is_untouched for row in self.rows)

    @property
    def waiting(self) -> int:
        """How many answers were taken over and wait to be confirmed."""
        return sum(row.tally.prefilled for row in self.rows)

    def log_of(self, unit_id: UnitId | None) -> tuple[SheetEvent, ...]:
        """Return what has happened to a unit's sheet, or in the whole round; the latest first."""
        found = (e for e in self.log if unit_id is None or e.unit_id == unit_id)
        return tuple(reversed(tuple(found)))


def gather_round(session: Session) -> RoundView | None:
    """Read the chosen round; None where the year has none."""
    survey_round = session.survey_round()
    if survey_round is None:
        return None
    document = session.document
    instrument = document.surveys.instrument(survey_round)
    log = document.sheets.log(survey_round.id)
    latest = _latest(log)
    states = {p.unit_id: p.state for p in document.sheets.participants(survey_round)}
    tallies = document.surveys.tallies(survey_round)
    rows = tuple(
        ParticipantRow(
            unit,
            states[unit.id],
            tallies[unit.id],
            tallies[unit.id].index(instrument, unit.kind),
            latest.get(unit.id),
        )
        for unit in document.sheets.units(survey_round)
    )
    return RoundView(survey_round, instrument, rows, log)


def event_text(event: SheetEvent) -> str:
    """Return an event in words: "mottagen 2026-11-20, Farsta.xlsx".

    What could not be read of a file stands first, before the column ends.
    """
    unread = receipt(event).unread if event.kind is EventKind.RECEIVED else ""
    happened = f"{EVENT_NAMES[event.kind]} {event.at[:10]}"
    words = ", ".join(filter(None, (happened, event.note)))
    return f"▲ {unread} · {words}" if unread else words


def _latest(log: Iterable[SheetEvent]) -> Mapping[UnitId, SheetEvent]:
    return {event.unit_id: event for event in log}
