"""How much room flowables take on a page of text."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import full_height

_MOST_KEPT = 200.0
"""The height in points of a chapter's heading with the words that are kept with what follows."""


def beginning_with(head: Sequence[Flowable], body: Sequence[Flowable]) -> list[Flowable]:
    """Return a chapter whose heading stands on the page of what is kept whole first in its body.

    A heading with much written below it stands where it comes.
    """
    first = body[0] if body else None
    opening = whole_height(head)
    if not isinstance(first, CondPageBreak) or opening > _MOST_KEPT:
        return [*head, *body]
    room = opening + head[-1].getSpaceAfter() + first.height
    return [CondPageBreak(min(room, theme.FRAME_HEIGHT - 1)), *head, *body[1:]]


def whole_height(story: Sequence[Flowable]) -> float:
    """Return the height in points of all of it, a page at most, without the space that ends it."""
    height = sum(full_height(each, theme.COLUMN) for each in story)
    after = story[-1].getSpaceAfter() if story else 0
    return min(height - after, theme.FRAME_HEIGHT - 1)
