"""The trash of an open file."""

from andts_desktop.db.trash_store import TrashStore
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import TrashId
from andts_desktop.domain.trash import Deletion, TrashEntry
from andts_desktop.errors import InputError

_TOUCHED = Changes(plan=True, follow_up=True)


class TrashDoor:
    """Lists what was removed, and takes it back."""

    def __init__(self, store: TrashStore) -> None:
        self._store = store

    def entries(self) -> tuple[TrashEntry, ...]:
        """Return every deletion, the latest first."""
        return self._store.entries()

    def restore(self, trash_id: TrashId) -> tuple[Deletion, ...]:
        """Take back a deletion, and before it those that hold what it lay in.

        Returns what was taken back, in that order, for `put_back`. Raises InputError where it is
        not in the trash any more.
        """
        chain = [trash_id]
        while (above := self._store.parent_of(chain[0])) is not None:
            chain.insert(0, above)
        try:
            return tuple(self._store.restore(each) for each in chain)
        except KeyError:
            raise InputError("Det finns inte kvar i papperskorgen.") from None

    def put_back(self, restored: tuple[Deletion, ...]) -> Changes:
        """Put in the trash again what `restore` took out."""
        for deletion in reversed(restored):
            self._store.put_back(deletion)
        return _TOUCHED
