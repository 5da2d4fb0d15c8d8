"""How the comparison names kinds of units, and those that are not settled yet."""

from collections.abc import Collection, Sequence

from andts_desktop.domain.city_comparison import KindComparison
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.swedish import enumerated
from andts_desktop.domain.units import UNIT_KIND_DEFINITE, UNIT_KIND_NAMES, Unit

MARK = "*"
"""Stands after a value that is not settled yet."""

MARKED = f"{MARK}\u00a0betyder att svaren inte är klarmarkerade eller att frågor är obesvarade."


def several(kind: KindComparison) -> str:
    """Name the units: "stadsdelar"."""
    return UNIT_KIND_NAMES[kind.kind][1]


def definite(kind: KindComparison) -> str:
    """Name the units as they stand alone: "stadsdelarna", "de externa parterna"."""
    words = UNIT_KIND_DEFINITE[kind.kind]
    return f"de {words}" if " " in words and not words.startswith("arbets") else words


def unsettled(kind: KindComparison) -> Collection[UnitId]:
    """Return the units whose values may still change."""
    return {unit.id for unit in (*kind.drafts, *kind.unfinished)}


def names(units: Sequence[Unit], most: int = 12) -> str:
    """List units; of more than `most`, the first ones and how many more."""
    found = [unit.name for unit in units]
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} till"]
    return enumerated(found)
