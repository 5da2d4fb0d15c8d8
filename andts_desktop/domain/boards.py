"""Which boards and other units a plan gives work to."""

from collections.abc import Iterable, Iterator

from andts_desktop.domain.plan import Plan, Responsibility, ResponsibilityRole
from andts_desktop.domain.swedish import sort_key
from andts_desktop.domain.units import Unit


def responsible_units(plan: Plan, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Return the units that lead or share responsibility for anything in a plan, by name."""
    ids = {
        entry.unit_id
        for entry in _entries(plan)
        if entry.role in {ResponsibilityRole.LEAD, ResponsibilityRole.CO_RESPONSIBLE}
    }
    return tuple(sorted((u for u in units if u.id in ids), key=lambda unit: sort_key(unit.name)))


def _entries(plan: Plan) -> Iterator[Responsibility]:
    for node in plan.walk():
        yield from node.responsibilities.entries
        for indicator in node.indicators:
            yield from indicator.responsibilities.entries
