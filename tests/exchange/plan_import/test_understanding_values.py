"""The words of a cell or a line stand for times, substances, prevention levels and measures."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.plan import IndicatorKind, PreventionLevel, Substance
from andts_desktop.domain.plan_template import IndicatorDraft
from andts_desktop.exchange.plan_import.understanding.times import When, read_time
from andts_desktop.exchange.plan_import.understanding.values import (
    read_goals,
    read_prevention,
    read_substances,
    with_measure,
)
from andts_desktop.reports.plan_wording import span_words

YEARS = st.integers(1990, 2060).map(str)
MONTHS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(lambda day: f"{day:%Y-%m}")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)).map(str)
POINTS = st.one_of(YEARS, MONTHS, DAYS)
SPANS = st.tuples(POINTS, POINTS).filter(lambda pair: pair[0] <= pair[1])
HALVES = st.one_of(st.tuples(POINTS, st.just("")), st.tuples(st.just(""), POINTS))


@given(st.one_of(SPANS, HALVES), st.sampled_from(["", "Q1 och Q3", "varje höst"]))
def test_a_time_is_read_as_it_is_written_in_print(span: tuple[str, str], recurs: str) -> None:
    text = ", ".join(filter(None, [span_words(*span), recurs]))
    assert read_time(text) == When(*span, recurs)


@pytest.mark.parametrize("text", ["2024, 2025", "mars–maj 2024", "Löpande, varje år", "Q1"])
def test_a_time_of_other_words_is_kept_as_it_stands(text: str) -> None:
    assert read_time(text) == When(recurs=text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A, N", "AN"),
        ("ANDTS", "ANDTS"),
        ("alkohol och tobak", "AT"),
        ("Alkohol, narkotika och spel om pengar", "ANS"),
        ("tobak och nikotin", "T"),
        ("hela ANDTS", "ANDTS"),
        ("alla invånare", ""),
        ("alkohol och annat", ""),
    ],
)
def test_substances_are_letters_or_names(text: str, found: str) -> None:
    assert read_substances(text) == tuple(Substance(letter) for letter in found)


def test_a_prevention_level_is_one_of_three() -> None:
    assert read_prevention("Universell nivå") is PreventionLevel.UNIVERSAL
    assert read_prevention("universell och selektiv") is PreventionLevel.NONE


def test_national_goals_are_numbers_among_few_words() -> None:
    assert read_goals("mål 3 och 4") == (("3", "4"), True)
    assert read_goals("3 Tobaksdebuten skjuts upp") == (("3",), False)


def test_what_is_said_about_an_indicator_is_its_kind_unit_and_sexes() -> None:
    indicator = IndicatorDraft("Antal möten")
    said = "processindikator, mäts i möten, redovisas efter kön"
    assert with_measure(indicator, said) == IndicatorDraft(
        "Antal möten", IndicatorKind.PROCESS, unit="möten", by_sex=True
    )
    assert with_measure(indicator, "processindikator, ny") is None
