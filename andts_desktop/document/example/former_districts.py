"""The example's districts of former years: two that were merged, and one with another name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from andts_desktop.document import Document
from andts_desktop.domain.units import Succession, UnitKind


@dataclass(frozen=True, slots=True)
class Former:
    """A district until `successor` took over in `year`; its course is that of the successor."""

    name: str
    successor: str
    year: int


FORMER = (
    Former("Hamnområdet", "Hamnen", 2021),
    Former("Västra Ängsborg", "Ängsborg", 2022),
    Former("Östra Ängsborg", "Ängsborg", 2022),
)


def store(document: Document) -> None:
    """Add the districts of former years, with the years in which they and their heirs exist."""
    ids = {unit.name: unit.id for unit in document.units.all()}
    for former in FORMER:
        unit_id = document.units.add(former.name, UnitKind.DISTRICT)
        unit = document.units.unit(unit_id)
        document.units.change(replace(unit, valid_to=former.year - 1))
        heir = document.units.unit(ids[former.successor])
        document.units.change(replace(heir, valid_from=former.year))
        document.units.add_succession(Succession(unit_id, heir.id, former.year))


def districts_in(year: int, names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the districts of a year, each with the name that its course stands under today."""
    found: dict[str, str] = {}
    for name in names:
        former = [each for each in FORMER if each.successor == name and year < each.year]
        found |= {each.name: name for each in former} if former else {name: name}
    return found
