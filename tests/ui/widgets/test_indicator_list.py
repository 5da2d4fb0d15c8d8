"""A node's indicators: what they measure, their target, and outcomes in total and by sex."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from andts_desktop.domain.follow_up import Sex
from andts_desktop.domain.ids import IndicatorId, NodeId
from andts_desktop.domain.plan import Direction, Indicator, IndicatorKind, Node
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.indicator_list import IndicatorList, IndicatorRow, target_text


class Editing:
    """A list on the first activity of Västerås, shown again after each change."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self.list = IndicatorList(session, edits_plan=True)
        qtbot.addWidget(self.list)
        self.list.show_node(self.node())
        session.changed.connect(lambda _changes: self.list.show_node(self.node()))
        with qtbot.waitExposed(self.list):
            self.list.show()

    def node(self) -> Node:
        plan = self.session.plan()
        assert plan is not None
        return plan.nodes[0].children[0]

    def first(self) -> Indicator:
        return self.node().indicators[0]

    def row(self) -> IndicatorRow:
        return self.list.rows[self.first().id]


@pytest.fixture
def editing(vasteras_session: Session, qtbot: QtBot) -> Editing:
    return Editing(vasteras_session, qtbot)


def _choose(editing: Editing, kind: IndicatorKind) -> None:
    form = editing.row().form
    assert form is not None
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.kind.activated.emit(form.kind.currentIndex())


def test_the_kind_is_chosen_and_undone(editing: Editing) -> None:
    before = editing.first()
    _choose(editing, IndicatorKind.STRUCTURE)
    chosen = editing.first().kind
    editing.session.undo_stack.undo()
    assert chosen is IndicatorKind.STRUCTURE
    assert editing.first() == before


def test_two_choices_are_two_steps_of_undo(editing: Editing) -> None:
    _choose(editing, IndicatorKind.STRUCTURE)
    _choose(editing, IndicatorKind.RESULT)
    editing.session.undo_stack.undo()
    assert editing.first().kind is IndicatorKind.STRUCTURE


def test_what_is_typed_in_one_stay_is_one_step_of_undo(editing: Editing, qtbot: QtBot) -> None:
    form = editing.row().form
    assert form is not None
    for letters in ("pro", "cent"):
        qtbot.keyClicks(form.unit, letters)
        form.unit.flush()
    assert editing.first().unit == "procent"
    assert editing.session.undo_stack.count() == 1


def test_the_wheel_does_not_change_the_direction(editing: Editing) -> None:
    form = editing.row().form
    assert form is not None
    here = QPointF(4, 4)
    no_key, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    wheel = QWheelEvent(here, here, QPoint(), QPoint(0, -120), no_button, no_key, phase, False)
    QApplication.sendEvent(form.direction, wheel)
    assert editing.session.undo_stack.count() == 0


def test_an_indicator_split_by_sex_asks_for_each(editing: Editing, qtbot: QtBot) -> None:
    form, outcome = editing.row().form, editing.row().outcome
    assert form is not None
    before = outcome.values[Sex.WOMEN].isVisible()
    form.by_sex.click()
    assert (before, outcome.values[Sex.WOMEN].isVisible()) == (False, True)
    qtbot.keyClicks(outcome.values[Sex.WOMEN], "12,5 %")
    outcome.values[Sex.WOMEN].flush()
    follow_up = editing.session.follow_up()
    assert follow_up is not None
    assert [(o.sex, str(o.value), o.text) for o in follow_up.outcomes] == [
        (Sex.WOMEN, "12.5", "12,5 %")
    ]


def test_outcomes_by_sex_are_shown_though_the_split_is_taken_away(
    editing: Editing, qtbot: QtBot
) -> None:
    form, outcome = editing.row().form, editing.row().outcome
    assert form is not None
    form.by_sex.click()
    outcome.values[Sex.MEN].setText("7")
    outcome.values[Sex.MEN].textEdited.emit("7")
    outcome.values[Sex.MEN].flush()
    form.by_sex.click()
    assert not editing.first().by_sex
    assert outcome.values[Sex.MEN].isVisible()


def test_an_indicator_is_removed_and_comes_back_with_its_text(editing: Editing) -> None:
    before = editing.node()
    form = editing.row().form
    assert form is not None
    form._remove()
    left = len(editing.node().indicators)
    editing.session.undo_stack.undo()
    assert left == len(before.indicators) - 1
    assert editing.node() == before


@pytest.mark.parametrize(
    ("target", "unit", "direction", "words"),
    [
        ("90", "procent", Direction.AT_LEAST, "minst 90 procent"),
        ("minst 30 per år", "", Direction.NONE, "minst 30 per år"),
        ("4 ggr/år", "ggr/år", Direction.EXACTLY, "exakt 4 ggr/år"),
        ("", "procent", Direction.AT_MOST, ""),
    ],
)
def test_a_target_is_said_in_words(
    target: str, unit: str, direction: Direction, words: str
) -> None:
    indicator = Indicator(
        IndicatorId(1), NodeId(1), "Andel", target=target, unit=unit, direction=direction
    )
    assert target_text(indicator) == words
