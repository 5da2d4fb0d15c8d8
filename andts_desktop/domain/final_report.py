"""What the final report is made from: every year of the plan's period, side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.final_sections import FINAL_SECTIONS, GOALS
from andts_desktop.domain.follow_up import (
    Deviation,
    FollowUp,
    GoalAssessment,
    Outcome,
    StatusEntry,
    StatusKind,
    deviations,
)
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import ComparisonTable
from andts_desktop.domain.paper_sections import SectionChoice, shown_sections
from andts_desktop.domain.plan import LevelRole, Node, Plan
from andts_desktop.domain.printed_texts import prose_texts

MOST_YEARS = 12
"""A longer period is reported from its last years."""


def years_covered(period_from: int | None, year: int, told: Iterable[int]) -> tuple[int, ...]:
    """Return the years of a period to and with `year`, in order.

    A plan that does not say when it began begins with the first year that anything is `told`
    of. What is told of before the period belongs to another plan.
    """
    begins = min((each for each in told if each <= year), default=year)
    first = begins if period_from is None else period_from
    return tuple(range(min(max(first, year - MOST_YEARS + 1), year), year + 1))


@dataclass(frozen=True, slots=True)
class FinalYear:
    """A year of the period: the plan that it followed, and what was told of it."""

    plan: Plan
    follow_up: FollowUp

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.follow_up.year


@dataclass(frozen=True, slots=True)
class FinalActivity:
    """An activity with its last report of each year, None where there is none.

    `ended` is the last year in which it stood in the plan, None where it still does.
    """

    node: Node
    entries: tuple[StatusEntry | None, ...]
    ended: int | None = None

    @property
    def last(self) -> StatusEntry | None:
        """What was last told of it, in whatever year."""
        return next((each for each in reversed(self.entries) if each is not None), None)


@dataclass(frozen=True, slots=True)
class FinalSurvey:
    """A survey with an index over the period; `table` has the units of one kind."""

    instrument: Instrument
    table: ComparisonTable


@dataclass(frozen=True, slots=True)
class FinalReport:
    """Everything in a final report; `head.year` is its last year, `years` the oldest first.

    `sections` says which chapters are printed, and in which order; all of them where it is empty.
    """

    head: ReportHead
    plan: Plan
    years: tuple[FinalYear, ...]
    outcomes: tuple[Outcome, ...] = ()
    surveys: tuple[FinalSurvey, ...] = ()
    sections: tuple[SectionChoice, ...] = ()

    @property
    def follow_up(self) -> FollowUp:
        """The last year's follow-up, which the report's own prose is kept in."""
        return self.years[-1].follow_up

    @property
    def span(self) -> str:
        """The years that are reported: "2023–2026", or one year alone."""
        return "–".join(dict.fromkeys(str(self.years[place].year) for place in (0, -1)))

    @property
    def told_years(self) -> tuple[int, ...]:
        """The places in `years` of those that any status is reported for."""
        return tuple(place for place, each in enumerate(self.years) if each.follow_up.log)

    def goals(self) -> tuple[Node, ...]:
        """Return the goals of the plan, then those that left it during the period."""
        found: dict[NodeId, Node] = {}
        for each in reversed(self.years):
            for node in each.plan.nodes:
                if node.level.role is not LevelRole.CORNERSTONE:
                    found.setdefault(node.id, node)
        return tuple(found.values())

    def assessments(self, goal_id: NodeId) -> tuple[GoalAssessment | None, ...]:
        """Return how the goal was assessed each year, None where nobody has said."""
        return tuple(dict(each.follow_up.assessments).get(goal_id) for each in self.years)

    def activities(self, goal: Node) -> tuple[FinalActivity, ...]:
        """Return what carried status below a goal in any of the years, the plan's order first."""
        found: dict[NodeId, tuple[Node, int]] = {}
        for each in reversed(self.years):
            top = each.plan.node(goal.id)
            for node in top.walk() if top else ():
                if node.level.has_status:
                    found.setdefault(node.id, (node, each.year))
        latest = [each.follow_up.latest() for each in self.years]
        last = self.years[-1].year
        return tuple(
            FinalActivity(node, _entries(latest, node.id), None if year == last else year)
            for node, year in found.values()
        )

    def every_activity(self) -> tuple[FinalActivity, ...]:
        """Return the activities of all goals."""
        return tuple(each for goal in self.goals() for each in self.activities(goal))

    def kind(self, entry: StatusEntry | None) -> StatusKind | None:
        """Return the step of the scale that a report says, None where there is no report."""
        return self.follow_up.kind(entry.status_key) if entry else None

    def deviations(self) -> tuple[tuple[int, tuple[Deviation, ...]], ...]:
        """Return each year's deviations."""
        return tuple((each.year, deviations(each.plan, each.follow_up)) for each in self.years)

    def file_name(self) -> str:
        """Name the file without its ending: "Slutrapport 2023–2026 Exempelstad utkast"."""
        draft = "" if self.head.stamp.is_final else "utkast"
        owner = self.head.municipality or self.head.plan_title
        return " ".join(filter(None, ("Slutrapport", self.span, owner, draft)))

    def texts(self) -> tuple[str, ...]:
        """Return the goals, activities, comments and prose of the chapters that are printed."""
        shown = shown_sections(FINAL_SECTIONS, self.sections)
        found = list(prose_texts(self.plan, self.follow_up, {each.prose for each in shown}))
        return (*found, *self._goal_texts()) if GOALS in shown else tuple(found)

    def _goal_texts(self) -> Iterator[str]:
        for goal in self.goals():
            yield goal.title
            for activity in self.activities(goal):
                yield activity.node.title
                yield from (each.comment for each in activity.entries if each and each.comment)


def _entries(
    latest: Iterable[Mapping[NodeId, StatusEntry]], node_id: NodeId
) -> tuple[StatusEntry | None, ...]:
    return tuple(each.get(node_id) for each in latest)
