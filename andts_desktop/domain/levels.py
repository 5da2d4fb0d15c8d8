"""What a plan's levels must be to make a plan."""

from collections.abc import Collection, Iterator, Sequence

from andts_desktop.domain.plan import Level, Node, Plan, allowed_levels
from andts_desktop.errors import InputError


def check_levels(levels: Sequence[Level]) -> None:
    """Raise InputError where levels do not make a plan: none, nameless, or out of order."""
    if not levels:
        raise InputError("Planen behöver minst en nivå.")
    known: set[str] = set()
    for level in levels:
        if not level.singular.strip() or not level.plural.strip():
            raise InputError("Varje nivå behöver ett namn i ental och ett i flertal.")
        if level.parent and level.parent not in known:
            raise InputError(f"Nivån ovanför ”{level.singular}” finns inte, eller står efter den.")
        if level.key in known:
            raise InputError(f"Nivån ”{level.singular}” står två gånger.")
        known.add(level.key)


def check_new_levels(plan: Plan, levels: Sequence[Level], in_trash: Collection[str]) -> None:
    """Raise InputError where a plan cannot have those levels in place of its own.

    `in_trash` are the keys of the levels that what lies in the trash is on.
    """
    check_levels(levels)
    kept = {level.key for level in levels}
    for level in plan.levels:
        if level.key not in kept and any(node.level.key == level.key for node in plan.walk()):
            raise InputError(f"Nivån ”{level.singular}” används i planen och kan inte tas bort.")
        if level.key not in kept and level.key in in_trash:
            raise InputError(
                f"Nivån ”{level.singular}” används av något i papperskorgen och kan inte tas bort. "
                "Ta tillbaka det och flytta det till en annan nivå först."
            )
    wrong = next(misplaced(plan, levels), None)
    if wrong is not None:
        raise InputError(f"”{wrong.label}” kan inte ligga där den ligger med de nivåerna.")


def misplaced(plan: Plan, levels: Sequence[Level]) -> Iterator[Node]:
    """Yield the nodes of a plan that may not lie where they do, were `levels` the plan's own.

    Every level that nodes are on must be among them.
    """
    by_key = {level.key: level for level in levels}
    for node in plan.walk():
        above = plan.ancestors(node)
        parent = by_key[above[-1].level.key] if above else None
        if by_key[node.level.key] not in allowed_levels(levels, parent):
            yield node
