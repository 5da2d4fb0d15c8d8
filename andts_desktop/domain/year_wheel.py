"""The coordinator's year: what happens in each month, of the work itself and of the plan."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.annual_report import ReportHead
from andts_desktop.domain.follow_up import FollowUp, StatusKind
from andts_desktop.domain.plan import Level, LevelRole, Node, Plan
from andts_desktop.domain.recurrence import month_runs
from andts_desktop.domain.swedish import MONTHS
from andts_desktop.domain.wheel_times import TimeKind, YearTime, time_in_year

_LONGEST_MARK = 6

_STANDING = (
    (1, "Årlig uppföljning skrivs och beslutas"),
    (2, "Processgruppen möts"),
    (4, "Utfall för indikatorer förs in"),
    (4, "Processgruppen möts"),
    (6, "Processgruppen möts"),
    (9, "Processgruppen möts"),
    (10, "Enkäten förbereds"),
    (11, "Enkäten besvaras"),
    (12, "Analysmöte om enkäten"),
)
"""What a coordinator does every year, whatever the plan says."""


@dataclass(frozen=True, slots=True)
class WheelEvent:
    """Something that happens in a month; a standing one is the program's own, not the file's."""

    month: int
    words: str
    is_standing: bool = True


@dataclass(frozen=True, slots=True)
class WheelGoal:
    """A goal or another top part of the plan with its activities; `mark` is short enough to draw.

    `place` is its place in the plan, from 0, which gives its colour.
    """

    node: Node
    mark: str
    place: int


@dataclass(frozen=True, slots=True)
class WheelActivity:
    """An activity of the plan; `mark` is what it is called in the wheel."""

    node: Node
    mark: str
    goal: WheelGoal
    time: YearTime
    status: StatusKind | None = None

    @property
    def title(self) -> str:
        """What it is called beside its mark, which may be its own number."""
        return self.node.title if self.mark == self.node.number else self.node.label


@dataclass(frozen=True, slots=True)
class WheelMonth:
    """What happens in one month: all activities that have their time in it.

    Some of them begin in it, and others go on since the month before.
    """

    number: int
    events: tuple[WheelEvent, ...]
    all: tuple[WheelActivity, ...]
    begins: tuple[WheelActivity, ...]

    @property
    def name(self) -> str:
        """The month in words."""
        return MONTHS[self.number - 1]

    @property
    def goes_on(self) -> tuple[WheelActivity, ...]:
        """The activities that began before the month."""
        return tuple(each for each in self.all if each not in self.begins)


@dataclass(frozen=True, slots=True)
class SurveyDay:
    """A survey of the year, and the last day to answer it in ISO, empty where none is set."""

    title: str
    due: str


@dataclass(frozen=True, slots=True)
class YearWheel:
    """A year to be drawn and told; every activity of the plan is in it once."""

    head: ReportHead
    level: Level | None
    goals: tuple[WheelGoal, ...]
    activities: tuple[WheelActivity, ...]
    events: tuple[WheelEvent, ...]
    has_own_marks: bool = False

    @property
    def months(self) -> tuple[WheelMonth, ...]:
        """January to December."""
        return tuple(self._month(number) for number in range(1, 13))

    @property
    def this_month(self) -> int | None:
        """The month of the day that it is printed as of, None where that is another year."""
        return self.head.as_of.month if self.head.as_of.year == self.head.year else None

    def of_kind(self, kind: TimeKind) -> tuple[WheelActivity, ...]:
        """Return the activities whose time is known so well."""
        return tuple(each for each in self.activities if each.time.kind is kind)

    def of_goal(self, goal: WheelGoal) -> tuple[WheelActivity, ...]:
        """Return the activities of a goal."""
        return tuple(each for each in self.activities if each.goal == goal)

    def file_name(self) -> str:
        """Name the file without its ending."""
        head = self.head
        return " ".join(filter(None, ("Årshjul", str(head.year), head.municipality)))

    def texts(self) -> tuple[str, ...]:
        """Return every activity and event."""
        titles = (each.node.title for each in self.activities)
        return (*dict.fromkeys((*titles, *(event.words for event in self.events))),)

    def _month(self, number: int) -> WheelMonth:
        timed = [each for each in self.of_kind(TimeKind.MONTHS) if number in each.time.months]
        return WheelMonth(
            number,
            tuple(each for each in self.events if each.month == number),
            tuple(timed),
            tuple(each for each in timed if _begins(each, number)),
        )


def year_wheel(
    head: ReportHead, plan: Plan, follow_up: FollowUp, surveys: Sequence[SurveyDay] = ()
) -> YearWheel:
    """Return the year of the head as a wheel of the plan."""
    tops = [(top, found) for top in plan.nodes if (found := _activities(top))]
    nodes = [node for _, found in tops for node in found]
    marks = own_marks([node.number for node in nodes])
    goals = _goals(plan, [top for top, _ in tops])
    by_top = dict(zip((top.id for top, _ in tops), goals, strict=True))
    latest = follow_up.latest()
    names = iter(marks or map(str, range(1, len(nodes) + 1)))
    activities = tuple(
        WheelActivity(
            node,
            next(names),
            by_top[top.id],
            time_in_year(node, head.year),
            follow_up.kind(latest[node.id].status_key) if node.id in latest else None,
        )
        for top, found in tops
        for node in found
    )
    level = next((node.level for node in nodes), None)
    return YearWheel(
        head, level, goals, activities, _events(head, plan, surveys), has_own_marks=bool(marks)
    )


def own_marks(numbers: Sequence[str]) -> tuple[str, ...]:
    """Return the plan's own numbers where each has a short one of its own, otherwise none."""
    stripped = tuple(number.strip() for number in numbers)
    are_short = all(0 < len(number) <= _LONGEST_MARK for number in stripped)
    return stripped if are_short and len(set(stripped)) == len(stripped) else ()


