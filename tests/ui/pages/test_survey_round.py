"""The round: who takes part, how far they have come, what is done with them, and a new round."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from andts_desktop.domain.comparison import full_answer
from andts_desktop.domain.ids import UnitId
from andts_desktop.domain.survey import EventKind, SheetEvent, SheetState
from andts_desktop.ui.dialogs.new_round import NewRoundDialog
from andts_desktop.ui.dialogs.pick import PickDialog
from andts_desktop.ui.dialogs.reason import ReasonDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.pages.survey_round_pane import SurveyRoundPane
from andts_desktop.ui.pages.survey_round_values import ParticipantRow
from andts_desktop.ui.session import Session
from andts_desktop.ui.workspace import TopBar
from tests.ui.conftest import ShowPage
from tests.ui.survey_kinds import KINDS, open_kinds


@pytest.fixture
def asked(session: Session) -> Session:
    """Return a session where Bromma and a department have begun, and Farsta answered last year."""
    surveys, units = session.document.surveys, session.document.units
    department = units.named("Socialförvaltningen").id
    earlier, now = surveys.open_round(session.year - 1), session.survey_round()
    assert now is not None
    questions = surveys.instrument(now).questions()
    for survey_round, unit_id, count in (
        (earlier, units.named("Farsta").id, len(questions)),
        (now, units.named("Bromma").id, 3),
        (now, department, 1),
    ):
        for question in questions[:count]:
            surveys.set_answer(survey_round.id, unit_id, full_answer(question))
    return session


@pytest.fixture
def page(asked: Session, show_page: ShowPage) -> SurveyPage:
    """Return the survey page at this year's round."""
    made = show_page(SurveyPage, asked)
    made.show_only("round")
    return made


@pytest.fixture
def pane(page: SurveyPage) -> SurveyRoundPane:
    """Return the part of the page that shows the round."""
    found = page.findChild(SurveyRoundPane)
    assert found is not None
    return found


def _unit(session: Session, name: str) -> UnitId:
    return session.document.units.named(name).id


def _row(pane: SurveyRoundPane, name: str) -> ParticipantRow:
    return next(row for row in pane.table.model.rows() if row.unit.name == name)


def _choose(pane: SurveyRoundPane, *names: str) -> None:
    view = pane.table.view
    view.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for name in names:
        index = pane.table._sorted.index_of(_row(pane, name).unit.id)
        view.selectionModel().select(index, flags.Select | flags.Rows)


def _texts(pane: SurveyRoundPane, name: str) -> list[str]:
    index = pane.table.model.index_of(_row(pane, name).unit.id)
    columns = range(pane.table.model.columnCount())
    return [str(index.siblingAtColumn(column).data()) for column in columns]


def _log(session: Session, name: str) -> list[str]:
    survey_round = session.survey_round()
    assert survey_round is not None
    events = session.document.sheets.log(survey_round.id, _unit(session, name))
    return [event.kind.value for event in events]


def test_everyone_who_takes_part_has_a_row(pane: SurveyRoundPane, asked: Session) -> None:
    names = [row.unit.name for row in pane.table.model.rows()]
    assert names == [unit.name for unit in asked.units()]


def test_the_table_is_a_sound_model(pane: SurveyRoundPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.table.model)


def test_a_row_tells_the_state_and_how_much_is_answered(pane: SurveyRoundPane) -> None:
    assert _texts(pane, "Bromma")[2:4] == ["◐ utkast", "3 av 48"]
    assert _texts(pane, "Järva")[2:4] == ["○ ej påbörjad", "0 av 48"]


def test_a_department_gets_no_index(pane: SurveyRoundPane) -> None:
    assert _row(pane, "Socialförvaltningen").index is None
    assert _texts(pane, "Socialförvaltningen")[4] == ""


def _headers(pane: SurveyRoundPane) -> list[object]:
    model = pane.table.model
    columns = range(model.columnCount())
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]


def test_a_survey_without_points_has_no_column_for_the_index(
    pane: SurveyRoundPane, asked: Session
) -> None:
    assert "Index" in _headers(pane)
    without = next(i for i in asked.document.instruments.all() if not i.scored)
    opened = asked.document.surveys.open_round(asked.year, without.id)
    asked.choose_sheet(opened.id, None)
    assert "Index" not in _headers(pane)


def test_the_sums_stand_on_top(pane: SurveyRoundPane) -> None:
    assert pane.sums.text() == "0 av 12 klara · 10 ej påbörjade"


def test_chosen_rows_are_marked_ready_in_one_step(
    pane: SurveyRoundPane, asked: Session, qtbot: QtBot
) -> None:
    both = ("Bromma", "Socialförvaltningen")
    _choose(pane, *both)
    qtbot.mouseClick(pane.ready, Qt.MouseButton.LeftButton)
    assert {_row(pane, name).state for name in both} == {SheetState.READY}
    asked.undo_stack.undo()
    assert {_row(pane, name).state for name in both} == {SheetState.DRAFT}
    assert _log(asked, "Bromma") == []


