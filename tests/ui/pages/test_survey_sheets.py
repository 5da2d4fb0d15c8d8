"""Answers taken over, suggested and received, and sheets that are ready, locked and reopened."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.ids import OptionId, QuestionId
from andts_desktop.domain.survey import (
    Answer,
    AnswerState,
    Origin,
    Provenance,
    SheetState,
)
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.typed_answers import NumberAnswer
from tests.ui.conftest import ShowPage
from tests.ui.survey_acts import ALT, answer_of, buttons_of, click, form_of, set_state, store
from tests.ui.survey_kinds import GROUPS, KINDS, PLAN, VISITS, YEAR

JA, NEJ = OptionId("ja"), OptionId("nej")


@pytest.fixture
def page(kinds: Session, show_page: ShowPage) -> SurveyPage:
    return show_page(SurveyPage, kinds)


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
    assert answer_of(last_year, PLAN).is_prefilled
    last_year.undo_stack.undo()
    assert answer_of(last_year, PLAN).state is AnswerState.UNANSWERED


@pytest.fixture
def prefilled(last_year: Session, show_page: ShowPage) -> SurveyPage:
    """Return the page with last year's answers taken over and none confirmed."""
    page = show_page(SurveyPage, last_year)
    page.answers.sheet_tools.prefill.click()
    return page


def test_what_is_taken_over_says_so_and_is_not_counted(
    prefilled: SurveyPage, last_year: Session
) -> None:
    form = form_of(prefilled, PLAN)
    assert form._origin.isVisible()
    assert "2025" in form._origin.text.text()
    assert prefilled.answers.figures.index.text() == "–"


def test_confirming_all_says_how_many_and_the_way_back(prefilled: SurveyPage) -> None:
    prefilled.answers.sheet_tools.confirm.click()
    assert prefilled.answers._left.text() == "2 svar bekräftade. Ångra med Ctrl+Z."


def test_what_stands_beside_the_figures_does_not_move(prefilled: SurveyPage) -> None:
    before = prefilled.answers.figures.width()
    prefilled.answers.sheet_tools.confirm.click()
    assert prefilled.answers.figures.width() == before


def test_the_same_option_again_confirms(
    prefilled: SurveyPage, last_year: Session, qtbot: QtBot
) -> None:
    click(qtbot, form_of(prefilled, PLAN), "Ja")
    answer = answer_of(last_year, PLAN)
    assert (answer.is_prefilled, answer.option_ids) == (False, (JA,))


def test_enter_confirms_and_goes_on(
    prefilled: SurveyPage, last_year: Session, qtbot: QtBot
) -> None:
    form = form_of(prefilled, PLAN)
    qtbot.keyClick(buttons_of(form)[0], Qt.Key.Key_Return)
    assert not answer_of(last_year, PLAN).is_prefilled
    assert prefilled.answers._question == YEAR


def test_enter_confirms_a_number(prefilled: SurveyPage, last_year: Session, qtbot: QtBot) -> None:
    field = form_of(prefilled, VISITS)._typed
    assert isinstance(field, NumberAnswer)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    assert not answer_of(last_year, VISITS).is_prefilled


def test_confirming_all_confirms_what_is_asked(prefilled: SurveyPage, last_year: Session) -> None:
    prefilled.answers.sheet_tools.confirm.click()
    assert not answer_of(last_year, PLAN).is_prefilled
    # The question that ja brings is seen first now, and waits for its own confirmation.
    assert answer_of(last_year, YEAR).is_prefilled


def test_a_sheet_with_answers_to_confirm_cannot_be_marked_ready(prefilled: SurveyPage) -> None:
    assert not prefilled.answers.sheet_tools.ready.isEnabled()


def test_what_is_left_and_what_waits_are_told_apart(prefilled: SurveyPage) -> None:
    assert "att bekräfta" in prefilled.answers._left.text()


def test_where_a_received_answer_comes_from_is_told(kinds: Session, show_page: ShowPage) -> None:
    source = Provenance(Origin.RECEIVED, "Farsta.pdf 2026-11-20")
    store(kinds, Answer(PLAN.id, AnswerState.ANSWERED, (NEJ,), provenance=source))
    form = form_of(show_page(SurveyPage, kinds), PLAN)
    assert form._origin.text.text() == "Från Farsta.pdf 2026-11-20"


