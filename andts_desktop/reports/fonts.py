"""The embedded fonts, and which characters they can show."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from andts_desktop import paths

REGULAR = "Inter"
SEMIBOLD = "Inter-SemiBold"
BOLD = "Inter-Bold"
ITALIC = "Inter-Italic"
EMOJI = "NotoEmoji"
SIGNS = "AndtsSigns"
SOFT_HYPHEN = "\u00ad"

_FILES = {
    REGULAR: "Inter-Regular.ttf",
    SEMIBOLD: "Inter-SemiBold.ttf",
    BOLD: "Inter-Bold.ttf",
    ITALIC: "Inter-Italic.ttf",
    EMOJI: "NotoEmoji-Regular.ttf",
    SIGNS: "AndtsSigns.ttf",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters that each kind of font can show, as code points."""

    text: frozenset[int]
    signs: frozenset[int]
    emoji: frozenset[int]


def register(folder: Path | None = None) -> Coverage:
    """Make the fonts known to ReportLab and return what they cover.

    `folder` is the program's own folder of fonts where none is given. A second call costs
    nothing. In markup <b> means the semibold.
    """
    source = folder if folder is not None else paths.resources() / "fonts"
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, file in _FILES.items():
        if name not in known:
            pdfmetrics.registerFont(_Font(name, source / file))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=ITALIC, boldItalic=SEMIBOLD
    )
    text = _characters(REGULAR) & _characters(SEMIBOLD) & _characters(BOLD) & _characters(ITALIC)
    return Coverage(text, _characters(SIGNS), _characters(EMOJI))


def _characters(name: str) -> frozenset[int]:
    font = pdfmetrics.getFont(name)
    return frozenset(font.face.charToGlyph) if isinstance(font, TTFont) else frozenset()


class _Font(TTFont):
    """A font as files to archive ask for it; ReportLab 5.1 gets four things wrong.

    Glyphs beyond the table of widths get widths of another scale. A soft hyphen is a hyphen that
    nobody hears, and fonts seldom have a glyph for it. In the table of characters, codes that
    stand for nothing are said to be U+0000, and there are more lines in a block than a hundred.
    Characters beyond U+FFFF are written there as one number of five digits, where the format
    asks for a pair of surrogates.
    """

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file))
        face: Any = self.face  # the published types know little of it
        known = int.from_bytes(face.get_table("hhea")[34:36], "big")
        last, _ = face.hmetrics[known - 1]
        face.hmetrics[known:] = [(last, bearing) for _, bearing in face.hmetrics[known:]]
        if _HYPHEN in face.charToGlyph:
            face.charToGlyph[ord(SOFT_HYPHEN)] = face.charToGlyph[_HYPHEN]
            face.charWidths[ord(SOFT_HYPHEN)] = face.charWidths[_HYPHEN]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Write the font, then mend its table of characters, once."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in doc.idToObject.keys() - before:
            written = doc.idToObject[name]
            if name.startswith("toUnicodeCMap:") and isinstance(written, PDFStream):
                written.content = _ALL_CODES.sub(_mended, written.content)


_HYPHEN = ord("-")
_CODE = re.compile("<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_ALL_CODES = re.compile(r"\d+ beginbfchar\n.*?\nendbfchar", re.DOTALL)
_MOST_CODES = 100


def _mended(table: re.Match[str]) -> str:
    codes = [
        f"<{code}> <{chr(int(letter, 16)).encode('utf-16-be').hex().upper()}>"
        for code, letter in _CODE.findall(table[0])
        if int(letter, 16)
    ]
    blocks = [codes[n : n + _MOST_CODES] for n in range(0, len(codes), _MOST_CODES)]
    lines = ("\n".join(block) for block in blocks)
    return "\n".join(
        f"{len(block)} beginbfchar\n{each}\nendbfchar"
        for block, each in zip(blocks, lines, strict=True)
    )
