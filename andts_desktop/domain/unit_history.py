"""Units that were renamed, merged or divided: whose values go on, and where there are none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import Gap, MeasuredValue, UnitLine
from andts_desktop.domain.swedish import enumerated
from andts_desktop.domain.units import Succession, Unit

_ABSENT = frozenset({Gap.NOT_TAKING_PART, Gap.NOT_ANSWERED})


@dataclass(frozen=True, slots=True)
class History:
    """What is known of the units' past, up to the last year that is looked at.

    `renamed` has the successions of one unit by one other, by successor: the same unit under
    a new name. `joined` has the others: mergers, divisions and takings over.
    """

    names: Mapping[UnitId, str]
    renamed: Mapping[UnitId, Succession]
    joined: tuple[Succession, ...]

    def unit_in(self, unit_id: UnitId, year: int) -> UnitId:
        """Return the unit under the name that it had in the year."""
        past = self.renamed.get(unit_id)
        return self.unit_in(past.predecessor, year) if past and year < past.year else unit_id

    def break_between(self, unit_id: UnitId, earlier: int, later: int) -> str:
        """Say what kind of new unit it became between two years, empty where it did not."""
        joined = [s for s in self.joined if s.successor == unit_id and earlier < s.year <= later]
        return self.origin(joined[-1]) if joined else ""

    def breaks_of(self, unit_id: UnitId) -> Mapping[int, str]:
        """Return the years in which it became another unit than it was, and why."""
        former = self.renamed.get(unit_id)
        earlier = self.breaks_of(former.predecessor) if former else {}
        own = {s.year: self.origin(s) for s in self.joined if s.successor == unit_id}
        return {**earlier, **own}

    def gone(self, year: int) -> frozenset[UnitId]:
        """Return the units that others have taken over by the year; they count no longer."""
        return frozenset(s.predecessor for s in self.joined if s.year <= year)

    def origin(self, past: Succession) -> str:
        """Say where a unit comes from."""
        beside = [s for s in self.joined if s.successor == past.successor and s.year == past.year]
        names = enumerated([self.names[s.predecessor] for s in beside])
        if len(beside) > 1:
            return f"Bildades {past.year} av {names}."
        siblings = [s for s in self.joined if s.predecessor == past.predecessor]
        if len(siblings) > 1:
            return f"Bildades {past.year}, när {names} delades."
        return f"Tog {past.year} över {names}."

    def end(self, past: Succession) -> str:
        """Say what became of a unit."""
        heirs = [s for s in self.joined if s.predecessor == past.predecessor]
        names = enumerated([self.names[s.successor] for s in heirs])
        if len(heirs) > 1:
            return f"Delades {past.year} i {names}."
        return f"Gick {past.year} upp i {names}."


def history(
    units: Iterable[Unit],
    successions: Iterable[Succession],
    last_year: int,
    first_values: Mapping[UnitId, int],
) -> History:
    """Tell renamings from mergers; what happens after `last_year` is not known yet.

    `first_values` has the first year of each unit with values. A unit that had some of its own
    before it succeeded another one has taken it over, and is not the same under a new name.
    """
    names = {unit.id: unit.name for unit in units}
    known = sorted(
        (
            s
            for s in successions
            if s.year <= last_year and {s.predecessor, s.successor} <= set(names)
        ),
        key=lambda s: (s.year, names[s.predecessor], names[s.successor]),
    )
    heirs = Counter(s.predecessor for s in known)
    pasts = Counter(s.successor for s in known)
    renamed, joined = {}, []
    for each in known:
        alone = heirs[each.predecessor] == pasts[each.successor] == 1
        if alone and first_values.get(each.successor, each.year) >= each.year:
            renamed[each.successor] = each
        else:
            joined.append(each)
    return History(names, renamed, tuple(joined))


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
