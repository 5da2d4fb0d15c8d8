"""What the four pages for an analysis meeting are made from: where, what, why, and what next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.city_comparison import PartColumn
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import Advice, ComparisonTable, UnitLine
from andts_desktop.domain.units import Unit, UnitKind

_MOST_LINES = 5
_LONGEST_PROSE = 360
_BOLD = "**"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One thing to talk over: its name, a few words about it, and its figure."""

    name: str
    detail: str
    figure: str


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Rows under a title, the most important first; `nothing` is said where there are none.

    `what` says what each row is.
    """

    title: str
    rows: tuple[MeetingRow, ...]
    nothing: str
    what: str = "Fråga"


@dataclass(frozen=True, slots=True)
class MeetingDeviation:
    """An activity that was not carried out as planned, with its status and cause in words."""

    title: str
    status: str
    cause: str


@dataclass(frozen=True, slots=True)
class AnalysisMeeting:
    """A unit's year, or the whole city's where `unit` is None, to show on a wall.

    `index` has every unit of the kind, None where the kind has no index. `change` is that of
    the index since `previous_year`, None where the two do not compare. `states` says what is
    not settled yet. Of `prose` there is as much as a wall has room for.
    """

    municipality: str
    year: int
    as_of: dt.date
    instrument: Instrument
    kind: UnitKind
    unit: Unit | None
    index: ComparisonTable | None
    parts: tuple[PartColumn, ...]
    previous_year: int | None
    change: Decimal | None
    states: tuple[str, ...]
    summary: str
    changes: tuple[MeetingList, MeetingList]
    gains: tuple[MeetingList, ...]
    advice: Advice | None
    questions: tuple[str, ...]
    deviations: tuple[MeetingDeviation, ...]
    prose: str = ""

    @property
    def line(self) -> UnitLine | None:
        """The unit's own years, None for the whole city."""
        lines = self.index.lines if self.index and self.unit else ()
        return next((each for each in lines if self.unit and each.unit.id == self.unit.id), None)

    @property
    def value(self) -> Decimal | None:
        """The year's index: the unit's own, or the mean of all."""
        if self.index is None:
            return None
        return self.line.values[-1].value if self.line else self.index.spreads[-1].mean

    @property
    def subject(self) -> str:
        """Whom it is about: the unit, or the whole city."""
        return self.unit.name if self.unit else self.municipality or "alla enheter"

    def file_name(self) -> str:
        """Name the file without its ending: "Analysmöte PI-mini 2026 Norrby"."""
        return f"Analysmöte {self.instrument.short_title} {self.year} {self.subject}"

    def texts(self) -> tuple[str, ...]:
        """Return what the coordinator has written for the meeting, as far as it is shown."""
        return (self.prose.removesuffix("…"),) if self.prose else ()


def for_a_wall(prose: str) -> str:
    """Return the beginning of a text, as much as there is room for beside the rest."""
    lines = [line.strip() for line in prose.splitlines() if line.strip()]
    shown = "\n".join(lines[:_MOST_LINES])
    if len(shown) <= _LONGEST_PROSE and len(lines) <= _MOST_LINES:
        return shown
    cut = shown[:_LONGEST_PROSE]
    cut = cut.rsplit(None, 1)[0] if " " in cut else cut
    # A mark of bold type that is opened and not closed would be printed as it stands.
    return f"{cut if cut.count(_BOLD) % 2 == 0 else ''.join(cut.rsplit(_BOLD, 1))}…"


def talking_points(
    change: Decimal | None, previous_year: int | None, most: str, advice: Advice | None
) -> tuple[str, ...]:
    """Return questions to talk over, from what the figures say; `most` has changed most."""
    return tuple(
        filter(
            None,
            (
                _about_index(change, previous_year),
                f"Vad ligger bakom den största ändringen: {most}?" if most else "",
                _about_advice(advice),
                "Vilka två eller tre frågor tar vi oss an till nästa år?",
                "Vem behöver vara med för att det ska bli av?",
            ),
        )
    )


def _about_index(change: Decimal | None, previous_year: int | None) -> str:
    if change is None or previous_year is None:
        return "Stämmer bilden med hur vi själva ser på arbetet?"
    moved = "stigit" if change > 0 else "sjunkit" if change < 0 else "legat still"
    return f"Vad förklarar att indexet har {moved} sedan {previous_year}?"


def _about_advice(advice: Advice | None) -> str:
    if advice is None or not advice.part_id:
        return "Var gör nästa insats mest nytta?"
    return f"Håller vi med om rådet: {advice.title[:1].lower()}{advice.title[1:]}?"


def names_in_short(names: Sequence[str], most: int = 3) -> str:
    """List a few names and how many more there are."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} och {len(names) - most} till"
