"""Units: the districts, boards and partners that answer, lead or take part."""

from dataclasses import dataclass
from enum import StrEnum

from andts_desktop.domain.ids import UnitId


class UnitKind(StrEnum):
    """The kind of a unit; only units of the same kind are ever compared."""

    DISTRICT = "district"
    DEPARTMENT = "department"
    BOARD = "board"
    COMPANY = "company"
    MUNICIPALITY = "municipality"
    EXTERNAL = "external"


ANSWERING_KINDS = frozenset({UnitKind.DISTRICT, UnitKind.MUNICIPALITY})
"""The kinds that answer the survey with an index."""

UNIT_KIND_NAMES: dict[UnitKind, tuple[str, str]] = {
    UnitKind.DISTRICT: ("stadsdelsförvaltning", "stadsdelar"),
    UnitKind.DEPARTMENT: ("fackförvaltning", "fackförvaltningar"),
    UnitKind.BOARD: ("nämnd", "nämnder"),
    UnitKind.COMPANY: ("bolag", "bolag"),
    UnitKind.MUNICIPALITY: ("kommun", "kommuner"),
    UnitKind.EXTERNAL: ("extern part", "externa parter"),
}
"""Swedish singular and plural of each kind."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with the years in which it exists; districts merge and are renamed.

    `valid_from` and `valid_to` are the first and last calendar year, None where open.
    """

    id: UnitId
    name: str
    kind: UnitKind
    valid_from: int | None = None
    valid_to: int | None = None
    email: str = ""

    def is_valid_in(self, year: int) -> bool:
        """Tell whether the unit existed at any time of `year`."""
        return (self.valid_from is None or self.valid_from <= year) and (
            self.valid_to is None or year <= self.valid_to
        )


_KIND_WORDS: tuple[tuple[UnitKind, tuple[str, ...]], ...] = (
    (UnitKind.DISTRICT, ("stadsdelsförvaltning", "stadsdelsnämnd")),
    (UnitKind.BOARD, ("nämnd", "kommunstyrels", "fullmäktige", "utskott")),
    (UnitKind.DEPARTMENT, ("förvaltning", "kontor", "avdelning", "enhet")),
    (UnitKind.COMPANY, ("bolag",)),
    (UnitKind.MUNICIPALITY, ("kommun",)),
)


def guessed_kind(name: str) -> UnitKind:
    """Guess a unit's kind from the words of its name; an external part where none fits."""
    plain = name.casefold().strip()
    for ending, kind in ((" sdf", UnitKind.DISTRICT), (" ab", UnitKind.COMPANY)):
        if plain.endswith(ending):
            return kind
    found = (kind for kind, words in _KIND_WORDS if any(word in plain for word in words))
    return next(found, UnitKind.EXTERNAL)
