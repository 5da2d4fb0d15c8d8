"""Blocks of a form one below the other, whose fields for comments take the room that is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import full_height
from andts_desktop.reports.form_rows import WritingRow

_MOST_EXTRA = 80.0
"""A field grows by no more than this, in points."""
_LEAST_OF_A_PAGE = 260.0
"""What there must be on the last page, in points, for it to stand by itself."""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """What stands together on a page; the `growing` ones of its parts take room that is left.

    A head never stands last on a page.
    """

    parts: tuple[Flowable, ...]
    growing: tuple[WritingRow, ...] = ()
    is_head: bool = False

    def height(self, width: float) -> float:
        """Return its height with the space around it, grown as it is."""
        return sum(full_height(each, width) for each in self.parts)


class FormStack(Flowable):
    """Sets as many blocks on a page as it holds, then lets their fields grow to fill it."""

    def __init__(self, blocks: Sequence[FormBlock], *, is_last: bool = False) -> None:
        """Take the blocks; where they are the last of a document, their end is no empty page."""
        super().__init__()
        self._blocks, self._is_last = list(blocks), is_last

    def pieces(self) -> Iterator[Flowable]:
        """Yield all that stands in the blocks, in reading order."""
        for block in self._blocks:
            yield from block.parts

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Claim more than there is, so that `split` is always asked."""
        return availWidth, 1e6

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Give back the blocks of this page and the rest; nothing where none can begin here."""
        heights = [_plain_height(block, availWidth) for block in self._blocks]
        count, used = self._fitting(heights, availHeight)
        if not count and availHeight < theme.FRAME_HEIGHT - 1:
            return []
        if self._is_last:
            count, used = self._evened(heights, count, used)
        here, rest = self._blocks[: count or 1], self._blocks[count or 1 :]
        parts = [part for block in here for part in block.parts]
        if not rest:
            return parts
        if not count:
            # A block that is taller than a page goes on overleaf, and the next one after it.
            return [*parts, FormStack(rest, is_last=self._is_last)]
        _grow(here, availHeight - used)
        # Some room is always left over, since fields grow only so far.
        return [
            *parts,
            CondPageBreak(theme.FRAME_HEIGHT - 1),
            FormStack(rest, is_last=self._is_last),
        ]

    def _fitting(self, heights: Sequence[float], room: float) -> tuple[int, float]:
        """Return how many blocks have room, no head the last of them, and their height."""
        count, used = 0, 0.0
        while count < len(heights) and used + heights[count] <= room:
            used += heights[count]
            count += 1
        return self._without_heads(heights, count, used)

    def _without_heads(
        self, heights: Sequence[float], count: int, used: float
    ) -> tuple[int, float]:
        while count and count < len(heights) and self._blocks[count - 1].is_head:
            count -= 1
            used -= heights[count]
        return count, used

    def _evened(self, heights: Sequence[float], count: int, used: float) -> tuple[int, float]:
        """Leave blocks for the last page where it would have little on it."""
        left = sum(heights[count:])
        while count > 1 and 0 < left < _LEAST_OF_A_PAGE and used - heights[count - 1] > left:
            fewer, rest = self._without_heads(heights, count - 1, used - heights[count - 1])
            if not fewer or sum(heights[fewer:]) > used:
                break
            count, used = fewer, rest
            left = sum(heights[count:])
        return count, used


def _plain_height(block: FormBlock, width: float) -> float:
    for row in block.growing:
        row.grow(0)
    return block.height(width)


def _grow(blocks: Sequence[FormBlock], room: float) -> None:
    rows = [row for block in blocks for row in block.growing]
    # A little is kept back: what a frame counts as full is not told to the point.
    extra = min(max(room - 4, 0) / len(rows), _MOST_EXTRA) if rows else 0
    for row in rows:
        row.grow(extra)
