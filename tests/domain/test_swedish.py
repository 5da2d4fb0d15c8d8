"""Numbers, dates and order as Swedish writes them."""

import datetime as dt
import string
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.swedish import (
    format_date,
    format_decimal,
    format_points,
    format_signed,
    format_sum,
    parse_decimal,
    plural,
    shown_change,
    sort_key,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("63.636", "63,6"), ("2.25", "2,3"), ("-1.75", "−1,8"), ("-0.04", "0,0"), ("100", "100,0")],
)
def test_decimals_have_a_comma_and_a_true_minus(number: str, shown: str) -> None:
    assert format_decimal(Decimal(number)) == shown


def test_no_decimals_leave_no_comma() -> None:
    assert format_decimal(Decimal("23.5"), places=0) == "24"


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        ("0.50", "0,5"),
        ("10", "10"),
        ("10.00", "10"),
        ("1E+2", "100"),
        ("0.000", "0"),
        ("-0.5", "−0,5"),
        ("1234567890123456789012345678901.25", "1234567890123456789012345678901,25"),
    ],
)
def test_points_are_written_exactly(points: str, shown: str) -> None:
    assert format_points(Decimal(points)) == shown


@pytest.mark.parametrize(
    ("points", "shown"), [("11.666666666", "11,67"), ("0.0625", "0,06"), ("3", "3"), ("0", "0")]
)
def test_a_sum_is_written_with_two_decimals_at_most(points: str, shown: str) -> None:
    assert format_sum(Decimal(points)) == shown


@pytest.mark.parametrize(
    ("change", "shown"),
    [("4.45", "+4,5"), ("-1.8", "−1,8"), ("0.04", "0,0"), ("-0.04", "0,0"), ("0", "0,0")],
)
def test_changes_carry_their_sign_only_where_they_show(change: str, shown: str) -> None:
    assert format_signed(Decimal(change)) == shown


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("87,5", "87.5"),
        ("87.5", "87.5"),
        (" 12 500 ", "12500"),
        ("12\u00a0500,25", "12500.25"),
        ("12\u202f500", "12500"),
        ("−3", "-3"),
        ("+3", "3"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: str) -> None:
    assert parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "10 20", "1 2", "90 %", "1,2,3", "1.000,5", ",5", "5,", "1e5", "NaN", "٣", "--1"],
)
def test_what_is_not_one_number_is_none(typed: str) -> None:
    assert parse_decimal(typed) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_what_is_written_is_read_back(number: Decimal) -> None:
    assert parse_decimal(format_points(number)) == number


@given(st.text())
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    number = parse_decimal(text)
    assert number is None or number.is_finite()


def test_dates_are_written_in_words() -> None:
    assert format_date(dt.date(2026, 11, 22)) == "22 november 2026"
    assert format_date(dt.date(2026, 1, 1)) == "1 januari 2026"


def test_swedish_letters_stand_last_in_swedish_order() -> None:
    names = ["Östermalm", "Zinken", "Ängby", "Årsta", "ärla", "Alvik", "álvik", "öland"]
    ordered = ["Alvik", "álvik", "Zinken", "Årsta", "Ängby", "ärla", "öland", "Östermalm"]
    assert sorted(names, key=sort_key) == ordered


@pytest.mark.parametrize(
    "ordered",
    [
        ["1.2", "1.10", "2.1", "10", "F"],
        ["5", "5 och 6", "6"],
        ["9" * 12, "1" + "0" * 12],
        ["007", "8"],
        ["a2", "a10", "a²", "b"],
    ],
)
def test_numbers_stand_by_size(ordered: list[str]) -> None:
    assert all(sort_key(earlier) < sort_key(later) for earlier, later in pairwise(ordered))


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert sort_key("A\u030arsta") == sort_key("årsta")


@given(st.text(), st.text())
def test_any_two_names_have_an_order(one: str, other: str) -> None:
    first, second = sort_key(one), sort_key(other)
    assert [first < second, first == second, first > second].count(True) == 1


@given(st.text(string.ascii_lowercase + "åäö", min_size=1), st.text(min_size=1))
def test_a_longer_name_stands_after_its_beginning(name: str, more: str) -> None:
    assert sort_key(name) <= sort_key(name + more.lstrip(string.digits))


def test_one_is_singular() -> None:
    assert plural(1, "fråga", "frågor") == "1 fråga"
    assert plural(0, "fråga", "frågor") == "0 frågor"
    assert plural(3, "fråga", "frågor") == "3 frågor"


def test_a_change_is_the_difference_of_the_figures_shown() -> None:
    assert shown_change(Decimal("66.364"), Decimal("61.818")) == Decimal("4.6")
