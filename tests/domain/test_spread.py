"""What several values say together: held against Python's own statistics."""

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.measures import (
    TOTAL,
    ComparisonTable,
    Gap,
    MeasuredValue,
    Spread,
    UnitLine,
    YearColumn,
)
from andts_desktop.domain.spread import anonymous, median, spread
from andts_desktop.domain.units import UnitKind
from tests.domain.build import unit

numbers = st.lists(
    st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100),
    min_size=1,
    max_size=300,
)


def values(*numbers: str) -> list[MeasuredValue]:
    return [MeasuredValue(Decimal(each), Decimal(100)) for each in numbers]


@given(numbers)
def test_the_spread_is_that_of_the_statistics_module(found: list[Decimal]) -> None:
    told = spread(MeasuredValue(each, Decimal(100)) for each in found)
    assert (told.count, told.of) == (len(found), len(found))
    assert told.mean == pytest.approx(statistics.mean(found))
    assert told.median == statistics.median(found)
    assert (told.lowest, told.highest) == (min(found), max(found))


@given(numbers.filter(lambda found: len(found) > 1))
def test_the_quartiles_are_those_of_the_inclusive_method(found: list[Decimal]) -> None:
    told = spread(MeasuredValue(each, Decimal(100)) for each in found)
    lower, middle, upper = statistics.quantiles(found, n=4, method="inclusive")
    assert (told.lower, told.median, told.upper) == (lower, middle, upper)


@given(numbers, st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(found: list[Decimal], random: object) -> None:
    ordered = [MeasuredValue(each, Decimal(100)) for each in sorted(found)]
    assert spread(ordered) == spread(reversed(ordered))


def test_the_quartiles_are_as_excel_makes_them() -> None:
    told = spread(values("1", "2", "4", "7", "8", "9", "10", "12"))
    assert (told.lower, told.median, told.upper) == (
        Decimal("3.5"),
        Decimal("7.5"),
        Decimal("9.25"),
    )


def test_one_value_is_its_own_spread() -> None:
    told = spread(values("40"))
    assert {told.lower, told.median, told.upper, told.mean} == {Decimal(40)}


def test_units_without_a_value_are_counted_but_not_those_that_were_not_there() -> None:
    gaps = [MeasuredValue(gap=gap) for gap in (Gap.NOT_ANSWERED, Gap.NOT_TAKING_PART, Gap.NO_ROUND)]
    told = spread([*values("10", "0"), *gaps, MeasuredValue(gap=Gap.NOT_COMPARABLE)])
    assert (told.count, told.of, told.mean) == (2, 3, Decimal(5))


def test_no_values_have_no_spread() -> None:
    assert spread([MeasuredValue(gap=Gap.NOT_ANSWERED)]) == Spread(0, 1)
    assert median([]) is None


def table(*found: MeasuredValue) -> ComparisonTable:
    lines = tuple(
        UnitLine(unit(f"Enhet {number}", unit_id=number), (each,))
        for number, each in enumerate(found)
    )
    return ComparisonTable(
        TOTAL,
        "Index",
        Decimal(100),
        UnitKind.DISTRICT,
        (YearColumn(2026, None, 0),),
        lines,
        (spread(found),),
    )


def test_ones_own_value_stands_among_others_that_are_not_named() -> None:
    told = anonymous(table(*values("10", "30", "80")), UnitId(1), 0)
    assert told.own.value == 30
    assert told.spread == Spread(3, 3, median=Decimal(30), lowest=Decimal(10), highest=Decimal(80))


def test_the_others_are_hidden_where_there_are_fewer_than_three() -> None:
    two = [*values("10", "30"), MeasuredValue(gap=Gap.NOT_ANSWERED)]
    told = anonymous(table(*two), UnitId(0), 0)
    assert (told.own.value, told.spread, told.least) == (Decimal(10), None, 3)


def test_a_unit_that_is_not_compared_has_no_anonymous_view() -> None:
    with pytest.raises(KeyError):
        anonymous(table(*values("10")), UnitId(9), 0)
