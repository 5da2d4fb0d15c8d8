"""The tree of an instrument for Qt: what it shows of parts, questions and faults."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.follow_up import StatusTone
from andts_desktop.domain.ids import InstrumentId
from andts_desktop.domain.instrument import Instrument
from andts_desktop.domain.instrument_edits import WHOLE, part_ref, question_ref, remove
from andts_desktop.exchange.library import Library
from andts_desktop.ui.models.instrument_tree import Column, InstrumentTreeModel

COLOURS = {StatusTone.BAD: "#9b2c2c", StatusTone.WARNING: "#8a5a00"}


@pytest.fixture
def asked(library: Library) -> Instrument:
    return library.instrument(InstrumentId("pi-mini-2"))


@pytest.fixture
def model(asked: Instrument) -> InstrumentTreeModel:
    made = InstrumentTreeModel(lambda tone: COLOURS[tone])
    made.show_instrument(asked, {part_ref("structure"): True, part_ref("organisation"): False})
    return made


def test_it_holds_what_qt_asks_of_a_model(
    model: InstrumentTreeModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)


def test_it_holds_what_qt_asks_also_after_a_read(
    model: InstrumentTreeModel, asked: Instrument, qtmodeltester: ModelTester
) -> None:
    model.show_instrument(remove(asked, part_ref("structure")), {})
    qtmodeltester.check(model)


def test_it_shows_parts_and_points(model: InstrumentTreeModel) -> None:
    part = model.index_of(part_ref("organisation"))
    assert part.data() == "Organisation, policy, resurser"
    assert part.siblingAtColumn(Column.POINTS).data() == "10 p"
    assert model.index_of(WHOLE).siblingAtColumn(Column.POINTS).data() == "55 p"


@pytest.mark.parametrize(
    ("name", "sign", "colour", "spoken"),
    [
        ("structure", "▲ fel", "#9b2c2c", "Strukturer, något är fel här"),
        (
            "organisation",
            "○",
            "#8a5a00",
            "Organisation, policy, resurser, något är värt att se över",
        ),
    ],
)
def test_what_is_wrong_has_a_sign_a_word_and_a_colour(
    model: InstrumentTreeModel, name: str, sign: str, colour: str, spoken: str
) -> None:
    part = model.index_of(part_ref(name))
    mark = part.siblingAtColumn(Column.MARK)
    assert mark.data() == sign
    assert mark.data(Qt.ItemDataRole.ForegroundRole).name() == colour
    assert part.data(Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_what_is_right_has_no_mark(model: InstrumentTreeModel) -> None:
    assert model.index_of(WHOLE).siblingAtColumn(Column.MARK).data() is None


def test_a_question_is_short_in_the_row_and_whole_in_the_tooltip(
    model: InstrumentTreeModel, asked: Instrument
) -> None:
    first = asked.questions()[0]
    index = model.index_of(question_ref(first.id))
    assert index.data() == first.short
    assert index.data(Qt.ItemDataRole.ToolTipRole) == first.text
