"""OpenDocument texts (.odt) read as paragraphs and tables in reading order."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from lxml import etree
from odfdo import Container, Document
from odfdo.security import SecurityError

from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
    Kind,
    merged,
)
from andts_desktop.exchange.plan_import.reading.open_styles import (
    Counter,
    Element,
    ListLevel,
    OpenStyles,
    number,
    tag,
)
from andts_desktop.exchange.plan_import.reading.spanning import Spanning, laid_out
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Progress,
    Run,
    SourceDocument,
    SourceKind,
    Table,
)

BROKEN = (
    *(etree.XMLSyntaxError, zipfile.BadZipFile, SecurityError),
    *(KeyError, ValueError, TypeError, AttributeError, OSError),
)
"""What odfdo raises over a document that is not whole."""

_STEP = 50
_MOST_SPACES = 100
_STYLE = tag("text", "style-name")
_WRAPPERS = {
    *(tag("text", "section"), tag("table", "table-header-rows"), tag("table", "table-rows")),
    tag("table", "table-row-group"),
}
_CONTENTS = {
    tag("text", name)
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")
}
_LOOKLESS = {tag("text", name) for name in ("a", "meta", "ruby", "ruby-base", "meta-field")}


def read_odt(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read a text; raises FileError if it is not whole."""
    with safety.library(name, *BROKEN):
        document = Document(BytesIO(data))
        container = document.container or Container(BytesIO(data))
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        content, styles = (
            etree.fromstring(container.get_part(part), parser)
            for part in ("content.xml", "styles.xml")
        )
        title = " ".join((document.meta.title or "").split())
        body = content.find(f"{tag('office', 'body')}/{tag('office', 'text')}")
    gathering = Gathering()
    reader = _BodyReader(OpenStyles(styles, content), gathering)
    blocks = tuple(reader.blocks([] if body is None else list(body), progress))
    return SourceDocument(name, SourceKind.ODT, blocks, title, gathering.left_out())


