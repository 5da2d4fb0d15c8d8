"""What each column of a table holds, by its header, its neighbours and its cells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from andts_desktop.exchange.plan_import.understanding import words
from andts_desktop.exchange.plan_import.understanding.grids import Grid
from andts_desktop.exchange.plan_import.understanding.unit_names import is_unit_like
from andts_desktop.exchange.plan_import.understood import Choices, ColumnMeaning

_YEARS = re.compile(
    r"(19|20)\d\d|\b(jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|löpande|Q[1-4]"
)
_STATUS = re.compile(r"(ej |delvis )?(påbörjad|genomförd)|pågår|utgår|klar", re.IGNORECASE)
_MARKS_A_PLAN = frozenset(
    {
        ColumnMeaning.INDICATOR,
        ColumnMeaning.LEAD,
        ColumnMeaning.CO_RESPONSIBLE,
        ColumnMeaning.RESPONSIBLE,
        ColumnMeaning.PARTNERS,
        ColumnMeaning.TIME,
        ColumnMeaning.STATUS,
        ColumnMeaning.TARGET,
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `word` is the word for the level that its titles belong to.

    `level` is the level's key where the user chose it.
    """

    place: int
    header: str
    meaning: ColumnMeaning
    word: words.LevelWord | None = None
    level: str = ""
    certainty: float = 1.0
    reason: str = ""


Columns = Mapping[int, tuple[Column, ...]]
"""The columns of the tables that the plan is made of, by the (first) table's place."""


def read_columns(grids: Sequence[Grid], choices: Choices) -> Columns:
    """Return the columns of every table that holds parts of a plan; prose tables are left out."""
    found: dict[int, tuple[Column, ...]] = {}
    first_with: dict[tuple[str, ...], int] = {}
    for grid in grids:
        first = first_with.setdefault(grid.header, grid.block) if grid.header else grid.block
        columns = _settled(grid, _guessed(grid))
        chosen = tuple(_chosen(each, first, choices) for each in columns)
        if _is_of_a_plan(chosen):
            found[grid.block] = chosen
    return found


def _chosen(column: Column, block: int, choices: Choices) -> Column:
    choice = choices.columns.get((block, column.place))
    if choice is None:
        return column
    meaning, level = choice
    return replace(column, meaning=meaning, level=level, certainty=1.0, reason="du har valt det")


def _is_of_a_plan(columns: Sequence[Column]) -> bool:
    if is_of_indicators(columns):
        return True
    has_titles = any(each.meaning is ColumnMeaning.LEVEL for each in columns)
    marks = [
        each
        for each in columns
        if each.meaning in _MARKS_A_PLAN
        and (each.certainty > 0.5 or each.meaning is ColumnMeaning.RESPONSIBLE)
    ]
    levels = [each for each in columns if each.meaning is ColumnMeaning.LEVEL]
    alone = len(columns) == 1 and columns[0].certainty > 0.8
    return has_titles and (bool(marks) or len(levels) > 1 or alone or _is_chosen(columns))


def is_of_indicators(columns: Sequence[Column]) -> bool:
    """Tell whether a table lists the indicators of what it stands under, and no nodes."""
    if any(each.meaning is ColumnMeaning.LEVEL for each in columns):
        return False
    named = [each for each in columns if each.meaning is not ColumnMeaning.NUMBER]
    return len(named) > 1 and _is_surely_indicators(named[0])


def _is_surely_indicators(column: Column) -> bool:
    return column.meaning is ColumnMeaning.INDICATOR and column.certainty > 0.8


def _is_chosen(columns: Sequence[Column]) -> bool:
    return any(each.reason == "du har valt det" for each in columns)


def _guessed(grid: Grid) -> list[Column]:
    return [_guess(grid, place) for place in range(grid.width)]


def _guess(grid: Grid, place: int) -> Column:
    title = grid.header[place] if place < len(grid.header) else ""
    known = words.header(title)
    if known is not None:
        return Column(place, title, known.meaning, known.word, "", known.certainty, known.reason)
    by_content = _by_content(grid, place)
    if by_content is not None:
        meaning, reason = by_content
        return Column(place, title, meaning, None, "", 0.5, reason)
    return Column(place, title, ColumnMeaning.IGNORE, None, "", 0.3, "rubriken är inte känd")


def _by_content(grid: Grid, place: int) -> tuple[ColumnMeaning, str] | None:
    texts = [cell.text for cell in grid.column(place) if cell.text]
    if not texts:
        return None
    tests = (
        (ColumnMeaning.STATUS, _STATUS.match, "cellerna ser ut som status"),
        (ColumnMeaning.TIME, _YEARS.search, "cellerna ser ut som årtal och tider"),
        (ColumnMeaning.RESPONSIBLE, is_unit_like, "cellerna ser ut som nämnder och andra parter"),
    )
    for meaning, test, reason in tests:
        if sum(bool(test(text)) and len(text) < 120 for text in texts) >= 0.6 * len(texts):
            return meaning, reason
    return None


def _settled(grid: Grid, columns: list[Column]) -> list[Column]:
    """Settle what a column's neighbours decide: which "Mål" is a target, which column is titles."""
    columns = [_target_or_level(each, columns) for each in columns]
    columns = [_outcome_or_comment(each, columns) for each in columns]
    if any(each.meaning is ColumnMeaning.LEVEL for each in columns) or is_of_indicators(columns):
        return columns
    marked = any(each.meaning in _MARKS_A_PLAN and each.certainty > 0.4 for each in columns)
    free = [each for each in columns if each.meaning is ColumnMeaning.IGNORE]
    free += [each for each in columns if each.meaning is ColumnMeaning.TEXT]
    wanted = next((each for each in free if _is_long(grid, each.place)), None)
    if not marked or wanted is None:
        return columns
    titles = replace(
        wanted, meaning=ColumnMeaning.LEVEL, certainty=0.5, reason="kolumnen har längst text"
    )
    return [titles if each is wanted else each for each in columns]


def _is_long(grid: Grid, place: int) -> bool:
    texts = [cell.text for cell in grid.column(place) if cell.text]
    return bool(texts) and sum(map(len, texts)) / len(texts) > 12


def _target_or_level(column: Column, columns: Sequence[Column]) -> Column:
    """Take "Mål" to the right of the indicators for their target, not for a level."""
    if column.meaning is not ColumnMeaning.LEVEL or column.word is None:
        return column
    if column.word.family is not words.Family.GOAL or "område" in column.word.singular:
        return column
    left = [each.meaning for each in columns[: column.place]]
    if ColumnMeaning.INDICATOR in left and ColumnMeaning.LEVEL in left:
        reason = f"”{column.header}” står efter indikatorerna"
        return replace(
            column, meaning=ColumnMeaning.TARGET, word=None, certainty=0.75, reason=reason
        )
    return column


def _outcome_or_comment(column: Column, columns: Sequence[Column]) -> Column:
    """Take a second column of indicators ("Indikator" and "Uppföljning") for a comment."""
    if column.meaning is not ColumnMeaning.INDICATOR:
        return column
    others = [each for each in columns if each.meaning is ColumnMeaning.INDICATOR]
    best = next((each for each in others if "indikator" in each.header.casefold()), others[0])
    if len(others) == 1 or column is best:
        return column
    reason = "en annan kolumn har indikatorerna"
    return replace(column, meaning=ColumnMeaning.COMMENT, certainty=0.6, reason=reason)
