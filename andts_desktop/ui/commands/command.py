"""What every command has in common."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from andts_desktop.domain.changes import Changes
from andts_desktop.ui.session import Session

_MERGEABLE = 1


class Command(QUndoCommand):
    """One edit: `apply` stores the new, `revert` the old; a failed one leaves no trace.

    Commands with the same `merge_key` become one step of undo: the letters typed in one field
    between coming to it and leaving it.
    """

    merge_key: tuple[object, ...] | None = None
    subject: object = None
    """The id of the question or node that is edited, so that undo can show it."""

    def __init__(self, session: Session, text: str) -> None:
        super().__init__(text)
        self._session = session
        self._is_done = False

    def apply(self) -> Changes:
        """Store the new."""
        raise NotImplementedError

    def revert(self) -> Changes:
        """Store the old."""
        raise NotImplementedError

    def take_over(self, later: "Command") -> None:
        """Take the new value of a later command with the same merge key."""
        raise NotImplementedError

    def redo(self) -> None:
        self._go(self.apply, shows=self._is_done)
        self._is_done = True

    def undo(self) -> None:
        self._go(self.revert, shows=True)

    def _go(self, step: Callable[[], Changes], *, shows: bool) -> None:
        if not self._session.run(step):
            self.setObsolete(True)
        elif shows and self.subject is not None:
            self._session.revisited.emit(self.subject)

    def id(self) -> int:
        return -1 if self.merge_key is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, Command) or other.isObsolete():
            return False
        if self.merge_key is None or other.merge_key != self.merge_key:
            return False
        self.take_over(other)
        return True
