"""Edits of the register of units, and their undoing."""

from dataclasses import replace

from andts_desktop.domain.units import Succession, UnitKind
from andts_desktop.ui.commands.units import RemoveUnit
from andts_desktop.ui.session import Session


def test_undo_puts_back_a_unit_with_what_it_took_over(session: Session) -> None:
    units = session.document.units
    made = units.unit(units.add("Västerort", UnitKind.DISTRICT))
    known = Succession(units.named("Bromma").id, made.id, 2024)
    units.add_succession(known)
    # The years have been changed since, so that the succession could not be made anew.
    units.change(replace(made, valid_to=2023))
    made = units.unit(made.id)
    assert session.push(RemoveUnit(session, made))
    assert units.successions() == ()
    session.undo_stack.undo()
    assert units.unit(made.id) == made
    assert units.successions() == (known,)
    session.undo_stack.redo()
    assert units.successions() == ()
