"""What has changed since an edition, in words: added underlined, removed struck through."""

import pytest
from pytestqt.qtbot import QtBot

from andts_desktop.domain.editions import ChangedPassage, PassageChange
from andts_desktop.ui.look import Look
from andts_desktop.ui.widgets.passages_view import PassagesView, summary_of

ADDED = ChangedPassage(PassageChange.ADDED, "Mål / Mål 1", "", "Nytt <b>stycke</b>")
REMOVED = ChangedPassage(PassageChange.REMOVED, "Mål / Mål 1", "Gammalt stycke", "")
CHANGED = ChangedPassage(PassageChange.CHANGED, "Analys", "Det gick bra.", "Det gick mycket bra.")


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> PassagesView:
    made = PassagesView(look)
    qtbot.addWidget(made)
    return made


def test_each_change_stands_under_its_place(view: PassagesView) -> None:
    view.show_changes((ADDED, REMOVED, CHANGED))
    lines = view.toPlainText().splitlines()
    assert lines == [
        "1 ställe ändrat, 1 tillagt, 1 borttaget",
        "Mål / Mål 1",
        "+ Nytt <b>stycke</b>",
        "– Gammalt stycke",
        "Analys",
        "✎ Det gick mycket bra.",
    ]


def test_words_are_marked(view: PassagesView) -> None:
    view.show_changes((REMOVED, CHANGED))
    marked = view.toHtml()
    assert "line-through" in marked
    assert "underline" in marked


def test_no_change_is_told(view: PassagesView) -> None:
    view.show_changes(())
    assert view.toPlainText() == "Dokumentet är likadant i dag."


def test_a_message_stands_in_place_of_changes(view: PassagesView, look: Look) -> None:
    view.show_changes((ADDED,))
    view.show_message("Planen <finns> inte längre.")
    look.changed.emit()
    assert view.toPlainText() == "Planen <finns> inte längre."


def test_of_very_many_changes_the_first_are_shown(view: PassagesView) -> None:
    view.show_changes((ADDED,) * 300)
    assert "… och 50 till." in view.toPlainText()


def test_several_are_counted_in_the_plural() -> None:
    assert summary_of((ADDED, ADDED)) == "2 ställen tillagda"
