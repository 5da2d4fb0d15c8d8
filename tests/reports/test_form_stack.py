"""Blocks of a form set on pages, and the room that is left given to those who write."""

from collections.abc import Sequence

import pytest
from reportlab.platypus import CondPageBreak, Flowable

from andts_desktop.reports import theme
from andts_desktop.reports.flowables import KeptWithNext
from andts_desktop.reports.form_drawn import DrawnFields, Writing
from andts_desktop.reports.form_rows import WritingRow
from andts_desktop.reports.form_stack import FormBlock, FormStack

WIDTH, PAGE = theme.COLUMN, theme.FRAME_HEIGHT
FIELDS = DrawnFields("nyckel", "/Nyckel", theme.ACCENT)


class Tall(Flowable):
    """Takes a height, and keeps space free around it."""

    def __init__(self, height: float, space: float = 0) -> None:
        super().__init__()
        self.height = height
        self.spaceBefore = self.spaceAfter = space

    def wrap(self, *_: float) -> tuple[float, float]:
        return WIDTH, self.height


def block(height: float, space: float = 0) -> FormBlock:
    return FormBlock((Tall(height, space),))


def head() -> FormBlock:
    return FormBlock((Tall(30),), is_head=True)


def growing(height: float) -> tuple[FormBlock, WritingRow]:
    row = WritingRow(FIELDS, Writing("namn", "Namn", lines=2))
    return FormBlock((Tall(height), row), (row,)), row


def on_page(stack: FormStack, room: float = PAGE) -> Sequence[Flowable]:
    """What is set on the first page: what stands before a break or the rest."""
    parts = stack.split(WIDTH, room)
    ends = (n for n, e in enumerate(parts) if isinstance(e, CondPageBreak | FormStack))
    return parts[: next(ends, len(parts))]


def test_a_page_takes_the_blocks_that_it_holds() -> None:
    assert len(on_page(FormStack([block(PAGE / 3)] * 4))) == 3


def test_space_between_two_blocks_counts_once() -> None:
    assert len(on_page(FormStack([block(PAGE / 2 - 10, 20)] * 3))) == 2


def test_no_head_stands_last_on_a_page() -> None:
    stack = FormStack([block(PAGE - 60), head(), block(PAGE / 2)])
    assert len(on_page(stack)) == 1


def test_what_cannot_begin_here_begins_overleaf() -> None:
    assert FormStack([block(PAGE / 2)]).split(WIDTH, PAGE / 3) == []


def test_a_block_taller_than_a_page_is_given_in_its_parts() -> None:
    tall = FormBlock((Tall(PAGE - 10), Tall(PAGE - 10)))
    assert len(on_page(FormStack([tall, block(50)]))) == 2


def test_fields_share_the_room_that_is_left() -> None:
    (first, row), (second, other) = growing(PAGE / 2 - 80), growing(PAGE / 2 - 80)
    _, least = row.wrap(WIDTH, PAGE)
    on_page(FormStack([first, second, block(PAGE / 2)]))
    heights = [each.wrap(WIDTH, PAGE)[1] for each in (row, other)]
    assert heights[0] == pytest.approx(heights[1])
    assert heights[0] > least + 10


def test_fields_grow_anew_in_each_pass_and_not_at_the_end() -> None:
    first, row = growing(PAGE - 120)
    stack = FormStack([first, block(PAGE / 2)])
    on_page(stack)
    grown = row.wrap(WIDTH, PAGE)[1]
    on_page(stack)
    assert row.wrap(WIDTH, PAGE)[1] == pytest.approx(grown)
    on_page(FormStack([first]))
    assert row.wrap(WIDTH, PAGE)[1] < grown


def test_the_last_page_gets_more_than_a_little() -> None:
    blocks = [block(PAGE / 4 - 1)] * 5
    assert len(on_page(FormStack(blocks))) == 4
    assert len(on_page(FormStack(blocks, is_last=True))) == 3


def test_what_is_kept_with_the_next_is_given_piece_by_piece() -> None:
    kept = KeptWithNext([Tall(20)], KeptWithNext([Tall(20)], Tall(50)))
    assert len(on_page(FormStack([FormBlock((kept,)), block(PAGE)]))) == 3
