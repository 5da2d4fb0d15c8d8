"""A document's flowables in reading order, for whoever needs its words in another form.

`walk` unfolds everything that only places other flowables (headings kept with what follows them,
columns, covers, cards) and yields what is left in reading order: `Heading` and `Text` (with
`.element`, `.words` and ReportLab's `.text` and `.frags`), `Figure` (with `.drawing` and
`.element.alternative`), `DataTable` (with `rows_of`), and what has no words: spacers, page
breaks, the table of contents.
A flowable of another module takes part by having a method `pieces()` that returns the flowables
inside it in reading order.
"""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable, Table

from andts_desktop.reports.flowables import Heading, Text

Passage = tuple[str, str]
"""The headings above a text, joined with " / ", and the text."""


def walk(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield the flowables of a story one by one in reading order, nothing inside another."""
    for each in story:
        pieces = getattr(each, "pieces", None)
        if pieces is None:
            yield each
        else:
            yield from walk(pieces())


def rows_of(table: Table) -> list[list[list[Text]]]:
    """Return a table's rows of cells of paragraphs, the header row first where it has one."""
    rows = getattr(table, "_cellvalues")  # noqa: B009 - ReportLab's own name
    return [[_paragraphs(cell) for cell in row] for row in rows]


def passages(story: Iterable[Flowable]) -> Iterator[Passage]:
    """Yield each paragraph, list item and table row with the headings it stands under.

    The cells of a row are joined with " | "; header rows and contents are left out.
    """
    above: dict[int, str] = {}
    for each in walk(story):
        if isinstance(each, Heading):
            level = each.element.level
            above = {known: words for known, words in above.items() if known < level}
            above[level] = each.words
        elif isinstance(each, Text):
            yield " / ".join(above.values()), each.words
        elif isinstance(each, Table):
            place = " / ".join(above.values())
            headers = int(getattr(each, "repeatRows", 0))
            for row in rows_of(each)[headers:]:
                yield place, " | ".join(_cell_words(cell) for cell in row)


def _paragraphs(cell: object) -> list[Text]:
    inside = walk(cell) if isinstance(cell, list | tuple) else [cell]
    return [each for each in inside if isinstance(each, Text)]


def _cell_words(cell: Iterable[Text]) -> str:
    return "\n".join(each.words for each in cell)
