"""The list of chapters: as high as it needs to be, and what its rows say in paint."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from andts_desktop.domain.annual_sections import ANNUAL_SECTIONS
from andts_desktop.domain.section_progress import SectionProgress
from andts_desktop.ui.look import Look
from andts_desktop.ui.models.section_list import SectionListModel
from andts_desktop.ui.widgets.section_list import SectionList

ROWS = tuple(
    SectionProgress(section, is_shown=True, is_ready=number == 1, left=("kvar",) * (number == 2))
    for number, section in enumerate(ANNUAL_SECTIONS)
)


@pytest.fixture
def sections(qtbot: QtBot, look: Look) -> Iterator[SectionList]:
    model = SectionListModel()
    made = SectionList("Avsnitt", model, look)
    model.setParent(made)
    model.show_sections(ROWS)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def colours(sections: SectionList, row: int) -> set[str]:
    """Return the colours in the right half of a row, where its word stands."""
    place = sections.visualRect(sections.model().index(row, 0))
    image = sections.viewport().grab(place.adjusted(place.width() // 2, 2, 0, -3)).toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_wants_room_for_every_row_and_is_content_with_three(sections: SectionList) -> None:
    row = sections.sizeHintForRow(0)
    assert sections.sizeHint().height() >= 9 * row
    assert 3 * row <= sections.minimumSizeHint().height() < 4 * row


def test_a_ready_chapter_says_so_in_a_word(sections: SectionList, look: Look) -> None:
    assert look.tokens.good in colours(sections, 1)
    assert look.tokens.good not in colours(sections, 2)
    assert look.tokens.muted in colours(sections, 2)


def test_alt_and_arrows_ask_to_move(qtbot: QtBot, sections: SectionList) -> None:
    sections.activateWindow()
    sections.setFocus()
    qtbot.waitUntil(sections.hasFocus)
    steps: list[int] = []
    sections.moved.connect(steps.append)
    QTest.keyClick(sections, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sections, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert steps == [1, -1]
