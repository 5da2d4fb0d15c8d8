"""Whole sheets as values: what a new round brings, and what undo puts back."""

from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import Answer, SheetEvent, SheetState, SurveyRound
from andts_desktop.domain.units import Unit


@dataclass(frozen=True, slots=True)
class SheetImage:
    """Everything stored of one unit in one round, so that undo can put it back.

    `takes_part` is what the user said of the unit, None where the unit's kind decides.
    """

    round_id: RoundId
    unit_id: UnitId
    takes_part: bool | None
    state: SheetState
    answers: tuple[Answer, ...]
    events: tuple[SheetEvent, ...]


@dataclass(frozen=True, slots=True)
class RoundImage:
    """A round with all its sheets, so that undo can put back one that was removed."""

    survey_round: SurveyRound
    instrument: Instrument
    sheets: tuple[SheetImage, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer that follows from the status of activities, and its grounds in words."""

    answer: Answer
    grounds: str


class News(StrEnum):
    """What is new about a question or unit in a new round."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


NEWS_NAMES: dict[News, str] = {
    News.SAME: "",
    News.NEW: "ny",
    News.CHANGED: "ändrad",
    News.GONE: "utgår",
}


@dataclass(frozen=True, slots=True)
class QuestionNews:
    """A question of the new round, or one that is gone; `detail` says what has changed."""

    question_id: QuestionId
    short: str
    part_title: str
    news: News
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UnitNews:
    """A unit of the new round, or one that took part last time and no longer exists."""

    unit: Unit
    news: News


@dataclass(frozen=True, slots=True)
class RoundProposal:
    """What a new round would be: the instrument, and what differs from the round before."""

    year: int
    instrument: Instrument
    previous: SurveyRound | None
    questions: tuple[QuestionNews, ...]
    units: tuple[UnitNews, ...]
