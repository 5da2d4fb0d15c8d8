"""Word documents (.docx, .docm) read as paragraphs and tables in reading order."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import XMLSyntaxError

from andts_desktop.exchange.plan_import import safety
from andts_desktop.exchange.plan_import.reading.gathering import (
    MAX_COLUMNS,
    MAX_ROWS,
    Gathering,
    Kind,
)
from andts_desktop.exchange.plan_import.reading.word_numbering import Numbering
from andts_desktop.exchange.plan_import.reading.word_styles import Styles, value, whole
from andts_desktop.exchange.plan_import.reading.word_text import ParagraphReader
from andts_desktop.exchange.plan_import.source import (
    Block,
    Cell,
    Paragraph,
    Progress,
    Row,
    SourceDocument,
    SourceKind,
    Table,
)

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

BROKEN = (XMLSyntaxError, PackageNotFoundError, KeyError, ValueError, AttributeError)
"""What python-docx raises over a package that is not whole."""

_INSIDE = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
_STEP = 50
"""Blocks between two words of progress."""


def read_word(name: str, data: bytes, progress: Progress) -> SourceDocument:
    """Read a Word document; raises FileError if it is not whole."""
    gathering = Gathering()
    with safety.library(name, *BROKEN):
        main = Package.open(BytesIO(data)).main_document_part
        root, title = _root(main), _title(main)
        reader = _DocumentReader(main, gathering)
        asides = _asides(main)
    blocks = tuple(reader.blocks(root, progress))
    _note_asides(asides, gathering)
    if any("vbaProject" in str(each.reltype) for each in main.rels.values()):
        gathering.leave("Makron", "Dokumentets makron är varken lästa eller körda.")
    return SourceDocument(name, SourceKind.DOCX, blocks, title, gathering.left_out())


def _root(part: Part) -> "Element":
    """Return a part's XML; python-docx itself parses only the parts of a plain .docx."""
    root: Element = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
    return root


def _related(part: Part, kind: str) -> "Element | None":
    relations = (each for each in part.rels.values() if each.reltype == kind)
    return next((_root(each.target_part) for each in relations if not each.is_external), None)


def _title(main: Part) -> str:
    package = main.package
    if package is None:
        return ""
    for relation in package.rels.values():
        if relation.reltype == RT.CORE_PROPERTIES and not relation.is_external:
            found = _root(relation.target_part).findtext(qn("dc:title"))
            return " ".join((found or "").split())
    return ""


_ASIDES = (
    (Kind.FOOTNOTE, RT.FOOTNOTES, "w:footnote"),
    (Kind.FOOTNOTE, RT.ENDNOTES, "w:endnote"),
    (Kind.COMMENT, RT.COMMENTS, "w:comment"),
)


def _asides(main: Part) -> "list[tuple[Kind, Element]]":
    """Return the notes that stand beside the text."""
    roots = ((kind, tag, _related(main, relation)) for kind, relation, tag in _ASIDES)
    return [
        (kind, aside)
        for kind, tag, root in roots
        if root is not None
        for aside in root.iterchildren(qn(tag))
    ]


def _note_asides(asides: "list[tuple[Kind, Element]]", gathering: Gathering) -> None:
    """Count the notes; Word keeps two empty ones for its own lines."""
    for kind, aside in asides:
        text = "".join(each.text or "" for each in aside.iter(qn("w:t")))
        if text.strip() and aside.get(qn("w:type"), "normal") == "normal":
            gathering.note(kind, text)


