"""Type that is read from across a room, and what is fitted to one page in it."""

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from andts_desktop.domain.analysis_meeting import MeetingList, MeetingRow
from andts_desktop.reports import fonts, theme
from andts_desktop.reports.composer import Composer
from andts_desktop.reports.flowables import columns, full_height
from andts_desktop.reports.tables import Cell, Column, DataTable, Line, data_table
from andts_desktop.reports.wide import SHEET
from andts_desktop.reports.wording import shortened
from andts_desktop.reports.writing_lines import WritingLines

SIZE = 14.0
"""The smallest type, in points."""
GAP = 28.0
HALF = (SHEET.column - GAP) / 2
"""The width of each of two halves of a page."""

PAGE_TITLE = theme.style(30, 36, font=fonts.BOLD, after=8)
OCCASION = theme.style(16, 21, font=fonts.SEMIBOLD, after=2)
LIST_TITLE = theme.style(18, 23, font=fonts.BOLD, before=4, after=4)
TEXT = theme.style(15, 20, after=5)
LEAD = theme.style(17, 23, font=fonts.SEMIBOLD, after=6)
BULLET = theme.style(15, 20, after=6)
BULLET.leftIndent = 16
QUIET = theme.style(SIZE, 18.5, colour=theme.MUTED, after=4)
HEAD = theme.style(SIZE, 18, font=fonts.SEMIBOLD)
HEAD_RIGHT = theme.style(SIZE, 18, font=fonts.SEMIBOLD, right=True, hyphens=False)
CELL = theme.style(SIZE, 18)
CELL_RIGHT = theme.style(SIZE, 18, right=True, hyphens=False)
NAME = theme.style(15, 19, font=fonts.SEMIBOLD)
FIGURE = theme.style(18, 20, font=fonts.BOLD, right=True, hyphens=False)
KEY = theme.style(66, 74, font=fonts.BOLD, after=10, hyphens=False)

_LONGEST_NAME, _LONGEST_DETAIL = 70, 64
_FIGURE_WIDTH = 74.0
_SPARE = 12.0


def page_head(compose: Composer, title: str) -> list[Flowable]:
    """Return the heading of a page."""
    return [compose.heading(2, title, style=PAGE_TITLE)]


def wall_table(
    heads: Sequence[tuple[str, float]], rows: Sequence[Sequence[Cell]], width: float
) -> DataTable:
    """Return a table of columns with their shares: the first heads the rows, others are figures."""
    (first, share), *others = heads
    made = [Column(first, share, heads_rows=len(heads) > 2, head=HEAD)]
    made += [Column(title, each, numeric=True, head=HEAD_RIGHT) for title, each in others]
    return data_table(made, rows, width=width)


def fitted_list(
    compose: Composer, shown: MeetingList, figure: str, width: float, room: float
) -> list[Flowable]:
    """Return a list with as many of its rows as there is room for, and how many are left out.

    `figure` heads the figures.
    """
    title = compose.heading(3, shown.title, outlined=False, style=LIST_TITLE)
    if not shown.rows:
        return [title, compose.line(shown.nothing, TEXT)]

    def made(count: int) -> list[Flowable]:
        left = len(shown.rows) - count
        table = _row_table(compose, shown.rows[:count], (shown.what, figure), width)
        return [title, table, compose.line(f"och {left} till", QUIET)] if left else [title, table]

    return most_that_fit(made, len(shown.rows), width, room)


def to_write(compose: Composer, above: Sequence[Flowable], question: str) -> list[Flowable]:
    """Return a question and lines to answer it on, on the rest of the page."""
    return ruled(
        compose, question, SHEET.column, SHEET.frame_height - height_of(above, SHEET.column)
    )


def ruled(compose: Composer, words: str, width: float, room: float) -> list[Flowable]:
    """Return a heading and lines to write on below it; nothing where there is no room for any."""
    title = compose.heading(3, words, outlined=False, style=LIST_TITLE)
    lines = WritingLines(width, room - height_of([title], width) - _SPARE)
    return [title, lines] if lines.height else []


def most_that_fit(
    made: Callable[[int], list[Flowable]], most: int, width: float, room: float
) -> list[Flowable]:
    """Return what is made of the largest number, at least 1, that is no higher than the room."""
    low, high = 1, max(most, 1)
    while low < high:
        middle = (low + high + 1) // 2
        if height_of(made(middle), width) <= room:
            low = middle
        else:
            high = middle - 1
    return made(low)


def beside(left: Sequence[Flowable], right: Sequence[Flowable], room: float) -> list[Flowable]:
    """Set two stacks side by side; one below the other where they are higher than the room."""
    made = columns([left, right], [HALF + GAP, HALF])
    return [made] if height_of([made], SHEET.column) <= room else [*left, *right]


def height_of(story: Sequence[Flowable], width: float) -> float:
    """Return the height of flowables one below the other."""
    return sum(full_height(each, width) for each in story)


def _row_table(
    compose: Composer, rows: Sequence[MeetingRow], heads: tuple[str, str], width: float
) -> DataTable:
    has_figures = any(each.figure for each in rows)
    shares = [(heads[0], width - _FIGURE_WIDTH), (heads[1], _FIGURE_WIDTH)][: 1 + has_figures]
    cells = [
        [
            [
                Line(compose.user.inline(shortened(each.name, _LONGEST_NAME)), NAME),
                *detail_lines(compose, each.detail),
            ],
            [Line(compose.user.inline(each.figure), FIGURE)],
        ][: 1 + has_figures]
        for each in rows
    ]
    return wall_table(shares, cells, width)


def detail_lines(compose: Composer, words: str) -> list[Line]:
    """Return a few muted words about a row, none where there is nothing to say."""
    shown = shortened(" ".join(words.split()), _LONGEST_DETAIL)
    return [Line(compose.user.inline(shown), theme.changed(QUIET, spaceAfter=0))] if shown else []
