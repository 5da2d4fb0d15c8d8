"""Pair texts of two documents that are the same or nearly so, one to one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

_STEM = 5
_COMMON = 60
_CANDIDATES = 8


def folded(text: str) -> str:
    """Return what two texts share that differ only in signs, space and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=50_000)
def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Return how alike two texts are, from 0 to 1, or 0 where that is below `least`.

    Most texts are not alike at all, which is seen at once; the exact figure is dear, and asked
    for again by each rule that pairs what is left.
    """
    matcher = SequenceMatcher(None, folded(one), folded(other), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    found = matcher.ratio()
    return found if found >= least else 0.0


def pair_alike(old: Sequence[str], new: Sequence[str], least: float) -> dict[int, int]:
    """Pair places in `new` with places in `old`, first the same texts, then the most alike.

    Of texts that are equally alike, those that stand nearest each other are paired.
    """
    pairs = _same(old, new)
    taken = set(pairs.values())
    candidates = sorted(
        (-share, abs(new_place - old_place), new_place, old_place)
        for new_place, old_place in _candidates(
            {place: folded(text) for place, text in enumerate(old) if place not in taken},
            {place: folded(text) for place, text in enumerate(new) if place not in pairs},
        )
        if (share := likeness(old[old_place], new[new_place], least))
    )
    for _, _, new_place, old_place in candidates:
        if new_place not in pairs and old_place not in taken:
            pairs[new_place] = old_place
            taken.add(old_place)
    return pairs


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(old))):
        places[folded(old[place])].append(place)
    found = ((place, places[folded(text)]) for place, text in enumerate(new))
    return {place: left.pop() for place, left in found if left}


def _candidates(old: Mapping[int, str], new: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the places of texts that share beginnings of words, most of them first.

    Comparing each with each would take seconds in a long plan. A beginning that many texts
    share tells nothing of which belong together.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in old.items():
        for stem in _stems(text):
            places[stem].append(place)
    for place, text in new.items():
        stems = _stems(text)
        telling = [stem for stem in stems if len(places.get(stem, ())) <= _COMMON] or stems
        shared = Counter(each for stem in telling for each in places.get(stem, ()))
        yield from ((place, each) for each, _ in shared.most_common(_CANDIDATES))


def _stems(text: str) -> list[str]:
    return list(dict.fromkeys(word[:_STEM] for word in text.split()))
