"""The understood plan for Qt: what it shows, and the way from one unsure node to the next."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.exchange.plan_import.imported import import_document
from andts_desktop.exchange.plan_import.understood import Understood
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.understood_tree import UnderstoodColumn, UnderstoodTreeModel

PLANS = Path(__file__).parents[2] / "files" / "plans"


def _understood(name: str) -> Understood:
    return import_document(PLANS / name).understood


def _model(look: Look, name: str) -> UnderstoodTreeModel:
    model = UnderstoodTreeModel(look)
    model.show(_understood(name))
    return model


@pytest.fixture
def sure(look: Look) -> UnderstoodTreeModel:
    return _model(look, "ekeslatt.docx")


@pytest.fixture
def unsure(look: Look) -> UnderstoodTreeModel:
    return _model(look, "tallbacka.docx")


def test_it_holds_what_qt_asks_of_a_model(
    sure: UnderstoodTreeModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(sure)


def test_it_holds_what_qt_asks_also_after_another_document(
    sure: UnderstoodTreeModel, qtmodeltester: ModelTester
) -> None:
    sure.show(_understood("storsjovik.docx"))
    qtmodeltester.check(sure)


def test_before_a_document_is_read_it_is_empty(look: Look, qtmodeltester: ModelTester) -> None:
    model = UnderstoodTreeModel(look)
    qtmodeltester.check(model)
    assert model.rowCount() == 0


def test_every_node_is_found_by_its_path(sure: UnderstoodTreeModel) -> None:
    path = (0, 1)
    index = sure.index_of(path)
    assert sure.path_at(index) == path
    assert index.data() == "1.2 Kontrollköp av tobak och nikotin"


def test_a_path_that_is_gone_has_no_place(sure: UnderstoodTreeModel) -> None:
    assert not sure.index_of((0, 99)).isValid()
    assert not sure.index_of(None).isValid()


def test_leads_and_indicators_are_shown(look: Look) -> None:
    model, template = _model(look, "hedlunda.docx"), _understood("hedlunda.docx").template
    draft = template.nodes[0].children[0]
    row = model.index_of((0, 0))
    lead = row.siblingAtColumn(UnderstoodColumn.LEAD).data()
    count = row.siblingAtColumn(UnderstoodColumn.INDICATORS).data()
    assert lead == next(e.unit_name for e in draft.responsibilities if e.role == "lead")
    assert count == str(len(draft.indicators))


def test_what_is_unsure_is_marked_in_words_with_its_reason(unsure: UnderstoodTreeModel) -> None:
    path = _understood("tallbacka.docx").unsure()[0]
    mark = unsure.index_of(path).siblingAtColumn(UnderstoodColumn.CERTAINTY)
    assert mark.data() == "▲ osäker"
    assert mark.data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_sure_is_not_marked(sure: UnderstoodTreeModel) -> None:
    marks = [
        sure.index(row, UnderstoodColumn.CERTAINTY, QModelIndex()).data()
        for row in range(sure.rowCount())
    ]
    assert set(marks) == {""}


def test_the_headers_have_words(sure: UnderstoodTreeModel) -> None:
    words = [sure.headerData(column, Qt.Orientation.Horizontal) for column in UnderstoodColumn]
    assert all(words)
