"""The axes of a star: which parts, and what stands on each."""

from dataclasses import replace
from decimal import Decimal

from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.instrument import Part
from andts_desktop.domain.measures import (
    ComparisonTable,
    Measure,
    MeasuredValue,
    MeasureKind,
    StarAxis,
    UnitLine,
    YearColumn,
)
from andts_desktop.domain.spread import spread
from andts_desktop.domain.star import star_axis, star_parts
from andts_desktop.domain.units import UnitKind
from tests.domain.build import instrument, number_question, part, unit


def leaf(name: str) -> Part:
    return part(name, "5", [number_question(f"q-{name}", "5")])


def names(parts: tuple[Part, ...]) -> list[str]:
    return [each.id for each in parts]


def test_the_innermost_parts_are_the_axes() -> None:
    asked = instrument(part("s", "10", parts=[leaf("a"), leaf("b")]), leaf("c"), part("none", "0"))
    assert names(star_parts(asked)) == ["a", "b", "c"]
    assert star_parts(replace(asked, scored=False)) == ()


def test_too_many_parts_give_way_to_the_top_ones() -> None:
    tops = [part(f"t{top}", "25", parts=[leaf(f"{top}-{n}") for n in range(5)]) for top in range(3)]
    assert names(star_parts(instrument(*tops))) == ["t0", "t1", "t2"]


def test_two_parts_are_no_star() -> None:
    assert star_parts(instrument(leaf("a"), leaf("b"))) == ()


def table(*points: int) -> ComparisonTable:
    lines = tuple(
        UnitLine(unit(str(n), unit_id=n), (MeasuredValue(Decimal(each), Decimal(5)),))
        for n, each in enumerate(points)
    )
    return ComparisonTable(
        Measure(MeasureKind.PART, "a"),
        "Del a",
        Decimal(5),
        UnitKind.DISTRICT,
        (YearColumn(2026, RoundId(1), 0),),
        lines,
        (spread(line.values[0] for line in lines),),
    )


def test_an_axis_has_ones_own_points_and_the_median() -> None:
    assert star_axis(table(1, 2, 5), UnitId(0)) == StarAxis(
        "Del a", Decimal(5), Decimal(1), Decimal(2)
    )


def test_the_median_of_two_would_give_the_other_away() -> None:
    assert star_axis(table(1, 2), UnitId(0)).median is None


def test_a_unit_that_was_not_there_has_only_the_median() -> None:
    assert star_axis(table(1, 2, 5), UnitId(9)).own is None
