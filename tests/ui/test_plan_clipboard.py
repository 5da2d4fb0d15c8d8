"""Nodes on the clipboard: whole for this program, an outline for others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from andts_desktop.domain.plan import Plan
from andts_desktop.ui import plan_clipboard
from andts_desktop.ui.session import Session
from tests.ui.plan_acts import plan_of

FILE = Path("/en mapp/planen.andts")


@pytest.fixture
def clipboard(application: QApplication) -> Iterator[QClipboard]:
    made = application.clipboard()
    yield made
    made.clear()


@pytest.fixture
def plan(vasteras_session: Session) -> Plan:
    return plan_of(vasteras_session)


def test_nodes_come_back_as_they_were(clipboard: QClipboard, plan: Plan) -> None:
    plan_clipboard.put_nodes(clipboard, plan, plan.nodes[1:3])
    part = plan_clipboard.nodes_on(clipboard)
    assert part is not None
    assert (part.nodes, part.levels) == (plan.nodes[1:3], plan.levels)


def test_other_programs_get_an_outline(clipboard: QClipboard, plan: Plan) -> None:
    plan_clipboard.put_nodes(clipboard, plan, plan.nodes[:1])
    lines = clipboard.text().splitlines()
    assert lines[0] == plan.nodes[0].label
    assert f"\t{plan.nodes[0].children[0].label}" in lines


def test_an_outline_has_no_signs_of_markup(clipboard: QClipboard, session: Session) -> None:
    node = plan_of(session).nodes[0]
    session.document.plans.set_field(node.id, "text", "Ett **viktigt** ord.")
    session._forget()
    plan_clipboard.put_nodes(clipboard, plan_of(session), plan_of(session).nodes[:1])
    assert clipboard.text().splitlines()[1] == "\tEtt viktigt ord."


def test_an_empty_clipboard_holds_nothing(clipboard: QClipboard) -> None:
    clipboard.clear()
    assert plan_clipboard.nodes_on(clipboard) is None
    assert plan_clipboard.cut_from(clipboard, FILE) is None
    assert plan_clipboard.text_on(clipboard) == ("", "")


def test_other_text_is_no_part_of_a_plan(clipboard: QClipboard) -> None:
    clipboard.setText("1 Ett mål")
    assert plan_clipboard.nodes_on(clipboard) is None


@pytest.mark.parametrize("text", [b"", b"{}", b"\xff\xfe", b'{"format": "andts-plan-snapshot-1"}'])
def test_what_cannot_be_read_is_no_part_of_a_plan(clipboard: QClipboard, text: bytes) -> None:
    data = QMimeData()
    data.setData(plan_clipboard._NODES, text)
    clipboard.setMimeData(data)
    assert plan_clipboard.nodes_on(clipboard) is None


def test_a_cut_knows_its_plan(clipboard: QClipboard, plan: Plan) -> None:
    plan_clipboard.put_nodes(clipboard, plan, plan.nodes[:1], cut_in=FILE)
    assert plan_clipboard.cut_from(clipboard, FILE) == plan.id


def test_a_cut_in_another_file_is_a_copy(clipboard: QClipboard, plan: Plan) -> None:
    plan_clipboard.put_nodes(clipboard, plan, plan.nodes[:1], cut_in=FILE)
    assert plan_clipboard.cut_from(clipboard, FILE.with_name("annan.andts")) is None


def test_a_copy_leaves_no_plan(clipboard: QClipboard, plan: Plan) -> None:
    plan_clipboard.put_nodes(clipboard, plan, plan.nodes[:1])
    assert plan_clipboard.cut_from(clipboard, FILE) is None
