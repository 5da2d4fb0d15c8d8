"""Follow the marks in a page's code: what is shown, and as part of what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<[0-9A-Fa-f\s]*>(?!>)")
_STEP = re.compile(
    rb"/(?P<tag>[^\s/<\[(]+)\s*(?P<properties><<.*?>>|/[^\s/<\[(]+)?\s*B(?:DC|MC)\b"
    rb"|(?<![^\s\]>)])(?P<end>EMC)\b"
    rb"|(?<![^\s\]>)])(?P<shown>T[jJ]|['\"]|Do|sh|EI|[fF]\*?|[bB]\*?|[sS])(?![^\s\[(/<])",
    re.DOTALL,
)
_MCID = re.compile(rb"/MCID\s+(\d+)")
_ARTIFACT = b"Artifact"


@dataclass(slots=True)
class PageMarks:
    """The numbered sequences of a page, and what is shown outside of any."""

    numbers: list[int] = field(default_factory=list)
    unmarked: int = 0
    mixed: int = 0
    is_closed: bool = True


def page_marks(code: bytes, named: dict[bytes, bytes]) -> PageMarks:
    """Read a page's code; `named` are its properties by name, each as it would stand in the code.

    `mixed` counts furniture inside content, and content inside furniture.
    """
    found = PageMarks()
    depth: list[bytes | int | None] = []
    for step in _steps(code):
        if step["end"]:
            if not depth:
                found.is_closed = False
                continue
            depth.pop()
        elif step["shown"]:
            found.unmarked += all(each is None for each in depth)
        else:
            depth.append(_begun(step, named, depth, found))
    found.is_closed = found.is_closed and not depth
    return found


def _steps(code: bytes) -> Iterator[re.Match[bytes]]:
    """Find the steps that matter, without the texts, which may look like anything."""
    return _STEP.finditer(_HEX.sub(b"<>", _STRING.sub(b"()", code)))


def _begun(
    step: re.Match[bytes],
    named: dict[bytes, bytes],
    depth: list[bytes | int | None],
    found: PageMarks,
) -> bytes | int | None:
    """Return what begins: furniture, a number of the structure, or neither."""
    is_furniture = step["tag"] == _ARTIFACT
    properties = step["properties"] or b""
    if properties.startswith(b"/"):
        properties = named.get(properties, b"")
    number = _MCID.search(properties)
    if is_furniture:
        found.mixed += any(isinstance(each, int) for each in depth)
        return _ARTIFACT
    if number is None:
        return None
    found.mixed += _ARTIFACT in depth
    found.numbers.append(int(number[1]))
    return int(number[1])
