"""Ruled lines of a page put together to tables of cells."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from andts_desktop.exchange.plan_import.reading.pdf_page import Rule

_SAME = 4.0
"""Lines closer than this, in points, are one: double borders, and cells with each their own."""

_COVER = 0.6
"""How much of a cell's side must be drawn for it to be a border."""

_MOST_LINES = 500
"""Different heights or distances of one table; a drawing with more is no table."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: `xs` from the left, `ys` from the top down, and which cells are one.

    `owner` gives for each row and column the cell (row, column) whose text it shows.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the row and column that own a point, None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]):
            return None
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        row = min(sum(1 for edge in self.ys if edge > y), len(self.ys) - 1) - 1
        return self.owner[max(row, 0)][max(column, 0)]


def grids(rules: Sequence[Rule]) -> tuple[Grid, ...]:
    """Return the tables that lines draw, from the top down; a single box is none."""
    found = (_grid(group) for group in _touching(rules))
    return tuple(sorted(filter(None, found), key=lambda grid: -grid.ys[0]))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Join lines that go on in one another, so that there are few left to compare."""
    whole: list[Rule] = []
    for rule in sorted(rules, key=lambda each: (each.is_upright, round(each.at), each.start)):
        last = whole[-1] if whole else None
        if (
            last
            and last.is_upright == rule.is_upright
            and abs(last.at - rule.at) < 1
            and rule.start <= last.end + _SAME
        ):
            whole[-1] = Rule(last.at, last.start, max(last.end, rule.end), rule.is_upright)
        else:
            whole.append(rule)
    return whole


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the lines in groups that hang together."""
    lines = _joined(rules)
    if len(lines) > 4 * _MOST_LINES:
        return []
    groups: list[list[Rule]] = []
    left = set(range(len(lines)))
    while left:
        queue = [left.pop()]
        group = []
        while queue:
            line = lines[queue.pop()]
            group.append(line)
            met = [at for at in left if _meet(line, lines[at])]
            left.difference_update(met)
            queue.extend(met)
        groups.append(group)
    return groups


def _meet(one: Rule, two: Rule) -> bool:
    if one.is_upright == two.is_upright:
        is_near = abs(one.at - two.at) <= _SAME
        return is_near and one.start <= two.end + _SAME and two.start <= one.end + _SAME
    return (
        two.start - _SAME <= one.at <= two.end + _SAME
        and one.start - _SAME <= two.at <= one.end + _SAME
    )


def _clustered(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _SAME:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _grid(rules: Sequence[Rule]) -> Grid | None:
    """Return the table of lines that hang together; open outer sides are closed."""
    across = [rule for rule in rules if not rule.is_upright]
    upright = [rule for rule in rules if rule.is_upright]
    if not across or not upright:
        return None
    sides = (min(rule.start for rule in across), max(rule.end for rule in across))
    ends = (min(rule.start for rule in upright), max(rule.end for rule in upright))
    xs = _clustered([*(rule.at for rule in upright), *sides])
    ys = _clustered([*(rule.at for rule in across), *ends])[::-1]
    if len(xs) < 2 or len(ys) < 2 or max(len(xs), len(ys)) > _MOST_LINES:
        return None
    owner = _owners(xs, ys, across, upright)
    if len({cell for row in owner for cell in row}) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), owner)


def _drawn(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= _SAME
    )
    return covered >= _COVER * (end - start)


def _owners(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], upright: Sequence[Rule]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return for each cell the first of those it is one with, row by row from the top."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            top, low = ys[row], ys[row + 1]
            if row and not _drawn(across, top, xs[column], xs[column + 1]):
                owner[row][column] = owner[row - 1][column]
            elif column and not _drawn(upright, xs[column], low, top):
                owner[row][column] = owner[row][column - 1]
    return tuple(map(tuple, owner))
