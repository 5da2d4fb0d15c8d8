"""Who leads and who takes part, by the column, by bold type and by order."""

from collections.abc import Sequence

from andts_desktop.domain.plan import ResponsibilityRole
from andts_desktop.domain.plan_template import NamedResponsibility
from andts_desktop.domain.units import UnitKind, guessed_kind
from andts_desktop.exchange.plan_import.understanding.parties import Party
from andts_desktop.exchange.plan_import.understood import ColumnMeaning

_LEAD = ResponsibilityRole.LEAD
_CO = ResponsibilityRole.CO_RESPONSIBLE
_PARTNER = ResponsibilityRole.PARTNER
RESPONSIBILITY = frozenset(
    {
        ColumnMeaning.LEAD,
        ColumnMeaning.RESPONSIBLE,
        ColumnMeaning.CO_RESPONSIBLE,
        ColumnMeaning.PARTNERS,
    }
)
"""The meanings of columns that name parties."""


def roles(
    parties: Sequence[Party], meaning: ColumnMeaning, *, bold_leads: bool
) -> tuple[tuple[NamedResponsibility, ...], float]:
    """Return the parts of a cell's parties, and how sure they are."""
    if meaning is ColumnMeaning.PARTNERS:
        return tuple(NamedResponsibility(each.name, _PARTNER) for each in parties), 0.95
    if meaning is ColumnMeaning.CO_RESPONSIBLE:
        return tuple(NamedResponsibility(each.name, _CO) for each in parties), 0.95
    marked = [each for each in parties if each.is_bold] if bold_leads else []
    free = [each for each in parties if not each.is_with]
    lead = next(iter(marked or free or parties), None)
    entries = tuple(
        NamedResponsibility(
            each.name, _LEAD if each is lead else _other(each, is_marked=bool(marked))
        )
        for each in parties
    )
    ordered = tuple(sorted(entries, key=lambda each: each.role is not _LEAD))
    return ordered, 0.95 if len(parties) < 2 or marked or meaning is ColumnMeaning.LEAD else 0.75


def _other(party: Party, *, is_marked: bool) -> ResponsibilityRole:
    """Tell what a party is that does not lead; only boards share a responsibility."""
    is_external = guessed_kind(party.name) in {UnitKind.EXTERNAL, UnitKind.WORKING_GROUP}
    return _PARTNER if is_external and (is_marked or party.is_with) else _CO


def bold_marks_leads(cells: Sequence[Sequence[Party]]) -> bool:
    """Tell whether the document marks a lead by bold type: some names of a cell, not all."""
    mixed = [cell for cell in cells if {each.is_bold for each in cell} == {True, False}]
    return bool(mixed)
