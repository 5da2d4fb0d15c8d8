"""The line at the bottom of the window says truly what is saved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from andts_desktop.ui.pages.survey import SurveyPage
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.text_field import TextLine
from andts_desktop.ui.widgets.typed_answers import NumberAnswer
from andts_desktop.ui.workspace import BottomBar
from tests.ui.conftest import ShowPage
from tests.ui.survey_acts import form_of
from tests.ui.survey_kinds import VISITS

REFUSED = "▲ Det som står i fältet är inte sparat"


class Desk(QWidget):
    """The bar above the page where numbers are typed."""

    def __init__(self, session: Session, page: SurveyPage) -> None:
        super().__init__()
        self.page = page
        self.bar = BottomBar(session)
        self.other = TextLine("Något annat")
        column = QVBoxLayout(self)
        for widget in (self.bar, self.other, page):
            column.addWidget(widget)

    def said(self) -> str:
        """Return what the bar says of what is saved."""
        return self.bar.findChildren(QLabel)[0].text()

    def number(self) -> NumberAnswer:
        """Return the answer that is a number."""
        made = form_of(self.page, VISITS)._typed
        assert isinstance(made, NumberAnswer)
        return made

    def write(self, text: str, qtbot: QtBot) -> None:
        """Write over the number, and leave the field with Tab."""
        field = self.number().field
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Tab)


@pytest.fixture
def desk(kinds: Session, show_page: ShowPage, qtbot: QtBot) -> Desk:
    made = Desk(kinds, show_page(SurveyPage, kinds))
    qtbot.addWidget(made)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made.bar.follow(application)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_is_typed_is_being_saved(desk: Desk, qtbot: QtBot) -> None:
    field = desk.number().field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, "7")
    assert desk.said() == "Sparar…"


def test_a_wrong_number_is_said_not_to_be_saved(desk: Desk, qtbot: QtBot) -> None:
    desk.write("22 maj", qtbot)
    assert desk.said() == REFUSED


def test_a_wrong_number_is_not_saved_wherever_the_user_goes(desk: Desk, qtbot: QtBot) -> None:
    desk.write("22 maj", qtbot)
    desk.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.said() == REFUSED


@pytest.mark.parametrize("right", ["7,5", "7,50", "8"])
def test_a_number_that_is_right_again_is_saved(desk: Desk, qtbot: QtBot, right: str) -> None:
    for text in ("7,5", "22 maj", right):
        desk.write(text, qtbot)
    assert desk.said().startswith("✓ Sparat ")


def test_a_wrong_number_that_is_replaced_is_no_longer_told(desk: Desk, qtbot: QtBot) -> None:
    desk.write("22 maj", qtbot)
    desk.number().field.show_stored("7,5")
    assert desk.said() == "✓ Allt är sparat"


def test_a_field_that_is_gone_is_no_longer_told(desk: Desk, qtbot: QtBot) -> None:
    desk.other.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(desk.other, "x")
    desk.other.flush()
    desk.other.deleteLater()
    qtbot.waitUntil(lambda: not desk.said().startswith("▲"))
