"""Shares the short version's rows of cards among its pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.reports import theme

MOST_GROWTH = 60.0
"""The points that a row of cards may grow to fill its page."""


@dataclass(frozen=True, slots=True)
class Room:
    """The room in points that rows have: on the page they begin, on later ones, kept on the last.

    `kept` is for what ends the document.
    """

    first: float
    later: float
    kept: float = 0


@dataclass(frozen=True, slots=True)
class Sharing:
    """How many rows stand on each page, and how much white that leaves (0: none)."""

    pages: tuple[int, ...] = ()
    white: float = 0


def share(heights: Sequence[float], room: Room) -> Sharing:
    """Share rows of those heights among as few pages as hold them, each as full as the others.

    A row higher than a page has a page to itself.
    """
    found = [Sharing() for _ in range(len(heights) + 1)]
    for start in reversed(range(len(heights))):
        space = room.later if start else room.first
        found[start] = _best_from(start, heights, space, room.kept, found)
    return found[0]


def _best_from(
    start: int, heights: Sequence[float], space: float, kept: float, found: Sequence[Sharing]
) -> Sharing:
    """Return the best sharing of the rows from `start`, given those of the rows after."""
    sharings = []
    for end in range(start + 1, len(heights) + 1):
        left = space - sum(heights[start:end]) - (kept if end == len(heights) else 0)
        if left < 0 and end > start + 1:
            break
        rest = found[end]
        rows = end - start
        sharings.append(Sharing((rows, *rest.pages), rest.white + white_of(left, rows)))
    return min(sharings, key=lambda each: (len(each.pages), each.white))


def white_of(left: float, rows: int, growth: float = 0) -> float:
    """Weigh the room that a page leaves when its rows, and `growth` points else, have grown."""
    empty = max(left - rows * MOST_GROWTH - growth, 0)
    return float((empty / theme.FRAME_HEIGHT) ** 2)
