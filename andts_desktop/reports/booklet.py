"""Sets a document's pages two and two on sheets to print on both sides, fold and staple.

Pages stand in another order on the sheets than they are read in; the structure tree is kept, so
that whoever listens hears them in their own order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, Stream

Place = tuple[int, int]
"""A page's object in the file."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where a page has gone: its sheet, how far to the right, and what its numbers begin at."""

    sheet: Object
    shift: Decimal
    first: int


def sides(pages: int) -> tuple[tuple[int, int], ...]:
    """Return the pages of each side of the sheets, from 0, the left one first.

    Raises ValueError for a number of pages that cannot be folded.
    """
    if pages % 4:
        raise ValueError(f"{pages} pages cannot be folded")
    made: list[tuple[int, int]] = []
    for sheet in range(pages // 4):
        first, last = 2 * sheet, pages - 1 - 2 * sheet
        made += [(last, first), (first + 1, last - 1)]
    return tuple(made)


def impose(pdf: Pdf) -> None:
    """Set the pages on sheets; their text, tags and outline follow. Links are none of it."""
    pages = [page.obj for page in pdf.pages]
    parents = _parents(pdf)
    moved: dict[Place, _Moved] = {}
    sheets, rows = [], []
    for side in sides(len(pages)):
        sheet = pdf.make_indirect(_sheet([pages[number] for number in side]))
        row: list[Object] = []
        code = b""
        # What is read first is drawn first.
        for number in sorted(side):
            shift = _width(pages[number]) * side.index(number)
            moved[pages[number].objgen] = _Moved(sheet, shift, len(row))
            code += _half(pages[number], shift, len(row))
            row += parents[number]
        sheet.Contents = pdf.make_indirect(Stream(pdf, code))
        sheets.append(sheet)
        rows.append(row)
    _move_structure(pdf.Root.StructTreeRoot, moved, None)
    _write_parents(pdf, sheets, rows)
    _move_outline(pdf, moved)
    del pdf.pages[:]
    for sheet in sheets:
        pdf.pages.append(pikepdf.Page(sheet))
    # Printers that ask turn the paper the way it is folded.
    pdf.Root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge
    pdf.Root.ViewerPreferences.PrintScaling = Name("/None")


def _width(page: Object) -> Decimal:
    return _number(page.MediaBox[2])


def _number(written: object) -> Decimal:
    return Decimal(str(written))


def _sheet(pages: Sequence[Object]) -> Dictionary:
    """Return a sheet's side for those pages, the left one first, with nothing drawn on it yet."""
    width = sum(map(_width, pages), Decimal(0))
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, width, _number(pages[0].MediaBox[3])]),
        Resources=_resources(pages),
        Tabs=Name.S,
    )


def _half(page: Object, shift: Decimal, first: int) -> bytes:
    """Let a page draw on its half of the sheet and nowhere else; pieces count from `first`."""
    box = f"q\n1 0 0 1 {shift} 0 cm\n0 0 {_width(page)} {_number(page.MediaBox[3])} re W n\n"
    return box.encode() + _code(page, first) + b"\nQ\n"


def _code(page: Object, first: int) -> bytes:
    """Return a page's code with its marked pieces numbered from `first`."""
    made = []
    for instruction in pikepdf.parse_content_stream(pikepdf.Page(page)):
        operands, operator = list(instruction.operands), instruction.operator
        if operator == Operator("BDC") and "/MCID" in operands[1]:
            operands = [operands[0], Dictionary(MCID=int(operands[1].MCID) + first)]
        made.append((operands, operator))
    return pikepdf.unparse_content_stream(made)


def _resources(pages: Sequence[Object]) -> Object:
    """Join what the pages use; a name means the same on each page of a document."""
    made: dict[str, Any] = {}
    for page in pages:
        for kind, used in page.Resources.items():
            if isinstance(used, Dictionary):
                made.setdefault(kind, Dictionary())
                for name, what in used.items():
                    made[kind][name] = what
            else:
                made[kind] = used
    return Dictionary(made)


def _parents(pdf: Pdf) -> list[list[Object]]:
    """Return the elements of each page by their numbers."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    by_key = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    return [list(by_key[int(page.obj.StructParents)]) for page in pdf.pages]


def _write_parents(pdf: Pdf, sheets: Sequence[Object], rows: Sequence[Sequence[Object]]) -> None:
    numbers: list[Any] = []
    for number, (sheet, row) in enumerate(zip(sheets, rows, strict=True)):
        sheet.StructParents = number
        numbers += [number, pdf.make_indirect(Array(row))]
    root = pdf.Root.StructTreeRoot
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = len(sheets)


def _move_structure(element: Object, moved: dict[Place, _Moved], above: _Moved | None) -> None:
    """Let an element and all inside it point at the sheets; `above` is where its parent was."""
    own = element.get("/Pg")
    here = moved[own.objgen] if own is not None else above
    if own is not None and here is not None:
        element.Pg = here.sheet
    _move_box(element, here)
    kids = element.get("/K")
    if isinstance(kids, Array):
        for number, kid in enumerate(list(kids)):
            kids[number] = _moved_kid(kid, moved, here)
    elif kids is not None:
        element.K = _moved_kid(kids, moved, here)


def _moved_kid(kid: Any, moved: dict[Place, _Moved], here: _Moved | None) -> Any:  # noqa: ANN401 - a number too
    if not isinstance(kid, Dictionary):
        return int(kid) + (here.first if here else 0)
    kind = kid.get("/Type")
    if kind != Name.MCR:
        _move_structure(kid, moved, here)
        return kid
    page = moved[kid.Pg.objgen]
    kid.Pg = page.sheet
    kid.MCID = int(kid.MCID) + page.first
    return kid


def _move_box(element: Object, here: _Moved | None) -> None:
    attributes = element.get("/A")
    if here is not None and isinstance(attributes, Dictionary) and "/BBox" in attributes:
        left, bottom, right, top = (_number(each) for each in attributes.BBox)
        attributes.BBox = Array([left + here.shift, bottom, right + here.shift, top])


def _move_outline(pdf: Pdf, moved: dict[Place, _Moved]) -> None:
    outline = pdf.Root.get("/Outlines")
    for entry in _entries(outline) if outline is not None else ():
        page, kind, left, *rest = entry.Dest
        place = moved[page.objgen]
        entry.Dest = Array([place.sheet, kind, _number(left) + place.shift, *rest])


def _entries(parent: Object) -> Iterator[Object]:
    entry = parent.get("/First")
    while entry is not None:
        yield entry
        yield from _entries(entry)
        entry = entry.get("/Next")
