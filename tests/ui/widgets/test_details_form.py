"""The plan's title page: stored as it is typed, with warnings in the margin."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.plan import Plan
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.details_form import DetailsForm


@pytest.fixture
def form(session: Session, qtbot: QtBot) -> DetailsForm:
    made = DetailsForm(session)
    qtbot.addWidget(made)
    made.show_plan(_plan(session))
    session.changed.connect(lambda _changes: made.show_plan(_plan(session)))
    made.show()
    return made


def _plan(session: Session) -> Plan:
    plan = session.plan()
    assert plan is not None
    return plan


def _type(form: DetailsForm, qtbot: QtBot, name: str, text: str) -> None:
    line = form.fields[name].field
    line.selectAll()
    qtbot.keyClicks(line, text)
    line.flush()


def test_a_case_number_is_stored(form: DetailsForm, session: Session, qtbot: QtBot) -> None:
    _type(form, qtbot, "case_number", "KS 2026/1")
    assert _plan(session).details.case_number == "KS 2026/1"


def test_two_fields_are_two_steps_of_undo(
    form: DetailsForm, session: Session, qtbot: QtBot
) -> None:
    _type(form, qtbot, "case_number", "KS 1")
    _type(form, qtbot, "decided_by", "KF")
    session.undo_stack.undo()
    assert _plan(session).details.case_number == "KS 1"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("period_to", "tjugo", "årtal"),
        ("decided_on", "i host", "datum"),
        ("title", " ", "tom"),
    ],
)
def test_what_cannot_stand_in_a_field_is_told_below_it_and_stays(
    form: DetailsForm, session: Session, qtbot: QtBot, field: str, text: str, told: str
) -> None:
    before = _plan(session)
    _type(form, qtbot, field, text)
    session.changed.emit(EVERYTHING)
    assert _plan(session) == before
    assert told in form.fields[field].note.text()
    assert form.fields[field].note.isVisible()


def test_an_end_before_its_start_is_stored_with_a_warning(
    form: DetailsForm, session: Session, qtbot: QtBot
) -> None:
    _type(form, qtbot, "period_to", "2020")
    assert _plan(session).details.period_to == 2020
    assert form.fields["period_to"].note.text() == "Slutar före början."


def test_an_emptied_year_is_none(form: DetailsForm, session: Session, qtbot: QtBot) -> None:
    line = form.fields["period_from"].field
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    line.flush()
    assert _plan(session).details.period_from is None
