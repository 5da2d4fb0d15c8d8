"""Dates as people write them become years, months or days in ISO."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.swedish import format_date
from andts_desktop.domain.timing import check_date, ends_before, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024", "2024"),
        (" 2024-03 ", "2024-03"),
        ("2024-03-01", "2024-03-01"),
        ("20240301", "2024-03-01"),
        ("Mars 2024", "2024-03"),
        ("dec 2024", "2024-12"),
        ("1 mars 2024", "2024-03-01"),
        ("", ""),
    ],
)
def test_a_date_is_read_as_people_write_it(text: str, date: str) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "i höst",
        "våren 2024",
        "2024-13",
        "2024-02-30",
        "24",
        "0000",
        "ju 2024",
        "31 april 2024",
        "2024-3",
    ],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert read_date(text) is None


@given(date=st.dates(min_value=dt.date(1000, 1, 1)))
def test_a_day_comes_back_from_its_words(date: dt.date) -> None:
    assert read_date(format_date(date)) == read_date(date.isoformat()) == date.isoformat()


@pytest.mark.parametrize(
    ("starts", "ends", "before"),
    [
        ("2024", "2023", True),
        ("2024-03", "2024", False),
        ("2024", "2024-01-01", False),
        ("2024-03", "2024-02-28", True),
        ("2024", "", False),
        ("", "2024", False),
    ],
)
def test_an_end_before_its_start_is_seen(starts: str, ends: str, before: bool) -> None:
    assert ends_before(starts, ends) is before


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("2024", True),
        ("2024-03", True),
        ("2024-02-29", True),
        ("", True),
        ("2023-02-29", False),
        ("20240301", False),
        ("mars 2024", False),
    ],
)
def test_a_stored_date_is_in_iso(text: str, is_right: bool) -> None:
    problem = check_date(text)
    assert (problem is None) is is_right
    assert problem is None or problem.startswith(f"”{text}” är inget datum. Skriv ett år")
