"""Who takes part in a round: what the kinds of units say, and what the user has said."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.survey import Participant, SheetState
from andts_desktop.domain.units import Unit

TakesPart = bool | None
"""What the user said of a unit in a round, None where the unit's kind decides."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """What is stored of a unit's sheet beside its answers."""

    takes_part: TakesPart = None
    state: SheetState = SheetState.DRAFT


UNTOUCHED = SheetEntry()


def is_asked(instrument: Instrument, year: int, unit: Unit) -> bool:
    """Tell whether a unit takes part where nobody has said anything else of it."""
    return unit.kind in instrument.unit_kinds and unit.is_valid_in(year)


def participants(
    instrument: Instrument,
    year: int,
    units: Iterable[Unit],
    entries: Mapping[UnitId, SheetEntry],
    answered: Collection[UnitId],
) -> tuple[Participant, ...]:
    """Return those who take part, in the order of `units`.

    They are the units that the instrument asks, more or fewer as the user has said, and in any
    case those that have `answered`: an answer is never left out of sight.
    """
    found = []
    for unit in units:
        entry = entries.get(unit.id, UNTOUCHED)
        asked = is_asked(instrument, year, unit) if entry.takes_part is None else entry.takes_part
        if asked or unit.id in answered:
            found.append(Participant(unit.id, entry.state))
    return tuple(found)
