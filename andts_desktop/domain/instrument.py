"""Instruments: versioned sets of questions with their points, as data."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from andts_desktop.domain.ids import InstrumentId, OptionId, QuestionId
from andts_desktop.domain.plan import LevelRole
from andts_desktop.domain.units import UnitKind

ONE = Decimal(1)
YES, NO = OptionId("ja"), OptionId("nej")
"""The options of every question of the kind YES_NO."""


class NotApplicablePolicy(StrEnum):
    """What "ej tillämplig" does to the sum: zero points, or out of the maximum too.

    A question that is not shown, because its condition does not hold, follows the same policy.
    """

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
    """CHOICE is one option of several, CHOICES any number of them, YES_NO one of ja and nej.

    NUMBER is a number: the points themselves, or turned into points by steps. TEXT gives none.
    """

    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """An answer option, the points it gives before the question's weight, and what it takes."""

    id: OptionId
    text: str
    points: Decimal
    criteria: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Numbers of `at_least` and more give these points, until the next step."""

    at_least: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where the other question is shown and answered as said.

    With `options`, one of them is chosen; with `at_least`, the number is that or more; with
    neither, it is answered at all.
    """

    question: QuestionId
    options: tuple[OptionId, ...] = ()
    at_least: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a question asks about: the plan node with that key."""

    role: LevelRole
    key: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; `max` in points after the weight, `help` says what gives the points.

    It is asked only where every condition of `show_if` holds; conditions look at earlier
    questions alone. `unit` is what a number counts and `limit` the largest that can be
    answered. `previous` is the question's id in the version before, where it had another;
    with `not_comparable`, its answers are compared with no earlier ones, for that reason.
    `overlaps` names the items of Länsrapporten that ask for the same.
    """

    id: QuestionId
    text: str
    short: str
    help: str
    kind: QuestionKind
    max: Decimal
    options: tuple[Option, ...] = ()
    links: tuple[Link, ...] = ()
    weight: Decimal = ONE
    steps: tuple[Step, ...] = ()
    unit: str = ""
    limit: Decimal | None = None
    show_if: tuple[Condition, ...] = ()
    previous: QuestionId | None = None
    not_comparable: str = ""
    overlaps: tuple[str, ...] = ()

    def option(self, option_id: OptionId | None) -> Option | None:
        """Return the option with that id, None where there is none."""
        return next((option for option in self.options if option.id == option_id), None)

    @property
    def highest(self) -> Decimal | None:
        """The largest number that may be answered, None where there is no limit.

        A number that gives no points may be any, unless a limit is set.
        """
        if self.limit is not None or self.steps or not self.max:
            return self.limit
        return self.max / self.weight if self.weight else self.max


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an instrument, in turn of parts and questions; `max` in points.

    With fewer than `minimum_answers` answered questions the part has no value.
    """

    id: str
    title: str
    max: Decimal
    rule: PartRule = PartRule.SUM
    parts: tuple["Part", ...] = ()
    questions: tuple[Question, ...] = ()
    minimum_answers: int = 0

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
    kinds that answer it, with an index where it is `scored`. With fewer than
    `minimum_answers` answered questions there is no index.
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
    minimum_answers: int = 0

    def questions(self) -> tuple[Question, ...]:
        """Return every question in the order in which it is asked."""
        return tuple(q for part in self.parts for q in part.walk_questions())

    def question_groups(self) -> tuple[Part, ...]:
        """Return the parts that hold questions themselves: one form view each."""
        return tuple(p for part in self.parts for p in part.walk() if p.questions)

    def question(self, question_id: QuestionId) -> Question | None:
        """Return the question with that id, None where there is none."""
        return next((q for q in self.questions() if q.id == question_id), None)

    def part(self, part_id: str) -> Part | None:
        """Return the part with that id, None where there is none."""
        walked = (p for part in self.parts for p in part.walk())
        return next((p for p in walked if p.id == part_id), None)
