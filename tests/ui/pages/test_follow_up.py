"""The follow-up page: filters, status of the chosen activity, outcomes and judgements."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.follow_up import GoalAssessment, Sex, StatusEntry
from andts_desktop.domain.plan import Node
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.follow_up import FollowUpPage
from andts_desktop.ui.session import Session


@pytest.fixture
def page(vasteras_session: Session, look: Look, qtbot: QtBot) -> FollowUpPage:
    made = FollowUpPage(vasteras_session, look)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _activities(session: Session) -> tuple[Node, ...]:
    plan = session.plan()
    assert plan is not None
    return plan.with_status()


def _report(session: Session, node: Node, status: str, cause: str = "") -> None:
    entry = StatusEntry(node.id, session.year, "2026-05-04", status, cause)
    session.run(lambda: session.document.follow_up.set_status(entry))


def test_every_activity_is_listed(page: FollowUpPage) -> None:
    assert page._sorted.rowCount() == 14


def test_a_board_sees_only_its_own(page: FollowUpPage) -> None:
    page._lead.setCurrentIndex(page._lead.findData("Individ- och familjenämnden"))
    page._apply_filter()
    rows = [
        page._model.rows()[page._sorted.mapToSource(page._sorted.index(i, 0)).row()]
        for i in range(page._sorted.rowCount())
    ]
    assert {row.node.responsibilities.lead for row in rows} == {"Individ- och familjenämnden"}


def test_those_without_status_can_be_filtered(
    page: FollowUpPage, vasteras_session: Session
) -> None:
    _report(vasteras_session, _activities(vasteras_session)[0], "done")
    page.show_only("none")
    assert page._sorted.rowCount() == 13


def test_deviations_without_cause_can_be_filtered(
    page: FollowUpPage, vasteras_session: Session
) -> None:
    first, second = _activities(vasteras_session)[:2]
    _report(vasteras_session, first, "not_done")
    _report(vasteras_session, second, "not_done", "time")
    page.show_only("no_cause")
    assert page._sorted.rowCount() == 1


def test_search_finds_words_in_any_order(page: FollowUpPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page._search, "tobakstillsyn samordnad")
    assert page._sorted.rowCount() == 1


def test_status_is_reported_on_the_chosen_activity(
    page: FollowUpPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    node = _activities(vasteras_session)[2]
    page._table.choose(node.id)
    qtbot.mouseClick(page._detail._status._chips["done"], Qt.MouseButton.LeftButton)
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    assert follow_up.latest()[node.id].status_key == "done"
    assert page._chosen == node.id


def test_two_reports_on_a_day_are_one(
    page: FollowUpPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    chips = page._detail._status._chips
    qtbot.mouseClick(chips["ongoing"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chips["done"], Qt.MouseButton.LeftButton)
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    assert [entry.status_key for entry in follow_up.log] == ["done"]


def test_an_earlier_report_of_the_year_is_kept(
    page: FollowUpPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    _report(vasteras_session, _activities(vasteras_session)[0], "ongoing")
    qtbot.mouseClick(page._detail._status._chips["done"], Qt.MouseButton.LeftButton)
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    assert [entry.status_key for entry in follow_up.log] == ["ongoing", "done"]


def test_an_outcome_with_decimal_comma_is_a_number(
    page: FollowUpPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    row = next(iter(page._detail._indicators.rows.values()))
    qtbot.keyClicks(row.outcome.values[Sex.TOTAL], "87,5 %")
    row.outcome.values[Sex.TOTAL].flush()
    follow_up = vasteras_session.follow_up()
    assert follow_up is not None
    assert str(follow_up.outcomes[0].value) == "87.5"
    assert follow_up.outcomes[0].text == "87,5 %"


def test_a_goal_is_judged_apart_from_its_activities(
    page: FollowUpPage, vasteras_session: Session
) -> None:
    choice = page._detail._goal_choice
    choice.setCurrentIndex(choice.findData(GoalAssessment.PARTLY))
    choice.activated.emit(choice.currentIndex())
    follow_up, plan = vasteras_session.follow_up(), vasteras_session.plan()
    assert follow_up is not None
    assert plan is not None
    assert dict(follow_up.assessments) == {plan.nodes[0].id: GoalAssessment.PARTLY}
    assert follow_up.log == ()


def test_undo_takes_a_report_back_on_screen(
    page: FollowUpPage, vasteras_session: Session, qtbot: QtBot
) -> None:
    chip = page._detail._status._chips["done"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    vasteras_session.undo_stack.undo()
    assert not chip.isChecked()
