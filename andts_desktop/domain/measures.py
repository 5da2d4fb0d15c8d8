"""Any question, part or total, over years and units: values side by side, and what they say."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from andts_desktop.domain.ids import QuestionId, RoundId
from andts_desktop.domain.units import Unit, UnitKind


class MeasureKind(StrEnum):
    """What is compared: the whole (as index), a part (as points) or a question (as points)."""

    TOTAL = "total"
    PART = "part"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing to compare; `key` is the id of the part or question, empty for the total."""

    kind: MeasureKind
    key: str = ""


TOTAL = Measure(MeasureKind.TOTAL)


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    """A measure that a round offers; `depth` is how far in it stands in a list, from 0."""

    measure: Measure
    title: str
    depth: int


class Gap(StrEnum):
    """Why there is no value; each has its own sign and words, and they are never mixed up."""

    NO_ROUND = "no_round"
    NOT_TAKING_PART = "not_taking_part"
    NOT_ANSWERED = "not_answered"
    TOO_FEW_ANSWERS = "too_few_answers"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    NOT_COMPARABLE = "not_comparable"
    NOT_ASKED = "not_asked"
    NO_INDEX = "no_index"


GAP_NAMES: dict[Gap, str] = {
    Gap.NO_ROUND: "ingen enkät det året",
    Gap.NOT_TAKING_PART: "deltog inte",
    Gap.NOT_ANSWERED: "ej besvarad",
    Gap.TOO_FEW_ANSWERS: "för få svar",
    Gap.NOT_APPLICABLE: "ej tillämplig",
    Gap.UNKNOWN: "vet ej",
    Gap.HIDDEN: "frågan ställdes inte",
    Gap.NOT_COMPARABLE: "inget jämförbart värde",
    Gap.NOT_ASKED: "frågan fanns inte",
    Gap.NO_INDEX: "får inget index",
}

GAP_SIGNS: dict[Gap, str] = {
    gap: "." if gap in (Gap.NOT_APPLICABLE, Gap.HIDDEN) else "–" for gap in Gap
}
"""The signs in tables: a point for what does not apply, a dash for what is missing."""


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One unit's value in one year: `value` of `max`, or the `gap` that says why there is none.

    The total is an index with `max` 100; a part or a question is in points. `is_finished` is
    False where questions are left to answer, so that the value may still rise. `note` says
    what else there is to know: the reason why a value cannot be compared, or the units that a
    unit was merged of. `words` are the answer's own, for a question; where it gives no points,
    they are all there is, and a number has no `max`.
    """

    value: Decimal | None = None
    max: Decimal | None = None
    gap: Gap | None = None
    is_finished: bool = True
    note: str = ""
    words: str = ""

    @property
    def is_there(self) -> bool:
        """Tell whether there is anything to show: a value, or an answer in words."""
        return self.value is not None or bool(self.words)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """One year of a table; `round_id` is None where the family has no round that year.

    Columns of the same `run` may be compared with each other; a line is never drawn from one
    run to the next. `broken` says why the run begins here, empty for the first.
    """

    year: int
    round_id: RoundId | None
    run: int
    broken: str = ""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's values, one for each column.

    In the years of `breaks` the unit became another one, by taking over others: its values
    before are not those of the unit that it is after.
    """

    unit: Unit
    values: tuple[MeasuredValue, ...]
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """What the values of several units say together; all None where no unit has a value.

    `mean` is unweighted, `median` the middle (or the mean of the two middle ones), `lower` and
    `upper` the quartiles by linear interpolation (as Excel's KVARTIL.INK), in the measure's
    own unit. `count` values of `of` units.
    """

    count: int
    of: int
    mean: Decimal | None = None
    median: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Units of one kind and years side by side for one measure.

    `title` names the measure in Swedish and `max` is its largest value (index units or
    points). `spreads` has one for each column, over `lines`.
    """

    measure: Measure
    title: str
    max: Decimal
    kind: UnitKind
    columns: tuple[YearColumn, ...]
    lines: tuple[UnitLine, ...]
    spreads: tuple[Spread, ...]
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A unit's answer to a question as a share of its full points, 0 to 1, or a gap."""

    share: Decimal | None
    points: Decimal | None
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A question with every unit's cell; `mean` is that of the shares there are."""

    question_id: QuestionId
    short: str
    text: str
    part_title: str
    max: Decimal
    cells: tuple[HeatCell, ...]
    mean: Decimal | None


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Questions × units of one kind in one year; the cells stand in the order of `units`."""

    year: int
    units: tuple[Unit, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class StarAxis:
    """A part as an axis of the star: one's own points and the median of all, of `max`.

    `median` is None where fewer units have a value than the anonymous view asks for.
    """

    title: str
    max: Decimal
    own: Decimal | None
    median: Decimal | None


class ChangeKind(StrEnum):
    """What has happened to a question since the year before.

    OTHER is another answer where none of them gives points.
    """

    MORE = "more"
    LESS = "less"
    SAME = "same"
    OTHER = "other"
    NEW = "new"
    GONE = "gone"
    NOT_COMPARABLE = "not_comparable"
    NO_VALUE = "no_value"


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One question this year and the year before, in points and in the words of the answers.

    `points` is the difference, in which a gap that the instrument counts as zero is zero; it
    is None where nothing may be compared. `effect` is what the question does to the sum of
    points whether or not it may be compared. `reason` says why two answers cannot be compared.
    For a question that is gone, `question_id` is the earlier one's.
    """

    question_id: QuestionId
    short: str
    text: str
    part_title: str
    kind: ChangeKind
    points: Decimal | None = None
    before: str = ""
    now: str = ""
    reason: str = ""
    effect: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class ChangeSum:
    """How the changes of the questions add up to that of the index, between two years.

    The points `told` question by question, and those of the `other` questions that are new,
    gone, left out or not comparable, add up to the difference of the sums but for `held`:
    what caps and scaling make of it. `index` is the change of the index as it is shown.
    """

    told: Decimal
    other: Decimal
    held: Decimal
    points: tuple[Decimal, Decimal]
    max: tuple[Decimal, Decimal]
    index: Decimal


@dataclass(frozen=True, slots=True)
class Anonymous:
    """One's own value among others that are not named; None where fewer than `least` have one.

    `spread` is over all units of the kind, one's own too, with the lowest, the median and the
    highest value and nothing else.
    """

    own: MeasuredValue
    spread: Spread | None
    least: int


@dataclass(frozen=True, slots=True)
class Advice:
    """Whether to develop structure or activities, as advice with its reasons.

    `part_id` is the part to develop first, empty where nothing speaks for one before another;
    `reasons` are whole Swedish sentences with the figures that they rest on.
    """

    part_id: str
    title: str
    reasons: tuple[str, ...]
