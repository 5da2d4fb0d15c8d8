"""Tables with a column for every year of a period, parted where the years are many."""

from collections.abc import Sequence

from andts_desktop.domain.follow_up import ASSESSMENT_NAMES, GoalAssessment, StatusKind
from andts_desktop.reports import theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.tables import Cell, Line


def parted(places: Sequence[int], most: int) -> tuple[Sequence[int], ...]:
    """Part the places of years into as few groups as can be, as alike in size."""
    groups = -(-len(places) // most)
    bounds = [number * len(places) // groups for number in range(groups)] + [len(places)]
    return tuple(places[bounds[number] : bounds[number + 1]] for number in range(groups))


def status_words(compose: Composer, kind: StatusKind | None) -> Cell:
    """Return a cell with a status as sign and word, empty where there is none."""
    if kind is None:
        return []
    return [Line(compose.sign(kind.symbol, kind.name), theme.CELL)]


def assessment_words(compose: Composer, mark: GoalAssessment | None) -> Cell:
    """Return a cell with a judgement as sign and word, empty where there is none."""
    return [Line(compose.sign(*ASSESSMENT_NAMES[mark]))] if mark else []


def years_said(compose: Composer, marks: Sequence[tuple[int, GoalAssessment | None]]) -> str:
    """Return markup that says how each year was judged, empty where none was."""
    said = [f"{year}\u00a0{compose.sign(*ASSESSMENT_NAMES[mark])}" for year, mark in marks if mark]
    return " · ".join(said)
