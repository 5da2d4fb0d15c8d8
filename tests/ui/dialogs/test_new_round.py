"""The dialog of a new round: what it proposes, what differs, and what stands in the way."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.ui.commands.sheets import StartRound
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
    model = dialog.table.news
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


def _ask(kinds: Session, open_dialog: OpenDialog) -> NewRoundDialog:
    _put_version_2(kinds)
    return open_dialog(kinds.year + 1, KINDS.family)


def test_whether_changed_questions_compare_has_no_ready_answer(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    dialog = _ask(kinds, open_dialog)
    asked = dialog.comparable
    assert asked.isVisible()
    assert not asked.yes.isChecked()
    assert not asked.no.isChecked()
    assert not dialog.start.isEnabled()
    assert "Svara först" in dialog.problem.text()


def test_a_round_is_started_once_it_is_said_to_compare(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    dialog = _ask(kinds, open_dialog)
    dialog.comparable.yes.click()
    answered = dialog.answered()
    assert answered is not None
    assert answered.instrument.comparable_with == ("1",)
    assert dialog.start.isEnabled()


def test_no_wants_a_reason(kinds: Session, open_dialog: OpenDialog, qtbot: QtBot) -> None:
    dialog = _ask(kinds, open_dialog)
    dialog.comparable.no.click()
    assert not dialog.start.isEnabled()
    qtbot.keyClicks(dialog.comparable.reason, "texten har ny lydelse")
    answered = dialog.answered()
    assert answered is not None
    assert answered.instrument.break_reason == "Texten har ny lydelse."
    assert dialog.start.isEnabled()


def test_the_answer_is_stored_with_the_round_and_goes_with_it(
    kinds: Session, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    dialog = _ask(kinds, open_dialog)
    qtbot.keyClicks(dialog.comparable.reason, "texten har ny lydelse")
    answered = dialog.answered()
    assert answered is not None
    assert kinds.push(StartRound(kinds, answered, dialog.picked()))
    instruments, version = kinds.document.instruments, InstrumentId("kinds-2")
    assert instruments.is_frozen(version)
    assert instruments.get(version).break_reason == "Texten har ny lydelse."
    kinds.undo_stack.undo()
    assert not instruments.is_frozen(version)
    assert instruments.get(version).comparable_with == ("1",)
    kinds.undo_stack.redo()
    assert instruments.get(version).break_reason == "Texten har ny lydelse."


def test_a_version_that_is_in_use_says_what_it_said(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    _put_version_2(kinds)
    kinds.document.surveys.open_round(kinds.year + 2, InstrumentId("kinds-2"))
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    assert dialog.comparable.says.text() == "Ja, enligt enkäten."
    assert not dialog.comparable.yes.isVisible()


def test_the_same_version_again_is_not_asked_about(kinds: Session, open_dialog: OpenDialog) -> None:
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    assert not dialog.comparable.isVisible()
    assert dialog.start.isEnabled()


def test_questions_that_cannot_be_compared_by_themselves_are_named(
    kinds: Session, open_dialog: OpenDialog
) -> None:
    _put_version_2(kinds)
    instruments = kinds.document.instruments
    version = instruments.get(InstrumentId("kinds-2"))
    visits = replace(VISITS, max=Decimal(2), weight=Decimal(2))
    last = version.parts[-1]
    questions = tuple(visits if each.id == VISITS.id else each for each in last.questions)
    part = replace(last, questions=questions)
    instruments.put(replace(version, parts=(version.parts[0], part)))
    dialog = open_dialog(kinds.year + 1, KINDS.family)
    dialog.comparable.yes.click()
    assert dialog.comparable.apart.text().endswith("Tillsynsbesök.")
    assert "räknar högst 3" in dialog.remarks.text()


def test_a_file_without_districts_is_offered_a_survey_that_someone_answers(
    vasteras_session: Session, look: Look, qtbot: QtBot
) -> None:
    dialog = NewRoundDialog(vasteras_session.document, look, vasteras_session.year, "")
    qtbot.addWidget(dialog)
    assert dialog.picked()
    assert dialog.start.isEnabled()


def test_a_survey_that_nobody_in_the_file_answers_is_refused_in_words(
    vasteras_session: Session, look: Look, qtbot: QtBot
) -> None:
    vasteras_session.document.instruments.put(KINDS)
    dialog = NewRoundDialog(vasteras_session.document, look, vasteras_session.year, KINDS.family)
    qtbot.addWidget(dialog)
    assert "Enkäten är för stadsdelar" in dialog.problem.text()
    assert not dialog.start.isEnabled()