def test_the_same_rows_stay_chosen(pane: SurveyRoundPane) -> None:
    _choose(pane, "Bromma", "Järva")
    pane.lock.click()
    assert [row.unit.name for row in pane._picked()] == ["Bromma", "Järva"]


def test_nothing_is_chosen_in_another_round(pane: SurveyRoundPane, asked: Session) -> None:
    _choose(pane, "Bromma", "Farsta")
    asked.choose_year(asked.year - 1)
    assert pane._picked() == []
    assert not pane.ready.isEnabled()


def test_who_has_not_answered_is_not_marked_ready_and_is_named(
    pane: SurveyRoundPane, asked: Session, qtbot: QtBot
) -> None:
    _choose(pane, "Bromma", "Järva")
    with qtbot.waitSignal(asked.failed) as failed:
        pane.ready.click()
    assert failed.args[0].startswith("Järva har inte svarat på något.")
    assert {_row(pane, name).state for name in ("Bromma", "Järva")} == {SheetState.DRAFT}


def test_opening_again_asks_for_a_reason(pane: SurveyRoundPane, asked: Session) -> None:
    _choose(pane, "Bromma")
    pane.lock.click()
    pane.reopen.click()
    dialog = pane.findChild(ReasonDialog)
    assert dialog is not None
    assert not dialog._accept.isEnabled()
    dialog._field.setText("Fråga 4 skulle ha varit ja")
    dialog.accept()
    assert _row(pane, "Bromma").state is SheetState.DRAFT
    assert _log(asked, "Bromma") == [EventKind.LOCKED, EventKind.REOPENED]


def test_only_what_can_be_done_is_offered(pane: SurveyRoundPane) -> None:
    pane.table.view.clearSelection()
    assert not any(each.isEnabled() for each in (pane.ready, pane.lock, pane.reopen))
    _choose(pane, "Bromma")
    assert pane.ready.isEnabled()
    assert not pane.reopen.isEnabled()


def test_answers_to_confirm_stand_in_the_way_of_ready_and_are_named(
    pane: SurveyRoundPane, asked: Session, qtbot: QtBot
) -> None:
    survey_round = asked.survey_round()
    assert survey_round is not None
    at = (survey_round.id, _unit(asked, "Farsta"))
    asked.run(lambda: asked.document.sheets.prefill(*at, asked.now()))
    assert "att bekräfta" in _texts(pane, "Farsta")[2]
    _choose(pane, "Bromma", "Farsta")
    with qtbot.waitSignal(asked.failed) as failed:
        pane.ready.click()
    assert "Farsta" in failed.args[0]
    assert _row(pane, "Bromma").state is SheetState.DRAFT


def test_the_last_event_stands_in_the_row_and_the_log(
    pane: SurveyRoundPane, asked: Session
) -> None:
    survey_round = asked.survey_round()
    assert survey_round is not None
    event = SheetEvent(
        _unit(asked, "Järva"), "2026-11-20T09:00:00", EventKind.RECEIVED, "Järva.pdf"
    )
    asked.run(lambda: asked.document.sheets.record(survey_round.id, event))
    assert _texts(pane, "Järva")[-1] == "mottagen 2026-11-20, Järva.pdf"
    _choose(pane, "Järva")
    assert pane.log.heading.text() == "Järva"


def test_enter_opens_the_answers_of_a_unit(
    page: SurveyPage, pane: SurveyRoundPane, asked: Session, qtbot: QtBot
) -> None:
    pane.table.view.choose(_unit(asked, "Järva"))
    qtbot.keyClick(pane.table.view, Qt.Key.Key_Return)
    assert asked.unit_id == _unit(asked, "Järva")
    assert page.answers.isVisible()


def test_who_takes_part_is_chosen_from_a_list(pane: SurveyRoundPane, asked: Session) -> None:
    pane.who.click()
    dialog = pane.findChild(PickDialog)
    assert dialog is not None
    wanted = _unit(asked, "Skärholmen")
    rows = (dialog._model.item(row) for row in range(dialog._model.rowCount()))
    next(row for row in rows if row.data() == wanted).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert wanted not in [unit.id for unit in asked.units()]
    asked.undo_stack.undo()
    assert wanted in [unit.id for unit in asked.units()]


def test_a_unit_that_no_longer_takes_part_is_not_chosen(
    pane: SurveyRoundPane, asked: Session
) -> None:
    survey_round, unit_id = asked.survey_round(), _unit(asked, "Skärholmen")
    assert survey_round is not None
    asked.choose_unit(unit_id)
    sheets = asked.document.sheets
    asked.run(lambda: sheets.set_taking_part(survey_round.id, unit_id, False))
    assert asked.unit_id != unit_id


