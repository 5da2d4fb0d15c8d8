"""The decided versions of a plan, and which of them a year's follow-up is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.ids import VersionId
from andts_desktop.domain.plan import PlanDetails


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One decided version; dates are ISO or empty, `id` None until it is stored.

    `made_at` is when it was put down in the file, ISO with time.
    """

    name: str
    decided_by: str = ""
    decided_on: str = ""
    case_number: str = ""
    valid_from: str = ""
    valid_to: str = ""
    made_at: str = ""
    id: VersionId | None = None

    @property
    def first_year(self) -> int:
        """The calendar year from which it holds: by its validity, else by its decision."""
        return int((self.valid_from or self.decided_on or self.made_at)[:4])

    @property
    def words(self) -> str:
        """Name it in Swedish: "version 3, beslutad 2022-03-23"."""
        decided = f"beslutad {self.decided_on}" if self.decided_on else ""
        return ", ".join(filter(None, (f"version {self.name}", decided)))


def first_version(details: PlanDetails, made_at: str) -> PlanVersion:
    """Return the version that a plan's title page tells of; it holds from the plan's period on."""
    return PlanVersion(
        name=details.version or "1",
        decided_by=details.decided_by,
        decided_on=details.decided_on,
        case_number=details.case_number,
        valid_from=f"{details.period_from}-01-01" if details.period_from else "",
        valid_to=f"{details.period_to}-12-31" if details.period_to else "",
        made_at=made_at,
    )


def version_in_force(versions: Sequence[PlanVersion], year: int) -> PlanVersion | None:
    """Return the version that held at the end of a year, None where that is the latest or none.

    The latest version is followed as it stands in the file, with the corrections made since;
    years before the first version belong to the first.
    """
    if not versions:
        return None
    begun = [version for version in versions if version.first_year <= year]
    held = max(begun, key=lambda version: version.first_year) if begun else versions[0]
    # Of two from the same year, the one decided last holds.
    same = [version for version in begun if version.first_year == held.first_year]
    held = same[-1] if same else held
    return None if held == versions[-1] else held
