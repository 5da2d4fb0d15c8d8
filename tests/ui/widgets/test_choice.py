"""A drop-down list in a narrow field."""

import pytest
from pytestqt.qtbot import QtBot

from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.basic import Choice


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_is_chosen_among_is_read_in_full(look: Look, qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItem("PI-mini")
    choice.addItem("Årlig uppföljning för fackförvaltningar")
    choice.setFixedWidth(90)
    choice.show()
    choice.showPopup()
    text = choice.fontMetrics().horizontalAdvance(choice.itemText(1))
    assert choice.view().viewport().width() >= text
    assert choice.width() == 90
    choice.hidePopup()
