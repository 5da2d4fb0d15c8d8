"""What stands on one page of a PDF: words with place and look, and ruled lines."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|extrab", re.IGNORECASE)
_FORCED_BOLD = 1 << 18
_PDFIUM_HYPHEN = "\ufffe"
"""What pdfium gives instead of a hyphen at a line's end."""

_THIN = 3.0
"""A filled rectangle thinner than this, in points, is a drawn line."""

_SHORTEST = 4.0
"""Shorter lines, in points, are decoration."""

_MOST_OBJECTS = 20_000
"""Objects of one page that are looked at; a map drawn as paths has many more than a table."""

_DEEPEST = 5
"""Forms inside forms that are followed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `y` is its baseline, upwards. `is_glued` to what stands before, without a space."""

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of a grid: across at the height `at`, or upright at the distance `at`."""

    at: float
    start: float
    end: float
    is_upright: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One page, turned the way it is read; sizes in points."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    has_picture: bool


@dataclass(frozen=True, slots=True)
class _Look:
    size: float
    bold: bool


Matrix = tuple[float, float, float, float, float, float]


class PageReader:
    """Reads one page; keeps what it has learnt of the fonts."""

    def __init__(self, page: Any, number: int) -> None:  # noqa: ANN401 - pypdfium2 has no types
        self._page = page
        self._number = number
        self._looks: dict[int, _Look] = {}
        self._width, self._height = page.get_size()
        self._turn = page.get_rotation()

    def read(self) -> Page:
        """Return the words and rules of the page."""
        rules, has_picture = self._drawn()
        return Page(
            self._number, self._width, self._height, tuple(self._words()), rules, has_picture
        )

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point as the page is turned; the page's size is already the turned one."""
        match self._turn:
            case 90:
                return y, self._height - x
            case 180:
                return self._width - x, self._height - y
            case 270:
                return self._width - y, x
        return x, y

    def _words(self) -> Iterator[Word]:
        text_page = pdfium.FPDFText_LoadPage(self._page.raw)
        if not text_page:
            return
        try:
            text = _page_text(text_page)
            for found in re.finditer(r"[^\s\x00]+", text):
                yield from self._pieces(text_page, text, found.start(), found.end())
        finally:
            pdfium.FPDFText_ClosePage(text_page)

    def _pieces(self, text_page: Any, text: str, start: int, end: int) -> Iterator[Word]:  # noqa: ANN401
        """Return one word, in pieces where its look changes or a hyphen ended its line."""
        begun, look = start, self._look(text_page, start)
        last = self._look(text_page, end - 1)
        is_whole = look is last and _PDFIUM_HYPHEN not in text[start : end - 1]
        for at in () if is_whole else range(start + 1, end):
            here = self._look(text_page, at)
            broken = text[at - 1] == _PDFIUM_HYPHEN
            if broken or here != look:
                yield self._word(text_page, text, begun, at, look, is_glued=begun > start)
                start = at if broken else start
                begun, look = at, here
        yield self._word(text_page, text, begun, end, look, is_glued=begun > start)

    def _word(
        self,
        text_page: Any,  # noqa: ANN401
        text: str,
        start: int,
        end: int,
        look: _Look,
        *,
        is_glued: bool,
    ) -> Word:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, start, x, y)
        left, base = self._turned(x.value, y.value)
        box = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(text_page, end - 1, *box)
        one, low, two, high = (box[0].value, box[2].value, box[1].value, box[3].value)
        right = max(self._turned(one, low)[0], self._turned(two, high)[0])
        said = text[start:end].replace(_PDFIUM_HYPHEN, "-").replace("\u00ad", "-")
        said = re.sub("[\ufb00-\ufb06]", lambda each: unicodedata.normalize("NFKC", each[0]), said)
        said = unicodedata.normalize("NFC", said)
        return Word(said, left, max(right, left), base, look.size, look.bold, is_glued)

    def _look(self, text_page: Any, at: int) -> _Look:  # noqa: ANN401
        item = pdfium.FPDFText_GetTextObject(text_page, at)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in self._looks:
            self._looks[key] = _look_of(item) if key else _Look(0.0, bold=False)
        return self._looks[key]

    def _drawn(self) -> tuple[tuple[Rule, ...], bool]:
        raw = self._page.raw
        count = min(pdfium.FPDFPage_CountObjects(raw), _MOST_OBJECTS)
        items = [pdfium.FPDFPage_GetObject(raw, at) for at in range(count)]
        rules: list[Rule] = []
        has_picture = False
        for item, matrix in _flat(items, (1, 0, 0, 1, 0, 0), 0):
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                rules.extend(self._rules(item, matrix))
            has_picture = has_picture or kind == pdfium.FPDF_PAGEOBJ_IMAGE
        return tuple(rules), has_picture

    def _rules(self, item: Any, outer: Matrix) -> Iterator[Rule]:  # noqa: ANN401
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if stroke.value:
            ends = _strokes(item, _times(_matrix(item), outer))
        elif fill.value:
            ends = _thin(item, outer)
        else:
            return
        for one, two in ends:
            (x0, y0), (x1, y1) = self._turned(*one), self._turned(*two)
            width, height = abs(x1 - x0), abs(y1 - y0)
            if height < 1 and width >= _SHORTEST:
                yield Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1), is_upright=False)
            elif width < 1 and height >= _SHORTEST:
                yield Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1), is_upright=True)


Point = tuple[float, float]


def _page_text(text_page: Any) -> str:  # noqa: ANN401
    """Return the text with one character for each of pdfium's, so that places agree."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
    if len(text) == count and "\x00" not in text:
        return text
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, at) or 32) for at in range(count))


def _look_of(item: Any) -> _Look:  # noqa: ANN401
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(item, size)
    _, _, c, d, _, _ = _matrix(item)
    font = pdfium.FPDFTextObj_GetFont(item)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    bold = (
        bool(_BOLD_NAME.search(name.value.decode("latin-1")))
        or pdfium.FPDFFont_GetWeight(font) >= 600
        or bool(max(pdfium.FPDFFont_GetFlags(font), 0) & _FORCED_BOLD)
        or pdfium.FPDFTextObj_GetTextRenderMode(item) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    )
    return _Look(round(size.value * hypot(c, d), 1), bold)


def _matrix(item: Any) -> Matrix:  # noqa: ANN401
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    return (
        *(a * outer[0] + b * outer[2], a * outer[1] + b * outer[3]),
        *(c * outer[0] + d * outer[2], c * outer[1] + d * outer[3]),
        *_put(outer, e, f),
    )


def _put(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _flat(items: list[Any], outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    """Return the objects with those inside forms, each with what its form does to it."""
    for item in items:
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, outer
        elif depth < _DEEPEST:
            count = min(pdfium.FPDFFormObj_CountObjects(item), _MOST_OBJECTS)
            inner = [pdfium.FPDFFormObj_GetObject(item, at) for at in range(count)]
            yield from _flat(inner, _times(_matrix(item), outer), depth + 1)


def _strokes(item: Any, matrix: Matrix) -> Iterator[tuple[Point, Point]]:  # noqa: ANN401
    x, y = ctypes.c_float(), ctypes.c_float()
    start = here = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        to = _put(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = to
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, to
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield to, start
        here = to


def _thin(item: Any, matrix: Matrix) -> Iterator[tuple[Point, Point]]:  # noqa: ANN401
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, low, right, high)
    (x0, y0), (x1, y1) = _put(matrix, left.value, low.value), _put(matrix, right.value, high.value)
    if abs(y1 - y0) <= _THIN:
        yield (x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)
    elif abs(x1 - x0) <= _THIN:
        yield ((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)
