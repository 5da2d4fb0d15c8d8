"""The structure tree of a tagged PDF, written from what was drawn on its pages."""

from collections.abc import Sequence
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.tagged_canvas import Box, Event

CHAPTER_LEVEL = 2
"""Headings of this level begin a section of the document."""


class _Piece(NamedTuple):
    """Something that is on a page and belongs to an element."""

    page: int
    number: int
    is_annotation: bool


def add_structure(pdf: Pdf, pages: Sequence[Sequence[Event]], boxes: dict[Element, Box]) -> None:
    """Tell in the file what each piece of its pages is, in the order it was drawn.

    `pages` are the events of each page of the file, as a `TaggedCanvas` has gathered them.
    """
    drawn = _Drawn()
    for number, events in enumerate(pages):
        annotations = pdf.pages[number].obj.get("/Annots", Array())
        for event in events:
            element = event.element
            if event.is_annotation:
                element = _owner(element, annotations[event.number])
            if element is not None:
                drawn.add(element, _Piece(number, event.number, event.is_annotation))
    _Writer(pdf, drawn, boxes).write(len(pages))


_LINKS = (Tag.LINK, Tag.FORM)
_IS_PRINTED = 4


def _owner(element: Element | None, annotation: Object) -> Element:
    """Return the element of an annotation, which is a link or a field whatever it stands in."""
    if element is not None and element.tag in _LINKS:
        return element
    tag = Tag.FORM if annotation.Subtype == Name.Widget else Tag.LINK
    return Element(tag, element)


class _Drawn:
    """What was drawn of each element, and the elements inside it, in the order of the pages."""

    def __init__(self) -> None:
        self.roots: list[Element] = []
        self.kids: dict[Element, list[Element | _Piece]] = {}
        self._bodies: dict[Element, Element] = {}

    def add(self, element: Element, piece: _Piece) -> None:
        """Add a piece to its element, and the element to what it is in."""
        self._attach(element)
        self.kids[element].append(piece)

    def kids_of(self, element: Element) -> Sequence[Element | _Piece]:
        """Return what is in an element: of a table every row, of a row every cell."""
        if element.tag in {Tag.TABLE, Tag.ROW}:
            return element.children
        return self.kids.get(element, ())

    def _attach(self, element: Element) -> None:
        if element in self.kids:
            return
        self.kids[element] = []
        parent = self._parent(element)
        if parent is None:
            self.roots.append(element)
            return
        self._attach(parent)
        self.kids[parent].append(element)

    def _parent(self, element: Element) -> Element | None:
        parent = element.parent
        is_item = parent is not None and parent.tag is Tag.LIST_ITEM
        if parent is None or not is_item or element.tag in {Tag.LABEL, Tag.LIST_BODY}:
            return parent
        # Paragraphs and lists below an item's first words are part of its body.
        body = next((each for each in parent.children if each.tag is Tag.LIST_BODY), None)
        if body is None:
            body = self._bodies.setdefault(parent, Element(Tag.LIST_BODY))
            body.parent = parent
        return body


class _Writer:
    """Writes the tree into one file."""

    def __init__(self, pdf: Pdf, drawn: _Drawn, boxes: dict[Element, Box]) -> None:
        self._pdf, self._drawn, self._boxes = pdf, drawn, boxes
        self._pages = [page.obj for page in pdf.pages]
        self._parents: list[dict[int, Object]] = [{} for _ in self._pages]
        self._annotation_parents: list[Object] = []
        self._attributes = {
            name: pdf.make_indirect(attributes) for name, attributes in _shared_attributes().items()
        }

    def write(self, pages: int) -> None:
        """Write the tree, and what leads from the pages to it."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._made("Document", root)
        kids: list[Object] = []
        place = document
        sections = [(document, kids)]
        for element in self._drawn.roots:
            if element.tag is Tag.HEADING and element.level == CHAPTER_LEVEL:
                place = self._made("Sect", document)
                kids.append(place)
                sections.append((place, []))
            elif element.tag is Tag.HEADING and element.level < CHAPTER_LEVEL:
                place = document
                sections.append((document, kids))
            sections[-1][1].append(self._written(element, place))
        for place, inside in sections:
            place.K = Array(inside)
        root.K = document
        root.ParentTree = self._parent_tree(pages)
        root.ParentTreeNextKey = pages + len(self._annotation_parents)
        self._pdf.Root.StructTreeRoot = root

    def _made(self, name: str, parent: Object) -> Object:
        return self._pdf.make_indirect(
            Dictionary({"/Type": Name.StructElem, "/S": Name("/" + name), "/P": parent})
        )

    def _written(self, element: Element, parent: Object) -> Object:
        made = self._made(element.name, parent)
        self._describe(element, made)
        kids: list[Object | int] = []
        page = -1
        for kid in self._drawn.kids_of(element):
            if isinstance(kid, Element):
                kids.append(self._written(kid, made))
            elif kid.is_annotation:
                kids.append(self._annotation(kid, element, made))
            else:
                if page < 0:
                    page = kid.page
                    made.Pg = self._pages[page]
                self._parents[kid.page][kid.number] = made
                kids.append(self._reference(kid, page))
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _reference(self, piece: _Piece, page: int) -> Object | int:
        if piece.page == page:
            return piece.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[piece.page], MCID=piece.number)

    def _annotation(self, piece: _Piece, element: Element, parent: Object) -> Object:
        page = self._pages[piece.page]
        annotation = page.Annots[piece.number]
        annotation.StructParent = len(self._pages) + len(self._annotation_parents)
        if element.tag is Tag.LINK:
            annotation.F = _IS_PRINTED
            annotation.Contents = String(element.alternative or _address(annotation))
        self._annotation_parents.append(parent)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _describe(self, element: Element, made: Object) -> None:
        if element.language:
            made.Lang = String(element.language)
        if element.alternative and element.tag is not Tag.LINK:
            made.Alt = String(element.alternative)
        if element.tag is Tag.HEADER_CELL:
            made.A = self._attributes["Row" if _heads_row(element) else "Column"]
        elif element.tag is Tag.LIST:
            made.A = self._attributes["Decimal" if element.is_numbered else "Disc"]
        elif element in self._boxes:
            box = Array([round(each, 2) for each in self._boxes[element]])
            made.A = Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)

    def _parent_tree(self, pages: int) -> Object:
        numbers: list[Object | int] = []
        for number, (page, parents) in enumerate(zip(self._pages, self._parents, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            in_order = Array([parents[mcid] for mcid in range(len(parents))])
            numbers += [number, self._pdf.make_indirect(in_order)]
        for number, parent in enumerate(self._annotation_parents, pages):
            numbers += [number, parent]
        return self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))


def _shared_attributes() -> dict[str, Dictionary]:
    scopes = {
        scope: Dictionary(O=Name.Table, Scope=Name("/" + scope)) for scope in ("Column", "Row")
    }
    marks = {
        mark: Dictionary(O=Name.List, ListNumbering=Name("/" + mark))
        for mark in ("Disc", "Decimal")
    }
    return scopes | marks


def _heads_row(cell: Element) -> bool:
    beside = cell.parent.children if cell.parent else ()
    return any(each.tag is Tag.CELL for each in beside)


def _address(annotation: Object) -> str:
    action = annotation.get("/A")
    return str(action.URI) if action is not None and "/URI" in action else "Länk"
