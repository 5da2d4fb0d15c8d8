"""What the overview shows: gathered from the open file, and what to do next decided from it."""

from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.comparison import Series, YearResult
from andts_desktop.domain.follow_up import GoalProgress, deviations, goal_progress
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Plan
from andts_desktop.domain.plan_words import followed_words
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.units import Unit
from andts_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class SurveyState:
    """The chosen unit's survey of the year, its earlier years, and how the others are doing.

    `is_ranked` is False for kinds that answer only what concerns them and get no index.
    `silent` are the other units of the kind that have answered nothing, `unfinished` those
    that have questions left.
    """

    score: Score
    series: Series
    is_ranked: bool = True
    silent: tuple[Unit, ...] = ()
    unfinished: tuple[Unit, ...] = ()

    def previous(self, year: int) -> YearResult | None:
        """Return the latest earlier year that this one may be compared with."""
        earlier = [result for result in self.series.run_of(year) if result.year < year]
        return earlier[-1] if earlier else None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal of the plan's table; `deviations` are counted from the year's statuses."""

    progress: GoalProgress
    position: int

    @property
    def deviations(self) -> int:
        """How many activities below were not carried out as planned."""
        return sum(each.count for each in self.progress.counts if each.kind.is_deviation)


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on the overview; `survey` is None where the year has no round or no unit.

    The counts are numbers of activities, or whatever the plan follows up by status.
    """

    year: int
    plan: Plan | None
    unit: Unit | None
    has_round: bool
    survey: SurveyState | None
    goals: tuple[GoalRow, ...]
    without_cause: tuple[NodeId, ...]
    without_lead: int
    is_final: bool

    @property
    def words(self) -> tuple[str, str]:
        """What the plan calls one and several of them."""
        return followed_words(self.plan)

    @property
    def activities(self) -> int:
        """How many nodes of the plan carry status."""
        return sum(goal.progress.total for goal in self.goals)

    @property
    def without_status(self) -> int:
        """How many of them have no status this year."""
        return sum(goal.progress.without_status for goal in self.goals)

    @property
    def deviations(self) -> int:
        """How many of them were not carried out as planned."""
        return sum(goal.deviations for goal in self.goals)


def gather(session: Session) -> Overview:
    """Read what the overview shows of the chosen plan, year and unit."""
    plan, follow_up, unit = session.followed_plan(), session.follow_up(), session.unit()
    progress = goal_progress(plan, follow_up) if plan and follow_up else ()
    found = deviations(plan, follow_up) if plan and follow_up else ()
    reports = session.document.follow_up
    return Overview(
        year=session.year,
        plan=plan,
        unit=unit,
        has_round=session.survey_round() is not None,
        survey=_survey(session, unit) if unit else None,
        goals=tuple(GoalRow(each, place) for place, each in enumerate(progress)),
        without_cause=tuple(each.node.id for each in found if not each.cause_name),
        without_lead=_without_lead(plan) if plan else 0,
        is_final=plan is not None and reports.stamp(plan.id, session.year).is_final,
    )


def _survey(session: Session, unit: Unit) -> SurveyState | None:
    surveys, found = session.document.surveys, session.survey_round()
    if found is None:
        return None
    own = surveys.score(found, unit)
    earlier = surveys.series(unit, session.year, own.instrument.family)
    if unit.kind not in own.instrument.unit_kinds:
        return SurveyState(own, earlier, is_ranked=False)
    comparison = surveys.compare(found, unit.kind)
    unfinished = (r.unit for r in comparison.unfinished)
    return SurveyState(
        score=own,
        series=earlier,
        silent=tuple(other for other in comparison.missing if other.id != unit.id),
        unfinished=tuple(other for other in unfinished if other.id != unit.id),
    )


def _without_lead(plan: Plan) -> int:
    return sum(
        node.level.has_responsibility and node.responsibilities.lead_id is None
        for node in plan.with_status()
    )


class StepKind(StrEnum):
    """What there can be to do next, in the order in which it is listed."""

    OPEN_ROUND = "open_round"
    ANSWER = "answer"
    SILENT = "silent"
    UNFINISHED = "unfinished"
    ADD_ACTIVITIES = "add_activities"
    WITHOUT_STATUS = "without_status"
    WITHOUT_CAUSE = "without_cause"
    WITHOUT_LEAD = "without_lead"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do next, and how many there are of it."""

    kind: StepKind
    count: int = 1


def next_steps(overview: Overview) -> tuple[Step, ...]:
    """Decide what to do next, the most pressing first."""
    steps = [*_survey_steps(overview), *_plan_steps(overview)]
    if overview.plan is not None and overview.activities and not overview.is_final:
        steps.append(Step(StepKind.REPORT))
    return tuple(step for step in steps if step.count)


def _survey_steps(overview: Overview) -> list[Step]:
    if overview.unit is not None and not overview.has_round:
        return [Step(StepKind.OPEN_ROUND)]
    survey = overview.survey
    if survey is None:
        return []
    return [
        Step(StepKind.ANSWER, survey.score.unanswered if survey.is_ranked else 0),
        Step(StepKind.SILENT, len(survey.silent)),
        Step(StepKind.UNFINISHED, len(survey.unfinished)),
    ]


def _plan_steps(overview: Overview) -> list[Step]:
    if overview.plan is None:
        return []
    can_have_activities = any(level.has_status for level in overview.plan.levels)
    if can_have_activities and not overview.activities:
        return [Step(StepKind.ADD_ACTIVITIES)]
    return [
        Step(StepKind.WITHOUT_STATUS, overview.without_status),
        Step(StepKind.WITHOUT_CAUSE, len(overview.without_cause)),
        Step(StepKind.WITHOUT_LEAD, overview.without_lead),
    ]
