"""As few things as can be are said to have moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.reordering import staying, with_removed


@pytest.mark.parametrize(
    ("places", "still"),
    [
        ([], set()),
        ([0, 1, 2], {0, 1, 2}),
        ([0, 3, 1, 2], {0, 1, 2}),
        ([1, 2, 3, 0], {1, 2, 3}),
        ([2, 5, 9], {2, 5, 9}),
    ],
)
def test_the_others_have_moved(places: list[int], still: set[int]) -> None:
    assert staying(places) == still


@given(st.permutations(range(8)))
def test_what_stays_stands_in_its_old_order(places: list[int]) -> None:
    still = [place for place in places if place in staying(places)]
    assert still == sorted(still)
    assert still


@given(st.integers(0, 7), st.integers(0, 7))
def test_moving_one_thing_moves_no_more(taken: int, put: int) -> None:
    places = list(range(8))
    places.insert(put, places.pop(taken))
    assert len(staying(places)) >= 7


def test_what_is_gone_comes_after_what_it_stood_after() -> None:
    both = list(with_removed(4, 3, {0: 2, 2: 0}))
    assert both == [(2, 0), (3, None), (None, 1), (0, 2), (1, None)]
    assert list(with_removed(1, 1, {})) == [(0, None), (None, 0)]
