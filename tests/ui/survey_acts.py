"""What tests do on the survey page."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.instrument import Question
from andts_desktop.domain.survey import (
    Answer,
    SheetState,
)
from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.option_button import CheckButton, OptionButton
from andts_desktop.ui.widgets.question_form import QuestionForm

ALT = Qt.KeyboardModifier.AltModifier


def form_of(page: SurveyPage, question: Question) -> QuestionForm:
    """Go to a question and return its form."""
    page.answers.go_to(question.id)
    group = page.answers._group()
    assert group is not None
    form = group.form_of(question)
    assert form is not None
    return form


def buttons_of(form: QuestionForm) -> tuple[OptionButton | CheckButton, ...]:
    """Return what can be chosen in a form."""
    return form._options.buttons()


def click(qtbot: QtBot, form: QuestionForm, text: str) -> None:
    """Click on an option by its text."""
    made = next(each for each in buttons_of(form) if each.text() == text)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def answer_of(session: Session, question: Question) -> Answer:
    """Return the chosen unit's stored answer."""
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    return session.document.surveys.sheet(survey_round, unit_id).answer(question.id)


def store(session: Session, answer: Answer) -> None:
    """Store an answer of the chosen unit behind the page."""
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    session.run(lambda: session.document.surveys.set_answer(survey_round.id, unit_id, answer))


def set_state(session: Session, state: SheetState) -> None:
    """Take the chosen unit's sheet to a state behind the page."""
    survey_round, unit_id = session.survey_round(), session.unit_id
    assert survey_round is not None
    assert unit_id is not None
    at = (survey_round.id, unit_id)
    session.run(lambda: session.document.sheets.set_state(*at, state, session.now()))
