"""An open file: the one door to everything in it. No Qt, no SQL.

Reads give frozen values. Writes store at once, in one transaction each, and give Changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from andts_desktop.db.chapter_store import ChapterStore
from andts_desktop.db.data_file import DataFile
from andts_desktop.db.follow_up_store import FollowUpStore
from andts_desktop.db.node_store import NodeStore
from andts_desktop.db.plan_image import PlanImages
from andts_desktop.db.plan_store import PlanStore
from andts_desktop.db.setting_store import SettingStore
from andts_desktop.db.sheet_store import SheetStore
from andts_desktop.db.survey_store import SurveyStore
from andts_desktop.db.tally_store import TallyStore
from andts_desktop.db.trash_store import TrashStore
from andts_desktop.db.unit_store import UnitStore
from andts_desktop.db.version_store import VersionStore
from andts_desktop.document.collections import CollectionDoor
from andts_desktop.document.comparisons import ComparisonDoor
from andts_desktop.document.exports import ExportDoor
from andts_desktop.document.follow_up import FollowUpDoor
from andts_desktop.document.imports import ImportDoor
from andts_desktop.document.instruments import InstrumentDoor
from andts_desktop.document.merges import MergeDoor
from andts_desktop.document.plans import PlanDoor
from andts_desktop.document.reports import ReportDoor
from andts_desktop.document.sheets import SheetDoor
from andts_desktop.document.surveys import SurveyDoor
from andts_desktop.document.trash import TrashDoor
from andts_desktop.document.units import UnitDoor
from andts_desktop.document.versions import VersionDoor
from andts_desktop.document.whole_plans import WholePlanDoor
from andts_desktop.exchange.library import Library

SUFFIX = ".andts"


class Document:
    """An open data file, with one attribute per subject."""

    def __init__(self, file: DataFile, library: Library) -> None:
        self._file = file
        nodes = NodeStore(file)
        chapters = ChapterStore(file)
        trash = TrashStore(file)
        units = UnitStore(file)
        self.path = file.path
        self.library = library
        self.units = UnitDoor(units)
        store = PlanStore(file, nodes, chapters)
        follow_up = FollowUpStore(file)
        versions = VersionStore(file)
        self.plans = PlanDoor(store, nodes, chapters, trash, units, follow_up, versions, library)
        self.versions = VersionDoor(versions, store)
        self.trash = TrashDoor(trash, store)
        self.whole_plans = WholePlanDoor(store, PlanImages(file), units)
        surveys, sheets = SurveyStore(file), SheetStore(file)
        self.surveys = SurveyDoor(surveys, sheets, TallyStore(file), units, library)
        self.instruments = InstrumentDoor(surveys, library)
        self.sheets = SheetDoor(self.surveys, surveys, sheets, units)
        settings = SettingStore(file)
        self.collections = CollectionDoor(settings, self.surveys, self.sheets, self.units)
        self.comparisons = ComparisonDoor(self.surveys, units)
        self.follow_up = FollowUpDoor(follow_up, self.versions)
        self.reports = ReportDoor(
            self.plans, self.versions, self.surveys, self.follow_up, self.comparisons
        )
        self.exports = ExportDoor(self.plans, self.units, self.reports)
        self.imports = ImportDoor(self.plans, self.follow_up)
        self.merges = MergeDoor(self.plans, store, nodes, chapters, trash, units)

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

    def version(self) -> int:
        """Return the version of the file's tables."""
        return self._file.version()

    def counts(self) -> dict[str, int]:
        """Return how many rows each table of the file holds."""
        return self._file.counts()

    def problems(self) -> tuple[str, ...]:
        """Return what a full integrity check finds; empty for a sound file."""
        return self._file.problems()