class _BodyReader:
    """Walks the body of one document."""

    def __init__(self, styles: OpenStyles, gathering: Gathering) -> None:
        self._styles = styles
        self._gathering = gathering
        self._headings = Counter()
        self._lists: dict[str, Counter] = {}

    def blocks(self, elements: list[Element], progress: Progress) -> Iterator[Block]:
        """Return the blocks of the elements."""
        for at, element in enumerate(elements):
            if at % _STEP == 0 or element.tag == tag("table", "table"):
                progress(100 * at // len(elements))
            if self._gathering.is_full:
                return
            yield from self._block(element)
        progress(100)

    def _block(self, element: Element) -> Iterator[Block]:
        if element.tag == tag("table", "table"):
            if table := self._table(element):
                yield table
        elif element.tag == tag("text", "section"):
            for child in element:
                yield from self._block(child)
        else:
            yield from self._paragraphs(element)

    def _paragraphs(self, element: Element) -> Iterator[Paragraph]:
        """Return what is no table: paragraphs, headings, lists."""
        if element.tag == tag("text", "h"):
            yield from self._heading(element)
        elif element.tag == tag("text", "p"):
            yield from self._paragraph(element, self._styles.heading(element.get(_STYLE, "")))
        elif element.tag == tag("text", "list"):
            yield from self._list(element, "", 1, Counter())
        elif element.tag in _WRAPPERS:
            for child in element:
                yield from self._paragraphs(child)
        else:
            self._note(element)

    def _note(self, element: Element) -> None:
        if element.tag in _CONTENTS:
            for line in element.iter(tag("text", "p")):
                if text := _all_text(line):
                    self._gathering.note(Kind.CONTENTS, text)
        elif element.tag == tag("text", "tracked-changes"):
            self._note_changes(element)
        elif element.tag == tag("drawing", "frame"):
            self._frame(element)

    def _note_changes(self, element: Element) -> None:
        for change in element.iter(tag("text", "deletion")):
            self._gathering.note(Kind.DELETED, _all_text(change))
        for _ in element.iter(tag("text", "insertion")):
            self._gathering.note(Kind.INSERTED)

    def _heading(self, element: Element) -> Iterator[Paragraph]:
        level = min(number(element.get(tag("text", "outline-level")), 1), 9)
        is_counted = element.get(
            tag("text", "is-list-header")
        ) != "true" and self._styles.is_counted(element.get(_STYLE, ""))
        label = self._headings.label(level, self._styles.outline) if is_counted else ""
        yield from self._paragraph(element, level, label=label)

    def _list(
        self, element: Element, style: str, depth: int, counter: Counter
    ) -> Iterator[Paragraph]:
        style = element.get(_STYLE) or style
        if depth == 1:
            counter = self._counter(element, style)
        for item in element:
            is_marked = item.tag == tag("text", "list-item")
            start = item.get(tag("text", "start-value"))
            for child in item:
                if child.tag == tag("text", "list"):
                    yield from self._list(child, style, depth + 1, counter)
                    continue
                made = list(self._paragraphs(child))
                if is_marked and made and not made[0].heading:
                    made = self._marked(made, style, depth, counter, start)
                    is_marked = False
                yield from made

    def _counter(self, element: Element, style: str) -> Counter:
        """Return what counts a list: its own, or that of the list which it goes on."""
        key = element.get(tag("text", "continue-list"))
        if not key and element.get(tag("text", "continue-numbering")) == "true":
            key = f"style {style}"
        counter = self._lists.get(key or "") or Counter()
        for known in (element.get("{http://www.w3.org/XML/1998/namespace}id"), f"style {style}"):
            if known:
                self._lists[known] = counter
        return counter

    def _marked(
        self, made: list[Paragraph], style: str, depth: int, counter: Counter, start: str | None
    ) -> list[Paragraph]:
        levels: dict[int, ListLevel] = {}
        for at in range(1, depth + 1):
            if level := self._styles.level(style, at):
                levels[at] = level
        own = levels.get(depth)
        if own is None or own.is_bullet:
            return [replace(each, bullet=depth) for each in made]
        label = counter.label(depth, levels, number(start) if start else None)
        return [replace(made[0], label=label), *made[1:]]

    def _paragraph(self, element: Element, heading: int, label: str = "") -> Iterator[Paragraph]:
        style = element.get(_STYLE, "")
        lines: list[list[Run]] = [[]]
        self._collect(element, bool(self._styles.bold("paragraph", style)), lines)
        size = self._styles.size("paragraph", style)
        if heading:
            lines = [[run for line in lines for run in (Run(" ", bold=True), *line)][1:]]
        for line in lines:
            paragraph = Paragraph(merged(line), heading=heading, label=label, size=size)
            if paragraph.text and self._gathering.take(len(paragraph.text)):
                yield paragraph
                label = ""

    def _collect(self, element: Element, bold: bool, lines: list[list[Run]]) -> None:  # noqa: FBT001
        """Add what stands in an element to the lines, from the first text to the last."""
        lines[-1].append(Run(_spaced(element.text), bold))
        for child in element:
            kind = child.tag
            if kind == tag("text", "line-break"):
                lines.append([])
            elif kind == tag("text", "tab"):
                lines[-1].append(Run(" ", bold))
            elif kind == tag("text", "s"):
                count = min(number(child.get(tag("text", "c")), 1), _MOST_SPACES)
                lines[-1].append(Run(" " * count, bold))
            elif kind == tag("text", "span"):
                own = self._styles.bold("text", child.get(_STYLE, ""))
                self._collect(child, bold if own is None else own, lines)
            elif kind in _LOOKLESS:
                self._collect(child, bold, lines)
            else:
                self._aside(child, bold, lines)
            lines[-1].append(Run(_spaced(child.tail), bold))

    def _aside(self, child: Element, bold: bool, lines: list[list[Run]]) -> None:  # noqa: FBT001
        if child.tag == tag("text", "note"):
            self._gathering.note(Kind.FOOTNOTE, _all_text(child.find(tag("text", "note-body"))))
        elif child.tag == tag("office", "annotation"):
            text = " ".join(_all_text(each) for each in child.iter(tag("text", "p")))
            self._gathering.note(Kind.COMMENT, text)
        elif str(child.tag).startswith(tag("drawing", "")):
            self._frame(child)
        elif child.text and str(child.tag).startswith(tag("text", "")):
            lines[-1].append(Run(_spaced(child.text), bold))  # a field: its text as last shown

    def _frame(self, frame: Element) -> None:
        text = " ".join(filter(None, map(_all_text, frame.iter(tag("text", "p")))))
        if text:
            why = "Texten står i en textruta, som inte har någon plats i läsordningen."
            self._gathering.leave(text, why)
        else:
            self._gathering.note(Kind.PICTURE)

    def _table(self, table: Element) -> Table | None:
        rows: list[list[Spanning]] = []
        for element in _rows(table):
            if self._gathering.is_full:
                break
            row = list(self._cells(element))
            is_empty = not any(each.cell.paragraphs for each in row)
            repeated = number(element.get(tag("table", "number-rows-repeated")), 1)
            count = min(1 if is_empty else repeated, MAX_ROWS + 1 - len(rows))
            rows.extend([row] * count)
        return laid_out(rows, self._gathering)

    def _cells(self, row: Element) -> Iterator[Spanning]:
        """Return the cells of a row; those that others cover are placed by `laid_out`."""
        left = MAX_COLUMNS
        for element in row.iterchildren(tag("table", "table-cell")):
            cell = Cell(tuple(self._inside(element)))
            across = number(element.get(tag("table", "number-columns-spanned")), 1)
            down = number(element.get(tag("table", "number-rows-spanned")), 1)
            repeated = number(element.get(tag("table", "number-columns-repeated")), 1)
            count = min(max(repeated, 1), left)
            left -= count
            yield from [Spanning(cell, max(across, 1), max(down, 1))] * count

    def _inside(self, cell: Element) -> Iterator[Paragraph]:
        for element in cell:
            if element.tag != tag("table", "table"):
                yield from self._paragraphs(element)
                continue
            self._gathering.note(Kind.INNER_TABLE, _all_text(element))
            for row in _rows(element):
                for inner in row.iterchildren(tag("table", "table-cell")):
                    yield from self._inside(inner)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == tag("table", "table-row"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _spaced(text: str | None) -> str:
    return " ".join(f"|{text or ''}|".split())[1:-1] if text else ""


def _all_text(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
