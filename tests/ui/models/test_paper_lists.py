"""The rows of the page of reports: documents, and the chapters of one."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from andts_desktop.domain.annual_sections import ABOUT, GOALS, NUMBERS, SUMMARY
from andts_desktop.domain.paper import PAPERS, PaperKind
from andts_desktop.domain.section_progress import SectionProgress
from andts_desktop.ui.models.paper_list import PaperListModel
from andts_desktop.ui.models.roles import SECOND_LINE
from andts_desktop.ui.models.section_list import SectionListModel

ROWS = (
    SectionProgress(SUMMARY, is_shown=True, is_ready=True, left=()),
    SectionProgress(NUMBERS, is_shown=False, is_ready=False, left=("Texten är inte skriven",)),
    SectionProgress(GOALS, is_shown=True, is_ready=False, left=("Ett saknas", "Två saknas")),
    SectionProgress(ABOUT, is_shown=True, is_ready=False, left=(), has_content=False),
)


def sections() -> SectionListModel:
    model = SectionListModel()
    model.show_sections(ROWS)
    return model


def test_documents_keep_the_rules_of_a_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(PaperListModel())


def test_chapters_keep_the_rules_of_a_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(sections())


def test_a_document_is_told_with_its_line() -> None:
    model = PaperListModel()
    index = model.index_of(PaperKind.WHEEL)
    assert index.data() == "Årshjul"
    assert index.data(SECOND_LINE) == PAPERS[PaperKind.WHEEL].about
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Årshjul. Årets")
    assert model.kind_at(index) is PaperKind.WHEEL
    assert model.data(QModelIndex()) is None


def test_a_chapter_tells_how_far_it_has_come() -> None:
    model = sections()
    states = [model.index(row).data(SECOND_LINE) for row in range(model.rowCount())]
    assert states == [
        "Klart",
        "Skrivs inte ut",
        "Ett saknas; Två saknas",
        "Året har inget att visa här",
    ]


def test_a_tick_only_tells(qtbot: object) -> None:
    model = sections()
    told: list[tuple[int, bool]] = []
    model.ticked.connect(lambda row, on: told.append((row, on)))
    role = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(0), Qt.CheckState.Unchecked.value, role)
    assert told == [(0, False)]
    assert model.index(0).data(role) is Qt.CheckState.Checked
    assert not model.setData(model.index(3), Qt.CheckState.Unchecked, role)
    assert not model.setData(model.index(0), "annat", Qt.ItemDataRole.EditRole)


def test_a_drop_only_tells() -> None:
    model = sections()
    told: list[tuple[int, int]] = []
    model.dropped.connect(lambda old, new: told.append((old, new)))
    nowhere = QModelIndex()
    assert model.moveRows(nowhere, 0, 1, nowhere, 3)
    assert not model.moveRows(nowhere, 1, 1, nowhere, 1)
    assert told == [(0, 2)]


def test_the_same_chapters_are_shown_anew_without_losing_the_place() -> None:
    model = sections()
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_sections(ROWS)
    assert resets == []
    model.show_sections(tuple(reversed(ROWS)))
    assert resets == [True]
