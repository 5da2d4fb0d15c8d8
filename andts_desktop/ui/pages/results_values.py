"""What the results page shows: gathered from the open file as rows for its tables."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.comparison import (
    Break,
    Gain,
    Remaining,
    Series,
    UnitComparison,
    YearResult,
    remaining,
    series,
)
from andts_desktop.domain.ids import QuestionId, UnitId
from andts_desktop.domain.instrument import Instrument, Question
from andts_desktop.domain.measures import Advice, ChangeSum, QuestionChange, StarAxis
from andts_desktop.domain.scoring import PartScore, QuestionScore, Score
from andts_desktop.domain.survey import AnswerState
from andts_desktop.domain.tally import Tally
from andts_desktop.domain.units import Unit
from andts_desktop.ui.session import Session

MOST_YEARS = 5
"""How many comparable years stand side by side for each question."""


MOST_UNITS = 26
"""How many units stand side by side before one asks for all."""
_FIRST, _NEAR = 5, 4
"""Of more than that: how many of the first are shown, and on either side of one's own."""

NO_YEARS = Series((), ())


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One year of a unit, or a break between two years."""

    result: YearResult | None = None
    broken: Break | None = None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit beside the others, their mean, or how many are `left_out` between two rows."""

    name: str = ""
    index: Decimal | None = None
    is_own: bool = False
    is_mean: bool = False
    sums: Tally | None = None
    is_draft: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SumRow:
    """One line of the arithmetic: a part, in bold where it is made of others."""

    title: str
    points: Decimal
    max: Decimal
    is_total: bool
    is_index: bool = False


@dataclass(frozen=True, slots=True)
class YearsRow:
    """A question, or the part above it, with what it gave in each year of the table.

    `scores` and `parts` stand in the order of the years, None for a year without it.
    """

    part: PartScore
    question: Question | None = None
    scores: tuple[QuestionScore | None, ...] = ()
    parts: tuple[PartScore | None, ...] = ()

    @property
    def change(self) -> Decimal | None:
        """Points more than the year before; None where either was not answered."""
        if len(self.scores) < 2:
            return None
        now, before = self.scores[-1], self.scores[-2]
        if now is None or before is None:
            return None
        states = {now.answer.state, before.answer.state}
        return None if AnswerState.UNANSWERED in states else now.points - before.points


@dataclass(frozen=True, slots=True)
class Results:
    """Everything on the results page.

    `is_ranked` is False where the survey or the kind of the unit gets no index; `series` are
    the years with one, `years` those whose questions may be compared with the chosen year's,
    it included. The results of `drafts` are preliminary.
    """

    year: int
    unit: Unit | None
    score: Score | None
    is_ranked: bool = True
    drafts: frozenset[UnitId] = frozenset()
    series: Series = NO_YEARS
    years: tuple[YearResult, ...] = ()
    comparison: UnitComparison | None = None
    gains: tuple[Gain, ...] = ()
    changes: tuple[QuestionChange, ...] = ()
    change_sum: ChangeSum | None = None
    changed_since: int | None = None
    advice: Advice | None = None
    star: tuple[StarAxis, ...] = ()

    @property
    def instrument(self) -> Instrument | None:
        """The instrument of the chosen year."""
        return self.score.instrument if self.score else None

    @property
    def has_answers(self) -> bool:
        """Tell whether the unit has answered anything in the chosen year."""
        return self.score is not None and self.score.unanswered < self.score.question_count

    @property
    def has_points(self) -> bool:
        """Tell whether points are counted for the unit."""
        return self.is_ranked and self.score is not None

    def remaining(self) -> tuple[Remaining, ...]:
        """Return where the points not yet reached lie."""
        return remaining(self.score) if self.score else ()


def gather(session: Session) -> Results:
    """Read the results of the chosen unit and year."""
    surveys, found, unit = session.document.surveys, session.survey_round(), session.unit()
    if unit is None:
        return Results(session.year, None, None)
    years = surveys.series(unit, session.year, session.family or None)
    if found is None:
        return Results(session.year, unit, None, series=years)
    score = surveys.score(found, unit)
    is_ranked = score.instrument.scored and unit.kind in score.instrument.unit_kinds
    comparisons, before = session.document.comparisons, surveys.previous(found)
    return Results(
        year=session.year,
        unit=unit,
        score=score,
        is_ranked=is_ranked,
        drafts=surveys.drafts(found),
        series=years,
        years=_comparable_years(session, unit, score.instrument.family),
        comparison=surveys.compare(found, unit.kind) if is_ranked else None,
        gains=surveys.gains(found, unit),
        changes=comparisons.changes(found, unit),
        change_sum=comparisons.change_sum(found, unit),
        changed_since=before.year if before else None,
        advice=comparisons.advice(found, unit) if score.index is not None else None,
        star=comparisons.star(found, unit) if score.index is not None else (),
    )