class _DocumentReader:
    """Walks the body of one document."""

    def __init__(self, main: Part, gathering: Gathering) -> None:
        styles = Styles(_related(main, RT.STYLES))
        numbering = Numbering(_related(main, RT.NUMBERING), styles)
        self._paragraphs = ParagraphReader(styles, numbering, gathering)
        self._gathering = gathering

    def blocks(self, root: "Element", progress: Progress) -> Iterator[Block]:
        """Return the blocks of the document's body."""
        body = root.find(qn("w:body"))
        elements = [] if body is None else list(self._elements(body))
        for at, element in enumerate(elements):
            is_table = element.tag == qn("w:tbl")
            if is_table or at % _STEP == 0:
                progress(100 * at // len(elements))
            if self._gathering.is_full:
                return
            if is_table:
                yield self._table(element)
            else:
                yield from self._paragraphs.read(element)
        progress(100)

    def _elements(self, parent: "Element") -> Iterator["Element"]:
        """Return the paragraphs and tables, also those inside content controls."""
        for child in parent.iterchildren():
            if child.tag in {qn("w:p"), qn("w:tbl")}:
                yield child
            elif child.tag in _INSIDE:
                if not self._is_contents(child):
                    yield from self._elements(child)
            elif child.tag == qn("w:altChunk"):
                self._gathering.note(Kind.OBJECT)

    def _is_contents(self, element: "Element") -> bool:
        """Tell a content control that Word made for its table of contents, and note it."""
        gallery = element.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}")
        if value(gallery, "w:docPartGallery") != "Table of Contents":
            return False
        for paragraph in element.iter(qn("w:p")):
            text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
            if text.strip():
                self._gathering.note(Kind.CONTENTS, text)
        return True

    def _table(self, table: "Element") -> Table:
        rows: list[tuple[Cell, ...]] = []
        for element in self._parts(table, "w:tr"):
            properties = element.find(qn("w:trPr"))
            if properties is not None and properties.find(qn("w:del")) is not None:
                text = "".join(each.text or "" for each in element.iter(qn("w:t")))
                self._gathering.note(Kind.DELETED, text)
                continue
            if len(rows) == MAX_ROWS or self._gathering.is_full:
                self._gathering.leave(
                    "Resten av tabellen", f"Bara de första {MAX_ROWS} raderna i en tabell läses."
                )
                break
            rows.append(tuple(self._cells(element))[:MAX_COLUMNS])
        grid = table.find(qn("w:tblGrid"))
        drawn = 0 if grid is None else len(list(grid.iterchildren(qn("w:gridCol"))))
        width = max((min(drawn, MAX_COLUMNS), *map(len, rows)))
        return Table(tuple(Row((*row, *[Cell()] * (width - len(row)))) for row in rows))

    def _parts(self, parent: "Element", tag: str) -> Iterator["Element"]:
        for child in parent.iterchildren():
            if child.tag == qn(tag):
                yield child
            elif child.tag in _INSIDE:
                yield from self._parts(child, tag)

    def _cells(self, row: "Element") -> Iterator[Cell]:
        properties = row.find(qn("w:trPr"))
        yield from [Cell()] * _count(value(properties, "w:gridBefore"))
        for element in self._parts(row, "w:tc"):
            look = element.find(qn("w:tcPr"))
            merge = None if look is None else look.find(qn("w:vMerge"))
            below = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            paragraphs = () if below else tuple(self._cell_paragraphs(element))
            yield Cell(paragraphs, is_covered=below, covered_from_above=below)
            beside = Cell(is_covered=True, covered_from_above=below)
            yield from [beside] * (_count(value(look, "w:gridSpan")) - 1)

    def _cell_paragraphs(self, cell: "Element") -> Iterator[Paragraph]:
        for element in self._elements(cell):
            if element.tag == qn("w:p"):
                yield from self._paragraphs.read(element)
                continue
            text = "".join(each.text or "" for each in element.iter(qn("w:t")))
            self._gathering.note(Kind.INNER_TABLE, text)
            for row in self._parts(element, "w:tr"):
                for inner in self._parts(row, "w:tc"):
                    yield from self._cell_paragraphs(inner)


def _count(text: str | None) -> int:
    """Return a count of columns, at most what a table is read to."""
    return max(0, min(whole(text) or 0, MAX_COLUMNS))
