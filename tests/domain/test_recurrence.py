import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.recurrence import (
    WHOLE_YEAR,
    month_runs,
    month_words,
    months_between,
    read_recurrence,
)
from andts_desktop.domain.swedish import MONTHS

MONTH_SETS = st.frozensets(st.integers(1, 12), min_size=1)
KNOWN = st.sampled_from(
    ["mars", "Q2", "kvartal 4", "tertial 1", "våren", "hösten", "vecka 12", "2024-11", "15/6"]
)


def months(words: str) -> list[int]:
    found = read_recurrence(words)
    assert found is not None
    return sorted(found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mars", [3]),
        ("Mars månad", [3]),
        ("okt.", [10]),
        ("sept", [9]),
        ("jan, feb", [1, 2]),
        ("mars–maj och oktober", [3, 4, 5, 10]),
        ("mars till och med maj", [3, 4, 5]),
        ("november–januari", [1, 11, 12]),
        ("jun-jul", [6, 7]),
        ("2024-03", [3]),
        ("15/3", [3]),
        ("senast 31 mars", [3]),
        ("vecka 10–12", [3]),
        ("v. 44", [10]),
    ],
)
def test_months_weeks_and_dates_are_read(words: str, expected: list[int]) -> None:
    assert months(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Q1 och Q3", [1, 2, 3, 7, 8, 9]),
        ("Q 4", [10, 11, 12]),
        ("Q1–3", list(range(1, 10))),
        ("kvartal 1, 2 och 4", [1, 2, 3, 4, 5, 6, 10, 11, 12]),
        ("kv 2", [4, 5, 6]),
        ("sista kvartalet", [10, 11, 12]),
        ("1:a kvartalet", [1, 2, 3]),
        ("tertial 2", [5, 6, 7, 8]),
        ("T1 och T3", [1, 2, 3, 4, 9, 10, 11, 12]),
        ("första halvåret", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_quarters_tertials_and_halves_are_read(words: str, expected: list[int]) -> None:
    assert months(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("varje vår", [3, 4, 5]),
        ("vår och höst", [3, 4, 5, 9, 10, 11]),
        ("vintern", [1, 2, 12]),
        ("sommarlovet", [6, 7, 8]),
        ("hösten 2025", [9, 10, 11]),
        ("höstterminen", [8, 9, 10, 11, 12]),
        ("inför jul", [12]),
        ("inför valborg och skolavslutning", [4, 6]),
        ("2 ggr per år, vår och höst", [3, 4, 5, 9, 10, 11]),
    ],
)
def test_seasons_terms_and_feasts_are_read(words: str, expected: list[int]) -> None:
    assert months(words) == expected


@pytest.mark.parametrize(
    "words",
    ["årligen", "En gång per år", "löpande", "2 ggr/år", "varje månad", "kvartalsvis", "året runt"],
)
def test_words_for_how_often_are_the_whole_year(words: str) -> None:
    assert read_recurrence(words) == WHOLE_YEAR


def test_words_for_when_go_before_words_for_how_often() -> None:
    assert months("årligen i mars") == [3]


def test_what_is_excepted_is_taken_away() -> None:
    assert months("löpande utom juni–augusti") == [1, 2, 3, 4, 5, 9, 10, 11, 12]


@pytest.mark.parametrize("words", ["", "vid behov", "enligt vår plan", "2024", "ej påbörjad", "!"])
def test_words_that_say_no_time_in_the_year_are_not_read(words: str) -> None:
    assert read_recurrence(words) is None


@given(st.text())
def test_any_text_gives_months_or_nothing(words: str) -> None:
    found = read_recurrence(words)
    assert found is None or (found and found <= WHOLE_YEAR)


@given(KNOWN, KNOWN)
def test_two_times_joined_are_both(one: str, other: str) -> None:
    both = read_recurrence(f"{one} samt {other}") or frozenset()
    assert both == (read_recurrence(one) or set()) | (read_recurrence(other) or set())


@given(MONTH_SETS)
def test_months_said_in_words_are_read_back(chosen: frozenset[int]) -> None:
    assert read_recurrence(month_words(chosen)) == chosen


@given(MONTH_SETS)
def test_spans_hold_every_month_once(chosen: frozenset[int]) -> None:
    spans = [months_between(first, last) for first, last in month_runs(chosen)]
    assert sorted(month for span in spans for month in span) == sorted(chosen)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    assert read_recurrence(f"i {MONTHS[month - 1]}") == frozenset({month})


def test_a_long_span_is_parted_at_the_turn_of_the_year() -> None:
    assert month_words(frozenset({1, 2, 3, 9, 10, 11, 12})) == "januari–mars och september–december"
    assert month_words(frozenset({1, 2, 12})) == "december–februari"
