"""Values of units that were renamed, merged or divided: whose go on, and where there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import Gap, MeasuredValue, UnitLine
from andts_desktop.domain.unit_history import History
from andts_desktop.domain.units import Succession

_ABSENT = frozenset({Gap.NOT_TAKING_PART, Gap.NOT_ANSWERED})


def with_history(
    lines: Sequence[UnitLine], years: Sequence[int], past: History
) -> tuple[UnitLine, ...]:
    """Let renamed units go on, and say where merged and divided ones have no value.

    `lines` have the units' own values, one for each of `years`. A unit that was renamed has
    the values from under its former name, whose own line is left out unless it has others.
    """
    own = {line.unit.id: line for line in lines}
    found = []
    for line in lines:
        values = tuple(_value(own, line, column, year, past) for column, year in enumerate(years))
        heir = next((s for s in past.renamed.values() if s.predecessor == line.unit.id), None)
        if heir is not None and heir.successor in own:
            values = tuple(
                _moved(each, year, heir, past) for each, year in zip(values, years, strict=True)
            )
            if not any(each.is_there for each in values):
                continue
        breaks = tuple(sorted(past.breaks_of(line.unit.id)))
        found.append(UnitLine(line.unit, values, breaks))
    return tuple(found)


def _value(
    own: Mapping[UnitId, UnitLine], line: UnitLine, column: int, year: int, past: History
) -> MeasuredValue:
    value = line.values[column]
    unit_id = line.unit.id
    if value.is_there and unit_id in past.gone(year):
        note = f"{_note_of_gap(unit_id, year, past)} Svaren räknas inte."
        return MeasuredValue(gap=Gap.NOT_COMPARABLE, note=note)
    if value.gap not in _ABSENT:
        return _noted(value, unit_id, year, past)
    former = past.unit_in(unit_id, year)
    if former != unit_id and former in own:
        earlier = _value(own, own[former], column, year, past)
        note = f"Hette då {past.names[former]}. {earlier.note}".strip()
        return replace(earlier, note=note)
    note = _note_of_gap(unit_id, year, past)
    return MeasuredValue(gap=Gap.NOT_COMPARABLE, note=note) if note else value


def _noted(value: MeasuredValue, unit_id: UnitId, year: int, past: History) -> MeasuredValue:
    """Tell of a taking over beside the values that a unit had before it."""
    taken = next((s for s in past.joined if s.successor == unit_id and year < s.year), None)
    return replace(value, note=past.origin(taken)) if taken and value.is_there else value


def _note_of_gap(unit_id: UnitId, year: int, past: History) -> str:
    for each in past.joined:
        if each.successor == unit_id and year < each.year:
            return past.origin(each)
        if each.predecessor == unit_id and year >= each.year:
            return past.end(each)
    return ""


def _moved(value: MeasuredValue, year: int, heir: Succession, past: History) -> MeasuredValue:
    """Take a value away from the former name's line, where the new name's line has it."""
    if year >= heir.year:
        return value
    note = f"Visas under {past.names[heir.successor]}."
    return MeasuredValue(gap=Gap.NOT_TAKING_PART, note=note)
