"""What a unit gets back from a survey: its own result, and how it stands among the others."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.annual_report import UnitSurvey
from andts_desktop.domain.answer_texts import answer_texts
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import (
    TOTAL,
    Advice,
    Anonymous,
    ChangeSum,
    Measure,
    QuestionChange,
    StarAxis,
)
from andts_desktop.domain.plan_texts import beginning

_PARTS_OF_PI_MINI = ("structure", "activities")


@dataclass(frozen=True, slots=True)
class AmongOthers:
    """One measure of one's own beside the others', who are not named; `max` is its largest."""

    title: str
    max: Decimal
    anonymous: Anonymous
    measure: Measure = TOTAL


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """One unit's result in one round, to be printed.

    `previous_year` is the year that `changes` are counted from, None where there is none.
    `others` and `star` are empty and `advice` is None for a unit without index.
    """

    municipality: str
    year: int
    as_of: dt.date
    survey: UnitSurvey
    previous_year: int | None = None
    changes: tuple[QuestionChange, ...] = ()
    others: tuple[AmongOthers, ...] = ()
    advice: Advice | None = None
    star: tuple[StarAxis, ...] = ()
    change_sum: ChangeSum | None = None

    def file_name(self) -> str:
        """Name the file without its ending: "Enkätresultat PI-mini 2026 Hamnen"."""
        title = self.survey.score.instrument.short_title
        draft = "preliminärt" if self.survey.is_draft else ""
        words = ("Enkätresultat", title, str(self.year), self.survey.unit.name, draft)
        return " ".join(filter(None, words))

    def texts(self) -> tuple[str, ...]:
        """Return the unit, and every question with its answer and comment."""
        answers = answer_texts(self.survey.score, in_full=True)
        return (beginning(self.survey.unit.name), *filter(None, answers))


def advice_heading(instrument: Instrument) -> str:
    """Name the question that the advice answers: that of PI-mini, where the parts are its two."""
    parts = tuple(part.id for part in instrument.parts)
    return "Struktur eller aktivitet?" if parts == _PARTS_OF_PI_MINI else "Vilken del först?"
