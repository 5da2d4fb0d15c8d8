"""How often the forms of a PDF draw each other, found out before PDFium follows them all."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from andts_desktop.errors import FileError

MAX_DRAWN = 200_000
"""How often forms may be drawn by one; a form that draws itself twice is without end."""

_LEVELS = 30
_LONGEST = 4 * 1024 * 1024
_MARK = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b|\bstream\r?\n|\bendobj\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d{1,8})\s+\d{1,5}\s+R\b")
_IS_FORM = re.compile(rb"/Subtype\s*/Form\b")

_Bodies = Mapping[int, list[bytes]]


def check_forms(name: str, data: bytes) -> None:
    """Raise FileError where the forms draw each other more often than any document's do."""
    if data.count(b"obj") == 0 or b"Form" not in _ESCAPED.sub(_sign, data):
        return
    bodies, contents = _objects(data)
    anywhere = dict(pair for found in bodies.values() for text in found for pair in _named(text))
    drawn = {form: _drawn_by(form, content, bodies, anywhere) for form, content in contents.items()}

    @cache
    def count(form: int, levels: int) -> int:
        inner = drawn.get(form, Counter()) if levels else Counter[int]()
        found = 1 + sum(times * count(each, levels - 1) for each, times in inner.items())
        return min(found, MAX_DRAWN + 1)

    if any(count(form, _LEVELS) > MAX_DRAWN for form in drawn):
        raise FileError(
            f"”{name}” har figurer som ritar varandra utan slut och läses inte. Öppna den i ett "
            "PDF-program, skriv ut den till en ny PDF och försök igen."
        )


def _sign(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])


def _objects(data: bytes) -> tuple[_Bodies, Mapping[int, bytes]]:
    """Return what stands in the objects, packed ones too, and the contents of those with forms."""
    bodies: defaultdict[int, list[bytes]] = defaultdict(list)
    contents: dict[int, bytes] = {}
    for number, body, start in _in_the_clear(data):
        bodies[number].append(body)
        if start is not None and _IS_FORM.search(body):
            contents[number] = contents.get(number, b"") + _content(data, start, body)
        elif start is not None and b"/ObjStm" in body:
            for packed, text in _packed(_content(data, start, body), body):
                bodies[packed].append(_ESCAPED.sub(_sign, text))
    return bodies, contents


def _in_the_clear(data: bytes) -> Iterator[tuple[int, bytes, int | None]]:
    """Yield each object's number, what stands in it, and where its stream begins, if it has one."""
    open_number, start = None, 0
    for found in _MARK.finditer(data):
        if open_number is not None:
            stream = found.end() if found[0].startswith(b"stream") else None
            yield open_number, _ESCAPED.sub(_sign, data[start : found.start()]), stream
        open_number = int(found[1]) if found[1] else None
        start = found.end()
    if open_number is not None:
        yield open_number, _ESCAPED.sub(_sign, data[start:]), None


def _content(data: bytes, start: int, body: bytes) -> bytes:
    if b"/FlateDecode" not in body and b"/Fl" not in body:
        return data[start : min(max(data.find(b"endstream", start), start), start + _LONGEST)]
    try:
        return zlib.decompressobj().decompress(data[start : start + _LONGEST], _LONGEST)
    except zlib.error:
        return b""


def _packed(content: bytes, body: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the objects that lie in one stream, with their numbers."""
    first = re.search(rb"/First\s+(\d{1,8})", body)
    at = int(first[1]) if first else 0
    numbers = [int(each) for each in content[:at].split() if each.isdigit()]
    starts = numbers[1::2]
    for number, start, end in zip(numbers[::2], starts, [*starts[1:], len(content)], strict=False):
        yield number, content[at + start : at + end]


def _named(text: bytes) -> list[tuple[bytes, int]]:
    return [(name, int(number)) for name, number in _NAMED.findall(text)]


def _drawn_by(
    form: int, content: bytes, bodies: _Bodies, anywhere: Mapping[bytes, int]
) -> Counter[int]:
    """Return how often a form draws which objects, by what its resources call them.

    A form without resources has those of the page that it is drawn on.
    """
    texts = list(bodies[form])
    for key in (rb"/Resources\s+(\d{1,8})\s+\d+\s+R", rb"/XObject\s+(\d{1,8})\s+\d+\s+R"):
        found = [int(number) for text in texts for number in re.findall(key, text)]
        texts += [text for number in found for text in bodies.get(number, ())]
    has_own = any(b"/Resources" in text for text in bodies[form])
    named = dict(pair for text in texts for pair in _named(text)) if has_own else anywhere
    times = Counter(_DRAWN.findall(content))
    return Counter({named[name]: count for name, count in times.items() if name in named})
