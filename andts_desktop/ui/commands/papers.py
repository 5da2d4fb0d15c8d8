"""Edits of how documents look, and of their chapters."""

from andts_desktop.domain.brand import Brand
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind
from andts_desktop.domain.paper_sections import SectionChoice
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


class SetBrand(Command):
    """Store the look of every document."""

    def __init__(self, session: Session, old: Brand, new: Brand) -> None:
        super().__init__(session, session.tr("dokumentens utseende"))
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.editions.set_brand(self._new)

    def revert(self) -> Changes:
        return self._session.document.editions.set_brand(self._old)


class SetSections(Command):
    """Store which chapters a document has, and in which order."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        kind: PaperKind,
        old: tuple[SectionChoice, ...],
        new: tuple[SectionChoice, ...],
    ) -> None:
        super().__init__(session, session.tr("dokumentets avsnitt"))
        self._at = (plan_id, kind)
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.editions.set_sections(*self._at, self._new)

    def revert(self) -> Changes:
        return self._session.document.editions.set_sections(*self._at, self._old)


class SetMark(Command):
    """Mark a chapter as ready, or take the mark away."""

    def __init__(
        self,
        session: Session,
        plan_id: PlanId,
        kind: PaperKind,
        year: int,
        section: str,
        *,
        is_ready: bool,
    ) -> None:
        super().__init__(session, session.tr("klarmarkering"))
        self._at = (plan_id, kind, year, section)
        self._is_ready = is_ready

    def apply(self) -> Changes:
        return self._session.document.editions.set_mark(*self._at, is_ready=self._is_ready)

    def revert(self) -> Changes:
        return self._session.document.editions.set_mark(*self._at, is_ready=not self._is_ready)
