"""Reads a printed PDF back: its text as people see it, its fonts, its outline."""

import io
import re
from itertools import pairwise

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from andts_desktop.reports.page import PdfFile


def pages(file: PdfFile) -> list[str]:
    document = pypdfium2.PdfDocument(file.data)
    found = []
    for page in document:
        text = page.get_textpage()
        found.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return found


def squeezed(text: str) -> str:
    """Drop what the line breaks brought in: white space, and hyphens of any kind."""
    return re.sub(r"[\s\-\u00ad\u2010\ufffe\x02]+", "", text)


def whole(file: PdfFile) -> str:
    """All text without furniture, squeezed so that line and page breaks do not show."""
    kept = []
    for page in pages(file):
        lines = [line for line in page.splitlines() if not re.search(r"sida \d+ av \d+", line)]
        kept.append("\n".join(lines))
    return squeezed("\n".join(kept))


def reader(file: PdfFile) -> PdfReader:
    return PdfReader(io.BytesIO(file.data))


def fonts(file: PdfFile) -> dict[str, bool]:
    """Every font that any page may use, and whether it is embedded."""
    found = {}
    for page in reader(file).pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        for font in resources.get("/Font", DictionaryObject()).values():
            described = font.get_object()
            descriptor = described.get("/FontDescriptor")
            embedded = descriptor is not None and "/FontFile2" in descriptor.get_object()
            found[str(described["/BaseFont"])] = embedded
    return found


def in_order(text: str, *words: str) -> bool:
    places = [text.find(squeezed(word)) for word in words]
    return -1 not in places and all(a < b for a, b in pairwise(places))
