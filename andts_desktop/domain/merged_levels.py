"""The levels of a plan once a newer document has brought its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from andts_desktop.domain.plan import Level
from andts_desktop.domain.plan_match import pair_levels


def merged_levels(
    old: Sequence[Level], new: Sequence[Level]
) -> tuple[tuple[Level, ...], Mapping[str, Level]]:
    """Return the plan's levels with those it lacked, and which of them each new one became, by key.

    A level that is added lies right above the level that it had below it in the document, else
    under the one that it lay under, so that all that was lawful in the plan still is.
    """
    pairs = pair_levels(old, new)
    levels = list(old)
    for level in new:
        if level.key in pairs:
            continue
        taken = {each.key for each in levels}
        key = next(k for k in _keys(level.key) if k not in taken)
        lower = _place_below(level, new, pairs, levels)
        if lower is None:
            levels.append(replace(level, key=key, parent=pairs.get(level.parent, "")))
        else:
            below = levels[lower]
            levels[lower] = replace(below, parent=key)
            levels.insert(lower, replace(level, key=key, parent=below.parent))
        pairs[level.key] = key
    by_key = {level.key: level for level in levels}
    return tuple(levels), {here: by_key[there] for here, there in pairs.items()}


def _keys(key: str) -> list[str]:
    """Return names for a level that is added, enough of them for one to be free."""
    return [key, *(f"{key}-{number}" for number in range(2, 1000))]


def _place_below(
    level: Level, new: Sequence[Level], pairs: Mapping[str, str], levels: Sequence[Level]
) -> int | None:
    """Return the place of the plan's level that the document has next below the added one."""
    below = {level.key}
    for each in new:
        if each.parent in below:
            below.add(each.key)
            if each.key in pairs:
                return next(p for p, one in enumerate(levels) if one.key == pairs[each.key])
    return None