def _comparable_years(session: Session, unit: Unit, family: str) -> tuple[YearResult, ...]:
    surveys = session.document.surveys
    named = surveys.under_its_names(unit)
    answered = [
        YearResult(each.year, score)
        for each in surveys.rounds()
        if each.year <= session.year
        if surveys.instrument(each).family == family
        if (score := surveys.score(each, named[each.year])).unanswered < score.question_count
    ]
    new_units = surveys.became_another(unit, session.year)
    return series(answered, new_units).run_of(session.year)[-MOST_YEARS:]


def time_rows(years: Series) -> tuple[TimeRow, ...]:
    """Return the years in order, with the breaks between them."""
    rows: list[TimeRow] = []
    for result in years.years:
        broken = [each for each in years.breaks if each.before_year == result.year]
        rows.extend(TimeRow(broken=each) for each in broken)
        rows.append(TimeRow(result))
    return tuple(rows)


def unit_rows(
    comparison: UnitComparison,
    own: Unit,
    mean_name: str,
    drafts: Collection[UnitId] = (),
    *,
    shows_all: bool = True,
) -> tuple[UnitRow, ...]:
    """Return the units from the highest index, then their mean.

    Of many units, unless all are asked for, the first ones and those nearest to one's own are
    returned, with how many stand between.
    """
    rows = [
        UnitRow(
            each.unit.name,
            each.index,
            each.unit.id == own.id,
            sums=each.sums,
            is_draft=each.unit.id in drafts,
        )
        for each in comparison.results
    ]
    mean = [UnitRow(mean_name, comparison.mean, is_mean=True)] if len(rows) > 1 else []
    if not shows_all and len(rows) > MOST_UNITS:
        rows = _nearest(rows)
    return (*rows, *mean)


def _nearest(rows: Sequence[UnitRow]) -> list[UnitRow]:
    places = {*range(_FIRST)}
    for place in (place for place, row in enumerate(rows) if row.is_own):
        places |= {*range(max(place - _NEAR, 0), min(place + _NEAR + 1, len(rows)))}
    found: list[UnitRow] = []
    last = -1
    for place in (*sorted(places), len(rows)):
        between = place - last - 1
        # One unit alone takes no more room than the words that it is left out.
        if between == 1:
            found.append(rows[last + 1])
        elif between:
            found.append(UnitRow(left_out=between))
        found += rows[place : place + 1]
        last = place
    return found


def sum_rows(score: Score, formula: str) -> tuple[SumRow, ...]:
    """Return the parts, each after the parts it is made of, and the index last."""
    rows = [row for part in score.parts for row in _part_sums(part)]
    index = score.index if score.index is not None else Decimal(0)
    return (*rows, SumRow(formula, index, score.max, is_total=True, is_index=True))


def _part_sums(part: PartScore) -> Iterator[SumRow]:
    for child in part.parts:
        yield from _part_sums(child)
    is_top_alone = not part.parts
    yield SumRow(part.part.title, part.points, part.max, is_total=not is_top_alone)


def years_rows(years: tuple[YearResult, ...], *, only_answered: bool) -> tuple[YearsRow, ...]:
    """Return each part with its questions, as the chosen year asks them.

    With `only_answered` the questions that were never answered are left out, and with them
    the parts that have no others.
    """
    if not years:
        return ()
    by_year = [_by_question(result.score) for result in years]
    rows: list[YearsRow] = []
    for part in years[-1].score.walk_parts():
        questions = [
            YearsRow(part, each.question, tuple(found.get(each.question.id) for found in by_year))
            for each in part.questions
        ]
        if only_answered:
            questions = [row for row in questions if any(map(_is_touched, row.scores))]
        if questions:
            sums = tuple(result.score.part(part.part.id) for result in years)
            rows += [YearsRow(part, parts=sums), *questions]
    return tuple(rows)


def _by_question(score: Score) -> dict[QuestionId, QuestionScore]:
    return {each.question.id: each for each in score.questions()}


def _is_touched(score: QuestionScore | None) -> bool:
    return score is not None and score.answer.state is not AnswerState.UNANSWERED
