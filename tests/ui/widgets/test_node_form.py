"""The form for a node: every field stored as it is typed, and warnings in the margin."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.ids import NodeId
from andts_desktop.domain.plan import Node, NodeField, Plan, PreventionLevel, Substance
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.node_form import NodeForm
from andts_desktop.ui.widgets.text_field import TextLine
from tests.ui.plan_acts import heard


class Editing:
    """A form on the first area of Stockholm, shown again after each change as a page does."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.form = NodeForm(session)
        self.chosen = self.plan().nodes[0].children[0].id
        qtbot.addWidget(self.form)
        self._reload()
        session.changed.connect(lambda _changes: self._reload())
        with qtbot.waitExposed(self.form):
            self.form.show()
        self.form.activateWindow()

    def _reload(self) -> None:
        self.form.show_node(self.plan(), self.node())

    def plan(self) -> Plan:
        plan = self.session.plan()
        assert plan is not None
        return plan

    def node(self) -> Node:
        node = self.plan().node(self.chosen)
        assert node is not None
        return node

    def choose(self, node_id: NodeId) -> None:
        self.chosen = node_id
        self._reload()

    def set(self, field: NodeField, value: str) -> None:
        self.session.document.plans.set_field(self.chosen, field, value)
        self.session.changed.emit(EVERYTHING)


@pytest.fixture
def editing(session: Session, qtbot: QtBot) -> Editing:
    return Editing(session, qtbot)


def test_the_description_is_stored_as_markup(editing: Editing, qtbot: QtBot) -> None:
    edit = editing.form._text.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "- ett")
    editing.form._text.flush()
    assert editing.node().text == "- ett"


def test_what_is_typed_is_stored_where_it_was_typed(editing: Editing, qtbot: QtBot) -> None:
    first, other = editing.node(), editing.plan().nodes[1]
    edit = editing.form._text.edit
    edit.selectAll()
    qtbot.keyClicks(edit, "nytt")
    editing.choose(other.id)
    changed = editing.plan().node(first.id)
    assert changed is not None
    assert changed.text == "nytt"
    assert editing.node() == other
    assert editing.session.undo_stack.count() == 1


def test_an_empty_title_is_told_in_the_margin_and_stays_in_the_field(
    editing: Editing, qtbot: QtBot
) -> None:
    editing.form.take_focus()
    qtbot.keyClick(editing.form._title, Qt.Key.Key_Delete)
    editing.form._title.flush()
    editing.set("text", "något annat ändras")
    assert editing.node().title == "Tillsyn"
    assert editing.form._title.toPlainText() == ""
    assert editing.form._title_field.note.text() == "Rubriken får inte vara tom."


def test_what_could_not_be_stored_is_gone_when_another_node_is_shown(
    editing: Editing, qtbot: QtBot
) -> None:
    editing.form.take_focus()
    qtbot.keyClick(editing.form._title, Qt.Key.Key_Delete)
    editing.form._title.flush()
    other = editing.plan().nodes[1]
    editing.choose(other.id)
    assert editing.form._title.toPlainText() == other.title
    assert editing.form._title_field.note.isHidden()


def test_a_number_that_a_sibling_has_is_stored_with_a_warning(
    editing: Editing, qtbot: QtBot
) -> None:
    line = editing.form._number_line
    line.selectAll()
    qtbot.keyClicks(line, "1.2")
    line.flush()
    assert editing.node().number == "1.2"
    assert editing.form._number.note.text() == "Numret finns redan här."


def test_goals_and_cornerstones_may_have_the_same_number(editing: Editing) -> None:
    editing.choose(editing.plan().nodes[0].id)
    assert editing.form._number.note.isHidden()


def test_more_is_folded_until_something_in_it_is_filled(editing: Editing) -> None:
    more = editing.form._more
    before = more.timing.isVisible()
    editing.set("recurs", "Q1 och Q3")
    assert (before, more.timing.isVisible()) == (False, True)


def test_more_stays_unfolded_for_the_next_node(editing: Editing) -> None:
    editing.form._more.fold.click()
    editing.choose(editing.plan().nodes[1].id)
    assert editing.form._more.level.isVisible()


def test_the_prevention_level_is_chosen_and_undone(editing: Editing) -> None:
    box = editing.form._more.level
    box.setCurrentIndex(box.findData(PreventionLevel.SELECTIVE))
    box.activated.emit(box.currentIndex())
    chosen = editing.node().prevention_level
    editing.session.undo_stack.undo()
    assert chosen is PreventionLevel.SELECTIVE
    assert editing.node().prevention_level is PreventionLevel.NONE
    assert box.currentData() == ""


