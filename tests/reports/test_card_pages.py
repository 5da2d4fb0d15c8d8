from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.reports.card_pages import share

HEIGHTS = st.lists(st.floats(40, 700), max_size=14)
ROOMS = (500.0, 700.0, 700.0, 600.0)
NOTHING = (0.0, 0.0, 0.0, 0.0)


def test_rows_are_balanced_over_the_pages() -> None:
    shared = share([150] * 6, (700, 700), (0, 0))
    assert shared is not None
    assert shared.pages == (3, 3)


def test_a_page_that_something_else_fills_may_have_no_rows() -> None:
    shared = share([200, 200], (200, 700), (200, 0))
    assert shared is not None
    assert shared.pages == (0, 2)


def test_rows_without_room_are_not_shared() -> None:
    assert share([400, 400, 400], (700, 700), (0, 0)) is None


def test_no_rows_leave_the_pages_to_others() -> None:
    shared = share([], (700, 700), (0, 0))
    assert shared is not None
    assert shared.pages == (0, 0)


@given(HEIGHTS)
def test_every_row_stands_on_a_page_with_room(heights: list[float]) -> None:
    shared = share(heights, ROOMS, NOTHING)
    if shared is None:
        assert sum(heights) > 500
        return
    assert sum(shared.pages) == len(heights)
    rows = iter(heights)
    for count, room in zip(shared.pages, ROOMS, strict=True):
        assert sum(next(rows) for _ in range(count)) <= room


@given(st.lists(st.floats(40, 300), min_size=4, max_size=8))
def test_no_page_is_left_empty_where_there_are_rows_enough(heights: list[float]) -> None:
    shared = share(heights, ROOMS, NOTHING)
    assert shared is not None
    assert 0 not in shared.pages
