"""The follow-up of an open file."""

from dataclasses import replace

from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.document.versions import VersionDoor
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import (
    FollowUp,
    GoalAssessment,
    Outcome,
    Prose,
    ReportStamp,
    StatusEntry,
)
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.domain.text import cleaned, cleaned_line
from andts_desktop.errors import InputError

_TOUCHED = Changes(follow_up=True)


class FollowUpDoor:
    """Reads and changes status reports, outcomes and written follow-up."""

    def __init__(self, store: FollowUpStore, versions: VersionDoor) -> None:
        self._store = store
        self._versions = versions

    def of(self, plan_id: PlanId, year: int) -> FollowUp:
        """Return all that is followed up of a plan in a year.

        A year that is about another plan than today's keeps what is told of nodes removed since.
        """
        keeps = self._versions.is_another(plan_id, year)
        return self._store.follow_up(plan_id, year, with_removed=keeps)

    def outcomes(self, plan_id: PlanId, first_year: int, last_year: int) -> tuple[Outcome, ...]:
        """Return the outcomes of those years, inclusive."""
        keeps = self._versions.is_another(plan_id, last_year)
        return self._store.outcomes(plan_id, first_year, last_year, with_removed=keeps)

    def set_status(self, entry: StatusEntry) -> Changes:
        """Store the day's report on an activity, in place of an earlier one of that day.

        Raises InputError where the plan does not know the status or the cause, and for what
        carries no status.
        """
        plan_id = self._store.plan_of(entry.node_id)
        plan = None if plan_id is None else self._versions.followed(plan_id, entry.year)
        node = None if plan is None else plan.node(entry.node_id)
        if plan_id is None or node is None or not node.level.has_status:
            raise InputError("Det som skulle få status finns inte i planen eller följs inte upp.")
        self.of(plan_id, entry.year).check(entry)
        self._store.put_status(replace(entry, comment=cleaned(entry.comment)))
        return _TOUCHED

    def remove_status(self, node_id: NodeId, year: int, date: str) -> Changes:
        """Take away the report of a day."""
        self._store.remove_status(node_id, year, date)
        return _TOUCHED

    def set_outcome(self, outcome: Outcome) -> Changes:
        """Store an indicator's outcome; one that holds nothing is taken away."""
        text, comment = cleaned(outcome.text), cleaned(outcome.comment)
        self._store.put_outcome(replace(outcome, text=text, comment=comment))
        return _TOUCHED

    def set_assessment(
        self, node_id: NodeId, year: int, assessment: GoalAssessment | None
    ) -> Changes:
        """Store whether a goal was reached; None takes the judgement away."""
        self._store.put_assessment(node_id, year, assessment)
        return _TOUCHED

    def set_prose(self, plan_id: PlanId, year: int, prose: Prose) -> Changes:
        """Store a piece of written follow-up; an empty text is taken away."""
        self._store.put_prose(plan_id, year, replace(prose, text=cleaned(prose.text)))
        return _TOUCHED

    def stamp(self, plan_id: PlanId, year: int) -> ReportStamp:
        """Return the report's version and whether it is final."""
        return self._store.stamp(plan_id, year)

    def set_stamp(self, plan_id: PlanId, year: int, stamp: ReportStamp) -> Changes:
        """Store the report's version and whether it is final."""
        plain = replace(stamp, version=cleaned_line(stamp.version))
        self._store.put_stamp(plan_id, year, plain)
        return _TOUCHED
