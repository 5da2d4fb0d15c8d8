"""The survey page: answers by click and key, points as one answers, last year beside."""

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from andts_desktop.document import Document
from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.comparison import full_answer
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.scoring import Score
from andts_desktop.domain.survey import Answer, AnswerState
from andts_desktop.ui.dialogs.new_round import NewRoundDialog
from andts_desktop.ui.look import Look
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.pages.survey_group_form import GroupForm
from andts_desktop.ui.pages.survey_round_pane import SurveyRoundPane
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.option_button import OptionButton
from andts_desktop.ui.widgets.question_form import QuestionForm
from andts_desktop.ui.widgets.typed_answers import NumberAnswer
from tests.ui.conftest import ShowPage
from tests.ui.survey_acts import ALT
from tests.ui.survey_kinds import open_kinds


@pytest.fixture
def page(session: Session, look: Look, qtbot: QtBot) -> SurveyPage:
    made = SurveyPage(session, look)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def _forms(page: SurveyPage) -> list[QuestionForm]:
    group = next(g for g in page.findChildren(GroupForm) if g.isVisible())
    return group.forms


def _options(form: QuestionForm) -> list[OptionButton]:
    return form.findChildren(OptionButton)


def _score(session: Session) -> Score:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    return session.document.surveys.score(survey_round, unit)


