"""The tree of an instrument for Qt: what it shows of parts, questions and faults."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_edits import WHOLE, part_ref, question_ref, remove
from andts_desktop.exchange.library import Library
from andts_desktop.ui.models.instrument_tree import Column, InstrumentTreeModel


@pytest.fixture
def asked(library: Library) -> Instrument:
    return library.instrument(InstrumentId("pi-mini-2"))


@pytest.fixture
def model(asked: Instrument) -> InstrumentTreeModel:
    made = InstrumentTreeModel()
    made.show_instrument(asked, {part_ref("structure")})
    return made


def test_it_holds_what_qt_asks_of_a_model(
    model: InstrumentTreeModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)


def test_it_holds_what_qt_asks_also_after_a_read(
    model: InstrumentTreeModel, asked: Instrument, qtmodeltester: ModelTester
) -> None:
    model.show_instrument(remove(asked, part_ref("structure")), ())
    qtmodeltester.check(model)


def test_it_shows_parts_and_points(model: InstrumentTreeModel) -> None:
    part = model.index_of(part_ref("organisation"))
    assert part.data() == "Organisation, policy, resurser"
    assert part.siblingAtColumn(Column.POINTS).data() == "10 p"
    assert model.index_of(WHOLE).siblingAtColumn(Column.POINTS).data() == "55 p"


def test_what_is_wrong_has_a_sign_and_says_so(model: InstrumentTreeModel) -> None:
    part = model.index_of(part_ref("structure"))
    assert part.siblingAtColumn(Column.POINTS).data() == "▲ 22 p"
    assert part.data(Qt.ItemDataRole.AccessibleTextRole) == "Strukturer, något är fel här"


def test_a_question_is_short_in_the_row_and_whole_in_the_tooltip(
    model: InstrumentTreeModel, asked: Instrument
) -> None:
    first = asked.questions()[0]
    index = model.index_of(question_ref(first.id))
    assert index.data() == first.short
    assert index.data(Qt.ItemDataRole.ToolTipRole) == first.text
