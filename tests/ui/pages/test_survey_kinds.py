"""Questions of every kind: how they are answered, hidden, taken over, suggested and locked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.instrument import Question
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    Origin,
    Provenance,
    SheetState,
)
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.option_button import CheckButton, OptionButton
from andts_desktop.ui.widgets.question_form import QuestionForm
from andts_desktop.ui.widgets.typed_answers import NumberAnswer, TextAnswer
from tests.ui.conftest import ShowPage
from tests.ui.survey_kinds import GROUPS, KINDS, PLAN, VISITS, WORDS, YEAR, open_kinds

JA, NEJ = OptionId("ja"), OptionId("nej")


@pytest.fixture
def kinds(session: Session) -> Session:
    """Return a session on the survey with all kinds of questions, beside PI-mini."""
    open_kinds(session.document, session.year)
    session.choose_family(KINDS.family)
    return session


@pytest.fixture
def page(kinds: Session, show_page: ShowPage) -> SurveyPage:
    return show_page(SurveyPage, kinds)


def _form(page: SurveyPage, question: Question) -> QuestionForm:
    page.answers.go_to(question.id)
    group = page.answers._group()
    assert group is not None
    form = group.form_of(question)
    assert form is not None
    return form


def _buttons(form: QuestionForm) -> tuple[OptionButton | CheckButton, ...]:
    return form._options.buttons()


def _click(qtbot: QtBot, form: QuestionForm, text: str) -> None:
    made = next(each for each in _buttons(form) if each.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def _answer(session: Session, question: Question) -> Answer:
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    return session.document.surveys.sheet(survey_round, unit_id).answer(question.id)


def _store(session: Session, answer: Answer) -> None:
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    session.run(lambda: session.document.surveys.set_answer(survey_round.id, unit_id, answer))


def _set_state(session: Session, state: SheetState) -> None:
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    at = (survey_round.id, unit_id)
    session.run(lambda: session.document.sheets.set_state(*at, state, session.now()))


def test_several_options_are_chosen_together(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = _form(page, GROUPS)
    _click(qtbot, form, "Föräldrar i gymnasiet")
    _click(qtbot, form, "Föräldrar i förskolan")
    assert _answer(kinds, GROUPS).option_ids == ("forskola", "gymnasium")


def test_taking_the_last_of_several_away_leaves_the_question_unanswered(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = _form(page, GROUPS)
    _click(qtbot, form, "Föräldrar i förskolan")
    _click(qtbot, form, "Föräldrar i förskolan")
    assert _answer(kinds, GROUPS).state is AnswerState.UNANSWERED


def test_none_of_several_is_an_answer(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    form = _form(page, GROUPS)
    _click(qtbot, form, "Föräldrar i förskolan")
    _click(qtbot, form, "Inget av detta")
    answer = _answer(kinds, GROUPS)
    assert (answer.state, answer.option_ids) == (AnswerState.ANSWERED, ())
    assert not any(each.isChecked() for each in _buttons(form)[:3])


def test_digits_toggle_the_options_of_several(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    form = _form(page, GROUPS)
    qtbot.keyClick(_buttons(form)[0], Qt.Key.Key_2)
    qtbot.keyClick(_buttons(form)[1], Qt.Key.Key_3)
    assert _answer(kinds, GROUPS).option_ids == ("skola", "gymnasium")


def test_the_wheel_leaves_check_boxes_alone(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    box = _buttons(_form(page, GROUPS))[0]
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
    assert _answer(kinds, GROUPS).state is AnswerState.UNANSWERED


def _type_number(page: SurveyPage, text: str, qtbot: QtBot) -> NumberAnswer:
    field = _form(page, VISITS)._typed
    assert isinstance(field, NumberAnswer)
    qtbot.keyClicks(field.field, text)
    field.field.flush()
    return field


def test_a_number_is_stored_as_it_was_typed(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    _type_number(page, "12", qtbot)
    assert _answer(kinds, VISITS).value == Decimal(12)


@pytest.mark.parametrize("typed", ["300", "22 maj", "-1"])
def test_what_cannot_be_the_number_is_told_with_its_limit(
    page: SurveyPage, kinds: Session, qtbot: QtBot, typed: str
) -> None:
    field = _type_number(page, typed, qtbot)
    assert "mellan 0 och 200" in field.problem.text()
    assert field.field.accessibleDescription() == field.problem.text()
    assert _answer(kinds, VISITS).state is AnswerState.UNANSWERED


def test_a_text_is_stored_as_it_is_typed(page: SurveyPage, kinds: Session, qtbot: QtBot) -> None:
    field = _form(page, WORDS)._typed
    assert isinstance(field, TextAnswer)
    field.field.insertPlainText("För få händer")
    field.field.flush()
    answer = _answer(kinds, WORDS)
    assert (answer.state, answer.text) == (AnswerState.ANSWERED, "För få händer")


def test_tab_leaves_a_text(page: SurveyPage, qtbot: QtBot) -> None:
    field = _form(page, WORDS)._typed
    assert isinstance(field, TextAnswer)
    qtbot.keyClick(field.field, Qt.Key.Key_Tab)
    assert not field.field.hasFocus()


def test_what_an_option_takes_stands_under_it_and_is_read_aloud(page: SurveyPage) -> None:
    yes, no = _buttons(_form(page, PLAN))[:2]
    assert yes.heightForWidth(400) > no.heightForWidth(400)
    assert "Beslutad av nämnden" in yes.accessibleName()


def test_a_question_is_asked_only_where_its_condition_holds(page: SurveyPage, qtbot: QtBot) -> None:
    first, second = _form(page, PLAN), page.answers._by_group[0].forms[1]
    assert second.isHidden()
    _click(qtbot, first, "Ja")
    assert second.isVisible()


def test_a_question_that_comes_back_has_its_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first, second = _form(page, PLAN), page.answers._by_group[0].forms[1]
    _click(qtbot, first, "Ja")
    _click(qtbot, second, "Vid behov")
    _click(qtbot, first, "Nej")
    assert second.isHidden()
    assert "1 fråga visas inte" in first._hidden_note.text()
    _click(qtbot, first, "Ja")
    assert second.answer.option_ids == ("ibland",)
    assert not first._hidden_note.text()


def test_the_keyboard_stays_where_it_is_when_a_question_goes(
    page: SurveyPage, qtbot: QtBot
) -> None:
    form = _form(page, PLAN)
    qtbot.keyClick(_buttons(form)[0], Qt.Key.Key_1)
    qtbot.keyClick(_buttons(form)[0], Qt.Key.Key_2)
    assert _buttons(form)[1].hasFocus()


def test_enter_goes_past_a_question_that_is_not_asked(page: SurveyPage, qtbot: QtBot) -> None:
    form = _form(page, PLAN)
    _click(qtbot, form, "Nej")
    qtbot.keyClick(_buttons(form)[1], Qt.Key.Key_Return)
    assert page.answers._question == GROUPS


def test_next_unanswered_goes_past_a_question_that_is_not_asked(
    page: SurveyPage, qtbot: QtBot
) -> None:
    _click(qtbot, _form(page, PLAN), "Nej")
    page.answers.go_to_next_unanswered()
    assert page.answers._question == GROUPS


@pytest.fixture
def last_year(kinds: Session) -> Session:
    """Return the session with answers of the year before: ja, vid behov and 12 visits."""
    surveys, unit_id = kinds.document.surveys, kinds.unit_id
    assert unit_id is not None
    earlier = surveys.open_round(kinds.year - 1, KINDS.id)
    for answer in (
        Answer(PLAN.id, AnswerState.ANSWERED, (JA,), comment="Beslut i maj"),
        Answer(YEAR.id, AnswerState.ANSWERED, (OptionId("ibland"),)),
        Answer(VISITS.id, AnswerState.ANSWERED, value=Decimal(12)),
    ):
        surveys.set_answer(earlier.id, unit_id, answer)
    return kinds


def test_last_years_answers_are_taken_over_in_one_step(
    last_year: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    page = show_page(SurveyPage, last_year)
    tools = page.answers.sheet_tools
    assert "(3)" in tools.prefill.text()
    qtbot.mouseClick(tools.prefill, Qt.MouseButton.LeftButton)
    assert _answer(last_year, PLAN).is_prefilled
    last_year.undo_stack.undo()
    assert _answer(last_year, PLAN).state is AnswerState.UNANSWERED


@pytest.fixture
def prefilled(last_year: Session, show_page: ShowPage) -> SurveyPage:
    """Return the page with last year's answers taken over and none confirmed."""
    page = show_page(SurveyPage, last_year)
    page.answers.sheet_tools.prefill.click()
    return page


