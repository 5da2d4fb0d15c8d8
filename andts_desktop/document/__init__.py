"""An open file: the one door to everything in it. No Qt, no SQL.

Reads give frozen values. Writes store at once, in one transaction each, and give Changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.setting_store import FORM_KEY, SettingStore
from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.db.version_store import VersionStore
from andts_desktop.document.follow_up import FollowUpDoor
from andts_desktop.document.plans import PlanDoor
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.document.trash import TrashDoor
from andts_desktop.document.units import UnitDoor
from andts_desktop.document.versions import VersionDoor
from andts_desktop.exchange.library import Library

if TYPE_CHECKING:
    from andts_desktop.document.collections import CollectionDoor
    from andts_desktop.document.comparisons import ComparisonDoor
    from andts_desktop.document.editions import EditionDoor
    from andts_desktop.document.exports import ExportDoor
    from andts_desktop.document.imports import ImportDoor
    from andts_desktop.document.instruments import InstrumentDoor
    from andts_desktop.document.merges import MergeDoor
    from andts_desktop.document.papers import PaperDoor
    from andts_desktop.document.reports import ReportDoor
    from andts_desktop.document.sheets import SheetDoor
    from andts_desktop.document.whole_plans import WholePlanDoor

SUFFIX = ".andts"


class Document:
    """An open data file, with one attribute per subject.

    The subjects that the first page does without are loaded when they are first asked for, so
    that a window with a file in it does not wait for them.
    """

    def __init__(self, file: DataFile, library: Library) -> None:
        self._file = file
        self._nodes = NodeStore(file)
        self._chapters = ChapterStore(file)
        self._trash = TrashStore(file)
        self._units = UnitStore(file)
        self._plans = PlanStore(file, self._nodes, self._chapters)
        self._surveys = SurveyStore(file)
        self._sheets = SheetStore(file)
        self._settings = SettingStore(file)
        self.path = file.path
        self.library = library
        self.units = UnitDoor(self._units)
        follow_up = FollowUpStore(file)
        versions = VersionStore(file)
        self.plans = PlanDoor(
            self._plans,
            self._nodes,
            self._chapters,
            self._trash,
            self._units,
            follow_up,
            versions,
            library,
        )
        self.versions = VersionDoor(versions, self._plans)
        self.trash = TrashDoor(self._trash, self._plans)
        self.surveys = SurveyDoor(
            self._surveys, self._sheets, TallyStore(file), self._units, library
        )
        self.follow_up = FollowUpDoor(follow_up, self.versions)

    @cached_property
    def whole_plans(self) -> "WholePlanDoor":
        """Plans as they stood, to go back to."""
        from andts_desktop.db.plan_image import PlanImages
        from andts_desktop.document.whole_plans import WholePlanDoor

        return WholePlanDoor(self._plans, PlanImages(self._file), self._units)

    @cached_property
    def instruments(self) -> "InstrumentDoor":
        """The surveys' questions: the file's own, those in use, and the program's."""
        from andts_desktop.document.instruments import InstrumentDoor

        return InstrumentDoor(self._surveys, self.library)

    @cached_property
    def sheets(self) -> "SheetDoor":
        """Who takes part in a round, how far they have come, and what has happened."""
        from andts_desktop.document.sheets import SheetDoor

        return SheetDoor(self.surveys, self._surveys, self._sheets, self._units)

    @cached_property
    def collections(self) -> "CollectionDoor":
        """Forms sent out, and taken back."""
        from andts_desktop.document.collections import CollectionDoor

        stores = (self._settings, self.surveys, self.sheets, self.units)
        return CollectionDoor(*stores, self.editions.brand)

    @cached_property
    def comparisons(self) -> "ComparisonDoor":
        """Any measure over years and units."""
        from andts_desktop.document.comparisons import ComparisonDoor

        return ComparisonDoor(self.surveys, self._units)

    @cached_property
    def reports(self) -> "ReportDoor":
        """What goes on paper."""
        from andts_desktop.document.reports import ReportDoor

        return ReportDoor(self.plans, self.versions, self.surveys, self.follow_up, self.comparisons)

    @cached_property
    def editions(self) -> "EditionDoor":
        """How documents look, which chapters they have, and what has been handed over."""
        from andts_desktop.db.paper_store import PaperStore
        from andts_desktop.document.editions import EditionDoor

        return EditionDoor(PaperStore(self._file))

    @cached_property
    def papers(self) -> "PaperDoor":
        """Documents to print: gathered from the file."""
        from andts_desktop.document.papers import PaperDoor

        return PaperDoor(self)

    @cached_property
    def exports(self) -> "ExportDoor":
        """Plans as files of other programs."""
        from andts_desktop.document.exports import ExportDoor

        return ExportDoor(self.plans, self.units, self.reports)

    @cached_property
    def imports(self) -> "ImportDoor":
        """Plans out of files of other programs."""
        from andts_desktop.document.imports import ImportDoor

        return ImportDoor(self.plans, self.follow_up)

    @cached_property
    def merges(self) -> "MergeDoor":
        """A plan brought together with a later draft of it."""
        from andts_desktop.document.merges import MergeDoor

        stores = (self._plans, self._nodes, self._chapters, self._trash, self._units)
        return MergeDoor(self.plans, *stores)

    @classmethod
    def create(cls, path: Path, library: Library) -> "Document":
        """Make a new, empty file; raises FileError."""
        return cls(DataFile.create(path), library)

    @classmethod
    def open(cls, path: Path, library: Library, *, read_only: bool = False) -> "Document":
        """Open a file, alone or only for reading; raises FileError."""
        return cls(DataFile.open(path, read_only=read_only), library)

    def close(self) -> None:
        """Let go of the file; the document is of no use afterwards."""
        self._file.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Store everything written inside whole or not at all; raises FileError."""
        with self._file.writing():
            yield

    def is_answer_file(self) -> bool:
        """Tell whether the file was sent out to a unit for its answers."""
        return bool(self._settings.get(FORM_KEY))

    def version(self) -> int:
        """Return the version of the file's tables."""
        return self._file.version()

    def counts(self) -> dict[str, int]:
        """Return how many rows each table of the file holds."""
        return self._file.counts()

    def problems(self) -> tuple[str, ...]:
        """Return what a full integrity check finds; empty for a sound file."""
        return self._file.problems()
