"""The arithmetic on screen: the lines, what is read aloud, and where there is none."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.swedish import format_decimal
from andts_desktop.ui.pages.results import ResultsPage
from andts_desktop.ui.pages.results_arithmetic_pane import ArithmeticPane
from andts_desktop.ui.pages.results_values import gather
from andts_desktop.ui.session import Session
from tests.ui.conftest import ShowPage

Show = Callable[[Session], ArithmeticPane]


@pytest.fixture
def show(show_page: ShowPage) -> Show:
    def shown(session: Session) -> ArithmeticPane:
        page = show_page(ResultsPage, session)
        page.show_only("arithmetic")
        pane = page.pane("arithmetic")
        assert isinstance(pane, ArithmeticPane)
        return pane

    return shown


def test_the_last_line_is_the_index(example: Session, show: Show) -> None:
    pane = show(example)
    model = pane.table.model()
    result = gather(example).score
    assert result is not None
    assert result.index is not None
    assert model.index(model.rowCount() - 1, 3).data() == format_decimal(result.index)
    assert pane.card.heading.text() == "Centrum 2026"
    assert "Nollor skrivs inte ut" in pane.rules.text()


def test_a_line_is_read_aloud_whole(example: Session, show: Show) -> None:
    model = show(example).table.model()
    spoken = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert spoken[0] == "Strukturer"
    assert spoken[2].startswith("Utsedd samordnare med avsatt tid, ")
    assert spoken[2].endswith(", ger 1 av 2")
    assert spoken[-2].startswith("Index, 43 / 55 × 100, ger 78,1818…")


def test_a_unit_without_index_has_nothing_to_count(example: Session, show: Show) -> None:
    example.choose_family("uppfoljning-fack")
    example.choose_unit(example.document.units.named("Socialförvaltningen").id)
    pane = show(example)
    assert pane.nothing.text().startswith("Socialförvaltningen får inget index")
    assert not pane.card.isVisible()


def test_a_year_without_round_has_nothing_to_count(example: Session, show: Show) -> None:
    example.choose_year(2030)
    assert show(example).nothing.text().startswith("Det finns ingen enkätomgång")


def test_the_table_keeps_qts_rules(
    example: Session, show: Show, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(show(example).table.model())
