"""What a paragraph of a document is in Word: its words, its style, whether it is in a list."""

from itertools import groupby

from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.flowables import Text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.word_file import element, shown
from andts_desktop.reports.word_looks import COVER, LEAD, NOTE

Runs = list[tuple[str, bool]]
"""Words, and whether they are bold."""

BULLETS = frozenset("•–-")
_LEAST_FIGURE, _LEAST_LEAD, _MOST_NOTE, _LEAST_TEXT = 18.0, 12.6, 10.2, 8.4


def runs_of(written: Text) -> Runs:
    """Return the words of a paragraph; what is a break between lines stays one."""
    # Read anew, since measuring a paragraph takes its pieces apart.
    fresh = Paragraph(written.text, written.style).frags
    return [
        ("".join(map(_words, frags)), is_bold) for is_bold, frags in groupby(fresh, key=_is_bold)
    ]


def add_words(paragraph: WordParagraph, written: Text) -> None:
    """Add the words to a paragraph in Word: bold, underlined and struck out as they were."""
    fresh = Paragraph(written.text, written.style).frags
    for (is_bold, marks), frags in groupby(fresh, lambda frag: (_is_bold(frag), _marks(frag))):
        pieces = list(frags)
        run = paragraph.add_run(shown("".join(map(_words, pieces))))
        run.bold = True if is_bold else None
        if written.element.language:
            spoken = element("lang", val=written.element.language)
            run._r.get_or_add_rPr().append(spoken)  # noqa: SLF001 - not in python-docx
        if marks:
            run.underline = True if "underline" in marks else None
            run.font.strike = True if "strike" in marks else None
            run.font.color.rgb = RGBColor.from_string(colour_code(pieces[0].textColor))


def _marks(frag: ParaFrag) -> frozenset[str]:
    return frozenset(line[1] for line in getattr(frag, "us_lines", ()) if len(line) > 1)


def _is_bold(frag: ParaFrag) -> bool:
    return frag.fontName in {fonts.SEMIBOLD, fonts.BOLD}


def _words(frag: ParaFrag) -> str:
    if getattr(frag, "lineBreak", False):
        return "\n"
    # Smaller is only a place where the line may end.
    return str(frag.text) if frag.fontSize > 1 else ""


def colour_code(colour: Color) -> str:
    """Return a colour as Word writes it: "E1EFF0"."""
    return str(colour.hexval()).removeprefix("0x").upper()


def label_of(written: Text) -> str:
    """Return the bullet or the number before an item, empty where it has none."""
    return str(getattr(written, "bulletText", None) or "")


def style_of(written: Text) -> str:
    """Return the name of the style in Word for a paragraph that is no heading."""
    style, label = written.style, label_of(written)
    if label in BULLETS:
        return "List Bullet 2" if style.bulletIndent else "List Bullet"
    if _is_item(written.element):
        return "List Continue"
    if style.textColor == theme.WHITE:
        return "Subtitle" if style.fontSize > _LEAST_LEAD else COVER
    if style.fontSize >= _LEAST_LEAD:
        return LEAD
    if style.fontSize <= _MOST_NOTE and style.textColor == theme.MUTED:
        return NOTE
    return "Normal"


def is_labelled_item(written: Text) -> bool:
    """Tell whether it is an item of a list with a label of its own, or with none at all."""
    label = label_of(written)
    is_item = written.element.tag is Tag.LIST_ITEM
    return label not in BULLETS if label else is_item


def is_large_figure(written: Text) -> bool:
    """Tell whether it is a number that stands large over what it counts."""
    style = written.style
    return style.fontSize >= _LEAST_FIGURE and style.textColor != theme.WHITE


def is_head(written: Text) -> bool:
    """Tell whether all of it is bold, so that it heads what follows."""
    return all(is_bold for _, is_bold in runs_of(written))


def is_right(written: Text) -> bool:
    """Tell whether it stands to the right, as figures do."""
    return bool(written.style.alignment == TA_RIGHT)


def is_small(written: Text) -> bool:
    """Tell whether it is set small, as the headings of narrow columns are."""
    return bool(written.style.fontSize < _LEAST_TEXT)


def _is_item(element: Element) -> bool:
    above: Element | None = element
    while above is not None:
        if above.tag is Tag.LIST_ITEM:
            return True
        above = above.parent
    return False
