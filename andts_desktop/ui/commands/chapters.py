"""Edits of a plan's chapters."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import ChapterId, PlanId, TrashId
from andts_desktop.domain.plan import Chapter
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session

_PLAN = Changes(plan=True, follow_up=True)


class AddChapter(Command):
    """Add a chapter as the plan's `index`th."""

    def __init__(self, session: Session, plan_id: PlanId, index: int, chapter: Chapter) -> None:
        super().__init__(session, session.tr("nytt kapitel"))
        self._where = (plan_id, index)
        self._chapter = chapter
        self.chapter_id: ChapterId | None = None

    def apply(self) -> Changes:
        plans = self._session.document.plans
        self.chapter_id = plans.add_chapter(*self._where, self._chapter, self.chapter_id)
        return _PLAN

    def revert(self) -> Changes:
        if self.chapter_id is None:
            return Changes()
        return self._session.document.plans.discard_chapter(self.chapter_id)


class SetChapter(Command):
    """Store what a chapter says; `typing` is None for what is chosen at once.

    Otherwise it tells one stay in one of the chapter's fields from another.
    """

    def __init__(
        self, session: Session, chapter_id: ChapterId, old: Chapter, new: Chapter, typing: object
    ) -> None:
        super().__init__(session, session.tr("kapitel i planen"))
        self._chapter_id = chapter_id
        self._old = old
        self.new = new
        if typing is not None:
            self.merge_key = ("chapter", chapter_id, typing)

    def apply(self) -> Changes:
        return self._session.document.plans.set_chapter(self._chapter_id, self.new)

    def revert(self) -> Changes:
        return self._session.document.plans.set_chapter(self._chapter_id, self._old)

    def take_over(self, later: Command) -> None:
        if isinstance(later, SetChapter):
            self.new = later.new


class WriteChapter(Command):
    """Write a chapter that the plan lacks or has: added last where it is new."""

    def __init__(
        self, session: Session, plan_id: PlanId, old: Chapter | None, new: Chapter, typing: int
    ) -> None:
        super().__init__(session, session.tr("kapitel i planen"))
        self._plan_id = plan_id
        self._old = old
        self._chapter_id = old.id if old is not None else None
        self.new = new
        self.merge_key = ("chapter of kind", plan_id, new.kind, typing)

    def apply(self) -> Changes:
        plans = self._session.document.plans
        if self._old is None:
            last = len(plans.plan(self._plan_id).chapters)
            self._chapter_id = plans.add_chapter(self._plan_id, last, self.new, self._chapter_id)
        elif self._chapter_id is not None:
            plans.set_chapter(self._chapter_id, self.new)
        return _PLAN

    def revert(self) -> Changes:
        plans = self._session.document.plans
        if self._chapter_id is None:
            return Changes()
        if self._old is None:
            return plans.discard_chapter(self._chapter_id)
        return plans.set_chapter(self._chapter_id, self._old)

    def take_over(self, later: Command) -> None:
        if not isinstance(later, WriteChapter):
            return
        self.new = later.new


class MoveChapter(Command):
    """Give a chapter another place."""

    def __init__(
        self, session: Session, plan_id: PlanId, chapter_id: ChapterId, old: int, new: int
    ) -> None:
        super().__init__(session, session.tr("flytt av kapitel"))
        self._at = (plan_id, chapter_id)
        self._old = old
        self._new = new

    def apply(self) -> Changes:
        return self._session.document.plans.move_chapter(*self._at, self._new)

    def revert(self) -> Changes:
        return self._session.document.plans.move_chapter(*self._at, self._old)


class RemoveChapter(Command):
    """Put a chapter in the trash."""

    def __init__(self, session: Session, chapter_id: ChapterId, title: str) -> None:
        super().__init__(session, session.tr("borttagning av kapitel"))
        self._chapter_id = chapter_id
        self._title = title
        self._trash_id: TrashId | None = None

    def apply(self) -> Changes:
        plans = self._session.document.plans
        self._trash_id = plans.remove_chapter(self._chapter_id, self._title)
        return _PLAN

    def revert(self) -> Changes:
        if self._trash_id is None:
            return Changes()
        return self._session.document.plans.restore(self._trash_id)
