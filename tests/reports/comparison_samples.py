"""Comparisons of made-up units, for the charts and their words."""

from decimal import Decimal

from andts_desktop.domain.ids import QuestionId, RoundId, UnitId
from andts_desktop.domain.measures import (
    TOTAL,
    ComparisonTable,
    Gap,
    HeatCell,
    HeatRow,
    HeatTable,
    MeasuredValue,
    StarAxis,
    UnitLine,
    YearColumn,
)
from andts_desktop.domain.spread import spread
from andts_desktop.domain.units import Unit, UnitKind

YEARS = (2021, 2022, 2023, 2024, 2025)
BROKEN = "Version 1 hade färre frågor."


def unit(number: int) -> Unit:
    return Unit(UnitId(number), f"Enhet {number}", UnitKind.DISTRICT)


def table(units: int, *, gap: bool = False, empty: bool = False) -> ComparisonTable:
    """Return a table with a break before 2023; the second unit may lack 2024."""
    columns = tuple(
        YearColumn(year, RoundId(year), int(year >= 2023), BROKEN if year == 2023 else "")
        for year in YEARS
    )
    lines = tuple(
        UnitLine(
            unit(number),
            tuple(
                MeasuredValue(gap=Gap.NOT_ANSWERED)
                if empty or (gap and number == 1 and year == 2024)
                else MeasuredValue(
                    Decimal((number * 7 + year) % 90) + Decimal("5.25"), Decimal(100)
                )
                for year in YEARS
            ),
        )
        for number in range(units)
    )
    return ComparisonTable(
        TOTAL,
        "Index",
        Decimal(100),
        UnitKind.DISTRICT,
        columns,
        lines,
        tuple(spread(line.values[n] for line in lines) for n in range(len(columns))),
    )


def heat(units: int, questions: int = 4) -> HeatTable:
    rows = tuple(
        HeatRow(
            QuestionId(str(number)),
            f"Fråga {number}",
            "",
            "Strukturer" if number < 2 else "Aktiviteter",
            Decimal(2),
            tuple(_cell(number + place) for place in range(units)),
            Decimal(number) / 10,
        )
        for number in range(questions)
    )
    return HeatTable(2025, tuple(map(unit, range(units))), rows)


def _cell(number: int) -> HeatCell:
    if number % 5 == 4:
        return HeatCell(None, None, Gap.NOT_APPLICABLE)
    return HeatCell(Decimal(number % 5) / 4, Decimal(number % 5) / 2)


def axes(count: int) -> list[StarAxis]:
    return [
        StarAxis(f"Del {number}", Decimal(10), Decimal(number % 11), Decimal(5))
        for number in range(count)
    ]
