"""What the city-wide comparison is made from: every unit and year of a survey, side by side."""

import datetime as dt
from dataclasses import dataclass

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import ComparisonTable, HeatTable
from andts_desktop.domain.question_summary import QuestionSummary
from andts_desktop.domain.shifts import QuestionShift
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class PartColumn:
    """A part's values in the year; `depth` is how far in it stands, from 0."""

    table: ComparisonTable
    depth: int


@dataclass(frozen=True, slots=True)
class UnitState:
    """How far a unit has come with its answers; `sums` are None where it has none."""

    unit: Unit
    sums: Tally | None
    is_draft: bool = False

    @property
    def is_silent(self) -> bool:
        """Tell whether the unit has answered nothing."""
        return self.sums is None or self.sums.is_untouched


@dataclass(frozen=True, slots=True)
class KindComparison:
    """The units of one kind, which are compared with each other and with no others.

    `index` is every year and `parts` the year alone, None and empty for a kind without index.
    `previous_year` is the year that `question_shifts` are counted from.
    """

    kind: UnitKind
    states: tuple[UnitState, ...]
    index: ComparisonTable | None
    parts: tuple[PartColumn, ...]
    heat: HeatTable
    questions: tuple[QuestionSummary, ...]
    previous_year: int | None = None
    question_shifts: tuple[QuestionShift, ...] = ()

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Return the units that have answered nothing."""
        return tuple(each.unit for each in self.states if each.is_silent)

    @property
    def drafts(self) -> tuple[Unit, ...]:
        """Return the units with answers that nobody has said are ready."""
        return tuple(each.unit for each in self.states if each.is_draft and not each.is_silent)

    @property
    def unfinished(self) -> tuple[Unit, ...]:
        """Return the units with answers that have questions left."""
        return tuple(
            each.unit
            for each in self.states
            if each.sums is not None and not each.is_silent and not each.sums.is_finished
        )

    @property
    def answered(self) -> int:
        """How many of the units have answered anything."""
        return len(self.states) - len(self.silent)


@dataclass(frozen=True, slots=True)
class CityComparison:
    """A survey's units kind by kind; `prose` is what the coordinator has written of it."""

    municipality: str
    year: int
    as_of: dt.date
    instrument: Instrument
    kinds: tuple[KindComparison, ...]
    prose: str = ""

    @property
    def is_preliminary(self) -> bool:
        """Tell whether any unit's answers are not marked as ready."""
        return any(each.drafts for each in self.kinds)

    def file_name(self) -> str:
        """Name the file without its ending: "Jämförelse PI-mini 2026 Exempelstad"."""
        draft = "preliminär" if self.is_preliminary else ""
        words = ("Jämförelse", self.instrument.short_title, str(self.year), self.municipality)
        return " ".join(filter(None, (*words, draft)))

    def texts(self) -> tuple[str, ...]:
        """Return the prose, the names of the units, and what they have answered in words."""
        units = (each.unit.name for kind in self.kinds for each in kind.states)
        written = (
            text
            for kind in self.kinds
            for question in kind.questions
            for _, text in question.written
        )
        return tuple(filter(None, (self.prose, *units, *written)))
