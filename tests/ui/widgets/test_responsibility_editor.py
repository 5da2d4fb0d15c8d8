"""Who takes part in a node: found by a few letters, added in place, and undone as one."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from andts_desktop.domain.plan import Node
from andts_desktop.domain.plan import ResponsibilityRole as Role
from andts_desktop.domain.plan_template import NodeDraft
from andts_desktop.domain.units import UnitKind
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.responsibility_editor import ResponsibilityEditor


class Editing:
    """An editor on a new activity, shown again after each change as a page does."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        self._qtbot = qtbot
        assert session.plan_id is not None
        area = session.document.plans.plan(session.plan_id).nodes[0].children[0]
        self._id = session.document.plans.add_node(
            session.plan_id, area.id, 0, NodeDraft("activity", "Tillsyn")
        )
        self.editor = ResponsibilityEditor(session)
        qtbot.addWidget(self.editor)
        self._reload()
        session.changed.connect(self._reload)
        with qtbot.waitExposed(self.editor):
            self.editor.show()
        self.editor.activateWindow()

    def _reload(self) -> None:
        self.editor.show_node(self.node())

    def node(self) -> Node:
        plan = self.session.plan()
        node = plan.node(self._id) if plan is not None else None
        assert node is not None
        return node

    def type(self, text: str) -> None:
        line = self.editor.unit_line.line
        line.setText(text)
        line.textEdited.emit(text)
        line.returnPressed.emit()

    def roles(self) -> list[tuple[str, Role]]:
        return [(e.unit_name, e.role) for e in self.node().responsibilities.entries]

    def choose_role(self, name: str, role: Role) -> None:
        entries = self.node().responsibilities.entries
        unit_id = next(e.unit_id for e in entries if e.unit_name == name)
        box = self.editor.rows[unit_id].role
        box.setCurrentIndex(box.findData(role))
        box.activated.emit(box.currentIndex())

    def has_unit(self, name: str) -> bool:
        return any(unit.name == name for unit in self.session.document.units.all())


@pytest.fixture
def editing(session: Session, qtbot: QtBot) -> Editing:
    return Editing(session, qtbot)


def test_a_few_letters_are_enough_where_one_unit_fits(editing: Editing) -> None:
    editing.type("skarpn")
    assert editing.roles() == [("Skarpnäck", Role.LEAD)]


def test_letters_with_rings_and_dots_fit_whatever_their_case(editing: Editing) -> None:
    editing.type("ÄSSELBY-VÄ")
    assert editing.roles() == [("Hässelby-Vällingby", Role.LEAD)]


def test_the_second_unit_shares_the_responsibility(editing: Editing) -> None:
    editing.type("Farsta")
    editing.type("Bromma")
    assert editing.roles() == [("Farsta", Role.LEAD), ("Bromma", Role.CO_RESPONSIBLE)]


def test_each_unit_stands_once(editing: Editing) -> None:
    editing.type("Farsta")
    editing.type("Farsta")
    assert editing.roles() == [("Farsta", Role.LEAD)]


def test_letters_that_fit_several_units_ask_for_one_of_them(editing: Editing) -> None:
    editing.type("a")
    assert editing.roles() == []
    assert "Flera enheter" in editing.editor.unit_line.problem.text()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_name_from_the_list_is_taken_and_the_line_is_empty_again(
    editing: Editing, qtbot: QtBot
) -> None:
    line = editing.editor.unit_line.line
    line.setFocus()
    qtbot.keyClicks(line, "bro")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.text() == "")
    assert editing.roles() == [("Bromma", Role.LEAD)]


def test_a_name_that_is_no_unit_offers_to_add_it(editing: Editing) -> None:
    editing.type("Polisen i Farsta")
    unit_line = editing.editor.unit_line
    assert editing.roles() == []
    assert unit_line.offer.text() == "Lägg till ”Polisen i Farsta” som ny enhet"
    assert unit_line.kind.currentData() == UnitKind.EXTERNAL


def test_a_name_that_is_part_of_a_units_name_can_be_added_too(editing: Editing) -> None:
    line = editing.editor.unit_line.line
    line.setText("Fars")
    line.textEdited.emit("Fars")
    editing.editor.unit_line.offer.click()
    assert editing.has_unit("Fars")


def test_a_new_unit_and_its_part_are_one_step_of_undo(editing: Editing) -> None:
    editing.type("Polisen i Farsta")
    editing.editor.unit_line.offer.click()
    done = (editing.roles(), editing.has_unit("Polisen i Farsta"))
    editing.session.undo_stack.undo()
    undone = (editing.roles(), editing.has_unit("Polisen i Farsta"))
    editing.session.undo_stack.redo()
    assert done == ([("Polisen i Farsta", Role.PARTNER)], True)
    assert undone == ([], False)
    assert (editing.roles(), editing.session.undo_stack.count()) == (done[0], 1)


def test_the_guessed_kind_can_be_changed_first(editing: Editing) -> None:
    editing.type("Kulturrådet")
    box = editing.editor.unit_line.kind
    box.setCurrentIndex(box.findData(UnitKind.BOARD))
    editing.editor.unit_line.offer.click()
    unit = editing.session.document.units.named("Kulturrådet")
    assert (unit.kind, editing.roles()) == (UnitKind.BOARD, [("Kulturrådet", Role.LEAD)])


def test_a_new_lead_makes_the_old_one_share_the_responsibility_in_its_place(
    editing: Editing,
) -> None:
    for name in ("Farsta", "Bromma", "Skarpnäck"):
        editing.type(name)
    editing.choose_role("Skarpnäck", Role.LEAD)
    assert editing.roles() == [
        ("Farsta", Role.CO_RESPONSIBLE),
        ("Bromma", Role.CO_RESPONSIBLE),
        ("Skarpnäck", Role.LEAD),
    ]


def test_delete_takes_a_unit_away_and_goes_on_to_the_next(editing: Editing, qtbot: QtBot) -> None:
    editing.type("Farsta")
    editing.type("Bromma")
    first = next(iter(editing.editor.rows.values()))
    first.role.setFocus()
    qtbot.waitUntil(first.role.hasFocus)
    qtbot.keyClick(first.role, Qt.Key.Key_Delete)
    assert editing.roles() == [("Bromma", Role.CO_RESPONSIBLE)]
    qtbot.waitUntil(next(iter(editing.editor.rows.values())).role.hasFocus)


def test_a_removal_is_undone(editing: Editing) -> None:
    editing.type("Farsta")
    next(iter(editing.editor.rows.values())).remove.click()
    editing.session.undo_stack.undo()
    assert editing.roles() == [("Farsta", Role.LEAD)]
