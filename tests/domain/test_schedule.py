"""What plans say about time, read where it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.schedule import read_schedule
from andts_desktop.domain.timing import check_date


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024", ("2024", "2024", "")),
        ("2023–2024", ("2023", "2024", "")),
        ("2023-2024", ("2023", "2024", "")),
        ("2023/24", ("2023", "2024", "")),
        ("2024-03", ("2024-03", "2024-03", "")),
        ("2024-03-01", ("2024-03-01", "2024-03-01", "")),
        ("2024-03-01 – 2025-06-30", ("2024-03-01", "2025-06-30", "")),
        ("2024-03 - 2024-05", ("2024-03", "2024-05", "")),
        ("mars 2024 till maj 2025", ("2024-03", "2025-05", "")),
        ("mars 2024—maj 2025", ("2024-03", "2025-05", "")),
        ("2024-03-2024-05", ("2024-03", "2024-05", "")),
        ("från 2024 till 2025", ("2024", "2025", "")),
        ("Hösten 2023", ("", "", "Hösten 2023")),
        ("31 februari 2024", ("", "", "31 februari 2024")),
        ("klart 2025", ("", "2025", "")),
        ("Klar senast 2025-06-30", ("", "2025-06-30", "")),
        ("senast december 2025", ("", "2025-12", "")),
        ("från och med 2024", ("2024", "", "")),
        ("Påbörjas mars 2024", ("2024-03", "", "")),
        ("2024–2023", ("", "", "2024–2023")),
        ("klart 2025-13", ("", "", "klart 2025-13")),
        ("Q1 och  Q3", ("", "", "Q1 och Q3")),
        ("Löpande.", ("", "", "Löpande.")),
        ("", ("", "", "")),
    ],
)
def test_a_cell_on_time_is_read_or_kept_as_it_is(text: str, read: tuple[str, str, str]) -> None:
    assert read_schedule(text) == read


@given(st.one_of(st.text(), st.text(alphabet="0123456789-– vårht", max_size=12)))
def test_any_cell_gives_lawful_dates_or_its_own_words(text: str) -> None:
    starts, ends, recurs = read_schedule(text)
    assert check_date(starts) is None
    assert check_date(ends) is None
    assert recurs == ("" if starts or ends else " ".join(text.split()))
