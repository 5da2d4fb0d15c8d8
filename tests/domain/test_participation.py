"""Who takes part: what the kinds say, what the user says, and those who have answered."""

from dataclasses import replace

import pytest

from andts_desktop.domain.participation import SheetEntry, TakesPart, participants
from andts_desktop.domain.survey import Participant, SheetState
from andts_desktop.domain.units import UnitKind
from tests.domain.build import instrument, number_question, part, unit

ASKED = instrument(part("a", "1", [number_question("q", "1")]))
NORTH = unit("Norr")
SOCIAL = unit("Socialförvaltningen", UnitKind.DEPARTMENT, 2)


def test_the_kinds_of_the_instrument_take_part() -> None:
    assert participants(ASKED, 2025, [NORTH, SOCIAL], {}, ()) == (Participant(NORTH.id),)


def test_a_unit_that_no_longer_exists_takes_no_part() -> None:
    assert participants(ASKED, 2025, [replace(NORTH, valid_to=2024)], {}, ()) == ()


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("who", [NORTH, SOCIAL])
def test_what_the_user_says_goes_before_the_kind(who: object, said: TakesPart) -> None:
    entries = {each.id: SheetEntry(said) for each in (NORTH, SOCIAL) if each is who}
    found = [each.unit_id for each in participants(ASKED, 2025, [NORTH, SOCIAL], entries, ())]
    expected = {NORTH.id: True, SOCIAL.id: False} | dict.fromkeys(entries, bool(said))
    assert found == [unit_id for unit_id, takes_part in expected.items() if takes_part]


def test_whoever_has_answered_takes_part() -> None:
    found = participants(
        ASKED, 2025, [NORTH, SOCIAL], {NORTH.id: SheetEntry(False)}, {NORTH.id, SOCIAL.id}
    )
    assert [each.unit_id for each in found] == [NORTH.id, SOCIAL.id]


def test_each_sheet_stands_with_its_state() -> None:
    entries = {NORTH.id: SheetEntry(state=SheetState.LOCKED)}
    assert participants(ASKED, 2025, [NORTH], entries, ()) == (
        Participant(NORTH.id, SheetState.LOCKED),
    )
