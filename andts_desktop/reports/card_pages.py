"""Shares the short version's rows of cards among a fixed number of pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

MOST_GROWTH = 95.0
"""The points that a row of cards may grow to fill its page."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """How many rows stand on each page, and how much white that leaves (0: none)."""

    pages: tuple[int, ...]
    white: float


def share(
    heights: Sequence[float], rooms: Sequence[float], fillable: Sequence[float]
) -> Sharing | None:
    """Share rows of those heights among all the pages, in order; None where they have no room.

    `rooms` are the pages' heights that rows may take, `fillable` the points of each that something
    else can fill. No page between the first and the last is left without rows, nor is the last
    where nothing else stands on it, as far as there are rows enough.
    """

    @cache
    def best(page: int, start: int) -> Sharing | None:
        if page == len(rooms):
            return Sharing((), 0) if start == len(heights) else None
        found: Sharing | None = None
        for end in range(start, len(heights) + 1):
            left = rooms[page] - sum(heights[start:end])
            if left < 0:
                break
            rest = best(page + 1, end)
            if rest is None:
                continue
            white = white_of(left, end - start, fillable[page], rooms[page]) + rest.white
            if found is None or white < found.white:
                found = Sharing((end - start, *rest.pages), white)
        return found

    return best(0, 0)


def white_of(left: float, rows: int, fillable: float, room: float) -> float:
    """Weigh what a page leaves white when its rows have grown and the rest is filled."""
    empty = max(left - rows * MOST_GROWTH - fillable, 0)
    # An empty page is worse than any that has something on it.
    missing = 1.0 if not rows and not fillable else 0.0
    return (empty / max(room, 1)) ** 2 + missing