def test_what_is_taken_over_says_so_and_is_not_counted(
    prefilled: SurveyPage, last_year: Session
) -> None:
    form = _form(prefilled, PLAN)
    assert form._origin.isVisible()
    assert "2025" in form._origin.text.text()
    assert prefilled.answers.figures.index.text() == "–"


def test_the_same_option_again_confirms(
    prefilled: SurveyPage, last_year: Session, qtbot: QtBot
) -> None:
    _click(qtbot, _form(prefilled, PLAN), "Ja")
    answer = _answer(last_year, PLAN)
    assert (answer.is_prefilled, answer.option_ids) == (False, (JA,))


def test_enter_confirms_and_goes_on(
    prefilled: SurveyPage, last_year: Session, qtbot: QtBot
) -> None:
    form = _form(prefilled, PLAN)
    qtbot.keyClick(_buttons(form)[0], Qt.Key.Key_Return)
    assert not _answer(last_year, PLAN).is_prefilled
    assert prefilled.answers._question == YEAR


def test_enter_confirms_a_number(prefilled: SurveyPage, last_year: Session, qtbot: QtBot) -> None:
    field = _form(prefilled, VISITS)._typed
    assert isinstance(field, NumberAnswer)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert not _answer(last_year, VISITS).is_prefilled


