"""The decided versions of the plans of an open file."""

from dataclasses import replace
from typing import TYPE_CHECKING

from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.version_store import VersionStore
from andts_desktop.document.plans import now
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId, VersionId
from andts_desktop.domain.plan import Plan, PlanDetails
from andts_desktop.domain.plan_keys import with_keys_of
from andts_desktop.domain.plan_versions import PlanVersion, version_in_force
from andts_desktop.domain.text import cleaned_line
from andts_desktop.domain.timing import check_date, ends_before
from andts_desktop.errors import InputError

if TYPE_CHECKING:
    from andts_desktop.domain.plan_diff import PlanDiff

_TOUCHED = Changes(plan=True, follow_up=True)


class VersionDoor:
    """Freezes decided versions, and tells what has changed since."""

    def __init__(self, store: VersionStore, plans: PlanStore) -> None:
        self._store = store
        self._plans = plans

    def all(self, plan_id: PlanId) -> tuple[PlanVersion, ...]:
        """Return a plan's versions in the order in which they were decided."""
        return self._store.versions(plan_id)

    def plan(self, version_id: VersionId) -> Plan:
        """Return the plan as it was decided; raises InputError for an unknown version."""
        try:
            return self._store.plan(version_id)
        except KeyError:
            raise InputError("Versionen finns inte i filen.") from None

    def named(self, plan_id: PlanId, name: str) -> PlanVersion:
        """Return the latest version of that name; raises InputError."""
        versions = self.all(plan_id)
        found = [each for each in versions if each.name.casefold() == name.strip().casefold()]
        if not found:
            known = ", ".join(each.name for each in versions) or "ingen"
            raise InputError(f"Planen har ingen version ”{name}”. Fastställda versioner: {known}.")
        return found[-1]

    def held_in(self, plan_id: PlanId, year: int) -> PlanVersion | None:
        """Return the version that held in a year, None where that is the plan as it stands."""
        return version_in_force(self.all(plan_id), year)

    def is_another(self, plan_id: PlanId, year: int) -> bool:
        """Tell whether a year's follow-up is about another plan than the one that stands now."""
        held = self.held_in(plan_id, year) is not None
        return held or self._plans.lost_since(plan_id, year)

    def followed(self, plan_id: PlanId, year: int) -> Plan:
        """Return the plan that a year's follow-up is about.

        That is the version that held, with the keys that questions have linked to since. Years
        of the latest version follow the plan as it stands, with what was removed after the year
        and followed up in it.
        """
        version = self.held_in(plan_id, year)
        if version is None or version.id is None:
            return self._plans.plan_in(plan_id, year)
        return with_keys_of(self._store.plan(version.id), self._plans.plan(plan_id))

    def changes_since(
        self, plan_id: PlanId, version: PlanVersion | None = None
    ) -> "PlanDiff | None":
        """Return what has changed since a version (the latest one), None where there is none."""
        versions = self.all(plan_id)
        chosen = version or (versions[-1] if versions else None)
        if chosen is None or chosen.id is None:
            return None
        from andts_desktop.domain.plan_diff import compare_plans

        return compare_plans(self._store.plan(chosen.id), self._plans.plan(plan_id))

    def decide(self, plan_id: PlanId, version: PlanVersion) -> VersionId:
        """Freeze the plan as it stands as a decided version, and note it on the title page.

        Raises InputError where the name is empty or taken, or a date cannot be read.
        """
        plain = self._checked(plan_id, version)
        with self._plans.together():
            details = self._plans.plan(plan_id).details
            self._plans.put_details(plan_id, _with_decision(details, plain))
            return self._store.add(plain, self._plans.plan(plan_id))

    def take_back(self, plan_id: PlanId, version_id: VersionId, details: PlanDetails) -> Changes:
        """Take back a decision, and give the title page what stood there before."""
        with self._plans.together():
            self._store.discard(version_id)
            self._plans.put_details(plan_id, details)
        return _TOUCHED

    def _checked(self, plan_id: PlanId, version: PlanVersion) -> PlanVersion:
        plain = replace(
            version,
            name=cleaned_line(version.name),
            decided_by=cleaned_line(version.decided_by),
            case_number=cleaned_line(version.case_number),
            made_at=version.made_at or now(),
        )
        if not plain.name:
            raise InputError("Versionen behöver ett namn, till exempel 2 eller 2026:1.")
        if any(each.name.casefold() == plain.name.casefold() for each in self.all(plan_id)):
            raise InputError(f"Det finns redan en version ”{plain.name}”. Välj ett annat namn.")
        for date in (plain.decided_on, plain.valid_from, plain.valid_to):
            problem = check_date(date) if date else None
            if problem:
                raise InputError(problem)
        if plain.valid_from and plain.valid_to and ends_before(plain.valid_from, plain.valid_to):
            raise InputError("Versionen slutar att gälla innan den börjar.")
        return plain


def _with_decision(details: PlanDetails, version: PlanVersion) -> PlanDetails:
    return replace(
        details,
        version=version.name,
        version_date=version.decided_on or details.version_date,
        decided_by=version.decided_by or details.decided_by,
        decided_on=version.decided_on or details.decided_on,
        case_number=version.case_number or details.case_number,
    )
