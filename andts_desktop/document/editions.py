"""How documents look, which chapters they have, and what has been handed over."""

from andts_desktop.db.paper_store import PaperStore
from andts_desktop.domain.brand import Brand
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.editions import ChangedPassage, Edition, changes_between
from andts_desktop.domain.ids import PlanId
from andts_desktop.domain.paper import PaperKind, PrintedPaper
from andts_desktop.domain.paper_sections import SectionChoice

_TOUCHED = Changes(papers=True)


class EditionDoor:
    """What the documents are printed with, and the history of them."""

    def __init__(self, store: PaperStore) -> None:
        self._store = store

    def brand(self) -> Brand:
        """Return the look, that of the program where none is chosen."""
        return self._store.brand()

    def set_brand(self, brand: Brand) -> Changes:
        """Store the look."""
        self._store.put_brand(brand)
        return _TOUCHED

    def sections(self, plan_id: PlanId, kind: PaperKind) -> tuple[SectionChoice, ...]:
        """Return what is chosen of a document's chapters, in order; empty where nothing is."""
        return self._store.sections(plan_id, kind)

    def set_sections(
        self, plan_id: PlanId, kind: PaperKind, choices: tuple[SectionChoice, ...]
    ) -> Changes:
        """Store which chapters a document has, and in which order; it holds for every year."""
        self._store.put_sections(plan_id, kind, choices)
        return _TOUCHED

    def marks(self, plan_id: PlanId, kind: PaperKind, year: int) -> frozenset[str]:
        """Return the keys of the chapters that are marked as ready that year."""
        return self._store.marks(plan_id, kind, year)

    def set_mark(
        self, plan_id: PlanId, kind: PaperKind, year: int, section: str, *, is_ready: bool
    ) -> Changes:
        """Mark a chapter as ready, or take the mark away."""
        self._store.put_mark(plan_id, kind, year, section, is_ready=is_ready)
        return _TOUCHED

    def all(self) -> tuple[Edition, ...]:
        """Return every edition that was handed over, newest first."""
        return self._store.editions()

    def add(self, edition: Edition, printed: PrintedPaper) -> Changes:
        """Note that a document was handed over, with its words to compare later ones with."""
        self._store.add_edition(edition, printed.passages)
        return _TOUCHED

    def changes_since(self, edition: Edition, printed: PrintedPaper) -> tuple[ChangedPassage, ...]:
        """Return what a document says now that the edition did not, and the other way round."""
        old = self._store.passages(edition.id) if edition.id is not None else ()
        return changes_between(old, printed.passages)
