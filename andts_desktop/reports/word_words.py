"""What a paragraph of a document is in Word: its words, its style, whether it is in a list."""

from reportlab.lib.enums import TA_RIGHT
from reportlab.platypus import Paragraph

from andts_desktop.reports import fonts, theme
from andts_desktop.reports.flowables import Text
from andts_desktop.reports.structure import Element, Tag
from andts_desktop.reports.word_looks import COVER, LEAD, NOTE

Runs = list[tuple[str, bool]]
"""Words, and whether they are bold."""

BULLETS = frozenset("•–-")
_LEAST_FIGURE, _LEAST_LEAD, _MOST_NOTE, _LEAST_TEXT = 18.0, 12.6, 10.2, 8.4


def runs_of(written: Text) -> Runs:
    """Return the words of a paragraph; what is a break between lines stays one."""
    found: Runs = []
    # Read anew, since measuring a paragraph takes its pieces apart.
    for frag in Paragraph(written.text, written.style).frags:
        if getattr(frag, "lineBreak", False):
            words = "\n"
        elif frag.fontSize > 1:
            words = frag.text
        else:
            # Only a place where the line may end.
            continue
        is_bold = frag.fontName in {fonts.SEMIBOLD, fonts.BOLD}
        if found and found[-1][1] == is_bold:
            found[-1] = (found[-1][0] + words, is_bold)
        else:
            found.append((words, is_bold))
    return found


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
