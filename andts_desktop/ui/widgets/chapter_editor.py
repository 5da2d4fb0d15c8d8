"""The plan's prose: its chapters in their order, and the one that is being written."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from andts_desktop.domain.chapters import CHAPTER_KIND_NAMES
from andts_desktop.domain.ids import ChapterId
from andts_desktop.domain.plan import Chapter, ChapterKind, Plan
from andts_desktop.domain.text import cleaned_line
from andts_desktop.ui.commands.chapters import AddChapter, MoveChapter, RemoveChapter, SetChapter
from andts_desktop.ui.session import Session
from andts_desktop.ui.widgets.basic import button, label
from andts_desktop.ui.widgets.chapter_list import ChapterList, ChapterModel
from andts_desktop.ui.widgets.checked_field import CheckedField
from andts_desktop.ui.widgets.choice_fields import NamedChoice
from andts_desktop.ui.widgets.flow_layout import FlowLayout
from andts_desktop.ui.widgets.rich_field import RichField
from andts_desktop.ui.widgets.text_field import TextLine

_LIST_WIDTH = 340
"""Room for the four buttons in one row."""


class ChapterEditor(QWidget):
    """Edits the chapters of a plan; everything typed is stored as it is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._plan: Plan | None = None
        self._chosen: ChapterId | None = None
        self._is_filling = False
        self.model = ChapterModel()
        self.list = ChapterList(self.tr("Texter i planen"), self.model)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.moved.connect(self._move_by)
        self.list.removed.connect(self._remove)
        # The list is still at work with the drop when it tells of it.
        self.model.dropped.connect(self._move, Qt.ConnectionType.QueuedConnection)
        self.title_line = TextLine(self.tr("Rubrik"))
        self.title = CheckedField(
            self.tr("Rubrik"), self.title_line, _filled, self.tr("Rubriken får inte vara tom.")
        )
        self.kind = NamedChoice(self.tr("Slag av text"), CHAPTER_KIND_NAMES)
        self.text = RichField(self.tr("Text"), 12, 200)
        self.text.setPlaceholderText(self.tr("Inte skriven än"))
        self.title.edited.connect(self._title_edited)
        self.title.lost.connect(session.told)
        self.text.edited.connect(self._text_edited)
        self.kind.chosen.connect(self._kind_chosen)
        self._none = label(
            self.tr("Planen har inga texter än. Lägg till en, till exempel en inledning."),
            "muted",
            wrap=True,
        )
        self._form = self._build_form()
        self._build_tools()
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan's chapters as they stand in the file."""
        place = self.list.currentIndex().row()
        if self._plan is not None and self._plan.id != plan.id:
            self._leave()
            self._chosen = None
        self._plan = plan
        ids = [chapter.id for chapter in plan.chapters]
        if self._chosen not in ids:
            self._chosen = ids[max(0, min(place, len(ids) - 1))] if ids else None
        self._is_filling = True
        self.model.show_chapters(plan.chapters)
        if self._chosen is not None:
            self.list.setCurrentIndex(self.model.index(ids.index(self._chosen)))
        self._is_filling = False
        self._show_chosen()

    def choose(self, chapter_id: ChapterId) -> None:
        """Choose a chapter in the list, and show its text."""
        if self._plan is not None:
            ids = [chapter.id for chapter in self._plan.chapters]
            if chapter_id in ids:
                self.list.setCurrentIndex(self.model.index(ids.index(chapter_id)))

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(2, 2, 8, 2)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 3)
        kind = QVBoxLayout()
        kind.setSpacing(2)
        kind.addWidget(label(self.tr("Slag"), "label"))
        kind.addWidget(self.kind)
        kind.addStretch(1)
        row.addLayout(kind, 1)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addStretch(1)
        return form

    def _build_tools(self) -> None:
        menu = QMenu(self)
        for kind, name in CHAPTER_KIND_NAMES.items():
            action = menu.addAction(name.capitalize())
            action.triggered.connect(partial(self._add_of_kind, kind))
        self.add = button(self.tr("+ Lägg till"), "tool")
        self.add.setMenu(menu)
        self.up = button(self.tr("Flytta upp"), "tool", lambda: self._move_by(-1))
        self.down = button(self.tr("Flytta ner"), "tool", lambda: self._move_by(1))
        self.remove = button(self.tr("Ta bort"), "tool", self._remove)

    def _lay_out(self) -> None:
        tools = FlowLayout(6)
        for tool in (self.add, self.up, self.down, self.remove):
            tools.addWidget(tool)
        left = QVBoxLayout()
        left.setSpacing(8)
        self.list.setMinimumWidth(_LIST_WIDTH)
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._form)
        right = QVBoxLayout()
        right.addWidget(self._none)
        right.addWidget(area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addLayout(right, 2)

    def _chapter(self) -> Chapter | None:
        chapters = self._plan.chapters if self._plan is not None else ()
        return next((each for each in chapters if each.id == self._chosen), None)

    def _place(self) -> int:
        chapters = self._plan.chapters if self._plan is not None else ()
        return [each.id for each in chapters].index(self._chosen)

    def _current_changed(self, current: QModelIndex) -> None:
        if self._is_filling or self._plan is None or not current.isValid():
            return
        place = current.row()
        wanted = self._plan.chapters[place].id
        self._leave()
        self._chosen = wanted
        # What was typed may have been stored just now, and the list been filled anew.
        self._is_filling = True
        self.list.setCurrentIndex(self.model.index(place))
        self._is_filling = False
        self._show_chosen()

    def _show_chosen(self) -> None:
        chapter = self._chapter()
        self._none.setVisible(chapter is None)
        self._form.setVisible(chapter is not None)
        count = len(self._plan.chapters) if self._plan is not None else 0
        self.up.setEnabled(chapter is not None and self._place() > 0)
        self.down.setEnabled(chapter is not None and self._place() < count - 1)
        self.remove.setEnabled(chapter is not None)
        if chapter is not None:
            self.title.show_stored(chapter.title)
            self.kind.show_stored(chapter.kind)
            self.text.show_stored(chapter.text)

    def _leave(self) -> None:
        self.title.leave()
        self.text.flush()

    def _title_edited(self, text: str, stay: int) -> None:
        chapter = self._chapter()
        if chapter is not None:
            self._store(chapter, replace(chapter, title=text), ("title", stay))

    def _text_edited(self, text: str, stay: int) -> None:
        chapter = self._chapter()
        if chapter is not None:
            self._store(chapter, replace(chapter, text=text), ("text", stay))

    def _kind_chosen(self, value: str) -> None:
        chapter = self._chapter()
        if chapter is not None:
            self._store(chapter, replace(chapter, kind=ChapterKind(value)), None)

    def _store(self, old: Chapter, new: Chapter, typing: tuple[str, int] | None) -> None:
        if old.id is not None and new != old:
            self._session.push(SetChapter(self._session, old.id, old, new, typing))

    def _add_of_kind(self, kind: ChapterKind, _checked: bool = False) -> None:
        if self._plan is None:
            return
        self._leave()
        place = self._place() + 1 if self._chosen is not None else 0
        is_other = kind is ChapterKind.OTHER
        title = self.tr("Ny text") if is_other else CHAPTER_KIND_NAMES[kind].capitalize()
        command = AddChapter(self._session, self._plan.id, place, Chapter(kind, title, ""))
        if self._session.push(command) and command.chapter_id is not None:
            self.choose(command.chapter_id)
            self.title_line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.title_line.selectAll()

    def _remove(self) -> None:
        chapter = self._chapter()
        if chapter is None or chapter.id is None:
            return
        self._leave()
        if self._session.push(RemoveChapter(self._session, chapter.id, chapter.title)):
            text = self.tr("”{title}” togs bort. Ångra med Ctrl+Z.")
            self._session.told.emit(text.format(title=chapter.title))

    def _move_by(self, step: int) -> None:
        if self._plan is not None and self._chosen is not None:
            new = self._place() + step
            if 0 <= new < len(self._plan.chapters):
                self._move(self._place(), new)

    def _move(self, old: int, new: int) -> None:
        if self._plan is None:
            return
        self._leave()
        chapter_id = self._plan.chapters[old].id
        if chapter_id is not None:
            at = self._plan.id
            self._session.push(MoveChapter(self._session, at, chapter_id, old, new))


def _filled(text: str) -> str | None:
    return cleaned_line(text) or None
