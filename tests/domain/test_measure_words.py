"""The words and signs of compared values."""

from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.domain.ids import RoundId
from andts_desktop.domain.measure_words import (
    cell_words,
    notes_of,
    number_words,
    signs_explained,
)
from andts_desktop.domain.measures import (
    TOTAL,
    ComparisonTable,
    Gap,
    Measure,
    MeasuredValue,
    MeasureKind,
    UnitLine,
    YearColumn,
)
from andts_desktop.domain.units import UnitKind
from tests.domain.build import unit

PART = Measure(MeasureKind.PART, "p")


def test_an_index_has_one_decimal_and_points_are_as_they_are() -> None:
    assert number_words(TOTAL, Decimal("63.636")) == "63,6"
    assert number_words(PART, Decimal("10.50")) == "10,5"
    assert number_words(PART, Decimal(20) / 3) == "6,67"


def test_what_several_units_say_has_two_decimals_at_most() -> None:
    assert number_words(PART, Decimal("10.8750")) == "10,88"
    assert number_words(PART, Decimal("4.50")) == "4,5"
    assert number_words(TOTAL, Decimal("63.646")) == "63,6"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (MeasuredValue(Decimal(0), Decimal(100)), "0,0"),
        (MeasuredValue(gap=Gap.NOT_ANSWERED), "–"),
        (MeasuredValue(gap=Gap.NOT_APPLICABLE), "."),
        (MeasuredValue(words="Ja"), "Ja"),
    ],
)
def test_a_cell_is_a_number_a_sign_or_words(value: MeasuredValue, words: str) -> None:
    assert cell_words(TOTAL, value) == words


def test_only_the_signs_that_stand_there_are_explained() -> None:
    gaps = [Gap.UNKNOWN, Gap.NOT_ANSWERED, Gap.NO_ROUND, Gap.HIDDEN]
    assert signs_explained(MeasuredValue(gap=gap) for gap in gaps) == (
        "– betyder ingen enkät det året, ej besvarad eller vet ej; . betyder frågan ställdes inte."
    )
    assert signs_explained([MeasuredValue(Decimal(1))]) == ""


def test_notes_say_which_years_they_are_about() -> None:
    there = MeasuredValue(Decimal(1), Decimal(100))
    old = replace(there, note="Hette då Alby.")
    other = MeasuredValue(gap=Gap.NOT_COMPARABLE, note="Bildades 2024 av A och B.")
    columns = tuple(YearColumn(year, RoundId(year), 0) for year in range(2021, 2026))
    lines = (
        UnitLine(unit("Berga"), (old, old, old, there, there)),
        UnitLine(unit("Centrum"), (there, other, there, other, there)),
    )
    table = ComparisonTable(TOTAL, "", Decimal(100), UnitKind.DISTRICT, columns, lines, ())
    assert notes_of(table) == (
        "Berga: Hette då Alby. (2021–2023)",
        "Centrum: Bildades 2024 av A och B. (2022 och 2024)",
    )
