"""The star: one unit's parts beside the median of all units of its kind."""

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.instrument import Instrument, Part
from andts_desktop.domain.measures import ComparisonTable, StarAxis
from andts_desktop.domain.spread import LEAST_UNITS

FEWEST_AXES, MOST_AXES = 3, 12


def star_parts(instrument: Instrument) -> tuple[Part, ...]:
    """Return the parts that become axes; none where a star would say nothing."""
    if not instrument.scored:
        return ()
    every = [part for top in instrument.parts for part in top.walk() if part.max > 0]
    leaves = tuple(part for part in every if not part.parts)
    tops = tuple(part for part in instrument.parts if part.max > 0)
    fitting = (parts for parts in (leaves, tops) if FEWEST_AXES <= len(parts) <= MOST_AXES)
    return next(fitting, ())


def star_axis(table: ComparisonTable, unit_id: UnitId) -> StarAxis:
    """Make an axis of the last year of a part's table."""
    line = next((each for each in table.lines if each.unit.id == unit_id), None)
    told = table.spreads[-1]
    return StarAxis(
        title=table.title,
        max=table.max,
        own=line.values[-1].value if line else None,
        median=told.median if told.count >= LEAST_UNITS else None,
    )
