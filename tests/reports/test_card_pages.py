from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.reports.card_pages import Room, share

HEIGHTS = st.lists(st.floats(40, 900), max_size=30)
ROOM = Room(first=600, later=700, kept=40)


def test_rows_are_balanced_over_the_pages() -> None:
    assert share([150] * 6, ROOM).pages == (3, 3)


def test_rows_that_fit_stand_on_one_page() -> None:
    assert share([180, 180, 180], ROOM).pages == (3,)


def test_what_ends_the_document_keeps_its_room() -> None:
    assert share([290, 290], ROOM).pages == (1, 1)


def test_a_row_higher_than_a_page_stands_alone() -> None:
    assert share([900, 100], ROOM).pages == (1, 1)


@given(HEIGHTS)
def test_every_row_stands_on_a_page(heights: list[float]) -> None:
    shared = share(heights, ROOM)
    assert sum(shared.pages) == len(heights)
    assert 0 not in shared.pages


@given(HEIGHTS)
def test_no_page_with_several_rows_is_too_full(heights: list[float]) -> None:
    rows = iter(heights)
    for number, count in enumerate(share(heights, ROOM).pages):
        page = [next(rows) for _ in range(count)]
        assert count == 1 or sum(page) <= (ROOM.later if number else ROOM.first)