def test_confirming_all_confirms_what_is_asked(prefilled: SurveyPage, last_year: Session) -> None:
    prefilled.answers.sheet_tools.confirm.click()
    assert not _answer(last_year, PLAN).is_prefilled
    # The question that ja brings is seen first now, and waits for its own confirmation.
    assert _answer(last_year, YEAR).is_prefilled


def test_a_sheet_with_answers_to_confirm_cannot_be_marked_ready(prefilled: SurveyPage) -> None:
    assert not prefilled.answers.sheet_tools.ready.isEnabled()


def test_what_is_left_and_what_waits_are_told_apart(prefilled: SurveyPage) -> None:
    assert "att bekräfta" in prefilled.answers._left.text()


def test_where_a_received_answer_comes_from_is_told(kinds: Session, show_page: ShowPage) -> None:
    source = Provenance(Origin.RECEIVED, "Farsta.pdf 2026-11-20")
    _store(kinds, Answer(PLAN.id, AnswerState.ANSWERED, (NEJ,), provenance=source))
    form = _form(show_page(SurveyPage, kinds), PLAN)
    assert form._origin.text.text() == "Från Farsta.pdf 2026-11-20"


def test_pressing_a_received_answer_again_keeps_where_it_comes_from(
    kinds: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    source = Provenance(Origin.RECEIVED, "Farsta.pdf")
    _store(kinds, Answer(PLAN.id, AnswerState.ANSWERED, (NEJ,), provenance=source))
    form = _form(show_page(SurveyPage, kinds), PLAN)
    _click(qtbot, form, "Nej")
    assert _answer(kinds, PLAN).provenance == source
    assert _buttons(form)[1].isChecked()


def test_a_suggestion_is_used_by_its_button(example: Session, show_page: ShowPage) -> None:
    example.choose_unit(example.document.units.named("Hamnen").id)
    page = show_page(SurveyPage, example)
    view = page.answers._view
    assert view is not None
    question_id, suggestion = next(iter(view.suggestions.items()))
    question = view.instrument.question(QuestionId(question_id))
    assert question is not None
    form = _form(page, question)
    assert suggestion.grounds in form._proposed.text.text()
    form._proposed.action.click()
    assert _answer(example, question) == replace(suggestion.answer, comment="")


def test_a_sheet_that_is_ready_is_read_but_not_changed(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    _click(qtbot, _form(page, PLAN), "Nej")
    qtbot.mouseClick(page.answers.sheet_tools.ready, Qt.MouseButton.LeftButton)
    form = _form(page, PLAN)
    _click(qtbot, form, "Ja")
    qtbot.keyClick(form, Qt.Key.Key_1)
    assert _answer(kinds, PLAN).option_ids == (NEJ,)
    assert _buttons(form)[1].isChecked()
    assert "Klarmarkerad" in page.answers._line.accessibleName()


def test_a_locked_question_is_one_stop_that_reads_its_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    _click(qtbot, _form(page, PLAN), "Nej")
    _set_state(kinds, SheetState.READY)
    form = _form(page, PLAN)
    assert form.hasFocus()
    assert form.accessibleName() == f"{PLAN.text}. Nej"


def test_ready_then_locked_then_opened_again_with_a_reason(
    page: SurveyPage, kinds: Session
) -> None:
    answers = page.answers
    answers.sheet_tools.ready.click()
    answers.sheet_tools.lock.click()
    view = answers._view
    assert view is not None
    assert view.state is SheetState.LOCKED
    answers._edits.set_state(view, SheetState.DRAFT, "Fel unit")
    log = kinds.document.sheets.log(view.survey_round.id, view.unit.id)
    assert [event.note for event in log] == ["", "", "Fel unit"]
    assert _form(page, PLAN)._options.isEnabled()


def test_undo_takes_a_state_back(page: SurveyPage, kinds: Session) -> None:
    page.answers.sheet_tools.ready.click()
    kinds.undo_stack.undo()
    assert page.answers._view is not None
    assert page.answers._view.state is SheetState.DRAFT


def test_undo_shows_the_unit_and_survey_of_the_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first = kinds.unit_id
    _click(qtbot, _form(page, PLAN), "Ja")
    kinds.choose_unit(kinds.units()[1].id)
    kinds.choose_family("pi-mini")
    kinds.undo_stack.undo()
    assert (kinds.unit_id, kinds.family) == (first, KINDS.family)
    assert page.answers._question == PLAN


def test_what_is_typed_is_stored_for_the_unit_it_was_typed_for(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first = kinds.unit_id
    form = _form(page, PLAN)
    form._comment.setFocus()
    qtbot.keyClicks(form._comment, "Protokoll 4")
    kinds.choose_unit(kinds.units()[1].id)
    assert _answer(kinds, PLAN).comment == ""
    assert form._comment.toPlainText() == ""
    assert first is not None
    kinds.choose_unit(first)
    assert _answer(kinds, PLAN).comment == "Protokoll 4"


def test_a_click_on_a_question_half_seen_moves_nothing(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    group = page.answers._by_group.get(1)
    _form(page, GROUPS)
    group = page.answers._group()
    assert group is not None
    bar = group.verticalScrollBar()
    bar.setValue(20)
    qtbot.mouseClick(_buttons(group.forms[0])[1], Qt.MouseButton.LeftButton)
    assert bar.value() == 20
    assert _answer(kinds, GROUPS).option_ids == ("skola",)


def test_an_instrument_changed_before_it_is_used_again_is_shown_as_it_is_now(
    page: SurveyPage, kinds: Session
) -> None:
    document, survey_round = kinds.document, kinds.survey_round()
    assert survey_round is not None
    document.surveys.remove_round(survey_round.id)
    first = replace(KINDS.parts[0], questions=(replace(PLAN, text="Finns det en plan?"), YEAR))
    document.instruments.put(replace(KINDS, parts=(first, *KINDS.parts[1:])))
    document.surveys.open_round(kinds.year, KINDS.id)
    kinds.changed.emit(EVERYTHING)
    assert page.answers._by_group[0].forms[0].question.text == "Finns det en plan?"
