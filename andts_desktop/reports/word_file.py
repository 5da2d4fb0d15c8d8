"""An empty Word document in our type and language, and the finished file."""

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from andts_desktop.domain.brand import ACCENT
from andts_desktop.domain.text import cleaned

LANGUAGE = "sv-SE"
_FONT = "Calibri"
_INK = RGBColor(0x1B, 0x24, 0x26)
_LINE = "BFC8C5"
_HEADINGS = {"Title": 28, "Subtitle": 14, "Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5}
_DEEPEST = 9
_LONGEST_PROPERTY = 255
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows: the same for all, so that bytes can be compared."""


def new_document(
    title: str, author: str, as_of: dt.date, *, subject: str = "", accent: str = ACCENT
) -> WordDocument:
    """Begin a document with title, author and language, on A4; `accent` is "#rrggbb"."""
    document = Document()
    _language(document)
    _styles(document, RGBColor.from_string(accent.removeprefix("#").upper()))
    _page(document.sections[0])
    properties = document.core_properties
    properties.title, properties.author = title[:_LONGEST_PROPERTY], author[:_LONGEST_PROPERTY]
    properties.subject = subject[:_LONGEST_PROPERTY]
    properties.language = LANGUAGE
    properties.last_modified_by = "ANDTS Desktop"
    properties.comments = ""
    day = dt.datetime.combine(as_of, dt.time(), tzinfo=dt.UTC)
    properties.created = properties.modified = day.replace(tzinfo=None)
    return document


def new_section(document: WordDocument, *, is_wide: bool) -> None:
    """Begin a new page, lying down where it `is_wide`; nothing where it is so already."""
    last = document.sections[-1]
    if (last.orientation == WD_ORIENT.LANDSCAPE) == is_wide:
        return
    made = document.add_section(WD_SECTION.NEW_PAGE)
    made.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    made.page_width, made.page_height = last.page_height, last.page_width


def text_width(document: WordDocument) -> int:
    """Return the width between the margins of the last section, in Word's own units (EMU)."""
    last = document.sections[-1]
    return int(last.page_width or 0) - int(last.left_margin or 0) - int(last.right_margin or 0)


def page_foot(document: WordDocument, words: str) -> None:
    """Set the foot of every page: what it is, and the number of the page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{words} · sida " if words else "Sida ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" av ")
    add_field(paragraph, "NUMPAGES", "1")


def add_field(paragraph: Paragraph, code: str, result: str) -> None:
    """Add a field that Word fills in; `result` stands there until it does."""
    for kind in ("begin", "instruction", "separate", "result", "end"):
        run = paragraph.add_run(result if kind == "result" else "")
        if kind == "instruction":
            run._r.append(field_code(code))  # noqa: SLF001 - python-docx has no fields
        elif kind != "result":
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001


def field_code(code: str) -> Any:  # noqa: ANN401 - lxml's elements have no types
    """Make what tells a field how it is filled in: "PAGE"."""
    made = element("instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = f" {code} "
    return made


def element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml's elements have no types
    """Make an element of Word's own kind, with attributes of the same."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def shown(words: str) -> str:
    """Return what Word can hold of some text: XML has no control characters."""
    return cleaned(words).replace("\ufffe", "").replace("\uffff", "")


def file_bytes(document: WordDocument) -> bytes:
    """Return the finished file; the same document gives the same bytes."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _language(document: WordDocument) -> None:
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), LANGUAGE)
    settings = document.settings.element
    for found in settings.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), LANGUAGE)
    # The schema has a fixed order: hyphenation stands right after the tab stops.
    tab_stop = settings.find(qn("w:defaultTabStop"))
    if tab_stop is not None:
        tab_stop.addnext(element("autoHyphenation"))


def _styles(document: WordDocument, accent: RGBColor) -> None:
    normal = _style(document, "Normal")
    normal.font.size, normal.font.color.rgb = Pt(11), _INK
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.2
    _set_font(normal)
    for name, size in _HEADINGS.items():
        _heading_style(_style(document, name), size, accent)
    for level in range(4, _DEEPEST + 1):
        _heading_style(_style(document, f"Heading {level}"), 11, accent)
    for line in document.styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for edge in line:
            edge.set(qn("w:color"), _LINE)
    border = _style(document, "Title").element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _heading_style(style: ParagraphStyle, size: float, accent: RGBColor) -> None:
    style.font.size, style.font.color.rgb = Pt(size), accent
    style.font.bold, style.font.italic = style.name != "Subtitle", False
    style.paragraph_format.keep_with_next = True
    _set_font(style)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - built-in styles of the template
    return found


def _set_font(style: ParagraphStyle) -> None:
    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The theme's own typefaces would otherwise win.
    for name in [each for each in fonts.attrib if each.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _page(section: Section) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
