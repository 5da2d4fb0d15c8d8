"""What plans say about time, read where it can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.schedule import ALL_QUARTERS, quarters, read_schedule
from andts_desktop.domain.timing import check_date


@pytest.mark.parametrize(
    ("recurs", "named"),
    [
        ("Q1 och Q3", {1, 3}),
        ("q2", {2}),
        ("Q1–Q3", {1, 2, 3}),
        ("Q4-Q1", {4, 1}),
        ("kvartal 2", {2}),
        ("Kvartal 1, 2 och 4", {1, 2, 4}),
        ("kv. 3", {3}),
        ("varje kvartal", ALL_QUARTERS),
        ("Kvartalsvis", ALL_QUARTERS),
        ("varje månad", ALL_QUARTERS),
        ("våren", {1, 2}),
        ("Vår och höst", {1, 2, 3, 4}),
        ("höstterminen", {3, 4}),
        ("varje höst", {3, 4}),
        ("ht", {3, 4}),
        ("första halvåret", {1, 2}),
        ("halvårsvis", {2, 4}),
        ("mars", {1}),
        ("jan–mars", {1}),
        ("sept.-nov.", {3, 4}),
        ("december till februari", {4, 1}),
        ("maj och oktober", {2, 4}),
        ("årligen", set()),
        ("Löpande", set()),
        ("varje år", set()),
        ("vårdcentralen bjuder in", set()),
        ("Q7", set()),
        ("marsvin", set()),
        ("inför jul", set()),
        ("juni-juli", {2, 3}),
        ("", set()),
    ],
)
def test_quarters_are_read_from_the_plans_words(recurs: str, named: set[int]) -> None:
    assert quarters(recurs) == named


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
        ("våren 2024", ("2024-01", "2024-06", "")),
        ("Hösten 2023.", ("2023-07", "2023-12", "")),
        ("höstterminen 2023", ("2023-07", "2023-12", "")),
        ("VT24", ("2024-01", "2024-06", "")),
        ("ht 2024", ("2024-07", "2024-12", "")),
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
    assert quarters(text) <= ALL_QUARTERS
