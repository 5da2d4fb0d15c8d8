"""Edits of indicators."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import IndicatorId, TrashId
from andts_desktop.domain.plan import IndicatorField, Node
from andts_desktop.domain.plan_template import IndicatorDraft
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_PLAN = Changes(plan=True, follow_up=True)


class AddIndicator(Command):
    """Add an indicator to a node."""

    def __init__(self, session: Session, node: Node, draft: IndicatorDraft) -> None:
        super().__init__(session, session.tr("ny indikator"))
        self._node = node
        self._draft = draft
        self.indicator_id: IndicatorId | None = None

    def apply(self) -> Changes:
        plans = self._session.document.plans
        self.indicator_id = plans.add_indicator(self._node, self._draft, self.indicator_id)
        return _PLAN

    def revert(self) -> Changes:
        if self.indicator_id is None:
            return Changes()
        return self._session.document.plans.discard_indicator(self.indicator_id)


class RemoveIndicator(Command):
    """Put an indicator in the trash; its outcomes come back with it."""

    def __init__(self, session: Session, indicator_id: IndicatorId, title: str) -> None:
        super().__init__(session, session.tr("borttagning av indikator"))
        self._indicator_id = indicator_id
        self._title = title
        self._trash_id: TrashId | None = None

    def apply(self) -> Changes:
        plans = self._session.document.plans
        self._trash_id = plans.remove_indicator(self._indicator_id, self._title)
        return _PLAN

    def revert(self) -> Changes:
        if self._trash_id is None:
            return Changes()
        return self._session.document.plans.restore(self._trash_id)


class SetIndicatorField(Command):
    """Store one field of an indicator; `typing` is None for what is chosen at once."""

    def __init__(
        self,
        session: Session,
        indicator_id: IndicatorId,
        field: IndicatorField,
        old: str,
        new: str,
        typing: int | None = None,
    ) -> None:
        super().__init__(session, session.tr("ändring av indikator"))
        self._at = (indicator_id, field)
        self._old = old
        self.new = new
        if typing is not None:
            self.merge_key = ("indicator", indicator_id, field, typing)

    def apply(self) -> Changes:
        return self._session.document.plans.set_indicator_field(*self._at, self.new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_indicator_field(*self._at, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetIndicatorField):
            self.new = later.new
