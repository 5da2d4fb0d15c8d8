"""Blocks of a form one below the other, whose fields for comments take the room that is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import KeptWithNext, full_height
from andts_desktop.reports.form_rows import WritingRow

_MOST_EXTRA = 80.0
"""A field grows by no more than this, in points."""
_LEAST_OF_A_PAGE = 260.0
"""What there must be on the last page, in points, for it to stand by itself."""


class _Extent(NamedTuple):
    """The height of something, and the space that it keeps free above and below it."""

    before: float
    height: float
    after: float

    def above(self, following: "_Extent") -> "_Extent":
        """Return the height of both; the space between them is the larger of theirs."""
        between = max(self.after, following.before)
        height = self.height + between + following.height
        return _Extent(self.before, height, following.after)


@dataclass(frozen=True, slots=True)
class FormBlock:
    """What stands together on a page; the `growing` ones of its parts take room that is left.

    A head never stands last on a page.
    """

    parts: tuple[Flowable, ...]
    growing: tuple[WritingRow, ...] = ()
    is_head: bool = False


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
        is_at_top = availHeight >= theme.FRAME_HEIGHT - 1
        heights = self._heights(availWidth, availHeight + theme.FRAME_HEIGHT, is_at_top=is_at_top)
        count = self._without_heads(sum(height <= availHeight for height in heights))
        if not count and not is_at_top:
            return []
        if self._is_last:
            count = self._evened(heights, count)
        here, rest = self._blocks[: count or 1], self._blocks[count or 1 :]
        parts = [each for block in here for part in block.parts for each in _loose(part)]
        if not rest:
            return parts
        following = FormStack(rest, is_last=self._is_last)
        if not count:
            # A block that is taller than a page goes on overleaf, and the next one after it.
            return [*parts, following]
        _grow(here, availHeight - heights[count - 1])
        # Some room is always left over, since fields grow only so far.
        return [*parts, CondPageBreak(theme.FRAME_HEIGHT - 1), following]

    def _heights(self, width: float, enough: float, *, is_at_top: bool) -> list[float]:
        """Measure down to the end of each block, until that is lower than `enough`."""
        heights: list[float] = []
        whole = _Extent(0, 0, 0)
        for number, block in enumerate(self._blocks):
            extent = _plain_extent(block, width)
            whole = whole.above(extent) if number else extent
            heights.append(whole.height + (0 if is_at_top else whole.before))
            if heights[-1] > enough:
                break
        return heights

    def _without_heads(self, count: int) -> int:
        while 0 < count < len(self._blocks) and self._blocks[count - 1].is_head:
            count -= 1
        return count

    def _evened(self, heights: Sequence[float], count: int) -> int:
        """Leave blocks for the last page where it would have little on it."""
        whole = heights[-1]
        while 0 < count < len(heights) and whole - heights[count - 1] < _LEAST_OF_A_PAGE:
            fewer = self._without_heads(count - 1)
            if fewer < 1 or whole - heights[fewer - 1] > heights[count - 1]:
                break
            count = fewer
        return count


def _loose(part: Flowable) -> Iterator[Flowable]:
    """Yield what is kept together with what follows it piece by piece, where it has room.

    ReportLab asks that the first of the parts given back can be set as it is.
    """
    if not isinstance(part, KeptWithNext):
        yield part
        return
    for each in part.pieces():
        yield from _loose(each)


def _plain_extent(block: FormBlock, width: float) -> _Extent:
    for row in block.growing:
        row.grow(0)
    first, *rest = (_extent(part, width) for part in block.parts)
    return reduce(_Extent.above, rest, first)


def _extent(part: Flowable, width: float) -> _Extent:
    before, after = float(part.getSpaceBefore()), float(part.getSpaceAfter())
    return _Extent(before, full_height(part, width) - before - after, after)


def _grow(blocks: Sequence[FormBlock], room: float) -> None:
    rows = [row for block in blocks for row in block.growing]
    # A little is kept back: what a frame counts as full is not told to the point.
    extra = min(max(room - 2, 0) / len(rows), _MOST_EXTRA) if rows else 0
    for row in rows:
        row.grow(extra)
