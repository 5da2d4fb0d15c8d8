"""Units: the districts, boards and partners that answer, lead or take part."""

import re
from collections.abc import Iterable
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
    WORKING_GROUP = "working_group"
    EXTERNAL = "external"


ANSWERING_KINDS = frozenset({UnitKind.DISTRICT, UnitKind.MUNICIPALITY})
"""The kinds that answer the survey with an index."""

UNIT_KIND_NAMES: dict[UnitKind, tuple[str, str]] = {
    UnitKind.DISTRICT: ("stadsdelsförvaltning", "stadsdelar"),
    UnitKind.DEPARTMENT: ("fackförvaltning", "fackförvaltningar"),
    UnitKind.BOARD: ("nämnd", "nämnder"),
    UnitKind.COMPANY: ("bolag", "bolag"),
    UnitKind.MUNICIPALITY: ("kommun", "kommuner"),
    UnitKind.WORKING_GROUP: ("arbetsgrupp eller nätverk", "arbetsgrupper och nätverk"),
    UnitKind.EXTERNAL: ("extern part", "externa parter"),
}
"""Swedish singular and plural of each kind."""

UNIT_KIND_DEFINITE: dict[UnitKind, str] = {
    UnitKind.DISTRICT: "stadsdelarna",
    UnitKind.DEPARTMENT: "fackförvaltningarna",
    UnitKind.BOARD: "nämnderna",
    UnitKind.COMPANY: "bolagen",
    UnitKind.MUNICIPALITY: "kommunerna",
    UnitKind.WORKING_GROUP: "arbetsgrupperna och nätverken",
    UnitKind.EXTERNAL: "externa parterna",
}
"""Swedish plural of each kind as it stands after "de andra"."""


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


@dataclass(frozen=True, slots=True)
class Succession:
    """One unit's work was taken over by another, from `year` on.

    One predecessor with one successor is a change of name or organisation; several
    predecessors are a merger, several successors a division.
    """

    predecessor: UnitId
    successor: UnitId
    year: int


def takes_over(successions: Iterable[Succession], heir: UnitId, ancestor: UnitId) -> bool:
    """Tell whether a unit has taken over from another, straight or through others."""
    known = tuple(successions)
    seen: set[UnitId] = set()
    waiting = [heir]
    while waiting:
        unit_id = waiting.pop()
        seen.add(unit_id)
        pasts = {each.predecessor for each in known if each.successor == unit_id}
        waiting += pasts - seen
    return ancestor in seen - {heir}


_KIND_WORDS: tuple[tuple[UnitKind, str], ...] = (
    (UnitKind.WORKING_GROUP, r"arbetsgrupp(?:en|er|erna)?\b|nätverk(?:et|en)?\b"),
    (
        UnitKind.EXTERNAL,
        r"länsstyrelse|polis|^region|regionen|verket$|myndighet(?:en|er|erna)?$",
    ),
    (UnitKind.DISTRICT, r"stadsdelsförvaltning|stadsdelsnämnd|\bsdf\b"),
    (
        UnitKind.BOARD,
        r"nämnd|(?:styrelse(?:n|r|rna)?|beredning(?:en)?|fullmäktige|utskott(?:et)?)\b",
    ),
    (
        UnitKind.DEPARTMENT,
        r"(?:förvaltning(?:en|ar|arna)?|kontor(?:et)?|avdelning(?:en|ar)?|enhet(?:en|er)?)\b",
    ),
    (UnitKind.COMPANY, r"(?:bolag(?:et|en)?|bostäder|\bab)\b"),
    (UnitKind.MUNICIPALITY, r"^kommunen$|\bkommun$|\bstad(?:en)?$"),
)


def guessed_kind(name: str) -> UnitKind:
    """Guess a unit's kind from its name; what is no part of a municipality is external."""
    plain = " ".join(name.casefold().split())
    found = (kind for kind, pattern in _KIND_WORDS if re.search(pattern, plain))
    return next(found, UnitKind.EXTERNAL)


def listed(units: Iterable[Unit], at_most: int = 5) -> str:
    """Name units in running text; of more than `at_most`, the first ones and how many more."""
    names = [unit.name for unit in units]
    if len(names) > at_most:
        rest = len(names) - at_most + 1
        names = [*names[: at_most - 1], f"{rest} enheter till"]
    return " och ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
