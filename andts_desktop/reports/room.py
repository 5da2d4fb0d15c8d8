"""How much room flowables take on a page of text."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import full_height


def whole_height(story: Sequence[Flowable]) -> float:
    """Return the height in points of all of it, a page at most, without the space that ends it."""
    height = sum(full_height(each, theme.COLUMN) for each in story)
    after = story[-1].getSpaceAfter() if story else 0
    return min(height - after, theme.FRAME_HEIGHT - 1)
