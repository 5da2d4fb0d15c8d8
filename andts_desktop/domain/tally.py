"""A sheet's sums without its questions: small enough to keep for every unit and year."""

from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.scoring import HUNDRED, Score, count_in
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.units import UnitKind

ARITHMETIC = 2
"""Which arithmetic made a sum that is kept: raised when the same answers give another sum."""


@dataclass(frozen=True, slots=True)
class PartTally:
    """A part's sum in points; `has_value` is False where too few questions are answered.

    `is_finished` is False where a question in the part is left to answer.
    """

    part_id: str
    points: Decimal
    max: Decimal
    has_value: bool
    is_finished: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """A sheet's sums and counts, the same as those of its Score; `parts` in reading order."""

    points: Decimal
    max: Decimal
    has_value: bool
    answered: int
    unknown: int
    not_applicable: int
    unanswered: int
    hidden: int
    prefilled: int
    parts: tuple[PartTally, ...]

    @property
    def question_count(self) -> int:
        """How many questions the unit is asked."""
        return self.answered + self.unknown + self.not_applicable + self.unanswered

    @property
    def is_finished(self) -> bool:
        """Tell whether every question has an answer, be it that nobody knows."""
        return not self.unanswered

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing has been answered."""
        return not (self.answered or self.unknown or self.not_applicable)

    def index(self, instrument: Instrument, kind: UnitKind) -> Decimal | None:
        """Return points / max × 100, unrounded; None where the Score would have none."""
        ranked = instrument.scored and kind in instrument.unit_kinds
        if not ranked or not self.max or self.is_untouched or not self.has_value:
            return None
        return self.points / self.max * HUNDRED


def tally(result: Score) -> Tally:
    """Return the sums of a score."""
    return Tally(
        points=result.points,
        max=result.max,
        has_value=result.has_value,
        answered=result.answered,
        unknown=result.unknown,
        not_applicable=result.not_applicable,
        unanswered=result.unanswered,
        hidden=result.hidden,
        prefilled=result.prefilled,
        parts=tuple(
            PartTally(
                each.part.id,
                each.points,
                each.max,
                each.has_value,
                is_finished=not count_in(each, AnswerState.UNANSWERED),
            )
            for each in result.walk_parts()
        ),
    )