def _activities(top: Node) -> list[Node]:
    return [node for node in top.walk() if _is_activity(node)]


def _is_activity(node: Node) -> bool:
    is_lowest = node.level.role is LevelRole.ACTIVITY or node.level.has_status
    return is_lowest or bool(node.starts or node.ends or node.recurs.strip())


def _goals(plan: Plan, tops: Sequence[Node]) -> tuple[WheelGoal, ...]:
    places = {node.id: place for place, node in enumerate(plan.nodes)}
    marks = own_marks([top.number.replace(" och ", "–") for top in tops])
    named = marks or tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[n % 26] for n in range(len(tops)))
    return tuple(
        WheelGoal(top, mark, places[top.id]) for top, mark in zip(tops, named, strict=True)
    )


def _begins(activity: WheelActivity, month: int) -> bool:
    spans = month_runs(activity.time.months)
    over_the_turn = month == 1 and any(last < first for first, last in spans)
    return over_the_turn or month in {first for first, _ in spans}


def _events(head: ReportHead, plan: Plan, surveys: Sequence[SurveyDay]) -> tuple[WheelEvent, ...]:
    found = [WheelEvent(month, words) for month, words in _STANDING]
    found += [_due(each) for each in surveys if each.due[:4] == str(head.year)]
    details = plan.details
    if details.period_from == head.year:
        found.append(WheelEvent(1, "Planen börjar gälla", is_standing=False))
    if details.period_to == head.year:
        found.append(WheelEvent(12, "Planens sista månad", is_standing=False))
    return tuple(sorted(found, key=lambda each: each.month))


def _due(survey: SurveyDay) -> WheelEvent:
    day = dt.date.fromisoformat(survey.due)
    words = f"Sista svarsdag {survey.title}: {day.day} {MONTHS[day.month - 1]}"
    return WheelEvent(day.month, words, is_standing=False)
