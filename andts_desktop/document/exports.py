"""The plans of an open file as documents for other programs."""

import datetime as dt
from pathlib import Path

from andts_desktop.document.plans import PlanDoor
from andts_desktop.document.reports import ReportDoor
from andts_desktop.document.units import UnitDoor
from andts_desktop.domain.ids import PlanId
from andts_desktop.errors import InputError


class ExportDoor:
    """Writes plans as Excel and Word; reads only."""

    def __init__(self, plans: PlanDoor, units: UnitDoor, reports: ReportDoor) -> None:
        self._plans = plans
        self._units = units
        self._reports = reports

    def plan(self, plan_id: PlanId, path: Path, as_of: dt.date) -> bytes:
        """Return a plan as a file of the kind that the name ends in, .xlsx or .docx.

        Raises InputError for another kind.
        """
        kind = path.suffix.lower()
        if kind == ".xlsx":
            from andts_desktop.domain.drafts import template_of
            from andts_desktop.exchange.plan_workbook import write_workbook

            kinds = {unit.name: unit.kind for unit in self._units.all()}
            return write_workbook(template_of(self._plans.plan(plan_id), kinds), as_of)
        if kind == ".docx":
            from andts_desktop.reports.plan_word import build_plan_word

            return build_plan_word(self._reports.plan(plan_id, as_of))
        raise InputError(f"”{path.name}” ska sluta med .xlsx eller .docx.")