def _dialog(pane: SurveyRoundPane) -> NewRoundDialog:
    pane.start.click()
    dialog = pane.findChild(NewRoundDialog)
    assert dialog is not None
    return dialog


def test_next_years_round_is_started_by_one_click(pane: SurveyRoundPane, asked: Session) -> None:
    year = asked.year
    dialog = _dialog(pane)
    assert "Går vidare från" in dialog.summary.text()
    dialog.start.click()
    assert asked.year == year + 1
    assert len(pane.table.model.rows()) == 12


def test_undo_takes_a_new_round_away_and_shows_the_last(
    pane: SurveyRoundPane, asked: Session
) -> None:
    year = asked.year
    _dialog(pane).start.click()
    asked.undo_stack.undo()
    assert asked.document.surveys.rounds_of(year + 1) == ()
    assert asked.year == year
    asked.undo_stack.redo()
    assert asked.year == year + 1


def test_a_unit_can_be_left_out_of_a_new_round(pane: SurveyRoundPane, asked: Session) -> None:
    dialog = _dialog(pane)
    dialog.units.item(0).setCheckState(Qt.CheckState.Unchecked)
    left_out = dialog.units.item(0).data()
    dialog.start.click()
    assert left_out not in [unit.id for unit in asked.units()]


def test_a_year_that_has_the_survey_already_is_refused_in_words(pane: SurveyRoundPane) -> None:
    dialog = _dialog(pane)
    dialog.year.setCurrentIndex(dialog.year.findData(dialog.year.currentData() - 1))
    dialog._propose()
    assert "har redan en omgång" in dialog.problem.text()
    assert not dialog.start.isEnabled()


def test_the_round_that_is_in_the_way_is_named(
    pane: SurveyRoundPane, asked: Session, look: Look, qtbot: QtBot
) -> None:
    dialog = NewRoundDialog(asked.document, look, asked.year, "pi-mini")
    qtbot.addWidget(dialog)
    dialog.instrument.setCurrentIndex(dialog.instrument.findData("pi-mini-1"))
    dialog._propose()
    assert f"{asked.year} har redan en omgång av Preventionsindex mini, version 2" in (
        dialog.problem.text()
    )


def test_another_survey_is_added_to_the_year(pane: SurveyRoundPane, asked: Session) -> None:
    year = asked.year
    pane.add.click()
    dialog = pane.findChild(NewRoundDialog)
    assert dialog is not None
    assert dialog.year.currentData() == year
    dialog.start.click()
    assert len(asked.rounds()) == 2
    assert asked.family != "pi-mini"


def test_what_differs_from_the_round_before_is_listed(
    asked: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    open_kinds(asked.document, asked.year)
    asked.choose_family(KINDS.family)
    page = show_page(SurveyPage, asked)
    page.show_only("round")
    pane = page.findChild(SurveyRoundPane)
    assert pane is not None
    dialog = _dialog(pane)
    assert dialog.table.news.rows() == ()
    assert "desamma" in dialog._nothing_new.text()


def test_a_year_without_a_round_leads_to_one(
    page: SurveyPage, pane: SurveyRoundPane, asked: Session
) -> None:
    asked.choose_year(asked.year + 2)
    assert pane.empty.isVisible()
    assert not pane.send.isEnabled()
    assert pane.start.isEnabled()


def test_long_names_leave_room_for_index_and_what_has_happened(
    pane: SurveyRoundPane, asked: Session, qtbot: QtBot
) -> None:
    unit = asked.document.units.named("Bromma")
    long_name = "Norra innerstadens stadsdelsförvaltning, Hägersten-Älvsjö"
    asked.run(lambda: asked.document.units.change(replace(unit, name=long_name)))
    qtbot.wait(20)
    header, view = pane.table.view.horizontalHeader(), pane.table.view
    assert header.sectionSize(0) == 200
    assert header.length() <= view.viewport().width()
    assert header.sectionSize(header.count() - 1) >= 90


def test_what_was_done_is_said_with_the_way_back(pane: SurveyRoundPane) -> None:
    _choose(pane, "Bromma")
    pane.lock.click()
    assert pane._choice.text() == (
        "Svaren från Bromma är låsta. De öppnas igen med ett skäl. Ångra med Ctrl+Z."
    )


def test_no_unit_of_a_new_round_is_cut(pane: SurveyRoundPane) -> None:
    dialog = _dialog(pane)
    listed = dialog.findChild(QListView, "units")
    assert listed is not None
    assert listed.sizeHintForColumn(0) <= listed.viewport().width()


def test_the_top_bar_tells_the_whole_name_of_the_survey(asked: Session, qtbot: QtBot) -> None:
    open_kinds(asked.document, asked.year)
    bar = TopBar(asked)
    qtbot.addWidget(bar)
    for family, title in asked.families():
        asked.choose_family(family)
        assert bar._survey.toolTip() == f"Enkät: {title}"
