"""Decisions on a plan."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId, VersionId
from andts_desktop.domain.plan import PlanDetails
from andts_desktop.domain.plan_versions import PlanVersion
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_PLAN = Changes(plan=True, follow_up=True)


class Decide(Command):
    """Freeze the plan as it stands as a decided version."""

    def __init__(
        self, session: Session, plan_id: PlanId, details: PlanDetails, version: PlanVersion
    ) -> None:
        super().__init__(session, session.tr("fastställd version"))
        self._plan_id = plan_id
        self._details = details
        self._version = version
        self._version_id: VersionId | None = None

    def apply(self) -> Changes:
        versions = self._session.document.versions
        self._version_id = versions.decide(self._plan_id, self._version)
        return _PLAN

    def revert(self) -> Changes:
        if self._version_id is None:
            return Changes()
        versions = self._session.document.versions
        return versions.take_back(self._plan_id, self._version_id, self._details)