def test_pressing_a_received_answer_again_keeps_where_it_comes_from(
    kinds: Session, show_page: ShowPage, qtbot: QtBot
) -> None:
    source = Provenance(Origin.RECEIVED, "Farsta.pdf")
    store(kinds, Answer(PLAN.id, AnswerState.ANSWERED, (NEJ,), provenance=source))
    form = form_of(show_page(SurveyPage, kinds), PLAN)
    click(qtbot, form, "Nej")
    assert answer_of(kinds, PLAN).provenance == source
    assert buttons_of(form)[1].isChecked()


def test_a_suggestion_is_used_by_its_button(example: Session, show_page: ShowPage) -> None:
    example.choose_unit(example.document.units.named("Hamnen").id)
    page = show_page(SurveyPage, example)
    view = page.answers._view
    assert view is not None
    question_id, suggestion = next(iter(view.suggestions.items()))
    question = view.instrument.question(QuestionId(question_id))
    assert question is not None
    form = form_of(page, question)
    assert suggestion.grounds in form._proposed.text.text()
    form._proposed.action.click()
    assert answer_of(example, question) == replace(suggestion.answer, comment="")


def test_a_sheet_that_is_ready_is_read_but_not_changed(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    click(qtbot, form_of(page, PLAN), "Nej")
    qtbot.mouseClick(page.answers.sheet_tools.ready, Qt.MouseButton.LeftButton)
    form = form_of(page, PLAN)
    click(qtbot, form, "Ja")
    qtbot.keyClick(form, Qt.Key.Key_1, ALT)
    assert answer_of(kinds, PLAN).option_ids == (NEJ,)
    assert buttons_of(form)[1].isChecked()
    assert "Klarmarkerad" in page.answers._line.accessibleName()


def test_a_locked_question_is_one_stop_that_reads_its_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    click(qtbot, form_of(page, PLAN), "Nej")
    set_state(kinds, SheetState.READY)
    form = form_of(page, PLAN)
    assert form.hasFocus()
    assert form.accessibleName() == f"{PLAN.text}. Nej"


def test_ready_then_locked_then_opened_again_with_a_reason(
    page: SurveyPage, kinds: Session
) -> None:
    store(kinds, Answer(PLAN.id, AnswerState.ANSWERED, (JA,)))
    answers = page.answers
    answers.sheet_tools.ready.click()
    answers.sheet_tools.lock.click()
    view = answers._view
    assert view is not None
    assert view.state is SheetState.LOCKED
    answers._edits.set_state(view, SheetState.DRAFT, "Fel unit")
    log = kinds.document.sheets.log(view.survey_round.id, view.unit.id)
    assert [event.note for event in log] == ["", "", "Fel unit"]
    assert form_of(page, PLAN)._options.isEnabled()


def test_undo_takes_a_state_back(page: SurveyPage, kinds: Session) -> None:
    page.answers.sheet_tools.ready.click()
    kinds.undo_stack.undo()
    assert page.answers._view is not None
    assert page.answers._view.state is SheetState.DRAFT


def test_undo_shows_the_unit_and_survey_of_the_answer(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first = kinds.unit_id
    click(qtbot, form_of(page, PLAN), "Ja")
    kinds.choose_unit(kinds.units()[1].id)
    kinds.choose_family("pi-mini")
    kinds.undo_stack.undo()
    assert (kinds.unit_id, kinds.family) == (first, KINDS.family)
    assert page.answers._question == PLAN


def test_what_is_typed_is_stored_for_the_unit_it_was_typed_for(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    first = kinds.unit_id
    form = form_of(page, PLAN)
    form._comment.setFocus()
    qtbot.keyClicks(form._comment, "Protokoll 4")
    kinds.choose_unit(kinds.units()[1].id)
    assert answer_of(kinds, PLAN).comment == ""
    assert form._comment.toPlainText() == ""
    assert first is not None
    kinds.choose_unit(first)
    assert answer_of(kinds, PLAN).comment == "Protokoll 4"


def test_a_click_on_a_question_half_seen_moves_nothing(
    page: SurveyPage, kinds: Session, qtbot: QtBot
) -> None:
    group = page.answers._by_group.get(1)
    form_of(page, GROUPS)
    group = page.answers._group()
    assert group is not None
    bar = group.verticalScrollBar()
    bar.setValue(20)
    qtbot.mouseClick(buttons_of(group.forms[0])[1], Qt.MouseButton.LeftButton)
    assert bar.value() == 20
    assert answer_of(kinds, GROUPS).option_ids == ("skola",)


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
