"""Which of some things have changed place when they stand in another order."""

from bisect import bisect_left
from collections.abc import Sequence


def staying(places: Sequence[int]) -> frozenset[int]:
    """Return the most places that stand in rising order; the others have been moved.

    `places` are the former places, each once, in the order of now: of 0, 3, 1, 2 only 3 moved.
    """
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    place_of: int | None = ends[-1] if ends else None
    while place_of is not None:
        kept.add(place_of)
        place_of = before[place_of]
    return frozenset(kept)
