"""Edits of instruments as commands: what is stored, merged and taken back."""

from dataclasses import replace

import pytest

from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_edits import WHOLE
from andts_desktop.domain.instrument_making import blank_instrument
from andts_desktop.domain.instrument_versions import copied
from andts_desktop.errors import InputError
from andts_desktop.ui.commands.instruments import (
    InstrumentPlace,
    RemoveInstrument,
    SetInstrument,
)
from andts_desktop.ui.session import Session


@pytest.fixture
def made(session: Session) -> Instrument:
    new = copied(blank_instrument("Vår enkät", "Del", "Fråga"), "Vår enkät", ())
    session.push(SetInstrument(session, None, new))
    return new


def _stored(session: Session, made: Instrument) -> Instrument:
    return session.document.instruments.get(made.id)


def test_a_new_instrument_is_stored_and_taken_away(session: Session, made: Instrument) -> None:
    assert _stored(session, made) == made
    session.undo_stack.undo()
    with pytest.raises(InputError):
        _stored(session, made)


def test_what_is_typed_in_one_stay_is_one_step(session: Session, made: Instrument) -> None:
    first, second = replace(made, title="V"), replace(made, title="Vi")
    session.push(SetInstrument(session, made, first, WHOLE, ("title", 1)))
    session.push(SetInstrument(session, first, second, WHOLE, ("title", 1)))
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert _stored(session, made) == made
    session.undo_stack.redo()
    assert _stored(session, made) == second


def test_two_fields_are_two_steps(session: Session, made: Instrument) -> None:
    first = replace(made, title="V")
    session.push(SetInstrument(session, made, first, WHOLE, ("title", 1)))
    session.push(SetInstrument(session, first, replace(first, note="N"), WHOLE, ("note", 1)))
    assert session.undo_stack.count() == 3


def test_undo_tells_where_it_was(session: Session, made: Instrument) -> None:
    seen: list[object] = []
    session.revisited.connect(seen.append)
    session.push(SetInstrument(session, made, replace(made, title="V")))
    session.undo_stack.undo()
    assert seen == [InstrumentPlace(made.id, WHOLE)]


def test_a_removed_instrument_comes_back_as_it_was(session: Session, made: Instrument) -> None:
    session.push(RemoveInstrument(session, made))
    with pytest.raises(InputError):
        _stored(session, made)
    session.undo_stack.undo()
    assert _stored(session, made) == made