def test_the_wheel_does_not_change_the_prevention_level(editing: Editing) -> None:
    here = QPointF(4, 4)
    no_key, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, QPoint(), QPoint(0, -120), no_button, no_key, phase, False)
    QApplication.sendEvent(editing.form._more.level, wheel)
    assert editing.form._more.level.currentData() == ""


def test_substances_are_kept_in_the_order_of_andts(editing: Editing) -> None:
    buttons = editing.form._more.substances.buttons
    for letter in (Substance.TOBACCO, Substance.ALCOHOL):
        buttons[letter].click()
    assert editing.node().substances == (Substance.ALCOHOL, Substance.TOBACCO)
    editing.session.undo_stack.undo()
    assert editing.node().substances == (Substance.TOBACCO,)
    assert not buttons[Substance.ALCOHOL].isChecked()


def test_the_letters_say_what_they_mean(editing: Editing) -> None:
    gambling = editing.form._more.substances.buttons[Substance.GAMBLING]
    assert gambling.accessibleName() == "ANDTS-område: spel om pengar"
    assert gambling.toolTip() == "Spel om pengar"


def test_a_date_in_words_is_stored_in_iso(editing: Editing, qtbot: QtBot) -> None:
    starts = editing.form._more.timing.starts
    qtbot.keyClicks(starts.field, "mars 2024")
    starts.field.flush()
    assert editing.node().starts == "2024-03"


def test_a_date_in_words_is_shown_in_iso_when_the_field_is_left(
    editing: Editing, qtbot: QtBot
) -> None:
    editing.form._more.fold.click()
    line = editing.form._more.timing.starts.field
    assert isinstance(line, TextLine)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "mars 2024")
    line.flush()
    while_there = line.text()
    editing.form._more.level.setFocus()
    qtbot.waitUntil(lambda: line.text() == "2024-03")
    assert while_there == "mars 2024"
    assert editing.session.undo_stack.count() == 1


def test_a_date_that_is_not_understood_stays_with_a_word_about_it(
    editing: Editing, qtbot: QtBot
) -> None:
    ends = editing.form._more.timing.ends
    qtbot.keyClicks(ends.field, "i host")
    ends.field.flush()
    editing.set("recurs", "Q1")
    assert editing.node().ends == ""
    assert isinstance(ends.field, TextLine)
    assert ends.field.text() == "i host"
    assert "2024-03-01" in ends.note.text()


def test_an_end_before_its_start_is_stored_with_a_warning(editing: Editing, qtbot: QtBot) -> None:
    editing.set("starts", "2024-03")
    ends = editing.form._more.timing.ends
    qtbot.keyClicks(ends.field, "2023")
    ends.field.flush()
    assert editing.node().ends == "2023"
    assert ends.note.text() == "Slutar före början."


def test_a_form_shows_only_what_the_level_carries(editing: Editing) -> None:
    level = editing.node().level
    shown = (
        editing.form._responsibility.isVisible(),
        editing.form._indicators.isVisible(),
        editing.form._status.isVisible(),
    )
    assert shown == (level.has_responsibility, level.has_indicators, level.has_status)


def test_a_date_that_could_not_be_stored_is_told_when_another_node_is_shown(
    editing: Editing, qtbot: QtBot
) -> None:
    told = QSignalSpy(editing.session.told)
    qtbot.keyClicks(editing.form._more.timing.starts.field, "2026-99")
    editing.choose(editing.plan().nodes[1].id)
    (text,) = heard(told)
    assert text.startswith("”2026-99” sparades inte: skriv ett år, en månad eller en dag")


def test_a_title_that_was_emptied_is_told_when_another_node_is_shown(
    editing: Editing, qtbot: QtBot
) -> None:
    told = QSignalSpy(editing.session.told)
    editing.form.take_focus()
    qtbot.keyClick(editing.form._title, Qt.Key.Key_Delete)
    editing.choose(editing.plan().nodes[1].id)
    assert heard(told) == ["Ändringen sparades inte: rubriken får inte vara tom."]


def test_what_is_stored_is_not_told(editing: Editing, qtbot: QtBot) -> None:
    told = QSignalSpy(editing.session.told)
    qtbot.keyClicks(editing.form._more.timing.starts.field, "2026")
    editing.choose(editing.plan().nodes[1].id)
    assert heard(told) == []


def test_what_is_said_of_a_date_has_the_width_of_the_row(editing: Editing, qtbot: QtBot) -> None:
    editing.form._more.fold.click()
    timing = editing.form._more.timing
    qtbot.keyClicks(timing.starts.field, "i host")
    timing.starts.field.flush()
    qtbot.waitUntil(lambda: timing.starts.note.width() > 1.8 * timing.starts.width())
