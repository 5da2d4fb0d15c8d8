"""What a document says, whatever program wrote it: paragraphs and tables in reading order."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Progress = Callable[[int], None]
"""Told how far the work has come, in percent; it may raise to end the work."""


def ignore(_percent: int) -> None:
    """Take no notice of progress."""


class SourceKind(StrEnum):
    """The kind of document."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    PDF = "pdf"
    TEXT = "text"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source, for people; all numbers count from 1.

    Zero and empty where the kind of document has none: a Word file knows no pages, so its
    paragraphs and tables are counted.
    """

    page: int = 0
    sheet: str = ""
    row: int = 0
    paragraph: int = 0
    table: int = 0

    @property
    def words(self) -> str:
        """Say it in Swedish: "sidan 4", "bladet Plan, rad 12", "tabell 2, rad 3", or nothing."""
        said = (
            f"sidan {self.page}" if self.page else "",
            f"bladet {self.sheet}" if self.sheet else "",
            f"stycke {self.paragraph}" if self.paragraph else "",
            f"tabell {self.table}" if self.table else "",
            f"rad {self.row}" if self.row else "",
        )
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, of running text or of a table's cell; without line ends.

    `heading` is the outline level from 1 where the document marks one, else 0. `bullet` is the
    depth of a list item from 1, else 0. `label` is a number that the document counts by itself
    ("1.1", "a)") and that does not stand in the text. `size` is the type size in points, 0 where
    it is not known. `continues` tells one that by its style goes on in the list item above it.
    """

    runs: tuple[Run, ...]
    heading: int = 0
    bullet: int = 0
    label: str = ""
    size: float = 0.0
    place: Place = Place()
    continues: bool = False

    @property
    def text(self) -> str:
        """The paragraph without its look, each white space one space."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def is_bold(self) -> bool:
        """Whether all that can be seen of it is bold."""
        seen = [run for run in self.runs if run.text.strip()]
        return bool(seen) and all(run.bold for run in seen)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; where cells are merged, the first has the text and the others `is_covered`.

    `covered_from_above` tells a cell that the one above it reaches down into.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    is_covered: bool = False
    covered_from_above: bool = False

    @property
    def text(self) -> str:
        """The cell's paragraphs, a line each."""
        return "\n".join(filter(None, (each.text for each in self.paragraphs)))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document; one that goes on over a page is several."""

    rows: tuple[Row, ...]
    place: Place = Place()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the source that is not in what was read, and why, in Swedish."""

    text: str
    reason: str
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as it was read, before anything is understood of it.

    `title` is the document's own property, often empty or wrong. `left_out` is what the reader
    could not take along: pictures, text boxes, comments.
    """

    name: str
    kind: SourceKind
    blocks: tuple[Block, ...]
    title: str = ""
    left_out: tuple[LeftOut, ...] = ()
