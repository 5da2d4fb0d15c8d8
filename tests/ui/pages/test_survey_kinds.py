"""Questions of every kind: how they are answered, and when they are asked."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop.domain.ids import OptionId
from andts_desktop.domain.survey import (
    AnswerState,
)
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.typed_answers import NumberAnswer, TextAnswer
from tests.ui.conftest import ShowPage
from tests.ui.survey_acts import ALT, answer_of, buttons_of, click, form_of
from tests.ui.survey_kinds import GROUPS, PLAN, VISITS, WORDS

JA, NEJ = OptionId("ja"), OptionId("nej")


@pytest.fixture
def page(kinds: Session, show_page: ShowPage) -> SurveyPage:
    return show_page(SurveyPage, kinds)


def test_several_options_are_chosen_together(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = form_of(page, GROUPS)
    click(qtbot, form, "Föräldrar i gymnasiet")
    click(qtbot, form, "Föräldrar i förskolan")
    assert answer_of(kinds, GROUPS).option_ids == ("forskola", "gymnasium")


def test_taking_the_last_of_several_away_leaves_the_question_unanswered(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = form_of(page, GROUPS)
    click(qtbot, form, "Föräldrar i förskolan")
    click(qtbot, form, "Föräldrar i förskolan")
    assert answer_of(kinds, GROUPS).state is AnswerState.UNANSWERED


def test_none_of_several_is_an_answer(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    form = form_of(page, GROUPS)
    click(qtbot, form, "Föräldrar i förskolan")
    click(qtbot, form, "Inget av detta")
    answer = answer_of(kinds, GROUPS)
    assert (answer.state, answer.option_ids) == (AnswerState.ANSWERED, ())
    assert not any(each.isChecked() for each in buttons_of(form)[:3])


def test_digits_toggle_the_options_of_several(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = form_of(page, GROUPS)
    qtbot.keyClick(buttons_of(form)[0], Qt.Key.Key_2, ALT)
    qtbot.keyClick(buttons_of(form)[1], Qt.Key.Key_3, ALT)
    assert answer_of(kinds, GROUPS).option_ids == ("skola", "gymnasium")


def test_the_wheel_leaves_check_boxes_alone(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    box = buttons_of(form_of(page, GROUPS))[0]
    wheel = QWheelEvent(
        QPointF(5, 5),
        box.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert answer_of(kinds, GROUPS).state is AnswerState.UNANSWERED


def _type_number(page: SurveyPage, text: str, qtbot: QtBot) -> NumberAnswer:
    field = form_of(page, VISITS)._typed
    assert isinstance(field, NumberAnswer)
    qtbot.keyClicks(field.field, text)
    field.field.flush()
    return field


def test_a_number_is_stored_as_it_was_typed(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    _type_number(page, "12", qtbot)
    assert answer_of(kinds, VISITS).value == Decimal(12)


@pytest.mark.parametrize("typed", ["300", "22 maj", "-1"])
def test_what_cannot_be_the_number_is_told_with_its_limit(
    page: SurveyPage, kinds: Session, qtbot: QtBot, typed: str
) -> None:
    field = _type_number(page, typed, qtbot)
    assert "mellan 0 och 200" in field.problem.text()
    assert field.field.accessibleDescription() == field.problem.text()
    assert answer_of(kinds, VISITS).state is AnswerState.UNANSWERED


def test_a_number_that_is_right_again_loses_its_warning(page: SurveyPage, qtbot: QtBot) -> None:
    field = _type_number(page, "7,5", qtbot)
    for text in ("22 maj", "7,5"):
        field.field.selectAll()
        qtbot.keyClicks(field.field, text)
        field.field.flush()
    assert not field.problem.isVisible()
    assert field.field.accessibleDescription() == ""


def test_the_stored_number_written_otherwise_is_not_refused(page: SurveyPage, qtbot: QtBot) -> None:
    field = _type_number(page, "7,5", qtbot)
    field.field.selectAll()
    qtbot.keyClicks(field.field, "7,50")
    field.field.flush()
    assert not field.field.typing.is_refused


def test_a_text_is_stored_as_it_is_typed(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    field = form_of(page, WORDS)._typed
    assert isinstance(field, TextAnswer)
    field.field.insertPlainText("För få händer")
    field.field.flush()
    answer = answer_of(kinds, WORDS)
    assert (answer.state, answer.text) == (AnswerState.ANSWERED, "För få händer")


def test_tab_leaves_a_text(page: SurveyPage, qtbot: QtBot) -> None:
    field = form_of(page, WORDS)._typed
    assert isinstance(field, TextAnswer)
    qtbot.keyClick(field.field, Qt.Key.Key_Tab)
    assert not field.field.hasFocus()


def test_what_an_option_takes_stands_under_it_and_is_read_aloud(page: SurveyPage) -> None:
    yes, no = buttons_of(form_of(page, PLAN))[:2]
    assert yes.heightForWidth(400) > no.heightForWidth(400)
    assert "Beslutad av nämnden" in yes.accessibleName()


def test_a_question_is_asked_only_where_its_condition_holds(page: SurveyPage, qtbot: QtBot) -> None:
    first, second = form_of(page, PLAN), page.answers._by_group[0].forms[1]
    assert second.isHidden()
    click(qtbot, first, "Ja")
    assert second.isVisible()


def test_a_question_that_comes_back_has_its_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first, second = form_of(page, PLAN), page.answers._by_group[0].forms[1]
    click(qtbot, first, "Ja")
    click(qtbot, second, "Vid behov")
    click(qtbot, first, "Nej")
    assert second.isHidden()
    assert "1 fråga visas inte" in first._hidden_note.text()
    click(qtbot, first, "Ja")
    assert second.answer.option_ids == ("ibland",)
    assert not first._hidden_note.text()


def test_the_keyboard_stays_where_it_is_when_a_question_goes(
    page: SurveyPage, qtbot: QtBot
) -> None:
    form = form_of(page, PLAN)
    qtbot.keyClick(buttons_of(form)[0], Qt.Key.Key_1, ALT)
    qtbot.keyClick(buttons_of(form)[0], Qt.Key.Key_2, ALT)
    assert buttons_of(form)[1].hasFocus()


def test_enter_goes_past_a_question_that_is_not_asked(page: SurveyPage, qtbot: QtBot) -> None:
    form = form_of(page, PLAN)
    click(qtbot, form, "Nej")
    qtbot.keyClick(buttons_of(form)[1], Qt.Key.Key_Return)
    assert page.answers._question == GROUPS


def test_next_unanswered_goes_past_a_question_that_is_not_asked(
    page: SurveyPage, qtbot: QtBot
) -> None:
    click(qtbot, form_of(page, PLAN), "Nej")
    page.answers.go_to_next_unanswered()
    assert page.answers._question == GROUPS
