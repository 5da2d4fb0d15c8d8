"""Who should lead: typed, or picked from a list with the plan's own leads first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Node
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.dialogs.lead import Lead, LeadDialog
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import plan_of

Show = Callable[..., LeadDialog]
ENTER = Qt.Key.Key_Return


@pytest.fixture
def show(vasteras_session: Session, qtbot: QtBot) -> Show:
    kept: list[LeadDialog] = []

    def made(*nodes: Node) -> LeadDialog:
        plan, units = plan_of(vasteras_session), vasteras_session.document.units.all()
        dialog = LeadDialog(plan, nodes or plan.nodes[0].children, units)
        kept.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.line.line.hasFocus)
        return dialog

    return made


def _type(dialog: LeadDialog, text: str) -> None:
    # Without the list that falls down: the test's window system cannot show it.
    dialog.line.line.setText(text)
    dialog.line.line.textEdited.emit(text)


def _names(dialog: LeadDialog) -> list[str]:
    return dialog._names.stringList()


def test_nobody_and_the_plans_own_leads_stand_first(show: Show) -> None:
    assert _names(show())[:4] == [
        "Ingen ansvarig",
        "Individ- och familjenämnden",
        "Nämnden för idrott, fritid och förebyggande",
        "Miljö- och konsumentnämnden",
    ]


def test_a_typed_name_is_taken_with_enter(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    _type(dialog, "kulturn")
    qtbot.keyClick(dialog.line.line, ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    (name,) = (unit.name for unit in dialog._units if unit.id == dialog.lead.unit_id)
    assert name == "Kulturnämnden"


def test_enter_in_the_list_takes_what_is_chosen_there(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    dialog.list.setCurrentIndex(dialog._names.index(1))
    qtbot.keyClick(dialog.list, ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.lead == Lead(dialog._units[0].id)


def test_nobody_can_be_chosen(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    dialog.list.setCurrentIndex(dialog._names.index(0))
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert (dialog.result(), dialog.lead) == (QDialog.DialogCode.Accepted, Lead())


def test_a_name_that_no_unit_has_is_offered_and_not_taken_at_once(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    _type(dialog, "Trygghetsnämnden")
    qtbot.keyClick(dialog.line.line, ENTER)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.line.offer, ENTER)
    assert dialog.lead == Lead(new=("Trygghetsnämnden", UnitKind.BOARD))


def test_the_lead_of_now_is_marked(vasteras_session: Session, show: Show) -> None:
    node = plan_of(vasteras_session).nodes[3].children[0]
    assert show(node).list.currentIndex().data() == node.responsibilities.lead


def test_nothing_is_marked_where_the_leads_differ(vasteras_session: Session, show: Show) -> None:
    dialog = show(*plan_of(vasteras_session).nodes[0].children)
    assert not dialog.list.currentIndex().isValid()
    assert not dialog.done_button.isEnabled()


def test_esc_leaves_it_as_it_was(show: Show, qtbot: QtBot) -> None:
    dialog = show()
    qtbot.keyClick(dialog.line.line, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_what_is_typed_goes_before_what_was_marked(
    vasteras_session: Session, show: Show, qtbot: QtBot
) -> None:
    dialog = show(plan_of(vasteras_session).nodes[3].children[0])
    _type(dialog, "kulturn")
    qtbot.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    (name,) = (unit.name for unit in dialog._units if unit.id == dialog.lead.unit_id)
    assert name == "Kulturnämnden"


def test_a_choice_in_the_list_empties_the_line(show: Show) -> None:
    dialog = show()
    _type(dialog, "kulturn")
    dialog.list.setCurrentIndex(dialog._names.index(0))
    assert dialog.line.line.text() == ""
    assert dialog.done_button.isEnabled()
