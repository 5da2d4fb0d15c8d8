"""The tables of a document with the headings they stand below, for calculating with."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from andts_desktop.domain.paper_tables import PaperTable
from andts_desktop.reports.flowables import Figure, Heading, Text
from andts_desktop.reports.story import rows_of, walk
from andts_desktop.reports.tables import DataTable


def story_tables(story: Iterable[Flowable]) -> Iterator[PaperTable]:
    """Yield the tables of data in reading order; the document's title is no part of the place."""
    above: dict[int, str] = {}
    said = chart = ""
    for each in walk(story):
        if isinstance(each, Heading):
            level = each.element.level
            above = {known: words for known, words in above.items() if known < level}
            above[level] = " ".join(each.words.split())
            said = chart = ""
        elif isinstance(each, Text):
            said = " ".join(each.words.split())
        elif isinstance(each, Figure):
            chart = said
        elif isinstance(each, DataTable):
            place = tuple(words for level, words in above.items() if level > 1)
            yield _table(each, (*place, chart) if chart else place)
            said = chart = ""


def _table(table: DataTable, place: tuple[str, ...]) -> PaperTable:
    head, *rows = ([_words(cell) for cell in row] for row in rows_of(table))
    header = tuple(" ".join(words.split()) for words in head)
    return PaperTable(place, header, tuple(map(tuple, rows)))


def _words(cell: Iterable[Text]) -> str:
    words = "\n".join(f"{_bullet(line)}{line.words}" for line in cell)
    # A space that keeps words on one line would keep them from being found in a table.
    return words.replace("\u00a0", " ")


def _bullet(line: Text) -> str:
    label = getattr(line, "bulletText", None)
    return f"{label} " if label else ""
