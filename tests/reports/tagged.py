"""Reads a tagged PDF back as a reading program does: by its structure."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from reportlab.platypus import Flowable

from andts_desktop.reports.composer import Composer
from andts_desktop.reports.page import DocumentInfo, PdfFile, ReportDocument

INFO = DocumentInfo("Titel & mer", "Någon", "Ämnet", "Foten")
_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_PAINTED = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"})


def printed(compose: Composer, story: list[Flowable]) -> PdfFile:
    return ReportDocument(INFO).finish(story, compose.user.warnings)


def opened(file: PdfFile) -> Pdf:
    return Pdf.open(io.BytesIO(file.data))


@dataclass(slots=True)
class Drawn:
    """What the pages show: text by page and MCID, furniture, and what is marked as neither."""

    marked: dict[tuple[int, int], str] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def drawn(pdf: Pdf) -> Drawn:
    found = Drawn()
    for number, page in enumerate(pdf.pages):
        _read_page(number, page, found)
    return found


def _read_page(number: int, page: pikepdf.Page, found: Drawn) -> None:
    letters: dict[int, str] = {}
    marks: list[tuple[str, int | None]] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        name = str(instruction.operator)
        if name == "Tf":
            letters = _letters(page.resources.Font[str(operands[0])])
        elif name in {"BDC", "BMC"}:
            mcid = operands[1].get("/MCID") if name == "BDC" else None
            marks.append((str(operands[0]), None if mcid is None else int(mcid)))
            if mcid is not None:
                assert (number, int(mcid)) not in found.marked
                found.marked[number, int(mcid)] = ""
        elif name == "EMC":
            marks.pop()
        elif name in _SHOWN | _PAINTED:
            shown = _text(operands, letters) if name in _SHOWN else ""
            _take(shown or name, number, marks, found, is_text=name in _SHOWN)
    assert not marks


def _take(
    shown: str, page: int, marks: list[tuple[str, int | None]], found: Drawn, *, is_text: bool
) -> None:
    if not marks:
        found.stray.append(shown)
        return
    assert len(marks) == 1, "marks are not nested"
    _, mcid = marks[-1]
    if mcid is None:
        found.furniture.append(shown)
    elif is_text:
        before = found.marked[page, mcid]
        found.marked[page, mcid] = f"{before} {shown}".strip()


def _text(operands: list[Any], letters: dict[int, str]) -> str:
    pieces = operands[0] if isinstance(operands[0], Array) else [operands[0]]
    strings = (bytes(each) for each in pieces if isinstance(each, pikepdf.String))
    return "".join(letters[code] for each in strings for code in each)


def _letters(font: Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", table)
    return {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in pairs}


@dataclass(slots=True)
class Node:
    """An element of the structure tree with its words, those below it not counted."""

    tag: str
    words: str
    made: Object
    kids: list["Node"]

    def all(self, tag: str) -> list["Node"]:
        return [each for each in self.walk() if each.tag == tag]

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_words(self) -> str:
        return " ".join(filter(None, (each.words for each in self.walk())))


def tree(pdf: Pdf) -> Node:
    """The document as it is read aloud; every piece of it is asked to know its parent."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    shown = drawn(pdf).marked
    parents = _parents(pdf)
    used: set[tuple[int, int]] = set()

    def node(made: Object) -> Node:
        words, kids = [], []
        for kid in _kids(made):
            if isinstance(kid, int):
                place = (pages[made.Pg.objgen], kid)
            elif kid.get("/Type") == Name.MCR:
                place = (pages[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                assert parents[int(kid.Obj.StructParent)].objgen == made.objgen
                continue
            else:
                assert kid.P.objgen == made.objgen
                kids.append(node(kid))
                continue
            above = parents[int(pdf.pages[place[0]].obj.StructParents)]
            assert above[place[1]].objgen == made.objgen
            assert place not in used
            used.add(place)
            words.append(shown[place])
        return Node(str(made.S)[1:], " ".join(words), made, kids)

    root = node(pdf.Root.StructTreeRoot.K)
    assert used == set(shown), "every marked piece belongs to the tree"
    return root


def _kids(made: Object) -> list[Object | int]:
    kids = made.get("/K", Array())
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def _parents(pdf: Pdf) -> dict[int, Object]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
    return {
        int(number): numbers[place + 1] for place, number in enumerate(numbers) if not place % 2
    }


def told(root: Node) -> list[str]:
    """What is read aloud: each element that has words, with its type."""
    return [f"{each.tag}: {each.words}" for each in root.walk() if each.words]


def outlines(pdf: Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [each.title for each in outline.root]


def scope(cell: Node) -> str:
    attributes = cell.made.get("/A", Dictionary())
    return str(attributes.get("/Scope", ""))
