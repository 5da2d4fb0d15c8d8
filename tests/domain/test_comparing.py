"""The table of a comparison: years, runs, units and what stands in each cell."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from andts_desktop.domain.comparing import Material, RoundValues, compared, measure_choices
from andts_desktop.domain.ids import RoundId, UnitId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.measures import (
    TOTAL,
    ComparisonTable,
    Gap,
    Measure,
    MeasuredValue,
    MeasureKind,
)
from andts_desktop.domain.survey import SurveyRound
from andts_desktop.domain.units import Succession, Unit, UnitKind
from tests.domain.build import instrument, number_question, part, unit

INSIDE = part("i", "4", [number_question("y", "4")])
OLD = instrument(part("p", "10", [number_question("x", "10")]), name="prov-1", version="1")
NEW = instrument(part("p", "10", [number_question("x", "6")], [INSIDE]), name="prov-2", version="2")
UNITS = (unit("Östra", unit_id=1), unit("Alby", unit_id=2), unit("Berga", unit_id=3))


def of_year(year: int, asked: Instrument, **values: int) -> RoundValues:
    ids: Mapping[str, UnitId] = {each.name: each.id for each in UNITS}
    found = {
        ids[name]: MeasuredValue(Decimal(number), Decimal(100)) for name, number in values.items()
    }
    return RoundValues(SurveyRound(RoundId(year), asked.id, year), asked, found)


ROUNDS = (
    of_year(2021, OLD, Alby=90, Östra=80),
    of_year(2022, OLD, Alby=95),
    of_year(2024, NEW, Alby=40, Östra=60),
    of_year(2025, NEW, Alby=50, Östra=70),
)


def material(
    measure: Measure = TOTAL,
    units: tuple[Unit, ...] = UNITS,
    rounds: tuple[RoundValues, ...] = ROUNDS,
    *successions: Succession,
) -> Material:
    return Material(measure, UnitKind.DISTRICT, units, successions, rounds)


def shown(table: ComparisonTable) -> dict[str, list[int | str]]:
    return {
        line.unit.name: [str(v.gap) if v.value is None else int(v.value) for v in line.values]
        for line in table.lines
    }


def test_years_and_units_stand_side_by_side() -> None:
    found = compared(material())
    assert (found.title, found.max, found.kind) == ("Index", Decimal(100), UnitKind.DISTRICT)
    assert shown(found) == {
        "Alby": [90, 95, "no_round", 40, 50],
        "Östra": [80, "not_taking_part", "no_round", 60, 70],
    }
    assert found.is_example


def test_the_break_stands_where_it_is_and_says_why() -> None:
    found = compared(material())
    assert [(each.year, each.run, each.broken) for each in found.columns] == [
        (2021, 0, ""),
        (2022, 0, ""),
        (2023, 0, ""),
        (2024, 1, "Frågorna är andra."),
        (2025, 1, ""),
    ]
    assert [each.round_id for each in found.columns] == [2021, 2022, None, 2024, 2025]


def test_each_year_has_its_spread() -> None:
    found = compared(material())
    assert [each.mean for each in found.spreads] == [85, 95, None, 50, 60]
    assert [(each.count, each.of) for each in found.spreads] == [
        (2, 2), (1, 1), (0, 0), (2, 2), (2, 2),
    ]  # fmt: skip


def test_only_the_years_asked_for_are_shown() -> None:
    found = compared(material(), years=[2025, 2022, 2030])
    assert [(each.year, each.run, each.broken) for each in found.columns] == [
        (2022, 0, ""),
        (2025, 1, "Frågorna är andra."),
    ]


def test_the_first_year_shown_breaks_with_nothing() -> None:
    found = compared(material(), years=[2020, 2024, 2025])
    assert [(each.year, each.run, each.broken) for each in found.columns] == [
        (2020, 0, ""),
        (2024, 0, ""),
        (2025, 0, ""),
    ]


def test_units_asked_for_are_shown_even_without_values() -> None:
    found = compared(material(), unit_ids=[UnitId(3), UnitId(1)])
    assert list(shown(found)) == ["Berga", "Östra"]
    assert found.spreads[-1].mean == 70


def test_a_unit_asked_for_by_its_former_name_stands_under_the_new_one() -> None:
    renamed = Succession(UnitId(2), UnitId(3), 2023)
    rounds = (*ROUNDS[:2], of_year(2024, NEW, Berga=40), of_year(2025, NEW, Berga=50))
    found = compared(material(TOTAL, UNITS, rounds, renamed), unit_ids=[UnitId(2)])
    assert shown(found) == {"Berga": [90, 95, "no_round", 40, 50]}


def test_units_of_different_kinds_are_never_mixed() -> None:
    department = unit("Kulturförvaltningen", UnitKind.DEPARTMENT, 9)
    with pytest.raises(ValueError, match="different kinds"):
        compared(material(units=(*UNITS, department)))


@pytest.mark.parametrize(
    ("measure", "title", "maximum"),
    [
        (Measure(MeasureKind.PART, "i"), "Del i", 4),
        (Measure(MeasureKind.QUESTION, "x"), "x", 6),
        (Measure(MeasureKind.PART, "gone"), "", 0),
        (Measure(MeasureKind.QUESTION, "gone"), "", 0),
    ],
)
def test_the_table_names_its_measure(measure: Measure, title: str, maximum: int) -> None:
    found = compared(material(measure))
    assert (found.title, found.max) == (title, Decimal(maximum))


def test_everything_that_can_be_compared_stands_in_reading_order() -> None:
    assert [(each.title, each.depth, each.measure.kind) for each in measure_choices(NEW)] == [
        ("Index", 0, MeasureKind.TOTAL),
        ("Del p", 0, MeasureKind.PART),
        ("x", 1, MeasureKind.QUESTION),
        ("Del i", 1, MeasureKind.PART),
        ("y", 2, MeasureKind.QUESTION),
    ]


def test_only_questions_are_compared_where_nothing_is_scored() -> None:
    found = measure_choices(replace(NEW, scored=False))
    assert [(each.title, each.depth) for each in found] == [("x", 0), ("y", 0)]


def test_units_without_an_index_are_not_lined_up_by_it() -> None:
    none = {each.id: MeasuredValue(gap=Gap.NO_INDEX) for each in UNITS}
    found = compared(material(rounds=(replace(ROUNDS[0], values=none),)))
    assert found.lines == ()
