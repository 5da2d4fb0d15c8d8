"""The decided versions of a plan, and which of them a year's follow-up is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from andts_desktop.domain.ids import VersionId
from andts_desktop.domain.plan import PlanDetails
from andts_desktop.domain.timing import check_date


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
    def last_day(self) -> str:
        """The last day on which it holds, ISO; a year or a month holds to its end."""
        return self.valid_to + "9999-12-31"[len(self.valid_to) :]

    @property
    def words(self) -> str:
        """Name it in Swedish: "version 3, beslutad 2022-03-23"."""
        decided = f"beslutad {self.decided_on}" if self.decided_on else ""
        return ", ".join(filter(None, (f"version {self.name}", decided)))


def first_version(details: PlanDetails, made_at: str) -> PlanVersion:
    """Return the version that a plan's title page tells of; it holds from the plan's period on.

    A title page can say "våren 2022": what is no date is left to the title page alone.
    """
    return PlanVersion(
        name=details.version or "1",
        decided_by=details.decided_by,
        decided_on="" if check_date(details.decided_on) else details.decided_on,
        case_number=details.case_number,
        valid_from=f"{details.period_from}-01-01" if details.period_from else "",
        valid_to=f"{details.period_to}-12-31" if details.period_to else "",
        made_at=made_at,
    )


def version_in_force(versions: Sequence[PlanVersion], year: int) -> PlanVersion | None:
    """Return the version that held at the end of a year, None where that is the latest or none.

    `versions` stand in the order in which they were decided. Of those that hold, the one decided
    last does; where all have ended, the one that ended last is still followed, and years before
    the first belong to it. The latest is followed as it stands in the file, with the corrections
    made since, from the year in which it begins.
    """
    if not versions:
        return None
    begun = [version for version in versions if version.first_year <= year]
    holding = [version for version in begun if version.last_day >= f"{year}-12-31"]
    if holding:
        held = holding[-1]
    elif begun:
        held = max(reversed(begun), key=lambda version: version.last_day)
    else:
        held = min(versions, key=lambda version: version.first_year)
    return None if held == versions[-1] else held
