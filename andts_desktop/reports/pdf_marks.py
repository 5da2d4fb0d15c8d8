"""Follow the marks in a page's code: what is shown, and as part of what."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

_STRING = re.compile(rb"\((?:[^\\()]|\\.)*\)", re.DOTALL)
_HEX = re.compile(rb"(?<!<)<[0-9A-Fa-f\s]*>(?!>)")
# Nothing is tried twice, so that a page of any size is read in time.
_WITHIN = rb"(?:[^<>]|<>|<<(?:[^<>]|<>)*+>>)*+"
_STEP = re.compile(
    rb"/(?P<tag>[^\s/<\[(]++)\s*+(?P<properties><<" + _WITHIN + rb">>|/[^\s/<\[(]++)?+\s*+"
    rb"B(?:DC|MC)\b"
    rb"|(?<![^\s\]>)])(?P<end>EMC)\b"
    rb"|(?<![^\s\]>)])(?P<shown>T[jJ]|['\"]|Do|sh|EI|[fF]\*?|[bB]\*?|[sS])(?![^\s\[(/<])",
    re.DOTALL,
)
_MCID = re.compile(rb"/MCID\s+(\d{1,9})")
_ARTIFACT, _CONTENT, _OTHER = b"Artifact", b"MCID", b""


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
    depth: list[bytes] = []
    held = Counter[bytes]()
    for step in _steps(code):
        if step["end"]:
            if not depth:
                found.is_closed = False
                continue
            held[depth.pop()] -= 1
        elif step["shown"]:
            found.unmarked += not (held[_ARTIFACT] or held[_CONTENT])
        else:
            begun = _begun(step, named, found)
            other = {_ARTIFACT: _CONTENT, _CONTENT: _ARTIFACT}.get(begun, _OTHER)
            found.mixed += other != _OTHER and held[other] > 0
            depth.append(begun)
            held[begun] += 1
    found.is_closed = found.is_closed and not depth
    return found


def _steps(code: bytes) -> Iterator[re.Match[bytes]]:
    """Find the steps that matter, without the texts, which may look like anything."""
    return _STEP.finditer(_HEX.sub(b"<>", _STRING.sub(b"()", code)))


def _begun(step: re.Match[bytes], named: dict[bytes, bytes], found: PageMarks) -> bytes:
    """Return what begins: furniture, a numbered part of the structure, or neither."""
    if step["tag"] == _ARTIFACT:
        return _ARTIFACT
    properties = step["properties"] or b""
    if properties.startswith(b"/"):
        properties = named.get(properties, b"")
    number = _MCID.search(properties)
    if number is None:
        return _OTHER
    found.numbers.append(int(number[1]))
    return _CONTENT
