"""The embedded fonts, and which characters they can show."""

import re
from dataclasses import dataclass
from pathlib import Path

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
    """A font whose characters beyond U+FFFF can be copied and read aloud.

    ReportLab 5.1 writes them to the table of characters as one number of five digits, where
    the format asks for a pair of surrogates.
    """

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Write the font, then repair its table of characters."""
        super().addObjects(doc)
        for name, written in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(written, PDFStream):
                written.content = _LONG_CODE.sub(_surrogates, written.content)


_LONG_CODE = re.compile("<([0-9A-F]{5,6})>")


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
