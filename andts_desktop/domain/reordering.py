"""Old and new order of some things: which have changed place, and where those gone stood."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

Both = tuple[int | None, int | None]
"""A place in the old order and one in the new, None where it is not there."""


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


def with_removed(old: int, new: int, pairs: Mapping[int, int]) -> Iterator[Both]:
    """Yield the places of the new order, each one gone after what it stood after.

    `old` and `new` are how many there were and are, `pairs` new places to old ones.
    """
    kept = {there: here for here, there in pairs.items()}
    gone: dict[int | None, list[int]] = defaultdict(list)
    last: int | None = None
    for place in range(old):
        if place in kept:
            last = kept[place]
        else:
            gone[last].append(place)
    yield from ((place, None) for place in gone[None])
    for place in range(new):
        yield pairs.get(place), place
        yield from ((each, None) for each in gone[place])
