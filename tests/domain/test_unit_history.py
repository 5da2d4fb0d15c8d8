"""Units that were renamed, merged or divided keep their history, and no more than that."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.lines_in_history import with_history
from andts_desktop.domain.measures import Gap, MeasuredValue, UnitLine
from andts_desktop.domain.unit_history import history
from andts_desktop.domain.units import Succession, takes_over
from tests.domain.build import unit

YEARS = (2022, 2023, 2024, 2025)
NAMES = {1: "Alby", 2: "Berga", 3: "Centrum", 4: "Dalen"}


def succession(predecessor: int, successor: int, year: int = 2024) -> Succession:
    return Succession(UnitId(predecessor), UnitId(successor), year)


def line(unit_id: int, *values: int | Gap | None) -> UnitLine:
    return UnitLine(unit(NAMES[unit_id], unit_id=unit_id), tuple(map(_value, values)))


def _value(given: int | Gap | None) -> MeasuredValue:
    if isinstance(given, Gap):
        return MeasuredValue(gap=given)
    if given is None:
        return MeasuredValue(gap=Gap.NOT_TAKING_PART)
    return MeasuredValue(Decimal(given), Decimal(100))


def joined(
    lines: Sequence[UnitLine], *successions: Succession, last_year: int = 2025
) -> dict[str, tuple[MeasuredValue, ...]]:
    first = {
        each.unit.id: next(y for y, v in zip(YEARS, each.values, strict=True) if v.is_there)
        for each in lines
        if any(v.is_there for v in each.values)
    }
    units = [each.unit for each in lines]
    past = history(units, successions, last_year, first)
    return {each.unit.name: each.values for each in with_history(lines, YEARS, past)}


def shown(values: tuple[MeasuredValue, ...]) -> list[int | str]:
    return [str(each.gap) if each.value is None else int(each.value) for each in values]


def test_a_renamed_unit_goes_on_under_its_new_name() -> None:
    found = joined([line(1, 10, 20, None, None), line(2, None, None, 30, 40)], succession(1, 2))
    assert set(found) == {"Berga"}
    assert shown(found["Berga"]) == [10, 20, 30, 40]
    notes = [each.note for each in found["Berga"]]
    assert notes == ["Hette då Alby.", "Hette då Alby.", "", ""]


def test_a_unit_renamed_twice_keeps_its_whole_history() -> None:
    found = joined(
        [line(1, 10, None, None, None), line(2, None, 20, None, None), line(3, None, None, 30, 40)],
        succession(1, 2, 2023),
        succession(2, 3, 2024),
    )
    assert {name: shown(values) for name, values in found.items()} == {"Centrum": [10, 20, 30, 40]}
    assert found["Centrum"][0].note == "Hette då Alby."
    assert found["Centrum"][1].note == "Hette då Berga."


def test_a_gap_under_the_former_name_stays_the_gap_it_was() -> None:
    found = joined(
        [line(1, 10, Gap.UNKNOWN, None, None), line(2, None, None, 30, 40)], succession(1, 2)
    )
    assert shown(found["Berga"]) == [10, "unknown", 30, 40]


def test_what_was_answered_under_the_old_name_afterwards_is_not_lost() -> None:
    found = joined([line(1, 10, 20, 99, None), line(2, None, None, 30, 40)], succession(1, 2))
    assert shown(found["Alby"]) == ["not_taking_part", "not_taking_part", 99, "not_taking_part"]
    assert found["Alby"][0].note == "Visas under Berga."
    assert shown(found["Berga"]) == [10, 20, 30, 40]


def test_a_renaming_after_the_last_year_has_not_happened_yet() -> None:
    lines = [line(1, 10, 20, None, None), line(2, None, None, None, None)]
    found = joined(lines, succession(1, 2), last_year=2023)
    assert shown(found["Alby"])[:2] == [10, 20]
    assert shown(found["Berga"]) == ["not_taking_part"] * 4


def test_a_merged_unit_has_no_comparable_value_before_the_merger() -> None:
    found = joined(
        [line(1, 10, 20, None, None), line(2, 30, 40, None, None), line(3, None, None, 50, 60)],
        succession(1, 3),
        succession(2, 3),
    )
    assert shown(found["Alby"]) == [10, 20, "not_comparable", "not_comparable"]
    assert shown(found["Berga"]) == [30, 40, "not_comparable", "not_comparable"]
    assert shown(found["Centrum"]) == ["not_comparable", "not_comparable", 50, 60]
    assert found["Centrum"][0].note == "Bildades 2024 av Alby och Berga."
    assert found["Alby"][3].note == "Gick 2024 upp i Centrum."


def test_a_divided_unit_has_no_comparable_value_after_the_division() -> None:
    found = joined(
        [line(1, 10, 20, None, None), line(2, None, None, 30, 40), line(3, None, None, 50, 60)],
        succession(1, 2),
        succession(1, 3),
    )
    assert shown(found["Alby"]) == [10, 20, "not_comparable", "not_comparable"]
    assert found["Alby"][2].note == "Delades 2024 i Berga och Centrum."
    assert found["Berga"][0].note == "Bildades 2024, när Alby delades."


def test_a_unit_that_takes_another_over_keeps_its_values_with_a_note() -> None:
    found = joined([line(1, 10, 20, None, None), line(2, 5, None, 30, 40)], succession(1, 2))
    assert shown(found["Alby"]) == [10, 20, "not_comparable", "not_comparable"]
    assert shown(found["Berga"]) == [5, "not_comparable", 30, 40]
    assert found["Berga"][0].note == "Tog 2024 över Alby."


def test_a_taking_over_breaks_the_successors_line_and_ends_the_other() -> None:
    lines = [line(1, 10, 20, 99, None), line(2, 5, 6, 30, 40)]
    past = history([each.unit for each in lines], [succession(1, 2)], 2025, {UnitId(2): 2022})
    old, new = with_history(lines, YEARS, past)
    assert (old.breaks, new.breaks) == ((), (2024,))
    assert shown(old.values) == [10, 20, "not_comparable", "not_comparable"]
    assert old.values[2].note == "Gick 2024 upp i Berga. Svaren räknas inte."
    assert past.gone(2023) == frozenset()
    assert past.gone(2024) == {1}


def test_a_break_is_kept_under_a_new_name() -> None:
    units = [unit(name, unit_id=number) for number, name in NAMES.items()]
    known = [succession(1, 2, 2023), succession(2, 3, 2024)]
    past = history(units, known, 2025, {UnitId(2): 2022})
    assert past.breaks_of(UnitId(3)) == {2023: "Tog 2023 över Alby."}


def test_a_renamed_unit_that_had_been_merged_says_both() -> None:
    found = joined(
        [
            line(1, 10, None, None, None),
            line(2, 20, None, None, None),
            line(3, None, 30, None, None),
            line(4, None, None, 40, 50),
        ],
        succession(1, 3, 2023),
        succession(2, 3, 2023),
        succession(3, 4, 2024),
    )
    assert shown(found["Dalen"]) == ["not_comparable", 30, 40, 50]
    assert found["Dalen"][0].note == "Hette då Centrum. Bildades 2023 av Alby och Berga."


def test_years_without_a_round_stay_so() -> None:
    lines = [line(1, 10, Gap.NO_ROUND, None, None), line(2, None, Gap.NO_ROUND, 30, 40)]
    assert shown(joined(lines, succession(1, 2))["Berga"]) == [10, "no_round", 30, 40]


def test_units_that_are_not_there_play_no_part() -> None:
    found = joined([line(2, None, None, 30, 40)], succession(1, 2))
    assert shown(found["Berga"]) == ["not_taking_part", "not_taking_part", 30, 40]


def test_a_unit_is_asked_for_by_the_name_it_had() -> None:
    units = [unit(name, unit_id=number) for number, name in NAMES.items()]
    past = history(units, [succession(1, 2), succession(3, 4), succession(2, 4)], 2025, {})
    assert past.unit_in(UnitId(2), 2023) == 1
    assert past.unit_in(UnitId(2), 2024) == 2
    assert past.break_between(UnitId(4), 2023, 2024) == "Bildades 2024 av Berga och Centrum."
    assert past.break_between(UnitId(4), 2024, 2025) == ""
    assert past.break_between(UnitId(2), 2023, 2024) == ""


@pytest.mark.parametrize(
    ("heir", "ancestor", "expected"),
    [(3, 1, True), (3, 2, True), (1, 3, False), (2, 2, False), (4, 1, False)],
)
def test_who_has_taken_over_from_whom(heir: int, ancestor: int, expected: bool) -> None:
    known = [succession(1, 2, 2020), succession(2, 3, 2022)]
    assert takes_over(known, UnitId(heir), UnitId(ancestor)) is expected
