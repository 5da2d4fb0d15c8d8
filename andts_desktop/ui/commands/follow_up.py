"""Edits of the follow-up."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.follow_up import GoalAssessment, Outcome, Prose, ReportStamp, StatusEntry
from andts_desktop.domain.ids import NodeId, PlanId
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


class SetStatus(Command):
    """Store the day's status report on an activity, `old` being the one of that day."""

    def __init__(
        self,
        session: Session,
        old: StatusEntry | None,
        new: StatusEntry,
        typing: int | None = None,
    ) -> None:
        super().__init__(session, session.tr("status"))
        self._old = old
        self.new = new
        self.subject = new.node_id
        if typing is not None:
            self.merge_key = ("status", new.node_id, new.year, new.date, typing)

    def apply(self) -> Changes:
        return self._session.document.follow_up.set_status(self.new)

    def revert(self) -> Changes:
        follow_up = self._session.document.follow_up
        if self._old is not None:
            return follow_up.set_status(self._old)
        return follow_up.remove_status(self.new.node_id, self.new.year, self.new.date)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetStatus):
            self.new = later.new


class SetOutcome(Command):
    """Store an indicator's outcome."""

    def __init__(
        self, session: Session, old: Outcome, new: Outcome, typing: int | None = None
    ) -> None:
        super().__init__(session, session.tr("utfall"))
        self._old = old
        self.new = new
        if typing is not None:
            self.merge_key = ("outcome", new.indicator_id, new.year, new.sex, typing)

    def apply(self) -> Changes:
        return self._session.document.follow_up.set_outcome(self.new)

    def revert(self) -> Changes:
        return self._session.document.follow_up.set_outcome(self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetOutcome):
            self.new = later.new


class SetAssessment(Command):
    """Store whether a goal was reached."""

    def __init__(
        self,
        session: Session,
        node_id: NodeId,
        year: int,
        old: GoalAssessment | None,
        new: GoalAssessment | None,
    ) -> None:
        super().__init__(session, session.tr("bedömning av mål"))
        self._at = (node_id, year)
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.follow_up.set_assessment(*self._at, self._new)

    def revert(self) -> Changes:
        return self._session.document.follow_up.set_assessment(*self._at, self._old)


class SetProse(Command):
    """Store a piece of written follow-up."""

    def __init__(
        self, session: Session, plan_id: PlanId, year: int, old: Prose, new: Prose, typing: int
    ) -> None:
        super().__init__(session, session.tr("text i uppföljningen"))
        self._at = (plan_id, year)
        self._old = old
        self.new = new
        self.merge_key = ("prose", plan_id, year, new.section, new.node_id, typing)

    def apply(self) -> Changes:
        return self._session.document.follow_up.set_prose(*self._at, self.new)

    def revert(self) -> Changes:
        return self._session.document.follow_up.set_prose(*self._at, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetProse):
            self.new = later.new


class SetStamp(Command):
    """Store the report's version and whether it is final."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        year: int,
        old: ReportStamp,
        new: ReportStamp,
    ) -> None:
        super().__init__(session, session.tr("rapportens version"))
        self._at = (plan_id, year)
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.follow_up.set_stamp(*self._at, self._new)

    def revert(self) -> Changes:
        return self._session.document.follow_up.set_stamp(*self._at, self._old)
