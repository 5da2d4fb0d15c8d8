"""Which levels what was copied in one plan gets in another."""

from collections.abc import Sequence
from dataclasses import replace

from andts_desktop.domain.plan import Level, allowed_levels, level_path
from andts_desktop.domain.plan_template import NodeDraft


def fitted(
    draft: NodeDraft, levels: Sequence[Level], target_levels: Sequence[Level], parent: Level | None
) -> NodeDraft | None:
    """Return the draft with the levels it gets under `parent` (None: at the top of the plan).

    `levels` are those of the plan it was copied from. A node gets the level of the same key and
    role, else one of the same role, else the one as far below the parent as it lay in its own
    plan. None where no level is lawful, for the node or for anything below it.

    Indicators and responsibilities are kept even on a level that does not show them. They come to
    light when the level is given them, or when the node is pasted on; dropped, they would be lost
    without a word.
    """
    by_key = {level.key: level for level in levels}
    return _fitted(draft, by_key[draft.level_key], by_key, tuple(target_levels), parent)


def _fitted(
    draft: NodeDraft,
    level: Level,
    by_key: dict[str, Level],
    target_levels: Sequence[Level],
    parent: Level | None,
) -> NodeDraft | None:
    allowed = allowed_levels(target_levels, parent)
    for found in _by_fitness(level, tuple(by_key.values()), allowed, target_levels):
        children = [
            _fitted(child, by_key[child.level_key], by_key, target_levels, found)
            for child in draft.children
        ]
        fitting = tuple(child for child in children if child is not None)
        if len(fitting) == len(children):
            return replace(draft, level_key=found.key, children=fitting)
    return None


def _by_fitness(
    level: Level, levels: Sequence[Level], allowed: Sequence[Level], target_levels: Sequence[Level]
) -> list[Level]:
    """Return the allowed levels that will do, the best first."""
    depth = len(level_path(levels, level))

    def rank(each: Level) -> int:
        if each.role is level.role:
            return 0 if each.key == level.key else 1
        return 2

    same_depth = (
        each
        for each in allowed
        if each.role is level.role or len(level_path(target_levels, each)) == depth
    )
    return sorted(same_depth, key=rank)
