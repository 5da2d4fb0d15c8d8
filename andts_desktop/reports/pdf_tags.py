"""Walk the structure tree of a finished PDF, and tell what is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from andts_desktop.domain.swedish import plural

_HEADING = re.compile(r"/H([1-6])")
_CELLS = ("/TH", "/TD")
_GROUPS = ("/THead", "/TBody", "/TFoot")
_NOT_EMPTY = frozenset({"/TD", "/TH", "/TR", "/Table", "/LBody", "/Lbl"})
"""Elements that may be empty: a cell with nothing in it is a cell all the same."""

Place = tuple[tuple[int, int], int]
"""A page's object and the number of a sequence there."""


@dataclass(slots=True)
class Tree:
    """What was found in the tree: the places its elements point at, and what is wrong."""

    places: Counter[Place] = field(default_factory=Counter)
    headings: list[int] = field(default_factory=list)
    empty: Counter[str] = field(default_factory=Counter)
    figures_without_words: int = 0
    uneven_tables: int = 0
    elements: int = 0

    def findings(self) -> Iterator[str]:
        """Say in Swedish what is wrong with the tree itself."""
        if self.figures_without_words:
            count = plural(self.figures_without_words, "bild", "bilder")
            yield f"{count} saknar beskrivning för den som inte ser dem."
        if self.uneven_tables:
            count = plural(self.uneven_tables, "tabell", "tabeller")
            yield f"{count} har rader med olika många celler."
        if self.empty:
            kinds = ", ".join(sorted(name[1:] for name in self.empty))
            count = plural(self.empty.total(), "tagg", "taggar")
            yield f"{count} pekar inte på något ({kinds})."
        before = 0
        for level in self.headings:
            if level > before + 1:
                yield f"En rubrik på nivå {level} följer på nivå {before or 'noll'}."
                return
            before = level


def read_tree(root: pikepdf.Object) -> Tree:
    """Walk the whole tree from its root."""
    tree = Tree()
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
    for child in _kids(root):
        _Walk(tree, roles).element(child, None)
    return tree


def _kids(element: pikepdf.Object) -> list[Any]:
    found = element.get("/K")
    if found is None:
        return []
    if isinstance(found, pikepdf.Array):
        return list(found)
    return [found]


@dataclass(frozen=True, slots=True)
class _Walk:
    tree: Tree
    roles: dict[str, str]

    def element(self, element: pikepdf.Object, page: tuple[int, int] | None) -> bool:
        """Take an element in with all below it; tell whether any of it is on a page."""
        kind = self.roles.get(str(element.get("/S")), str(element.get("/S")))
        self.tree.elements += 1
        own = element.get("/Pg")
        page = own.objgen if own is not None else page
        self._look(kind, element)
        is_shown = [self._kid(kid, page) for kid in _kids(element)]
        if not any(is_shown) and kind not in _NOT_EMPTY:
            self.tree.empty[kind] += 1
        return any(is_shown) or kind in _NOT_EMPTY

    def _kid(self, kid: Any, page: tuple[int, int] | None) -> bool:  # noqa: ANN401 - a number too
        if not isinstance(kid, pikepdf.Object):
            if page is not None:
                self.tree.places[page, int(kid)] += 1
            return page is not None
        kind = kid.get("/Type")
        if kind == "/MCR":
            own = kid.get("/Pg")
            return self._kid(int(kid["/MCID"]), own.objgen if own is not None else page)
        if kind == "/OBJR":
            return "/Obj" in kid
        return self.element(kid, page)

    def _look(self, kind: str, element: pikepdf.Object) -> None:
        heading = _HEADING.fullmatch(kind)
        if heading:
            self.tree.headings.append(int(heading[1]))
        elif kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            self.tree.figures_without_words += 1
        elif kind == "/Table":
            widths = {self._width(row) for row in self._rows(element)}
            self.tree.uneven_tables += len(widths) > 1

    def _rows(self, table: pikepdf.Object) -> Iterator[pikepdf.Object]:
        for kid in _kids(table):
            kind = str(kid.get("/S"))
            if kind == "/TR":
                yield kid
            elif kind in _GROUPS:
                yield from self._rows(kid)

    def _width(self, row: pikepdf.Object) -> int:
        cells = [kid for kid in _kids(row) if str(kid.get("/S")) in _CELLS]
        return sum(_span(cell) for cell in cells)


def _span(cell: pikepdf.Object) -> int:
    attributes = cell.get("/A")
    if attributes is None:
        return 1
    each = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    spans = [int(one["/ColSpan"]) for one in each if "/ColSpan" in one]
    return spans[0] if spans else 1
