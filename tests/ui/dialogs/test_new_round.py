"""The dialog of a new round: what it proposes, what differs, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.ui.dialogs.new_round import NewRoundDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.session import Session
from tests.ui.survey_kinds import KINDS, VISITS, open_kinds

OpenDialog = Callable[[int, str], NewRoundDialog]


@pytest.fixture
def kinds(session: Session) -> Session:
    """Return a session where the survey with all kinds of questions has a round this year."""
    open_kinds(session.document, session.year)
    return session


@pytest.fixture
def open_dialog(kinds: Session, look: Look, qtbot: QtBot) -> OpenDialog:
    """Open the dialog for a year and a family."""

    def opened(year: int, family: str) -> NewRoundDialog:
        made = NewRoundDialog(kinds.document, look, year, family)
        qtbot.addWidget(made)
        made.show()
        return made

    return opened


def _put_version_2(session: Session) -> None:
    """Store a version with the visits asked in other words and the text left out."""
    last = KINDS.parts[-1]
    changed = tuple(
        replace(each, text="Hur många tillsynsbesök gjordes?") if each.id == VISITS.id else each
        for each in last.questions[:-1]
    )
    version = replace(
        KINDS,
        id=InstrumentId("kinds-2"),
        version="2",
        comparable_with=("1",),
        parts=(*KINDS.parts[:-1], replace(last, questions=changed)),
    )
    session.document.instruments.put(version)


def test_the_newest_version_of_the_same_survey_is_proposed(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    _put_version_2(kinds)
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    assert dialog.instrument.currentData() == "kinds-2"


def test_what_is_changed_and_gone_is_listed_and_counted(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    _put_version_2(kinds)
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    model = dialog.news
    shown = [
        [model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())
    ]
    assert shown == [["Tillsynsbesök", "ändrad", "ny lydelse"], ["Svårast i år", "utgår", ""]]
    assert "(1 ändrad, 1 utgår)" in dialog.summary.text()


def test_a_first_round_says_that_it_is_the_first(kinds: Session, open_dialog: OpenDialog) -> None:
    dialog = open_dialog(kinds.year - 3, KINDS.family)
    assert dialog.summary.text().startswith("Första omgången")


def test_a_second_survey_of_the_year_is_one_that_it_does_not_have(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    dialog = open_dialog(kinds.year, KINDS.family)
    assert dialog.start.isEnabled()
    found = kinds.document.instruments.get(dialog.instrument.currentData())
    assert found.family not in ("pi-mini", KINDS.family)


def test_a_survey_that_is_not_complete_says_what_to_mend(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    dialog.instrument.setCurrentIndex(dialog.instrument.findData("can-index-1"))
    dialog._propose()
    assert "måste rättas under Frågor" in dialog.problem.text()
    assert not dialog.start.isEnabled()


def test_a_unit_that_is_gone_cannot_be_chosen(kinds: Session, open_dialog: OpenDialog) -> None:
    unit = kinds.units()[0]
    kinds.document.units.change(replace(unit, valid_to=kinds.year))
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    items = [dialog.units.item(row) for row in range(dialog.units.rowCount())]
    gone = next(item for item in items if item.data() == unit.id)
    assert "utgår" in gone.text()
    assert not gone.isEnabled()
    assert unit.id not in dialog.picked()
    assert gone.checkState() is Qt.CheckState.Unchecked
