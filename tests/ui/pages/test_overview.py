"""The overview: what it counts, what it says is next, and where its buttons lead."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.comparison import full_answer
from andts_desktop.domain.follow_up import StatusEntry
from andts_desktop.domain.survey import Answer, AnswerSheet, AnswerState
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.commands.whole_plan import SetLevels
from andts_desktop.ui.pages.overview import OverviewPage
from andts_desktop.ui.pages.overview_values import Overview, Step, StepKind, gather, next_steps
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.row_button import RowButton
from tests.ui.conftest import TODAY, ShowPage

Show = Callable[[Session], OverviewPage]


@pytest.fixture
def show(show_page: ShowPage) -> Show:
    return partial(show_page, OverviewPage)


def answer_fully(session: Session, count: int | None = None) -> None:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    questions = session.document.surveys.instrument(survey_round).questions()[:count]
    answers = tuple(full_answer(question) for question in questions)
    session.document.surveys.set_answers([AnswerSheet(survey_round.id, unit.id, answers)])


def kinds(overview: Overview) -> list[StepKind]:
    return [step.kind for step in next_steps(overview)]


def test_a_full_survey_is_100_and_offers_to_look(session: Session, show: Show) -> None:
    answer_fully(session)
    page = show(session)
    assert page.index_card.figure.text() == "100,0"
    assert page.index_card.note.text() == ""
    assert page.survey_card.figure.text() == "48 av 48"
    assert page.survey_card.button.text() == "Visa svaren"


def test_an_unfinished_survey_says_that_its_index_is_so_far(session: Session, show: Show) -> None:
    answer_fully(session, 41)
    page = show(session)
    assert page.index_card.note.text() == "Hittills: 7 frågor är kvar att besvara."
    assert page.survey_card.figure.text() == "41 av 48"
    assert page.survey_card.note.text() == "7 kvar"
    assert page.survey_card.button.text() == "Fortsätt svara"


def test_nothing_answered_is_a_gap_and_not_a_zero(session: Session, show: Show) -> None:
    page = show(session)
    assert page.index_card.figure.text() == "–"
    assert page.index_card.note.text() == "Inga svar än."
    names = [bar.accessibleName() for bar in page.index_card.bars()]
    assert names == ["Strukturer – av 22 p", "Aktiviteter – av 33 p"]
    assert all(bar.share().part is None for bar in page.index_card.bars())
    assert page.survey_card.button.text() == "Börja svara"


def test_example_questions_are_named_as_such(session: Session, show: Show) -> None:
    assert show(session).index_card.caption.text() == "PI-mini 2026 (exempelfrågor)"


def test_unknown_and_not_applicable_are_counted_openly(session: Session, show: Show) -> None:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    answer_fully(session)
    questions = session.document.surveys.instrument(survey_round).questions()
    states = (AnswerState.UNKNOWN, AnswerState.NOT_APPLICABLE, AnswerState.NOT_APPLICABLE)
    for question, state in zip(questions, states, strict=False):
        answer = Answer(question.id, state)
        session.document.surveys.set_answer(survey_round.id, unit.id, answer)
    page = show(session)
    assert page.survey_card.figure.text() == "45 av 48"
    assert page.survey_card.note.text() == "2 ej tillämpliga · 1 vet ej"


def test_the_change_is_to_the_latest_comparable_year(example: Session, show: Show) -> None:
    overview = gather(example)
    assert overview.survey is not None
    previous = overview.survey.previous(2026)
    assert previous is not None
    assert previous.year == 2025
    text = show(example).index_card.beside.text()
    assert text.startswith(("↑ Upp ", "↓ Ned ", "→ Oförändrat"))
    assert text.endswith(" sedan 2025")


def test_there_is_no_change_across_a_break(example: Session, show: Show) -> None:
    example.choose_year(2023)
    text = show(example).index_card.beside.text()
    assert text == "Ny version i år. Kan inte jämföras med 2022."


def test_a_department_gets_no_index_and_no_questions_left(example: Session, show: Show) -> None:
    departments = (u for u in example.document.units.all() if u.kind is UnitKind.DEPARTMENT)
    example.choose_unit(next(departments).id)
    page = show(example)
    assert page.index_card.figure.text() == "–"
    assert "utan index" in page.index_card.note.text()
    assert page.index_card.bars() == ()
    assert "av" not in page.survey_card.figure.text()
    assert StepKind.ANSWER not in kinds(gather(example))


def test_a_year_without_round_offers_to_open_one(
    example: Session, show: Show, qtbot: QtBot
) -> None:
    example.choose_year(2027)
    page = show(example)
    assert page.survey_card.button.text() == "Starta enkätomgång 2027"
    qtbot.mouseClick(page.survey_card.button, Qt.MouseButton.LeftButton)
    assert example.survey_round() is not None
    assert page.survey_card.button.text() == "Börja svara"
    assert not example.undo_stack.canUndo()


def test_a_plan_without_activities_says_so_and_leads_to_the_plan(
    session: Session, show: Show
) -> None:
    page = show(session)
    assert page.follow_up_card.figure.text() == "–"
    assert kinds(gather(session)) == [
        StepKind.ANSWER,
        StepKind.SILENT,
        StepKind.ADD_ACTIVITIES,
    ]
    asked = QSignalSpy(page.asked_for_page)
    to_plan = next(b for b in page.plan_card.findChildren(QPushButton) if b.isVisible())
    to_plan.click()
    assert asked.at(0) == ["plan"]


def test_statuses_and_deviations_without_cause_are_counted(vasteras_session: Session) -> None:
    plan = vasteras_session.plan()
    assert plan is not None
    first, second, third = plan.with_status()[:3]
    follow_up = vasteras_session.document.follow_up
    for node, key, cause in (
        (first, "done", ""),
        (second, "not_done", ""),
        (third, "partly_done", "time"),
    ):
        follow_up.set_status(StatusEntry(node.id, 2026, "2026-05-01", key, cause))
    overview = gather(vasteras_session)
    assert overview.activities == 14
    assert overview.without_status == 11
    assert overview.deviations == 2
    assert overview.without_cause == (second.id,)
    steps = next_steps(overview)
    assert Step(StepKind.WITHOUT_STATUS, 11) in steps
    assert Step(StepKind.WITHOUT_CAUSE, 1) in steps


def test_the_follow_up_card_says_what_it_counts(vasteras_session: Session, show: Show) -> None:
    page = show(vasteras_session)
    assert page.follow_up_card.figure.text() == "0 av 14"
    assert page.follow_up_card.note.text() == "Inga avvikelser."


def test_every_next_step_is_a_button_that_leads_somewhere(example: Session, show: Show) -> None:
    page = show(example)
    asked = QSignalSpy(page.asked_for_page)
    rows = page.next_card.findChildren(RowButton)
    assert len(rows) == len(next_steps(gather(example)))
    for row in rows:
        assert row.accessibleName()
        QTest.keyClick(row, Qt.Key.Key_Space)
    pages = [asked.at(number)[0] for number in range(asked.count())]
    assert "follow_up:none" in pages
    assert pages[-1] == "reports:annual"
    assert len(pages) == len(rows)


def test_the_plans_table_is_told_in_words(example: Session, show: Show) -> None:
    table = show(example).plan_card.table
    cell = table.model().index(0, 1)
    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "genomförd" in spoken
    assert "pågår" in spoken
    assert table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("1 ")


def test_a_status_given_elsewhere_is_shown_at_once(vasteras_session: Session, show: Show) -> None:
    page = show(vasteras_session)
    plan = vasteras_session.plan()
    assert plan is not None
    entry = StatusEntry(plan.with_status()[0].id, 2026, "2026-05-01", "done")
    vasteras_session.run(lambda: vasteras_session.document.follow_up.set_status(entry))
    assert page.follow_up_card.figure.text() == "1 av 14"


def test_a_file_without_plan_or_units_can_be_shown(document: Document, show: Show) -> None:
    page = show(Session(document, lambda: TODAY))
    assert page.survey_card.button.text() == "Lägg till enheter"
    assert page.header.subtitle.text() == "Ingen plan"
    assert next_steps(gather(page.session)) == ()


def test_a_bar_is_filled_as_far_as_its_points(session: Session, show: Show) -> None:
    answer_fully(session)
    bars = show(session).index_card.bars()
    assert [bar.share().part for bar in bars] == [1.0, 1.0]
    assert bars[0].accessibleName() == "Strukturer 22 av 22 p"


def test_what_is_followed_up_is_called_what_the_plan_calls_it(
    vasteras_session: Session, show: Show
) -> None:
    plan = vasteras_session.plan()
    assert plan is not None
    levels = [
        replace(each, singular="insats", plural="insatser") if each.has_status else each
        for each in plan.levels
    ]
    vasteras_session.push(SetLevels(vasteras_session, plan.id, plan.levels, levels))
    page = show(vasteras_session)
    words = [label.text() for label in page.findChildren(QLabel)]
    assert "insatser har status" in words
    assert any(word.startswith("14 insatser utan status") for word in words)
    assert not any("aktivitet" in word for word in words)