def test_a_click_on_an_option_stores_the_answer(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    form = _forms(page)[0]
    qtbot.mouseClick(_options(form)[0], Qt.MouseButton.LeftButton)
    answer = _score(session).questions()[0].answer
    assert answer.state is AnswerState.ANSWERED
    assert answer.option_ids == (form.question.options[0].id,)


def test_alt_with_a_digit_chooses_that_option(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    form = _forms(page)[0]
    form.take_focus()
    qtbot.keyClick(_options(form)[0], Qt.Key.Key_2, ALT)
    assert _score(session).questions()[0].answer.option_ids == (form.question.options[1].id,)


def test_what_is_typed_at_the_options_is_a_comment_and_no_answer(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    form = _forms(page)[0]
    form.take_focus()
    qtbot.keyClick(_options(form)[0], Qt.Key.Key_2)
    assert form._comment.hasFocus()
    qtbot.keyClicks(form._comment, " av 3")
    form._comment.flush()
    answer = _score(session).questions()[0].answer
    assert (answer.state, answer.comment) == (AnswerState.UNANSWERED, "2 av 3")


def test_an_option_tells_its_keys(page: SurveyPage) -> None:
    tips = [option.toolTip() for option in _options(_forms(page)[0])]
    assert tips[:2] == ["Alt+1", "Alt+2"]


def test_tab_comes_to_the_answers_before_what_clears_them(page: SurveyPage, qtbot: QtBot) -> None:
    form = _forms(page)[0]
    qtbot.mouseClick(_options(form)[0], Qt.MouseButton.LeftButton)
    stops, widget = list[object](), form.nextInFocusChain()
    while widget is not None and widget is not form:
        stops.append(widget)
        widget = widget.nextInFocusChain()
    order = [stops.index(each) for each in (_options(form)[-1], form._comment, form._clear)]
    assert order == sorted(order)


def test_the_help_follows_what_is_seen(page: SurveyPage) -> None:
    group = next(g for g in page.findChildren(GroupForm) if g.isVisible())
    first, third = group.forms[0], group.forms[2]
    first.take_focus()
    shown = page.answers._aside.about
    assert shown.text() == f"Fråga 1: {first.question.short}"
    group.verticalScrollBar().setValue(third.y())
    assert shown.text() == f"Fråga 3: {third.question.short}"
    assert first.isAncestorOf(QApplication.focusWidget() or page)
    group.verticalScrollBar().setValue(0)
    assert shown.text() == f"Fråga 1: {first.question.short}"


def test_another_group_is_shown_from_its_top(page: SurveyPage, qtbot: QtBot) -> None:
    group = next(g for g in page.findChildren(GroupForm) if g.isVisible())
    group.verticalScrollBar().setValue(400)
    page.answers._show_group(1)
    page.answers._show_group(0)
    qtbot.wait(20)
    assert group.verticalScrollBar().value() < group.forms[0].height()


def test_enter_goes_to_the_next_question(page: SurveyPage, qtbot: QtBot) -> None:
    first, second = _forms(page)[:2]
    first.take_focus()
    qtbot.keyClick(_options(first)[0], Qt.Key.Key_Return)
    assert _options(second)[0].hasFocus()


def test_vet_ej_is_kept_apart_from_zero(page: SurveyPage, session: Session, qtbot: QtBot) -> None:
    form = _forms(page)[0]
    qtbot.mouseClick(_options(form)[-2], Qt.MouseButton.LeftButton)
    score = _score(session)
    assert (score.unknown, score.answered) == (1, 0)


def test_ej_tillamplig_is_counted_openly(page: SurveyPage, session: Session, qtbot: QtBot) -> None:
    qtbot.mouseClick(_options(_forms(page)[0])[-1], Qt.MouseButton.LeftButton)
    assert _score(session).not_applicable == 1


def test_the_mouse_wheel_never_changes_an_answer(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    option = _options(_forms(page)[0])[0]
    qtbot.mouseClick(option, Qt.MouseButton.LeftButton)
    before = _score(session)
    wheel = QWheelEvent(
        QPointF(5, 5),
        option.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(option, wheel)
    assert _score(session) == before


def test_a_comment_is_stored_without_an_answer(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    form = _forms(page)[0]
    qtbot.keyClicks(form._comment, "Protokoll 4")
    form._comment.flush()
    answer = _score(session).questions()[0].answer
    assert (answer.state, answer.comment) == (AnswerState.UNANSWERED, "Protokoll 4")


def test_a_new_answer_keeps_the_comment(page: SurveyPage, session: Session, qtbot: QtBot) -> None:
    form = _forms(page)[0]
    qtbot.keyClicks(form._comment, "Protokoll 4")
    form._comment.flush()
    qtbot.mouseClick(_options(form)[1], Qt.MouseButton.LeftButton)
    assert _score(session).questions()[0].answer.comment == "Protokoll 4"


def test_undo_gives_the_earlier_answer_back_on_screen(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    options = _options(_forms(page)[0])
    qtbot.mouseClick(options[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(options[1], Qt.MouseButton.LeftButton)
    session.undo_stack.undo()
    assert options[0].isChecked()
    assert not options[1].isChecked()


def test_undo_goes_to_the_question_it_undid(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    forms = _forms(page)
    qtbot.mouseClick(_options(forms[0])[0], Qt.MouseButton.LeftButton)
    forms[5].take_focus()
    session.undo_stack.undo()
    assert page.answers._question == forms[0].question


def test_an_answer_can_be_cleared(page: SurveyPage, session: Session, qtbot: QtBot) -> None:
    form = _forms(page)[0]
    qtbot.mouseClick(_options(form)[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form._clear, Qt.MouseButton.LeftButton)
    assert _score(session).unanswered == 48


def test_full_points_everywhere_show_index_100(page: SurveyPage, session: Session) -> None:
    survey_round, unit = session.survey_round(), session.unit()
    assert survey_round is not None
    assert unit is not None
    for question in session.document.surveys.instrument(survey_round).questions():
        session.document.surveys.set_answer(survey_round.id, unit.id, full_answer(question))
    page.reload()
    assert page.answers.figures.index.text() == "100,0"


def test_an_untouched_survey_shows_no_index(page: SurveyPage) -> None:
    assert page.answers.figures.index.text() == "–"


def test_last_years_answer_is_marked(session: Session, look: Look, qtbot: QtBot) -> None:
    surveys, unit = session.document.surveys, session.unit()
    assert unit is not None
    last = surveys.open_round(session.year - 1)
    question = surveys.instrument(last).questions()[0]
    chosen = question.options[1].id
    surveys.set_answer(last.id, unit.id, Answer(question.id, AnswerState.ANSWERED, (chosen,)))
    page = SurveyPage(session, look)
    qtbot.addWidget(page)
    page.show()
    marks = [option.mark for option in _options(_forms(page)[0])]
    assert marks[1] == str(session.year - 1)
    assert set(marks) == {"", str(session.year - 1)}


def test_next_unanswered_skips_what_is_answered(page: SurveyPage, qtbot: QtBot) -> None:
    forms = _forms(page)
    qtbot.mouseClick(_options(forms[1])[0], Qt.MouseButton.LeftButton)
    forms[0].take_focus()
    page.answers.go_to_next_unanswered()
    assert _options(forms[2])[0].hasFocus()


def test_a_year_without_round_offers_to_start_one(
    page: SurveyPage, session: Session, qtbot: QtBot
) -> None:
    session.choose_year(2025)
    qtbot.mouseClick(page.answers.empty.go_on, Qt.MouseButton.LeftButton)
    dialog = page.findChild(NewRoundDialog)
    assert dialog is not None
    dialog.accept()
    assert session.survey_round() is not None
    assert _forms(page)


def test_example_questions_are_called_so(page: SurveyPage) -> None:
    texts = [label.text() for label in page.findChildren(QLabel)]
    assert any("exempelfrågor" in text for text in texts)


@pytest.fixture
def total_only(stockholm: Document) -> Session:
    """Return a session in a year of which only the total is known."""
    stockholm.surveys.open_round(2022, InstrumentId("pi-mini-1"))
    return Session(stockholm, lambda: dt.date(2022, 11, 1))


def _type_total(page: SurveyPage, text: str, qtbot: QtBot) -> QuestionForm:
    form = _forms(page)[0]
    assert isinstance(form._typed, NumberAnswer)
    qtbot.keyClicks(form._typed.field, text)
    form._typed.field.flush()
    return form


def test_a_number_is_asked_where_only_the_total_is_known(
    total_only: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    _type_total(show_page(SurveyPage, total_only), "52,5", qtbot)
    assert _score(total_only).index == Decimal("52.5")


def test_a_number_out_of_range_is_told_and_not_stored(
    total_only: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    form = _type_total(show_page(SurveyPage, total_only), "520", qtbot)
    assert isinstance(form._typed, NumberAnswer)
    assert form._typed.problem.isVisible()
    assert _score(total_only).index is None


def test_a_part_of_the_page_is_built_when_it_is_asked_for(page: SurveyPage) -> None:
    assert page.findChild(SurveyRoundPane) is None
    page.show_only("round")
    assert page.findChild(SurveyRoundPane) is not None


def test_the_actions_of_a_part_are_shown_with_it(page: SurveyPage) -> None:
    page.show_only("round")
    pane = page.findChild(SurveyRoundPane)
    assert pane is not None
    assert pane.send.isVisible()
    assert not page.answers.sheet_tools.isVisible()
    page.show_only("answer")
    assert not pane.send.isVisible()
    assert page.answers.sheet_tools.isVisible()


def test_the_tabs_stay_in_their_place(page: SurveyPage, qtbot: QtBot) -> None:
    before = page._tabs.y()
    page.show_only("round")
    qtbot.wait(20)
    assert page._tabs.y() == before


def test_a_first_round_is_not_said_to_go_on_from_another(
    vasteras_session: Session, show_page: ShowPage
) -> None:
    page = show_page(SurveyPage, vasteras_session)
    texts = [label.text() for label in page.answers.empty.findChildren(QLabel)]
    assert not any("förra omgången" in text for text in texts)
    assert page.answers.empty.go_on.text() == f"Ny omgång {vasteras_session.year}…"


def test_a_round_that_nobody_answers_leads_to_where_they_are_chosen(
    vasteras_session: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    open_kinds(vasteras_session.document, vasteras_session.year)
    vasteras_session.changed.emit(EVERYTHING)
    page = show_page(SurveyPage, vasteras_session)
    asked = QSignalSpy(page.asked_for_page)
    qtbot.mouseClick(page.answers.empty.go_on, Qt.MouseButton.LeftButton)
    assert asked.count() == 1
    assert asked.at(0) == ["survey:round"]
    page.show_only("round")
    pane = page.findChild(SurveyRoundPane)
    assert pane is not None
    assert not pane.send.isEnabled()
    assert pane.who.isEnabled()
