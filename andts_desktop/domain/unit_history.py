"""Units that were renamed, merged or divided: which ones go on, and where they come from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.swedish import enumerated
from andts_desktop.domain.units import Succession, Unit


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
