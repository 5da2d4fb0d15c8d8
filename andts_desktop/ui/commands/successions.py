"""Edits of which units have taken over from which."""

from andts_desktop.domain.changes import Changes
from andts_desktop.domain.units import Succession
from andts_desktop.ui.commands.command import Command
from andts_desktop.ui.session import Session


class AddSuccession(Command):
    """Say that a unit has taken over from another, or that it did so in another year."""

    def __init__(self, session: Session, succession: Succession) -> None:
        super().__init__(session, session.tr("tidigare enhet"))
        self._new = succession
        pair = (succession.predecessor, succession.successor)
        known = session.document.units.successions()
        self._old = next((e for e in known if (e.predecessor, e.successor) == pair), None)

    def apply(self) -> Changes:
        return self._session.document.units.add_succession(self._new)

    def revert(self) -> Changes:
        units = self._session.document.units
        if self._old is None:
            return units.remove_succession(self._new)
        return units.add_succession(self._old)


class RemoveSuccession(Command):
    """Forget that a unit has taken over from another."""

    def __init__(self, session: Session, succession: Succession) -> None:
        super().__init__(session, session.tr("borttagning av tidigare enhet"))
        self._succession = succession

    def apply(self) -> Changes:
        return self._session.document.units.remove_succession(self._succession)

    def revert(self) -> Changes:
        return self._session.document.units.add_succession(self._succession)
