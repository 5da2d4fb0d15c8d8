"""Which units have taken over from which, as the file keeps it."""

from dataclasses import replace

import pytest

from andts_desktop.document import Document
from andts_desktop.domain.changes import Changes
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.units import Succession, UnitKind
from andts_desktop.errors import InputError


@pytest.fixture
def ids(document: Document) -> list[UnitId]:
    return [document.units.add(name, UnitKind.DISTRICT) for name in ("Alby", "Berga", "Centrum")]


def test_a_succession_is_stored_and_taken_back(document: Document, ids: list[UnitId]) -> None:
    later, earlier = Succession(ids[0], ids[1], 2024), Succession(ids[2], ids[1], 2023)
    touched = Changes(plan=True, units=True, survey=True)
    assert document.units.add_succession(later) == touched
    document.units.add_succession(earlier)
    assert document.units.successions() == (earlier, later)
    assert document.units.remove_succession(later) == touched
    assert document.units.successions() == (earlier,)


def test_the_same_two_units_have_one_year(document: Document, ids: list[UnitId]) -> None:
    document.units.add_succession(Succession(ids[0], ids[1], 2024))
    document.units.add_succession(Succession(ids[0], ids[1], 2025))
    assert document.units.successions() == (Succession(ids[0], ids[1], 2025),)


def test_no_unit_succeeds_itself(document: Document, ids: list[UnitId]) -> None:
    with pytest.raises(InputError, match="kan inte ersättas av sig själv"):
        document.units.add_succession(Succession(ids[0], ids[0], 2024))


def test_no_two_units_take_over_from_each_other(document: Document, ids: list[UnitId]) -> None:
    document.units.add_succession(Succession(ids[0], ids[1], 2022))
    document.units.add_succession(Succession(ids[1], ids[2], 2023))
    with pytest.raises(InputError, match="”Centrum” har redan tagit över från ”Alby”"):
        document.units.add_succession(Succession(ids[2], ids[0], 2024))


@pytest.mark.parametrize("year", [0, 1989, 2101])
def test_the_year_is_a_possible_one(document: Document, ids: list[UnitId], year: int) -> None:
    with pytest.raises(InputError, match="inte ett möjligt år"):
        document.units.add_succession(Succession(ids[0], ids[1], year))


def test_a_unit_is_there_when_it_is_succeeded(document: Document, ids: list[UnitId]) -> None:
    document.units.change(replace(document.units.unit(ids[0]), valid_from=2024))
    document.units.change(replace(document.units.unit(ids[1]), valid_to=2025))
    with pytest.raises(InputError, match="finns från 2024"):
        document.units.add_succession(Succession(ids[0], ids[2], 2024))
    with pytest.raises(InputError, match="finns till och med 2025"):
        document.units.add_succession(Succession(ids[2], ids[1], 2026))


def test_units_of_different_kinds_do_not_succeed_each_other(
    document: Document, ids: list[UnitId]
) -> None:
    board = document.units.add("Socialnämnden", UnitKind.BOARD)
    with pytest.raises(InputError, match="inte enheter av samma slag"):
        document.units.add_succession(Succession(ids[0], board, 2024))


def test_an_unknown_unit_succeeds_nobody(document: Document, ids: list[UnitId]) -> None:
    with pytest.raises(KeyError):
        document.units.add_succession(Succession(ids[0], UnitId(99), 2024))


def test_what_a_removed_unit_took_over_goes_with_it(document: Document, ids: list[UnitId]) -> None:
    known = Succession(ids[0], ids[1], 2024)
    document.units.add_succession(known)
    document.units.remove(ids[1])
    assert document.units.successions() == ()
    document.units.add("Berga", UnitKind.DISTRICT, ids[1])
    document.units.restore_successions([known])
    assert document.units.successions() == (known,)
