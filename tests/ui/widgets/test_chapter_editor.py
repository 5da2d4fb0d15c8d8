"""The plan's prose: chapters are added, written, moved and removed, and undo of each."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from andts_desktop.domain.changes import EVERYTHING
from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.chapter_editor import ChapterEditor
from andts_desktop.ui.widgets.chapter_list import ChapterModel
from tests.ui.plan_acts import heard


class Editing:
    """An editor on three chapters, shown again after each change as a page does."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.session = session
        for chapter in self.plan().chapters:
            assert chapter.id is not None
            session.document.plans.remove_chapter(chapter.id, chapter.title)
        kinds = (ChapterKind.PURPOSE, ChapterKind.SITUATION, ChapterKind.OTHER)
        for place, (kind, title) in enumerate(zip(kinds, ("Syfte", "Läget", "Tre"), strict=True)):
            text = "Vi ska **minska** bruket." if place == 0 else ""
            session.document.plans.add_chapter(self.plan().id, place, Chapter(kind, title, text))
        self.editor = ChapterEditor(session)
        qtbot.addWidget(self.editor)
        self.editor.resize(900, 500)
        self._reload()
        session.changed.connect(lambda _changes: self._reload())
        with qtbot.waitExposed(self.editor):
            self.editor.show()
        self.editor.activateWindow()

    def _reload(self) -> None:
        self.editor.show_plan(self.plan())

    def plan(self) -> Plan:
        plan_id = self.session.plan_id
        assert plan_id is not None
        return self.session.document.plans.plan(plan_id)

    def titles(self) -> list[str]:
        return [chapter.title for chapter in self.plan().chapters]

    def choose(self, place: int) -> None:
        self.editor.list.setCurrentIndex(self.editor.model.index(place))


@pytest.fixture
def editing(session: Session, qtbot: QtBot) -> Editing:
    return Editing(session, qtbot)


def test_every_kind_has_a_name() -> None:
    assert set(CHAPTER_KIND_NAMES) == set(ChapterKind)


def test_the_list_holds_what_qt_asks_of_a_model(
    editing: Editing, qtmodeltester: ModelTester
) -> None:
    model = ChapterModel()
    model.show_chapters(editing.plan().chapters)
    qtmodeltester.check(model)


def test_the_list_says_what_a_chapter_is_and_what_is_not_written(editing: Editing) -> None:
    model, role = editing.editor.model, Qt.ItemDataRole.AccessibleTextRole
    assert [model.data(model.index(row), role) for row in range(3)] == [
        "Syfte",
        "Läget, lägesbild · inte skriven än",
        "Tre, övrigt · inte skriven än",
    ]


def test_text_is_stored_as_it_is_typed(editing: Editing, qtbot: QtBot) -> None:
    editing.choose(1)
    qtbot.keyClicks(editing.editor.text.edit, "- ett")
    editing.editor.text.flush()
    assert editing.plan().chapters[1].text == "- ett"
    editing.session.undo_stack.undo()
    assert editing.plan().chapters[1].text == ""


def test_text_belongs_to_the_chapter_in_which_it_was_typed(editing: Editing, qtbot: QtBot) -> None:
    editing.choose(1)
    qtbot.keyClicks(editing.editor.text.edit, "om laget")
    editing.choose(2)
    assert [chapter.text for chapter in editing.plan().chapters[1:]] == ["om laget", ""]
    assert editing.editor.text.markup() == ""
    assert editing.editor.list.currentIndex().row() == 2


def test_an_empty_title_is_not_stored_and_stays_in_the_field(
    editing: Editing, qtbot: QtBot
) -> None:
    editing.editor.title_line.selectAll()
    qtbot.keyClick(editing.editor.title_line, Qt.Key.Key_Delete)
    editing.editor.title_line.flush()
    editing.session.changed.emit(EVERYTHING)
    assert editing.titles()[0] == "Syfte"
    assert editing.editor.title_line.text() == ""
    assert editing.editor.title.note.text() == "Rubriken får inte vara tom."


def test_another_kind_is_one_step_of_undo(editing: Editing) -> None:
    box = editing.editor.kind
    box.setCurrentIndex(box.findData(ChapterKind.VISION))
    box.activated.emit(box.currentIndex())
    chosen = editing.plan().chapters[0].kind
    editing.session.undo_stack.undo()
    assert (chosen, editing.plan().chapters[0].kind) == (ChapterKind.VISION, ChapterKind.PURPOSE)


def test_an_added_chapter_stands_after_the_chosen_one_and_is_shown(editing: Editing) -> None:
    before = editing.plan()
    editing.editor._add_of_kind(ChapterKind.GLOSSARY)
    assert editing.titles() == ["Syfte", "Ordlista", "Läget", "Tre"]
    assert editing.editor.title_line.text() == "Ordlista"
    editing.session.undo_stack.undo()
    assert editing.plan() == before


def test_a_removed_chapter_comes_back_to_its_place(editing: Editing) -> None:
    before = editing.plan()
    editing.choose(1)
    editing.editor.remove.click()
    left = editing.titles()
    editing.session.undo_stack.undo()
    assert left == ["Syfte", "Tre"]
    assert editing.plan() == before


def test_the_last_chapter_that_is_removed_leaves_a_word_of_what_to_do(editing: Editing) -> None:
    for _ in range(3):
        editing.editor.remove.click()
    assert editing.titles() == []
    assert editing.editor._none.isVisible()
    assert not editing.editor._form.isVisible()


def test_a_chapter_moves_by_keys_and_stays_chosen(editing: Editing, qtbot: QtBot) -> None:
    editing.editor.list.setFocus()
    qtbot.waitUntil(editing.editor.list.hasFocus)
    qtbot.keyClick(editing.editor.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editing.titles() == ["Läget", "Syfte", "Tre"]
    assert editing.editor.list.currentIndex().row() == 1


@pytest.mark.parametrize(
    ("source", "before", "titles"),
    [
        (0, 3, ["Läget", "Tre", "Syfte"]),
        (2, 0, ["Tre", "Syfte", "Läget"]),
        (0, 1, ["Syfte", "Läget", "Tre"]),
    ],
)
def test_a_dropped_chapter_lies_where_it_was_dropped(
    editing: Editing, qtbot: QtBot, source: int, before: int, titles: list[str]
) -> None:
    none = QModelIndex()
    editing.editor.model.moveRows(none, source, 1, none, before)
    qtbot.waitUntil(lambda: editing.titles() == titles)


@pytest.mark.parametrize("kind", [ChapterKind.GLOSSARY, ChapterKind.OTHER])
def test_an_added_chapters_title_is_waiting_to_be_written(
    editing: Editing, qtbot: QtBot, kind: ChapterKind
) -> None:
    menu = editing.editor.add.menu()
    name = CHAPTER_KIND_NAMES[kind].capitalize()
    (action,) = (each for each in menu.actions() if each.text() == name)
    action.trigger()
    qtbot.waitUntil(editing.editor.title_line.hasFocus)
    assert editing.editor.title_line.selectedText() == editing.editor.title_line.text()


def test_an_emptied_title_is_told_when_another_chapter_is_shown(
    editing: Editing, qtbot: QtBot
) -> None:
    told = QSignalSpy(editing.session.told)
    editing.editor.title_line.selectAll()
    qtbot.keyClick(editing.editor.title_line, Qt.Key.Key_Delete)
    editing.choose(1)
    assert heard(told) == ["Ändringen sparades inte: rubriken får inte vara tom."]
