"""Documents built by hand, in the words of the contract between reading and understanding."""

from collections.abc import Sequence

from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Row,
    Run,
    SourceDocument,
    SourceKind,
    Table,
)

Line = str | Sequence[Sequence[str]]


def runs(text: str) -> tuple[Run, ...]:
    """Return the text's runs; what stands between stars is bold."""
    parts = text.split("**")
    return tuple(Run(part, bold=bool(i % 2)) for i, part in enumerate(parts) if part)


def paragraph(text: str) -> Paragraph:
    """Return a paragraph; "# " makes a heading, "- " an item of a list."""
    if text.startswith("#"):
        marks, _, title = text.partition(" ")
        return Paragraph(runs(title), heading=len(marks))
    if text.startswith("- "):
        return Paragraph(runs(text[2:]), bullet=1)
    return Paragraph(runs(text))


def cell(text: str) -> Cell:
    """Return a cell with a paragraph for each line; "^" reaches down from the cell above."""
    if text == "^":
        return Cell(is_covered=True, covered_from_above=True)
    return Cell(tuple(paragraph(line) for line in text.split("\n") if line))


def table(rows: Sequence[Sequence[str]]) -> Table:
    return Table(tuple(Row(tuple(map(cell, row))) for row in rows))


def document(*lines: Line, kind: SourceKind = SourceKind.DOCX) -> SourceDocument:
    """Return a document of paragraphs and, where a line is rows, tables."""
    blocks: list[Block] = [
        paragraph(line) if isinstance(line, str) else table(line) for line in lines
    ]
    return SourceDocument("plan.docx", kind, tuple(blocks))
