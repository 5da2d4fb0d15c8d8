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
    strange: int = 0

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
        if self.strange:
            count = plural(self.strange, "tagg", "taggar")
            yield f"{count} står på fel ställe eller mer än en gång."
        before = 0
        for level in self.headings:
            if level > before + 1:
                yield f"En rubrik på nivå {level} följer på nivå {before or 'noll'}."
                return
            before = level


def read_tree(root: pikepdf.Object) -> Tree:
    """Walk the whole tree from its root; what is met a second time is told, not walked again."""
    tree = Tree()
    walk = _Walk(tree, _roles(root))
    # A list of what is begun, and no calls within calls: a tree may be of any depth.
    begun = [_Begun("", None, _kids(root), is_kept=True)]
    while begun:
        last = begun[-1]
        if last.kids:
            below = walk.kid(last.kids.pop(), last)
            begun += [below] if below is not None else []
            continue
        begun.pop()
        if not last.is_shown and last.kind not in _NOT_EMPTY and not last.is_kept:
            tree.empty[last.kind] += 1
        elif begun:
            begun[-1].is_shown = True
    return tree


def _roles(root: pikepdf.Object) -> dict[str, str]:
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {str(key): str(value) for key, value in found.items() if isinstance(value, pikepdf.Name)}


def _kids(element: pikepdf.Object) -> list[Any]:
    """Return what lies below an element, the last first."""
    found = element.get("/K")
    if found is None:
        return []
    return list(found)[::-1] if isinstance(found, pikepdf.Array) else [found]


@dataclass(slots=True)
class _Begun:
    """An element whose kids are being walked: those that are left, the last first."""

    kind: str
    page: tuple[int, int] | None
    kids: list[Any]
    is_shown: bool = False
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class _Walk:
    tree: Tree
    roles: dict[str, str]
    met: set[tuple[int, int]] = field(default_factory=set)

    def kid(self, kid: Any, above: _Begun) -> _Begun | None:  # noqa: ANN401 - a number too
        """Take in what lies below an element; return it where it has kids of its own to walk."""
        if isinstance(kid, int) and not isinstance(kid, bool):
            self._place(kid, above.page, above)
        elif not isinstance(kid, pikepdf.Dictionary):
            self.tree.strange += 1
        elif kid.get("/Type") == "/MCR":
            self._place(kid.get("/MCID"), _page(kid, above.page), above)
        elif kid.get("/Type") == "/OBJR":
            above.is_shown = above.is_shown or "/Obj" in kid
        elif kid.is_indirect and kid.objgen in self.met:
            self.tree.strange += 1
        else:
            return self._element(kid, above.page)
        return None

    def _place(self, number: Any, page: tuple[int, int] | None, above: _Begun) -> None:  # noqa: ANN401
        if not isinstance(number, int):
            self.tree.strange += 1
        elif page is not None:
            self.tree.places[page, number] += 1
            above.is_shown = True

    def _element(self, element: pikepdf.Object, page: tuple[int, int] | None) -> _Begun:
        self.met.add(element.objgen)
        self.tree.elements += 1
        kind = self._kind(element)
        self._look(kind, element)
        return _Begun(kind, _page(element, page), _kids(element))

    def _kind(self, element: pikepdf.Object) -> str:
        name = _name(element)
        return self.roles.get(name, name)

    def _look(self, kind: str, element: pikepdf.Object) -> None:
        heading = _HEADING.fullmatch(kind)
        if heading:
            self.tree.headings.append(int(heading[1]))
        elif kind == "/Figure" and not _said(element):
            self.tree.figures_without_words += 1
        elif kind == "/Table":
            widths = {_width(row) for row in _rows(element)}
            self.tree.uneven_tables += len(widths) > 1


def _page(element: pikepdf.Object, above: tuple[int, int] | None) -> tuple[int, int] | None:
    own = element.get("/Pg")
    return own.objgen if isinstance(own, pikepdf.Dictionary) else above


def _name(element: pikepdf.Object) -> str:
    name = element.get("/S")
    return str(name) if isinstance(name, pikepdf.Name) else ""


def _said(figure: pikepdf.Object) -> str:
    words = figure.get("/Alt")
    return str(words).strip() if isinstance(words, pikepdf.String) else ""


def _rows(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in _elements(table):
        if _name(kid) in _GROUPS:
            yield from (row for row in _elements(kid) if _name(row) == "/TR")
        elif _name(kid) == "/TR":
            yield kid


def _width(row: pikepdf.Object) -> int:
    return sum(_span(cell) for cell in _elements(row) if _name(cell) in _CELLS)


def _elements(element: pikepdf.Object) -> list[Any]:
    return [kid for kid in _kids(element) if isinstance(kid, pikepdf.Dictionary)]


def _span(cell: pikepdf.Object) -> int:
    attributes = cell.get("/A")
    each = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    spans: Iterator[Any] = (
        one.get("/ColSpan") for one in each if isinstance(one, pikepdf.Dictionary)
    )
    return next((span for span in spans if isinstance(span, int)), 1)
