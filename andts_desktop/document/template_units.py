"""The units that a plan brings with it when it is added from a template."""

from collections.abc import Sequence

from andts_desktop.domain.plan_template import PlanTemplate, UnitDraft
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.units import UnitKind


def units_of(template: PlanTemplate, answering: Sequence[str], *, has_one: bool) -> list[UnitDraft]:
    """Return a template's units; those that answer take the place of its districts.

    `has_one` tells that the file has a unit that answers: then no municipality is made.
    """
    named = [cleaned_line(name) for name in answering if cleaned_line(name)]
    districts = [unit for unit in template.units if unit.kind is UnitKind.DISTRICT]
    others = [unit for unit in template.units if unit.kind is not UnitKind.DISTRICT]
    known = {unit.name: unit.kind for unit in template.units}
    if named:
        kind = UnitKind.DISTRICT if districts else UnitKind.MUNICIPALITY
        taking_part = {name for node in template.walk() for name in node.unit_names()}
        kept = [unit for unit in districts if unit.name in taking_part]
        return [UnitDraft(name, known.get(name, kind)) for name in named] + kept + others
    if districts or has_one:
        return [*districts, *others]
    municipality = template.details.municipality or "Kommunen"
    return [UnitDraft(municipality, UnitKind.MUNICIPALITY), *others]
