import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.brand import ACCENT, checked_accent
from andts_desktop.domain.contrast import colour_code, contrast
from andts_desktop.errors import InputError

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_a_known_grey_is_just_readable() -> None:
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_both_ways(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)


@given(colours, colours)
def test_contrast_has_its_bounds(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) <= 21.001


def test_a_colour_is_taken_without_its_sign() -> None:
    assert colour_code(" 0B5D6B ") == "#0b5d6b"


@pytest.mark.parametrize("written", ["", "#fff", "blå", "#12345g", "#1234567"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="färgkod"):
        colour_code(written)


def test_the_programs_own_colour_is_dark_enough() -> None:
    assert checked_accent(ACCENT) == ACCENT


def test_a_colour_that_is_too_light_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="för ljus") as caught:
        checked_accent("#5fb8c6")
    assert "4,5" in str(caught.value)


@given(colours)
def test_whatever_is_taken_can_be_read_on_white(colour: str) -> None:
    try:
        taken = checked_accent(colour)
    except InputError:
        assert contrast(colour, "#ffffff") < 4.5
    else:
        assert contrast(taken, "#ffffff") >= 4.5
