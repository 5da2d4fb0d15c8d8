"""Chooses what the rings of a year wheel show: every activity, or each goal as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from andts_desktop.domain.recurrence import WHOLE_YEAR, Months, month_runs, months_between
from andts_desktop.domain.wheel_times import TimeKind
from andts_desktop.domain.year_wheel import WheelActivity, WheelGoal, YearWheel


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a ring with what is written on it: from one month's beginning to another's end."""

    first: int
    last: int
    mark: str

    @property
    def months(self) -> Months:
        """The months it covers."""
        return months_between(self.first, self.last)

    @property
    def count(self) -> int:
        """How many months it covers."""
        return len(self.months)


@dataclass(frozen=True, slots=True)
class Track:
    """One ring of a goal: arcs, or the marks of what goes on all year or at no known time.

    `stations` stand around the ring, which is filled where `is_all_year`. `counted` is how
    many activities have no months of their own, where the arcs only say how many have.
    """

    goal: WheelGoal
    arcs: tuple[Arc, ...] = ()
    stations: tuple[str, ...] = ()
    is_all_year: bool = False
    counted: int = 0

    @property
    def free(self) -> tuple[tuple[int, int], ...]:
        """The spans of months without arcs, each by its first and last month."""
        taken = [month for arc in self.arcs for month in arc.months]
        return month_runs(WHOLE_YEAR - frozenset(taken))

    @property
    def others(self) -> int:
        """How many are told beside the arcs, none where there is no room for the number."""
        return self.counted if self.free else 0


def tracks_of(wheel: YearWheel, most: int) -> tuple[Track, ...]:
    """Return the rings of every activity, or where they are more than `most`, one for each goal."""
    each = tuple(track for goal in wheel.goals for track in _of_activities(wheel, goal))
    if len(each) <= most:
        return each
    return tuple(_of_goal(wheel, goal) for goal in wheel.goals)


def is_whole(wheel: YearWheel, tracks: Sequence[Track]) -> bool:
    """Tell whether the rings show every activity by its mark."""
    shown = sum(len(track.stations) for track in tracks)
    shown += len({(t.goal.mark, arc.mark) for t in tracks for arc in t.arcs})
    return shown >= len(wheel.activities) - len(wheel.of_kind(TimeKind.OTHER_YEARS))


def _of_activities(wheel: YearWheel, goal: WheelGoal) -> list[Track]:
    found = wheel.of_goal(goal)
    arcs = [arc for each in found if each.time.kind is TimeKind.MONTHS for arc in _arcs(each)]
    made = [Track(goal, tuple(row)) for row in packed(arcs)]
    for kind in (TimeKind.WHOLE_YEAR, TimeKind.SOME_TIME):
        marks = tuple(each.mark for each in found if each.time.kind is kind)
        if marks:
            is_all_year = kind is TimeKind.WHOLE_YEAR
            made.append(Track(goal, stations=marks, is_all_year=is_all_year))
    return made or [Track(goal)]


def _arcs(activity: WheelActivity) -> list[Arc]:
    return [Arc(first, last, activity.mark) for first, last in month_runs(activity.time.months)]


def packed(arcs: Sequence[Arc]) -> list[list[Arc]]:
    """Share arcs among as few rings as a simple choice gives, none over another."""
    rows: list[list[Arc]] = []
    for arc in sorted(arcs, key=lambda each: (-each.count, each.first)):
        free = (row for row in rows if not any(arc.months & other.months for other in row))
        row = next(free, None)
        if row is None:
            rows.append([arc])
        else:
            row.append(arc)
    return rows


def _of_goal(wheel: YearWheel, goal: WheelGoal) -> Track:
    """Return a goal's ring, where months with as many activities are one arc with the number."""
    timed = [each for each in wheel.of_goal(goal) if each.time.kind is TimeKind.MONTHS]
    counts = [(month, sum(1 for e in timed if month in e.time.months)) for month in range(1, 13)]
    arcs = []
    for count, months in groupby(counts, key=lambda each: each[1]):
        numbers = [month for month, _ in months]
        if count:
            arcs.append(Arc(numbers[0], numbers[-1], str(count)))
    return Track(goal, tuple(arcs), counted=_untimed(wheel, goal))


def _untimed(wheel: YearWheel, goal: WheelGoal) -> int:
    kinds = (TimeKind.WHOLE_YEAR, TimeKind.SOME_TIME)
    return sum(1 for each in wheel.of_goal(goal) if each.time.kind in kinds)
