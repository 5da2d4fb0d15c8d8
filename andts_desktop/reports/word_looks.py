"""The styles of a printed document in Word, beside those that Word has itself."""

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from andts_desktop.reports.word_file import element

COVER, LEAD, NOTE, FIGURE, OVER = "Omslag", "Inledning", "Not", "Nyckeltal", "Överrad"
CONTENTS = ("toc 1", "toc 2")
CHANGE = "Ändring"
CHANGE_HEADS = {1: "Ändringsrubrik 1", 2: "Ändringsrubrik 2"}
_AFTER_BORDERS = (
    *("w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct"),
    *("w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd"),
    *("w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents"),
    *("w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap"),
    *("w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What stands after a paragraph's borders and ground, in the order that Word wants."""
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_MUTED = RGBColor(0x56, 0x63, 0x66)


def add_looks(document: WordDocument, accent: str) -> None:
    """Add our styles, and give the title its ground in the accent colour, "RRGGBB"."""
    for name, size, colour in ((LEAD, 13, None), (NOTE, 10, _MUTED), (OVER, 10, _MUTED)):
        _sized(_new(document, name), size, colour)
    over = _new(document, OVER).paragraph_format
    over.keep_with_next, over.space_before, over.space_after = True, Pt(16), Pt(0)
    figure = _sized(_new(document, FIGURE), 12, None)
    figure.paragraph_format.space_after = Pt(4)
    add_contents_looks(document)
    caption = _sized(_known(document, "Caption"), 11, RGBColor(0x1B, 0x24, 0x26))
    caption.paragraph_format.keep_with_next = True
    _cover(document, accent)


def add_contents_looks(document: WordDocument) -> None:
    """Add the styles of a table of contents, by the names that Word knows them by."""
    for level, name in enumerate(CONTENTS):
        made = _new(document, name)
        made.paragraph_format.left_indent = Pt(14 * level)
        made.paragraph_format.space_after = Pt(3)
        made.font.bold = level == 0


def add_change_looks(document: WordDocument) -> None:
    """Add the styles of what tells how a plan has changed, and is no part of the plan."""
    for level, name in CHANGE_HEADS.items():
        made = _new(document, name)
        made.base_style = document.styles[f"Heading {level}"]
    _new(document, CHANGE)


def _cover(document: WordDocument, accent: str) -> None:
    _sized(_new(document, COVER), 11, _WHITE)
    title = _known(document, "Title")
    for name in (COVER, "Title", "Subtitle"):
        style = _known(document, name)
        style.font.color.rgb = _WHITE
        style.paragraph_format.space_after = Pt(8)
        _on_colour(style, accent)
    title.paragraph_format.space_before = Pt(90)


def _new(document: WordDocument, name: str) -> ParagraphStyle:
    known = [each for each in document.styles if each.name == name]
    made = known[0] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)  # noqa: S101 - made as one
    if not known:
        made.base_style = document.styles["Normal"]
        made.quick_style = True
    return made


def _known(document: WordDocument, name: str) -> ParagraphStyle:
    found = document.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101 - a style of the template
    return found


def _sized(style: ParagraphStyle, size: float, colour: RGBColor | None) -> ParagraphStyle:
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    return style


def _on_colour(style: ParagraphStyle, accent: str) -> None:
    """Set a style on the colour; paragraphs that follow each other share one ground."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    borders = element("pBdr")
    for side, space in (("top", "12"), ("left", "16"), ("bottom", "12"), ("right", "16")):
        borders.append(element(side, val="single", sz="4", space=space, color=accent))
    ground = element("shd", val="clear", color="auto", fill=accent)
    for made in (borders, ground):
        properties.insert_element_before(made, *_AFTER_BORDERS)


def add_labelled_list(document: WordDocument) -> int:
    """Add a kind of list whose items bear labels of their own, and return its number."""
    numbering = document.part.numbering_part.element
    kinds = numbering.findall(qn("w:abstractNum"))
    lists = numbering.findall(qn("w:num"))
    kind = 1 + max(int(each.get(qn("w:abstractNumId"))) for each in kinds)
    number = 1 + max(int(each.get(qn("w:numId"))) for each in lists)
    made = element("abstractNum", abstractNumId=str(kind))
    made.append(element("multiLevelType", val="singleLevel"))
    level = element("lvl", ilvl="0")
    parts: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("start", {"val": "1"}),
        ("numFmt", {"val": "none"}),
        ("suff", {"val": "nothing"}),
        ("lvlText", {"val": ""}),
        ("lvlJc", {"val": "left"}),
    )
    for tag, attributes in parts:
        level.append(element(tag, **attributes))
    placed = element("pPr")
    placed.append(element("ind", left="480", hanging="480"))
    level.append(placed)
    made.append(level)
    kinds[-1].addnext(made)
    used = element("num", numId=str(number))
    used.append(element("abstractNumId", val=str(kind)))
    lists[-1].addnext(used)
    return number


def make_item(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an item of the list with that number."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no lists
    listed = properties.get_or_add_numPr()
    listed.get_or_add_ilvl().val = 0
    listed.get_or_add_numId().val = number
