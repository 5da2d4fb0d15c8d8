"""Instruments (versioned sets of questions), rounds and answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId, RoundId, UnitId
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind


class AnswerState(StrEnum):
    """The four states of an answer; a zero is an answer, not a gap."""

    ANSWERED = "answered"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"


ANSWER_STATE_NAMES: dict[AnswerState, str] = {
    AnswerState.ANSWERED: "besvarad",
    AnswerState.UNKNOWN: "vet ej",
    AnswerState.NOT_APPLICABLE: "ej tillämplig",
    AnswerState.UNANSWERED: "ej besvarad",
}


class NotApplicablePolicy(StrEnum):
    """What "ej tillämplig" does to the sum: zero points, or out of the maximum too."""

    ZERO = "zero"
    EXCLUDED = "excluded"


class PartRule(StrEnum):
    """How a part's points come from its questions.

    SUM adds and caps at the part's maximum; SCALED stretches the share reached of what its
    questions can give to the part's maximum (as CAN's categories of 20).
    """

    SUM = "sum"
    SCALED = "scaled"


class QuestionKind(StrEnum):
    """CHOICE is one option of several; NUMBER is points given directly, 0 to the maximum."""

    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer option and the points it gives."""

    id: OptionId
    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Link:
    """What a question asks about: the plan node with that key."""

    role: LevelRole
    key: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `max` in points, `help` says what gives the points."""

    id: QuestionId
    text: str
    short: str
    help: str
    kind: QuestionKind
    max: Decimal
    options: tuple[Option, ...] = ()
    links: tuple[Link, ...] = ()

    def option(self, option_id: OptionId | None) -> Option | None:
        """Return the option with that id, None where there is none."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an instrument, in turn of parts and questions; `max` in points."""

    id: str
    title: str
    max: Decimal
    rule: PartRule = PartRule.SUM
    parts: tuple["Part", ...] = ()
    questions: tuple[Question, ...] = ()

    def walk_questions(self) -> Iterator[Question]:
        """Yield the questions of this part and of the parts below it, in order."""
        yield from self.questions
        for part in self.parts:
            yield from part.walk_questions()

    def walk(self) -> Iterator["Part"]:
        """Yield this part, then every part below it."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A versioned set of questions.

    Versions of one `family` are drawn in one series only where `comparable_with` names the
    earlier version; otherwise `break_reason` is printed at the break. `unit_kinds` are the
    kinds that get an index; `scored` is False where no points are counted at all.
    """

    id: InstrumentId
    family: str
    version: str
    title: str
    short_title: str
    is_example: bool
    note: str
    scored: bool
    max: Decimal
    not_applicable: NotApplicablePolicy
    comparable_with: tuple[str, ...]
    break_reason: str
    unit_kinds: tuple[UnitKind, ...]
    parts: tuple[Part, ...]

    def questions(self) -> tuple[Question, ...]:
        """Return every question in the order in which it is asked."""
        return tuple(q for part in self.parts for q in part.walk_questions())

    def question_groups(self) -> tuple[Part, ...]:
        """Return the parts that hold questions themselves: one form view each."""
        return tuple(p for part in self.parts for p in part.walk() if p.questions)

    def question(self, question_id: QuestionId) -> Question | None:
        """Return the question with that id, None where there is none."""
        return next((q for q in self.questions() if q.id == question_id), None)


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """An instrument used in one year."""

    id: RoundId
    instrument_id: InstrumentId
    year: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A unit's answer to one question of a round.

    `option_id` is set for an answered choice, `value` (points) for an answered number.
    """

    question_id: QuestionId
    state: AnswerState
    option_id: OptionId | None = None
    value: Decimal | None = None
    comment: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether the answer holds nothing worth storing."""
        return self.state is AnswerState.UNANSWERED and not self.comment


def unanswered(question_id: QuestionId) -> Answer:
    """Return the answer of a question that nobody has touched."""
    return Answer(question_id, AnswerState.UNANSWERED)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """All answers of one unit in one round."""

    round_id: RoundId
    unit_id: UnitId
    answers: tuple[Answer, ...] = ()

    def answer(self, question_id: QuestionId) -> Answer:
        """Return the answer to the question, the untouched one where none is stored."""
        return next(
            (a for a in self.answers if a.question_id == question_id), unanswered(question_id)
        )
