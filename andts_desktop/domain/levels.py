"""What a plan's levels must be to make a plan."""

from collections.abc import Sequence

from andts_desktop.domain.plan import Level
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
