"""What has moved since the year before, for units and for questions: most first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from andts_desktop.domain.ids import QuestionId
from andts_desktop.domain.measures import ComparisonTable, UnitLine
from andts_desktop.domain.question_changes import question_changes
from andts_desktop.domain.scoring import ZERO, Score
from andts_desktop.domain.swedish import shown_change, sort_key
from andts_desktop.domain.units import Unit


@dataclass(frozen=True, slots=True)
class ScoredUnit:
    """A unit's result, and that of the round before where it had one.

    `broken` says why the two may not be compared, empty where they may.
    """

    unit: Unit
    now: Score
    before: Score | None = None
    broken: str = ""


@dataclass(frozen=True, slots=True)
class UnitShift:
    """A unit's value in the last year and in the year before, which may be compared.

    `change` is the difference of the two as they are shown.
    """

    unit: Unit
    year_before: int
    before: Decimal
    now: Decimal

    @property
    def change(self) -> Decimal:
        """How much it has changed, in the measure's own unit."""
        return shown_change(self.now, self.before)


@dataclass(frozen=True, slots=True)
class QuestionShift:
    """How a question's points have moved, over the units whose two years may be compared.

    `mean` is the mean change in points, `up` and `down` the units with more and fewer.
    """

    question_id: QuestionId
    short: str
    part_title: str
    mean: Decimal
    up: tuple[Unit, ...]
    down: tuple[Unit, ...]
    same: int


def unit_shifts(table: ComparisonTable) -> tuple[UnitShift, ...]:
    """Return the units whose last two years compare, from the largest rise to the largest fall."""
    found = [shift for line in table.lines if (shift := _shift(table, line)) is not None]
    return tuple(sorted(found, key=lambda each: (-each.change, sort_key(each.unit.name))))


def _shift(table: ComparisonTable, line: UnitLine) -> UnitShift | None:
    earlier = [n for n, each in enumerate(table.columns[:-1]) if each.round_id is not None]
    if not earlier or not line.values:
        return None
    then, last = table.columns[earlier[-1]], table.columns[-1]
    before, now = line.values[earlier[-1]].value, line.values[-1].value
    became = any(then.year < year <= last.year for year in line.breaks)
    if before is None or now is None or then.run != last.run or became:
        return None
    return UnitShift(line.unit, then.year, before, now)


def shifts_in_words(shifts: Sequence[UnitShift], several: str) -> str:
    """Say for how many the index has risen and fallen, empty where nothing may be compared."""
    if not shifts:
        return ""
    up = sum(each.change > 0 for each in shifts)
    down = sum(each.change < 0 for each in shifts)
    year = shifts[0].year_before
    return (
        f"Sedan {year} har indexet stigit för {up} och sjunkit för {down} av {len(shifts)} "
        f"{several}."
    )


def mean_change(table: ComparisonTable | None, before: int | None) -> Decimal | None:
    """Return how much the mean has moved since a year that the last one compares with."""
    if table is None or before is None:
        return None
    then = next(n for n, column in enumerate(table.columns) if column.year == before)
    old, new = table.spreads[then].mean, table.spreads[-1].mean
    return None if old is None or new is None else shown_change(new, old)


def question_shifts(units: Iterable[ScoredUnit]) -> tuple[QuestionShift, ...]:
    """Return the questions that anyone has other points in, from the largest rise on."""
    found: dict[QuestionId, list[tuple[Unit, Decimal]]] = {}
    named: dict[QuestionId, tuple[str, str]] = {}
    for each in units:
        if each.before is None or each.broken:
            continue
        for change in question_changes(each.now, each.before):
            if change.points is not None:
                found.setdefault(change.question_id, []).append((each.unit, change.points))
                named[change.question_id] = (change.short, change.part_title)
    shifts = [_gathered(key, *named[key], moved) for key, moved in found.items()]
    moved = [each for each in shifts if each.up or each.down]
    return tuple(sorted(moved, key=lambda each: -each.mean))


def _gathered(
    key: QuestionId, short: str, part_title: str, moved: Sequence[tuple[Unit, Decimal]]
) -> QuestionShift:
    up = tuple(unit for unit, points in moved if points > 0)
    down = tuple(unit for unit, points in moved if points < 0)
    mean = sum((points for _, points in moved), ZERO) / len(moved)
    return QuestionShift(key, short, part_title, mean, up, down, len(moved) - len(up) - len(down))
